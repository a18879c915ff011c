import Engines
import Mind
import Settings
import Show
import Signals
import Voice
import Wire

/// Which mind and which voice the settings ask for.
struct Engine {
    let settings: AneekaSettings
    let places: Places
    let client: HTTPClient
    let health: HealthBoard

    // MARK: Mind

    /// The interim model that the setup brings.
    static let interimModel = "gemma-3-270m-q4_k_m.gguf"

    var isManaged: Bool { settings.mind.endpoint.isEmpty }

    var modelPath: String {
        let model = settings.mind.model
        let folder = places.dataFolder(settings) + "/models/"
        if model.isEmpty { return folder + Self.interimModel }
        return model.contains("/") ? places.expand(model) : folder + model
    }

    /// Bare models go on with a transcript; those tuned to follow instructions say so in their name.
    var promptStyle: PromptComposer.Style {
        switch settings.mind.form {
        case .chat: return .chat
        case .transcript: return .transcript
        case .auto:
            guard isManaged else { return .chat }
            let name = modelPath.lowercased()
            return ["instruct", "-it", "chat"].contains(where: name.contains) ? .chat : .transcript
        }
    }

    private var limits: OpenAIModel.Limits {
        OpenAIModel.Limits(firstToken: settings.mind.firstToken)
    }

    /// A model at an address of the settings; nil when the server is ours.
    func remoteModel() -> (any LanguageModel)? {
        guard !isManaged else { return nil }
        let mind = settings.mind
        return OpenAIModel(
            OpenAIEndpoint(
                url: mind.endpoint, model: mind.model.isEmpty ? "default" : mind.model,
                key: mind.key.isEmpty ? nil : mind.key),
            dialect: .common, limits: limits, client: client)
    }

    private var modelServer: ModelServerSettings {
        let mind = settings.mind
        return ModelServerSettings(
            model: modelPath, server: mind.server.isEmpty ? nil : places.expand(mind.server),
            dataFolder: places.dataFolder(settings), searchPath: places.environment["PATH"] ?? "",
            contextTokens: mind.context * 2, slots: 2, threads: mind.threads == 0 ? nil : mind.threads)
    }

    /// Whether our own model server could be started: its program and a GGUF are there.
    /// - Throws: `ModelLoadError`.
    func checkModelServer() throws { try ManagedModelServer.check(modelServer) }

    /// Runs our own model server and puts its model into `current` while it can be asked.
    func runModelServer(
        _ current: CurrentModel, warmUp: @escaping @Sendable (any LanguageModel) async -> Void,
        whenDown: @escaping @Sendable () -> Void
    ) async throws {
        let server = ManagedModelServer(modelServer, client: client)
        // Ready is told once per start; warming waits beside the server's own task.
        let (urls, inlet) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { inlet.finish() }
                try await server.run { state in
                    switch state {
                    case .starting: health.report(Health(part: "model", state: .starting))
                    case .ready(let url): inlet.yield(url)
                    case .down(let reason):
                        current.set(nil)
                        health.report(Health(part: "model", state: .down, message: reason))
                        whenDown()
                    }
                }
            }
            group.addTask {
                for await url in urls {
                    // No slot of its own: the server finds the one that holds this language's prompt already.
                    let model = OpenAIModel(
                        OpenAIEndpoint(url: url), dialect: .llamaServer(slot: nil), limits: limits, client: client)
                    await warmUp(model)
                    current.set(model)
                    health.report(Health(part: "model", state: .well))
                }
            }
            while try await group.next() != nil {}
        }
    }

    // MARK: Voice

    func voice() -> any SpeechSynthesizer {
        let voice = settings.voice
        let espeak = EspeakSynthesizer(
            EspeakSettings(
                voices: [.es: voice.espeak.es, .en: voice.espeak.en], rate: voice.espeak.rate, pitch: voice.espeak.pitch
            ))
        var voices: [any SpeechSynthesizer] = [espeak, SilentVoice()]
        if voice.engine == .openai {
            let endpoint = OpenAIEndpoint(
                url: voice.openai.endpoint, model: voice.openai.model,
                key: voice.openai.key.isEmpty ? nil : voice.openai.key)
            voices.insert(
                OpenAISpeech(
                    endpoint,
                    settings: OpenAISpeech.Settings(
                        voices: [.es: voice.openai.voice, .en: voice.openai.voice], rate: voice.openai.rate,
                        firstSound: voice.openai.firstSound),
                    client: client), at: 0)
        }
        let best = voices[0].name
        return VoiceChain(voices) { report in
            switch report {
            case .failed(let error, let next):
                let meanwhile = Bilingual(
                    en: " Speaking with \(next) meanwhile.", es: " Mientras tanto habla con \(next).")
                health.report(Health(part: "voice", state: .degraded, message: error.message + meanwhile))
            case .spoke(let name):
                if name == best { health.report(Health(part: "voice", state: .well)) }
            }
        }
    }
}
