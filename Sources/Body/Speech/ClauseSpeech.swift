package import Signals

/// What is known so far of a clause's sound.
package struct ClauseSpeech: Hashable, Sendable {
    /// The clause's index in its turn.
    package let clause: Int
    /// The clause's first frame, in frames of the turn.
    package let startFrame: Int
    /// Frames of the clause so far.
    package let frames: Int
    /// Whether all its sound, words and phonemes are here.
    package let isComplete: Bool
    /// Frames count from the clause's first. Empty where the voice tells none.
    package let phonemes: [PhonemeEvent]
    package let words: [WordEvent]
    /// Root mean square of each whole 20 ms so far; only asked where there are no phonemes.
    package let envelope: [Float]
    /// As pronounced; its last mark tells a question from a statement.
    package let spoken: String
    package let feeling: Feeling

    /// No clause is longer: two minutes.
    static let longest = soundRate * 120

    package init(
        clause: Int, startFrame: Int, frames: Int, isComplete: Bool, phonemes: [PhonemeEvent],
        words: [WordEvent] = [], envelope: [Float] = [], spoken: String, feeling: Feeling = .neutral
    ) {
        self.clause = clause
        self.startFrame = startFrame
        self.frames = min(Self.longest, max(0, frames))
        self.isComplete = isComplete
        self.phonemes = phonemes
        self.words = words
        self.envelope = envelope
        self.spoken = spoken
        self.feeling = feeling
    }

    enum Ending: Sendable { case statement, question, exclamation, goesOn }

    var ending: Ending {
        let mark = spoken.last { !$0.isWhitespace && !"\"'»”’)]".contains($0) }
        switch mark {
        case "?", "？": return .question
        case "!", "！": return .exclamation
        case ",", ";", ":", "-", "–", "—": return .goesOn
        default: return .statement
        }
    }
}
