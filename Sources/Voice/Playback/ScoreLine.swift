internal import Signals
internal import Sound

/// One clause of a turn: its sound, words and phonemes as far as they have come.
struct ScoreLine {
    /// Characters a second of an ordinary voice, es and en, for guesses before the sound is whole.
    private static let charactersPerSecond = 15

    let clause: Clause
    let segment: SpeechSegment
    /// Empty again when it was heard long ago.
    private(set) var samples: [Float] = []
    private(set) var frames = 0
    private(set) var words: [WordEvent] = []
    private(set) var phonemes: [PhonemeEvent] = []
    private var envelope = LoudnessEnvelope()
    private(set) var isComplete = false
    private(set) var isReleased = false
    /// In frames of the turn; nil until every earlier clause is complete.
    var start: Int?
    var isAudible = false
    var isScheduled = false
    /// Whether something came since the schedule was told last.
    var hasNews = false

    init(clause: Clause, segment: SpeechSegment) {
        self.clause = clause
        self.segment = segment
    }

    var end: Int? { start.map { $0 + frames } }

    mutating func append(_ piece: SpeechPiece) {
        switch piece {
        case .sound(let samples):
            self.samples += samples
            frames += samples.count
            envelope.append(samples)
        case .phonemes(let events): phonemes += events
        case .words(let events): words += events
        }
        hasNews = true
    }

    mutating func complete() {
        guard !isComplete else { return }
        isComplete = true
        hasNews = true
    }

    mutating func release() {
        samples = []
        isReleased = true
    }

    var schedule: ClauseSchedule? {
        start.map {
            ClauseSchedule(
                clause: clause, segment: segment, startFrame: $0, frames: frames, isComplete: isComplete, words: words,
                phonemes: phonemes, envelope: envelope.levels)
        }
    }

    /// The voice's own word times, else words spread over the clause by their characters.
    var wordTimes: [WordEvent] {
        if !words.isEmpty { return words }
        let starts = HeardWords.starts(of: segment.spoken)
        let characters = max(1, segment.spoken.count)
        let guessed = characters * soundRate / Self.charactersPerSecond
        let length = isComplete ? frames : max(frames, guessed)
        return starts.indices.map { index in
            let start = starts[index]
            let next = index + 1 < starts.count ? starts[index + 1] : characters
            return WordEvent(range: start..<next, frame: start * length / characters)
        }
    }

    /// The caption's words whose start lies before `frame` of this clause.
    func caption(heardUpTo frame: Int) -> String {
        if isComplete, frame >= frames { return frames > 0 ? clause.text : "" }
        guard let last = wordTimes.last(where: { $0.frame < frame }) else { return "" }
        return HeardWords(caption: clause.text, spoken: segment.spoken).caption(heardUpTo: last.range.upperBound)
    }
}
