/// The one rate of all sound inside the program; engines convert at their border.
package let soundRate = 24_000

/// A piece of her reply that can be spoken by itself.
package struct Clause: Hashable, Sendable {
    package let turn: TurnID
    /// Counts the clauses of the turn from 0.
    package let index: Int
    /// As captioned: without marks, `@` dropped from names.
    package let text: String
    package let feeling: Feeling
    package let gestures: [Gesture]
    package let cues: [VoiceCue]

    package init(
        turn: TurnID, index: Int, text: String, feeling: Feeling = .neutral, gestures: [Gesture] = [],
        cues: [VoiceCue] = []
    ) {
        self.turn = turn
        self.index = index
        self.text = text
        self.feeling = feeling
        self.gestures = gestures
        self.cues = cues
    }
}

/// One request to a voice.
package struct SpeechSegment: Hashable, Sendable {
    package let turn: TurnID
    /// The clause's index in its turn.
    package let clause: Int
    /// As it shall be pronounced: numbers, names and emotes spelled out.
    package let spoken: String
    package let language: Language
    package let feeling: Feeling

    package init(turn: TurnID, clause: Int, spoken: String, language: Language, feeling: Feeling = .neutral) {
        self.turn = turn
        self.clause = clause
        self.spoken = spoken
        self.language = language
        self.feeling = feeling
    }
}

/// A phoneme as the engine named it (IPA; "" = pause).
package struct PhonemeEvent: Hashable, Sendable {
    package let ipa: String
    /// Frames at `soundRate` from the segment's first sample.
    package let frame: Int
    package init(ipa: String, frame: Int) {
        self.ipa = ipa
        self.frame = frame
    }
}

/// A word's start inside a segment.
package struct WordEvent: Hashable, Sendable {
    /// In Characters of the segment's `spoken` text, half open.
    package let range: Range<Int>
    /// Frames at `soundRate` from the segment's first sample.
    package let frame: Int
    package init(range: Range<Int>, frame: Int) {
        self.range = range
        self.frame = frame
    }
}

/// What a voice hands over while it speaks a segment, in the order it comes.
package enum SpeechPiece: Sendable {
    /// Mono, ±1.0, at `soundRate`.
    case sound([Float])
    /// Times may run ahead of the sound handed over so far.
    case phonemes([PhonemeEvent])
    case words([WordEvent])
}
