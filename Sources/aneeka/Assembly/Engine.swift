import Engines
import Mind
import Moderation
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

    /// The model that the setup brings; her own adapter lies over it.
    static let interimModel = "gemma-3-270m-q4_k_m.gguf"

    /// Her own, trained by `Tools/mind`, beside the program.
    private static var ownModels: String { Environment.programFolder + "/aneeka_Engines.resources/Models" }
    static var ownMini: String { ownModels + "/aneeka-mini.gguf" }
    private static var ownAdapter: String { ownModels + "/gemma-3-270m-aneeka/adapter.gguf" }

    /// One way to a mind: the settings' own, or one of the fallbacks.
    private enum Way {
        case managed
        case inside
        /// Her own small model, when nobody else can.
        case mini
        case server(OpenAIEndpoint)

        var isMini: Bool { if case .mini = self { true } else { false } }
    }

    private var ways: [Way] {
        let mind = settings.mind
        let first: Way =
            mind.endpoint.isEmpty
            ? (mind.inside ? .inside : .managed)
            : .server(
                OpenAIEndpoint(
                    url: mind.endpoint, model: mind.model.isEmpty ? "default" : mind.model,
                    key: mind.key.isEmpty ? nil : mind.key))
        return [first]
            + mind.fallbacks.map { text in
                let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
                guard let address = parts.first, address != "managed" else { return .managed }
                return .server(
                    OpenAIEndpoint(
                        url: address, model: parts.count > 1 ? parts[1] : "default",
                        key: mind.fallbackKey.isEmpty ? nil : mind.fallbackKey))
            } + (mind.mini && isHerself && !isInside ? [.mini] : [])
    }

    /// Whether a model server of our own is among those who answer.
    var isManaged: Bool {
        ways.contains {
            if case .managed = $0 { true } else { false }
        }
    }

    /// Whether it is the first of them.
    var isManagedFirst: Bool { settings.mind.endpoint.isEmpty && !isInside }

    /// Whether the first of them is a model inside the program.
    var isInside: Bool { settings.mind.endpoint.isEmpty && settings.mind.inside }

    /// Whether her own small model answers when nobody else can.
    var hasMini: Bool { ways.contains(where: \.isMini) }

    /// Whether it knows nothing but conversation: no summaries, no facts.
    var onlyTalks: Bool { isManagedFirst && adapterPath == Self.ownAdapter || isInside }

    /// Her own models are trained on Aneeka's lines and speak for nobody else.
    private var isHerself: Bool { settings.persona.file.isEmpty && settings.persona.name == Persona.aneeka.name }

    /// Of the model server of our own; nil = none.
    private var adapterPath: String? {
        let mind = settings.mind
        if !mind.adapter.isEmpty { return places.expand(mind.adapter) }
        let isBrief = mind.form == .auto || mind.form == .brief
        return mind.model.isEmpty && isHerself && isBrief ? Self.ownAdapter : nil
    }

    var modelPath: String {
        let model = settings.mind.model
        let folder = places.dataFolder(settings) + "/models/"
        if model.isEmpty { return folder + Self.interimModel }
        return model.contains("/") ? places.expand(model) : folder + model
    }

    /// Models that `Tools/mind` trained know brief prompts; bare ones go on with a transcript; those tuned to follow
    /// instructions say so in their name.
    var promptStyle: PromptComposer.Style {
        switch settings.mind.form {
        case .chat: return .chat
        case .transcript: return .transcript
        case .brief: return .brief
        case .auto:
            if isInside { return .brief }
            guard isManagedFirst else { return .chat }
            if adapterPath != nil { return .brief }
            let name = modelPath.lowercased()
            return ["instruct", "-it", "chat"].contains(where: name.contains) ? .chat : .transcript
        }
    }

    /// Who answers, best first.
    /// - Parameter managed: asked where the settings name our own server.
    func mind(managed: CurrentModel) -> ModelChain {
        let ways = ways
        let rungs = ways.enumerated().map { number, way -> ModelChain.Rung in
            // The small model behind it is no reason to hurry a better one.
            let isLast = !ways[(number + 1)...].contains { !$0.isMini }
            switch way {
            case .managed: return ModelChain.Rung("aneeka", managed)
            case .inside: return ModelChain.Rung("inside", MiniModel(path: modelPath))
            case .mini: return ModelChain.Rung("mini", MiniModel(path: Self.ownMini))
            case .server(let endpoint):
                let limits = OpenAIModel.Limits(
                    firstToken: isLast ? settings.mind.firstToken : settings.mind.fallbackAfter)
                return ModelChain.Rung(
                    "\(endpoint)", OpenAIModel(endpoint, dialect: .common, limits: limits, client: client))
            }
        }
        return ModelChain(rungs) { report in
            switch report {
            case .failed(let error, _, let next?):
                let meanwhile = Bilingual(
                    en: " Meanwhile \(next) answers.", es: " Mientras tanto responde \(next).")
                health.report(Health(part: "model", state: .degraded, message: error.message + meanwhile))
            // The turn that gets no answer tells of it.
            case .failed(_, _, nil): break
            case .answered(_, number: 0): health.report(Health(part: "model", state: .well))
            case .answered(let rung, _):
                guard health.state(of: "model") != .degraded else { return }
                health.report(
                    Health(
                        part: "model", state: .degraded,
                        message: Bilingual(en: "\(rung) answers.", es: "Responde \(rung).")))
            }
        }
    }

    /// A judge of her sentences, where the settings name one.
    func guardian() -> GuardModel? {
        let settings = settings.moderation.guard
        guard !settings.endpoint.isEmpty else { return nil }
        let endpoint = OpenAIEndpoint(
            url: settings.endpoint, model: settings.model.isEmpty ? "default" : settings.model,
            key: settings.key.isEmpty ? nil : settings.key)
        let limits = OpenAIModel.Limits(
            connect: settings.deadline, firstToken: settings.deadline, betweenTokens: settings.deadline)
        let policy = GuardPolicy(
            said: .always, deadline: settings.deadline, silence: settings.whenLate == .pass ? .pass : .refuse)
        return GuardModel(
            OpenAIModel(endpoint, dialect: .common, limits: limits, client: client), policy: policy, health: health)
    }

    /// Talk in each language apart, and side work.
    private var modelSlots: ModelSlots { ModelSlots(settings.persona.language == .auto ? 3 : 2) }

    private var modelServer: ModelServerSettings {
        let mind = settings.mind
        return ModelServerSettings(
            model: modelPath, adapter: adapterPath,
            server: mind.server.isEmpty ? nil : places.expand(mind.server),
            dataFolder: places.dataFolder(settings), searchPath: places.environment["PATH"] ?? "",
            contextTokens: mind.context * modelSlots.count, slots: modelSlots.count,
            threads: mind.threads == 0 ? nil : mind.threads, neededMemory: shelf?.need(of: modelPath),
            others: shelf?.needs ?? [])
    }

    /// Nil where the catalogue cannot be read: the doctor tells.
    private var shelf: ModelShelf? { try? ModelShelf(settings, places) }

    /// Whether our own model server could be started: its program and a GGUF are there.
    /// - Throws: `ModelLoadError`.
    func checkModelServer() throws { try ManagedModelServer.check(modelServer) }

    /// Runs our own model server and puts its model into `current` while it can be asked.
    func runModelServer(
        _ current: CurrentModel, warmUp: @escaping @Sendable (OpenAIModel) async -> Void,
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
                    case .starting:
                        // Started again after a failure it is what it was until it can be asked: told once.
                        guard ![.down, .degraded].contains(health.state(of: "model")) else { break }
                        health.report(Health(part: "model", state: .starting))
                    case .ready(let url): inlet.yield(url)
                    case .down(let reason):
                        // While another stands in, one more start that failed is no news.
                        let isNews = !current.isMissing || health.state(of: "model") != .degraded
                        current.set(nil)
                        if isNews { health.report(Health(part: "model", state: .down, message: reason)) }
                        whenDown()
                    }
                }
            }
            group.addTask {
                for await url in urls {
                    let model = OpenAIModel(
                        OpenAIEndpoint(url: url), dialect: .llamaServer(modelSlots),
                        limits: OpenAIModel.Limits(firstToken: settings.mind.firstToken), client: client)
                    await warmUp(model)
                    // The server may have ended meanwhile.
                    guard !Task.isCancelled, await model.isThere() else { continue }
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
