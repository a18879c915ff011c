/// How much waits to be answered and who speaks; each shape has its own prompt.
package enum LoadShape: String, CaseIterable, Hashable, Sendable {
    case single, few, crowd, flood, `operator`, operatorWithChat, events, idle, welcomeBack
}

/// What deserves an answer now: chosen by attention, answered by the mind.
package struct TurnRequest: Sendable {
    package let turn: TurnID
    package let shape: LoadShape
    /// Those to answer, best first; empty for `idle` and `operator`.
    package let comments: [Comment]
    /// Those to thank for, greatest first; empty but for `events`.
    package let events: [ChannelEvent]
    /// What the operator said to her; nil but for `operator` and `operatorWithChat`.
    package let operatorWords: String?
    /// How many others wrote much the same as one of `comments`.
    package let copies: [MessageID: Int]
    /// What all who wait say together; for `crowd` and `flood`.
    package let impression: RoomImpression?
    /// How many more wait and are not named here.
    package let waiting: Int
    /// How long she was away; for `welcomeBack`.
    package let away: Duration?
    /// The language of the answer.
    package let language: Language
    /// Names that may be said aloud; a viewer not in here is "alguien" / "someone".
    package let sayableNames: Set<ViewerID>

    package init(
        turn: TurnID, shape: LoadShape, comments: [Comment], events: [ChannelEvent] = [], operatorWords: String? = nil,
        copies: [MessageID: Int] = [:], impression: RoomImpression? = nil, waiting: Int = 0, away: Duration? = nil,
        language: Language, sayableNames: Set<ViewerID>
    ) {
        self.turn = turn
        self.shape = shape
        self.comments = comments
        self.events = events
        self.operatorWords = operatorWords
        self.copies = copies
        self.impression = impression
        self.waiting = waiting
        self.away = away
        self.language = language
        self.sayableNames = sayableNames
    }

    /// Everything derived from this turn cites these.
    package var sources: [MessageID] { comments.map(\.id) + events.map(\.id) }

    /// The same with authors, as recalls find them.
    package var citations: [Citation] { comments.map(Citation.init) + events.compactMap(Citation.init) }
}
