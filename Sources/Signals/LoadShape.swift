/// How much waits to be answered and who speaks; each shape has its own prompt.
package enum LoadShape: String, CaseIterable, Hashable, Sendable {
    case single, few, crowd, flood, `operator`, operatorWithChat, events, idle, welcomeBack
}

/// What deserves an answer now: chosen by attention, answered by the mind.
package struct TurnRequest: Sendable {
    package let turn: TurnID
    package let shape: LoadShape
    /// Those to answer, best first; empty for `idle`.
    package let comments: [Comment]
    /// How many more wait and are not named here.
    package let waiting: Int
    /// The language of the answer.
    package let language: Language
    /// Names that may be said aloud; a viewer not in here is "alguien" / "someone".
    package let sayableNames: Set<ViewerID>

    package init(
        turn: TurnID, shape: LoadShape, comments: [Comment], waiting: Int = 0, language: Language,
        sayableNames: Set<ViewerID>
    ) {
        self.turn = turn
        self.shape = shape
        self.comments = comments
        self.waiting = waiting
        self.language = language
        self.sayableNames = sayableNames
    }

    /// Everything derived from this turn cites these.
    package var sources: [MessageID] { comments.map(\.id) }
}
