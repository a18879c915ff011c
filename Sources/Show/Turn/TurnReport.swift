package import Attention
package import Signals

/// What a turn came to, told once when it ended.
package struct TurnReport: Sendable {
    package enum Outcome: Sendable, Equatable {
        case finished
        case stopped(StopCause)
        /// The model gave nothing; a prepared line was spoken.
        case prepared(reason: Bilingual)
        /// Nothing could be said.
        case failed(reason: Bilingual)
    }

    package let request: TurnRequest
    package let reasons: [Reason]
    /// What the model wrote and the gate let pass, as captioned.
    package let written: String
    /// What was audible up to the last word; all that may be remembered.
    package let heard: String
    package let wasCut: Bool
    /// Frames of the turn's sound that were heard.
    package let heardFrame: Int
    package let outcome: Outcome
    /// A comment of the request was taken back: nothing of it may be shown.
    package let isRecalled: Bool
    package let began: WallTime
    /// From the comment's reception to her first sound.
    package let firstSound: Duration?
    package let marks: [MarkEvent]

    package var turn: TurnID { request.turn }
}

/// What must survive the process; fulfilled by the journal.
///
/// None of these may fail the show: whoever fulfils it reports trouble as health and goes on.
package protocol ShowRecord: Sendable {
    /// Returns when the comment is committed.
    /// - Returns: false when this message was admitted before, in this run or an earlier one.
    func admit(_ comment: Comment) async -> Bool

    /// Erases what a recall covers.
    func recall(_ recall: Recall, turns: [TurnID]) async

    /// A turn begins; returns at once.
    func began(_ request: TurnRequest, _ reasons: [Reason])

    /// Stores an ended turn; bounded, and never on a turn's path to sound.
    func store(_ report: TurnReport) async
}
