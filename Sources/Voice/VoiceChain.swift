package import Signals

/// Several voices as one: the first speaks; where it cannot, the next does, within the same clause.
package struct VoiceChain: SpeechSynthesizer {
    private let voices: [any SpeechSynthesizer]
    private let report: @Sendable (VoiceError, String) -> Void

    /// - Parameters:
    ///   - voices: best first.
    ///   - report: told when a voice failed, with the name of the one that takes over.
    package init(_ voices: [any SpeechSynthesizer], report: @escaping @Sendable (VoiceError, String) -> Void) {
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
                return try await voice.synthesize(segment) { piece in
                    hasBegun = true
                    try await sink(piece)
                }
            } catch let error as VoiceError where error.reason == .unavailable && !hasBegun && index + 1 < voices.count
            {
                report(error, voices[index + 1].name)
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
