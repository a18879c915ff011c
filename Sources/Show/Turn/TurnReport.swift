package import Attention
package import Mind
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
    /// As far as the model's server told.
    package let usage: ModelUsage

    package var turn: TurnID { request.turn }
}
