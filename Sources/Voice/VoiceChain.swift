package import Signals

/// Several voices as one: the first speaks; where it cannot, the next does, within the same clause.
package struct VoiceChain: SpeechSynthesizer {
    package enum Report: Sendable {
        /// `next` speaks in its place.
        case failed(VoiceError, next: String)
        /// The voice of this name spoke; the first of the chain does so when all is well.
        case spoke(String)
    }

    private let voices: [any SpeechSynthesizer]
    private let report: @Sendable (Report) -> Void

    /// - Parameters:
    ///   - voices: best first.
    ///   - report: told of every clause; must return at once.
    package init(_ voices: [any SpeechSynthesizer], report: @escaping @Sendable (Report) -> Void) {
        self.voices = voices
        self.report = report
    }

    package var name: String { voices.first?.name ?? "none" }

    /// Tries the next voice only while nothing was handed over: a clause is never begun twice.
    package func synthesize(
        _ segment: SpeechSegment, into sink: (SpeechPiece) async throws -> Void
    ) async throws {
        for (index, voice) in voices.enumerated() {
            var hasBegun = false
            do {
                try await voice.synthesize(segment) { piece in
                    hasBegun = true
                    try await sink(piece)
                }
                return report(.spoke(voice.name))
            } catch let error as VoiceError where !hasBegun && index + 1 < voices.count {
                switch error.reason {
                case .unavailable: report(.failed(error, next: voices[index + 1].name))
                // Another may know how; that this one does not is no fault of its.
                case .cannotSpeak: if voices[index + 1] is SilentVoice { throw error }
                }
            }
        }
    }
}

/// The last voice: no sound, but time to read, so that captions go on in words when nothing can speak.
package struct SilentVoice: SpeechSynthesizer {
    /// Characters read a second; subtitles are made for 15 to 17.
    private static let charactersPerSecond = 15.0

    package let name = "captions"

    package init() {}

    package func synthesize(
        _ segment: SpeechSegment, into sink: (SpeechPiece) async throws -> Void
    ) async throws {
        let perCharacter = Double(soundRate) / Self.charactersPerSecond
        var words: [WordEvent] = []
        var at = 0
        for word in segment.spoken.split(separator: " ", omittingEmptySubsequences: false) {
            let range = at..<at + word.count
            if !word.isEmpty { words.append(WordEvent(range: range, frame: Int(Double(at) * perCharacter))) }
            at = range.upperBound + 1
        }
        try await sink(.words(words))
        var left = Int(Double(segment.spoken.count) * perCharacter)
        while left > 0 {
            let count = min(left, soundRate / 5)
            try await sink(.sound([Float](repeating: 0, count: count)))
            left -= count
        }
    }
}
