package import Signals

/// A turn as the journal knows it.
package struct JournaledTurn: Hashable, Sendable {
    package struct Source: Hashable, Sendable {
        package let id: MessageID
        package let platform: Platform
        package let reasons: [String: Double]

        package init(id: MessageID, platform: Platform, reasons: [String: Double] = [:]) {
            self.id = id
            self.platform = platform
            self.reasons = reasons
        }
    }

    package let turn: TurnID
    package let shape: LoadShape
    package let language: Language
    package let sources: [Source]
    /// "" after an erasure and while the turn has no ending.
    package let reply: String
    /// Without an ending: what was noted as heard clause by clause.
    package let heard: String
    package let wasCut: Bool
    package let cause: StopCause?
    package let began: WallTime
    /// nil: the program ended in mid-turn, or the turn still runs.
    package let ended: WallTime?
    package let marks: [MarkRecord]
    package let isErased: Bool
}
