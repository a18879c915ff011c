package import Signals

/// Where a clause's sound lies in its turn, and what is known of it so far.
package struct ClauseSchedule: Sendable {
    package let clause: Clause
    package let segment: SpeechSegment
    /// The clause's first frame, in frames of the turn.
    package let startFrame: Int
    /// Frames of the clause so far.
    package let frames: Int
    /// Whether all its sound, words and phonemes are here.
    package let isComplete: Bool
    /// Frames count from the clause's first, in words and phonemes alike.
    package let words: [WordEvent]
    package let phonemes: [PhonemeEvent]
    /// Root mean square of each whole 20 ms so far.
    package let envelope: [Float]
}

/// What whoever shows her needs to know about her sound. Told synchronously, on the thread of playback: return at once.
package enum PlaybackEvent: Sendable {
    /// A clause has got its place. Told once, before the clause is audible.
    case clauseScheduled(ClauseSchedule)
    /// More of a scheduled clause is known (the whole of it again); at most twenty times a second, and when complete.
    case clauseExtended(ClauseSchedule)
    /// The clause's first frame left the loudspeaker at `at`; once per clause.
    case audible(turn: TurnID, clause: Int, startFrame: Int, at: Moment)
    /// How far the turn has been heard; at most ten times a second.
    case position(PlaybackPosition)
    /// Another output leads the turn that plays.
    case leadChanged(String)
}

/// What was heard of a turn; the only thing of it that may be remembered.
package struct HeardReport: Hashable, Sendable {
    package let turn: TurnID
    /// Frames heard.
    package let frame: Int
    /// The captions' words up to the last one whose start was audible; "" when none was.
    package let text: String
    /// Whether something remained unheard.
    package let wasCut: Bool
    package init(turn: TurnID, frame: Int, text: String, wasCut: Bool) {
        self.turn = turn
        self.frame = frame
        self.text = text
        self.wasCut = wasCut
    }
}
