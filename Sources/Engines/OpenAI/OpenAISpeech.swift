package import Signals
internal import Sound
internal import Voice
package import Wire

/// A voice behind `/v1/audio/speech`: OpenAI, Kokoro-FastAPI, openedai-speech, LocalAI and others.
///
/// Asks for raw PCM, which can be spoken while it is made; a WAV, which some send all the same, is read too.
package struct OpenAISpeech: SpeechSynthesizer {
    package struct Settings: Sendable, Equatable {
        package var voices: [Language: String]
        /// 1.0 = as the voice was made.
        package var speed: Double
        /// Of PCM whose rate the server does not name, Hz.
        package var rate: Int
        package var connect: Duration
        package var firstSound: Duration
        package var betweenSounds: Duration

        package init(
            voices: [Language: String] = [:], speed: Double = 1, rate: Int = 24_000,
            connect: Duration = .seconds(2), firstSound: Duration = .seconds(10), betweenSounds: Duration = .seconds(5)
        ) {
            self.voices = voices
            self.speed = speed
            self.rate = rate
            self.connect = connect
            self.firstSound = firstSound
            self.betweenSounds = betweenSounds
        }
    }

    package let name: String
    private let endpoint: OpenAIEndpoint
    private let settings: Settings
    private let client: HTTPClient

    package init(_ endpoint: OpenAIEndpoint, settings: Settings = Settings(), client: HTTPClient) {
        self.name = "openai-speech"
        self.endpoint = endpoint
        self.settings = settings
        self.client = client
    }

    package func synthesize(
        _ segment: SpeechSegment, into sink: (SpeechPiece) async throws -> Void
    ) async throws {
        let request = OutgoingRequest(
            method: "POST", url: endpoint.url + "/audio/speech", headers: endpoint.headers(accept: "audio/*"),
            body: body(for: segment),
            limits: CallLimits(
                connect: settings.connect, firstByte: settings.firstSound + .seconds(1),
                betweenBytes: max(settings.firstSound, settings.betweenSounds) + .seconds(1)))
        let sounds = ReplyPipe<[Float]>(
            capacity: Self.waitingSounds, first: settings.firstSound, next: settings.betweenSounds)
        try await listening(
            to: sounds, receive: { [self] in try await receive(request, into: sounds) },
            explain: { [endpoint] delay in
                let text =
                    switch delay {
                    case .first(let limit):
                        Bilingual(
                            en: "\(endpoint.url) gave no sound within \(limit).",
                            es: "\(endpoint.url) no dio sonido en \(limit).")
                    case .next(let limit):
                        Bilingual(
                            en: "\(endpoint.url) fell silent in mid-sentence for \(limit).",
                            es: "\(endpoint.url) calló a media frase durante \(limit).")
                    }
                return VoiceError(.unavailable, text, isTransient: true)
            }, listen: { try await sink(.sound($0)) })
    }

    /// A few seconds of sound, as servers cut it.
    private static let waitingSounds = 32

    /// One call, from the request to the last sample.
    private func receive(_ request: OutgoingRequest, into sounds: ReplyPipe<[Float]>) async throws {
        var reader = SpeechReader(rate: settings.rate)
        var refusal: [UInt8] = []
        let head: HTTPHead
        do {
            head = try await endpoint.call(
                request, with: client,
                onHead: { reader.receive($0) },
                into: { bytes in
                    guard reader.isSound else {
                        refusal += bytes.prefix(Self.refusalLimit - refusal.count)
                        return
                    }
                    let samples = try reader.receive(bytes)
                    if !samples.isEmpty { try await sounds.send(samples) }
                })
        } catch let error as HTTPCallError {
            let (text, isTransient) = endpoint.failure(error)
            throw VoiceError(.unavailable, text, isTransient: isTransient)
        } catch let error as WAVError {
            throw VoiceError(.unavailable, "\(endpoint.url): " + error.message, isTransient: false)
        } catch let error as ResamplerUnavailable {
            throw VoiceError(.unavailable, error.message, isTransient: false)
        }
        guard reader.isSound else { throw explain(head, refusal) }
        let rest = reader.finish()
        if !rest.isEmpty { try await sounds.send(rest) }
        guard reader.hasSound else {
            // What reaches a voice has letters or numbers to pronounce.
            throw VoiceError(
                .unavailable,
                Bilingual(
                    en: "\(endpoint.url) gave no sound for this text.",
                    es: "\(endpoint.url) no dio sonido para este texto."), isTransient: false)
        }
    }

    private static let refusalLimit = 1 << 16

    private func body(for segment: SpeechSegment) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("model", endpoint.model)
            json.member("input", segment.spoken)
            json.member("voice", settings.voices[segment.language] ?? "alloy")
            json.member("response_format", "pcm")
            if settings.speed != 1 { json.member("speed", settings.speed) }
        }
        return json.bytes
    }

    private func explain(_ head: HTTPHead, _ body: [UInt8]) -> VoiceError {
        if head.status == 200 {
            return VoiceError(
                .unavailable,
                Bilingual(
                    en: "\(endpoint.url) answered without sound: \(ServerFailure(body: body).message)",
                    es: "\(endpoint.url) respondió sin sonido: \(ServerFailure(body: body).message)"),
                isTransient: false)
        }
        // 400 is what such servers say to a text with nothing to pronounce.
        let reason: VoiceError.Reason = head.status == 400 ? .cannotSpeak : .unavailable
        let (text, isTransient) = endpoint.refusal(status: head.status, body: body, settings: "voice.openai")
        return VoiceError(reason, text, isTransient: isTransient)
    }
}
