import Engines
import FoundationEssentials
import Signals
import Sound
import TestKit
import Testing
import Voice
import Wire

@Suite("OpenAISpeech")
struct OpenAISpeechTests {
    private let segment = SpeechSegment(turn: TurnID(1), clause: 0, spoken: "Hola, \"Pep\".", language: .es)

    private func voice(_ double: OpenAIDouble, _ settings: OpenAISpeech.Settings = .init()) -> OpenAISpeech {
        OpenAISpeech(OpenAIEndpoint(url: double.url, model: "tts"), settings: settings, client: HTTPClient())
    }

    private func speak(_ voice: OpenAISpeech) async throws -> [Float] {
        var samples: [Float] = []
        try await voice.synthesize(segment) { piece in
            if case .sound(let more) = piece { samples += more }
        }
        return samples
    }

    private static func isClose(_ one: [Float], _ other: [Float], within limit: Float = 0.001) -> Bool {
        one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) <= limit }
    }

    @Test("hands over PCM as it comes, samples cut or not", arguments: [nil, 1, 2, 3, 1_000])
    func pcm(cut: Int?) async throws {
        var behaviour = OpenAIBehaviour()
        behaviour.bytesPerWrite = cut
        if let cut, cut < 10 { behaviour.speech = Array(behaviour.speech.prefix(500)) }
        let expected = behaviour.speech
        try await withOpenAIDouble(behaviour) { double in
            let received = try await speak(voice(double))
            #expect(Self.isClose(received, expected))
            let call = double.calls.value[0]
            #expect(call.path == "/v1/audio/speech")
            // The wire's own names.
            // swift-format-ignore: AlwaysUseLowerCamelCase
            struct Body: Decodable { let model, input, voice, response_format: String }
            let body = try JSONDecoder().decode(Body.self, from: Data(call.body))
            #expect(body.input == segment.spoken && body.model == "tts" && body.response_format == "pcm")
        }
    }

    @Test("the voice is that of the language")
    func voices() async throws {
        try await withOpenAIDouble { double in
            _ = try await speak(voice(double, .init(voices: [.es: "nova", .en: "sky"])))
            #expect(double.calls.value[0].text.contains(#""voice":"nova""#))
        }
    }

    @Test("another rate, named by the server or by the settings, becomes ours")
    func rates() async throws {
        var behaviour = OpenAIBehaviour()
        behaviour.speech = Array(tone(seconds: 1).prefix(16_000))
        behaviour.speechType = "audio/L16; rate=16000; channels=1"
        try await withOpenAIDouble(behaviour) { double in
            let slow = try await speak(voice(double)).count
            #expect(slow == 24_000)
            double.behaviour.update { $0.speechType = "application/octet-stream" }
            let fast = try await speak(voice(double, .init(rate: 48_000))).count
            #expect(fast == 8_000)
            let usual = try await speak(voice(double)).count
            #expect(usual == 16_000)
        }
    }

    @Test("a WAV is read as one, its endless sizes and its rate too", arguments: [1, 7, nil])
    func wav(cut: Int?) async throws {
        var behaviour = OpenAIBehaviour()
        behaviour.speech = Array(tone(seconds: 0.05))
        behaviour.speechHeader = WAV.header(rate: 24_000, frames: nil)
        behaviour.speechType = "audio/wav"
        behaviour.bytesPerWrite = cut
        let expected = behaviour.speech
        try await withOpenAIDouble(behaviour) { double in
            let received = try await speak(voice(double))
            #expect(Self.isClose(received, expected))
        }
    }

    @Test("an empty body is a fault of the server's: what reaches a voice can be pronounced")
    func empty() async throws {
        var behaviour = OpenAIBehaviour()
        behaviour.speech = []
        try await withOpenAIDouble(behaviour) { double in
            let error = await #expect(throws: VoiceError.self) { _ = try await speak(voice(double)) }
            #expect(error?.reason == .unavailable)
        }
    }

    @Test(
        "refusals keep to what the caller can do",
        arguments: [(400, VoiceError.Reason.cannotSpeak, false), (401, .unavailable, false), (503, .unavailable, true)])
    func refusals(status: Int, reason: VoiceError.Reason, isTransient: Bool) async throws {
        var behaviour = OpenAIBehaviour()
        behaviour.status = status
        try await withOpenAIDouble(behaviour) { double in
            let error = await #expect(throws: VoiceError.self) { _ = try await speak(voice(double)) }
            #expect(error?.reason == reason && error?.isTransient == isTransient)
        }
    }

    @Test("sound that breaks off or falls silent is a transient error after what came")
    func breaks() async throws {
        for ending in [OpenAIBehaviour.Ending.hangUp, .silence] {
            var behaviour = OpenAIBehaviour()
            behaviour.ending = ending
            try await withOpenAIDouble(behaviour) { double in
                var heard = 0
                let error = await #expect(throws: VoiceError.self) {
                    try await voice(double, .init(betweenSounds: .milliseconds(200))).synthesize(segment) { piece in
                        if case .sound(let samples) = piece { heard += samples.count }
                    }
                }
                #expect(error?.isTransient == true)
                #expect(heard > 0)
            }
        }
    }

    @Test("cancelling hangs up on the server")
    func cancellation() async throws {
        var behaviour = OpenAIBehaviour()
        behaviour.ending = .silence
        try await withOpenAIDouble(behaviour) { double in
            let voice = voice(double)
            let (first, inlet) = AsyncStream.makeStream(of: Void.self)
            let task = Task { try await voice.synthesize(segment) { _ in inlet.yield() } }
            _ = await first.first { true }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await double.calls.wait { $0[0].hungUpAt != nil }
        }
    }
}
