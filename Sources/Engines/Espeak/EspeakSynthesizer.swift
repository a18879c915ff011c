package import Signals
internal import Voice

/// The built-in voice: espeak-ng, which speaks at once, in both languages, with phoneme and word times.
package struct EspeakSynthesizer: SpeechSynthesizer {
    package let name = "espeak-ng"
    private let settings: EspeakSettings

    package init(_ settings: EspeakSettings = EspeakSettings()) {
        self.settings = settings
    }

    /// Loads library, voice data and both voices, so that the first segment does not wait for them.
    /// - Throws: ``VoiceError`` that says what to install or which voice does not exist.
    package func prepare() async throws {
        let library = EspeakLibrary.process
        let rate = try await library.load(settings.library)
        for language in Language.allCases {
            try await library.choose(voice: voice(for: language), prosody: settings.prosody(for: .neutral))
        }
        _ = try EspeakReader(text: "", rate: rate)
    }

    package func synthesize(
        _ segment: SpeechSegment, into sink: (SpeechPiece) async throws -> Void
    ) async throws {
        let rate = try await EspeakLibrary.process.load(settings.library)
        // C ends the text at a zero.
        let text = String(String.UnicodeScalarView(segment.spoken.unicodeScalars.map { $0.value == 0 ? " " : $0 }))
        let chunks = EspeakChunks()
        let voice = voice(for: segment.language)
        let prosody = settings.prosody(for: segment.feeling)
        try await withTaskCancellationHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                var reader = try EspeakReader(text: text, rate: rate)
                group.addTask {
                    defer { chunks.finish() }
                    try await EspeakLibrary.process.speak(text, voice: voice, prosody: prosody, into: chunks)
                }
                // Whatever ends the listening also ends the synthesis, which the group waits for.
                defer { chunks.stop() }
                for await chunk in chunks.stream {
                    for piece in reader.receive(chunk) { try await sink(piece) }
                    chunks.took()
                }
                try Task.checkCancellation()
                try await group.waitForAll()
                for piece in try reader.finish() { try await sink(piece) }
            }
        } onCancel: {
            chunks.stop()
        }
    }

    private func voice(for language: Language) -> String {
        settings.voices[language] ?? EspeakSettings.femaleVoices[language] ?? "en-us"
    }
}
