import ArgumentParser
import Engines
import Glibc
import Logging
import Settings
import Show
import Signals
import Voice
import Wire

/// Checks everything a show needs; each line says what to do. Exit code 0 when she can go on air.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Checks settings, engines, ports and models; each line says what to do.")

    @Flag(help: "Print every setting with its origin, secrets masked.") var printConfig = false
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let loaded = try options.load()
        let settings = loaded.settings.onAir(options.places)
        let language = TerminalWords(settings.persona.language.language).language
        if printConfig { return print(loaded.listing(in: language)) }
        let health = HealthBoard(logger: Log.make(.critical))
        let client = HTTPClient()
        let engine = Engine(settings: settings, places: options.places, client: client, health: health)
        var isFit = true
        func tell(_ what: Bilingual, _ finding: Finding) {
            let sign =
                switch finding.grade {
                case .well: "ok  "
                case .worse: language == .es ? "ojo " : "warn"
                case .unfit: language == .es ? "MAL " : "FAIL"
                }
            if finding.grade == .unfit { isFit = false }
            print("\(sign) \(what[language]): \(finding.text[language])")
        }
        let defaults = Bilingual(
            en: "defaults; `aneeka init` writes a file", es: "los de fábrica; `aneeka init` escribe un archivo")
        tell(Bilingual(en: "settings", es: "ajustes"), .well(loaded.file.map { Bilingual($0) } ?? defaults))
        tell(Bilingual(en: "model", es: "mente"), await model(engine, client))
        tell(Bilingual(en: "voice", es: "voz"), await voice(engine, health))
        tell(Bilingual(en: "sound device", es: "altavoz"), await soundDevice())
        tell(Bilingual(en: "pages", es: "páginas"), pages())
        tell(Bilingual(en: "port", es: "puerto"), await port(settings))
        let shelf = TokenFolder(folder: options.places.dataFolder(settings))
        for line in await TwitchCheck(settings: settings, shelf: shelf, client: client).lines() {
            switch line.grade {
            case .well: tell(line.what, .well(line.text))
            case .worse: tell(line.what, .worse(line.text))
            case .unfit: tell(line.what, .unfit(line.text))
            }
        }
        await client.shutdown()
        if !isFit { throw ExitCode(1) }
    }

    /// What was found of one part, and what to do about it.
    private struct Finding {
        enum Grade {
            case well
            /// She can go on air, one step poorer.
            case worse
            case unfit
        }
        let grade: Grade
        let text: Bilingual

        static func well(_ text: Bilingual) -> Finding { Finding(grade: .well, text: text) }
        static func worse(_ text: Bilingual) -> Finding { Finding(grade: .worse, text: text) }
        static func unfit(_ text: Bilingual) -> Finding { Finding(grade: .unfit, text: text) }
    }

    private func model(_ engine: Engine, _ client: HTTPClient) async -> Finding {
        if engine.isInside {
            return await MiniModel(path: engine.modelPath).isThere()
                ? .well(Bilingual(engine.modelPath)) : .unfit(MiniError.missing(engine.modelPath).message)
        }
        guard engine.isManaged else { return await remoteModel(engine.settings.mind, client) }
        do {
            try engine.checkModelServer()
            return .well(Bilingual(engine.modelPath))
        } catch {
            guard engine.hasMini else { return .unfit(Bilingual(error)) }
            return .worse(
                Bilingual(error)
                    + Bilingual(
                        en: " Meanwhile her own small model answers.",
                        es: " Mientras tanto responde su propio modelo pequeño."))
        }
    }

    private func remoteModel(_ mind: AneekaSettings.Mind, _ client: HTTPClient) async -> Finding {
        let endpoint = mind.endpoint
        let key = mind.key.isEmpty ? [] : [("Authorization", "Bearer \(mind.key)")]
        do {
            let (head, _) = try await client.fetch(OutgoingRequest(url: endpoint + "/models", headers: key))
            let text = Bilingual(en: "\(endpoint) answers \(head.status)", es: "\(endpoint) responde \(head.status)")
            return head.status == 200 ? .well(text) : .worse(text)
        } catch {
            return .unfit(
                "\(endpoint) " + Bilingual(error)
                    + Bilingual(
                        en: "; is the server running, and mind.endpoint right?",
                        es: "; ¿está en marcha el servidor, y bien puesto mind.endpoint?"))
        }
    }

    private func voice(_ engine: Engine, _ health: HealthBoard) async -> Finding {
        do {
            var samples = 0
            let segment = SpeechSegment(turn: TurnID(1), clause: 0, spoken: "Hola.", language: .es)
            try await engine.voice().synthesize(segment) { piece in
                if case .sound(let sound) = piece { samples += sound.count }
            }
            if let failed = health.all.first(where: { $0.part == "voice" && $0.state != .well }) {
                return .worse(failed.message)
            }
            return .well(Bilingual(en: "speaks (\(samples) samples)", es: "habla (\(samples) muestras)"))
        } catch {
            return .unfit(Bilingual(error))
        }
    }

    private func soundDevice() async -> Finding {
        let output = PulseOutput()
        let (states, inlet) = AsyncStream.makeStream(of: PulseState.self, bufferingPolicy: .bufferingNewest(1))
        return await withTaskGroup(of: Finding?.self) { group in
            group.addTask {
                do { try await output.run { inlet.yield($0) } } catch { return .worse(Bilingual(error)) }
                return nil
            }
            group.addTask {
                for await state in states {
                    guard case .lost(let reason) = state else { break }
                    return .worse(
                        reason
                            + Bilingual(
                                en: " The overlay page can play instead.",
                                es: " En su lugar puede sonar la página del overlay."))
                }
                return .well(Bilingual(en: "plays", es: "suena"))
            }
            let answer = await group.next() ?? nil
            group.cancelAll()
            return answer ?? .well(.empty)
        }
    }

    private func pages() -> Finding {
        let file = Environment.programFolder + "/aneeka_Stage.resources/Pages/overlay.html"
        guard access(file, R_OK) == 0 else {
            return .unfit(
                Bilingual(
                    en: "missing at \(file); build or install again",
                    es: "faltan en \(file); compila o instala de nuevo"))
        }
        return .well(Bilingual(file))
    }

    private func port(_ settings: AneekaSettings) async -> Finding {
        let (host, port) = (settings.stage.host, settings.stage.port)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let server = HTTPServer(host: host, port: port, responder: Nobody())
                    try await server.run { _ in withUnsafeCurrentTask { $0?.cancel() } }
                }
                try await group.next()
            }
            return .well(Bilingual(en: "\(host):\(port) is free", es: "\(host):\(port) está libre"))
        } catch {
            return .unfit(Bilingual(error))
        }
    }

    private struct Nobody: HTTPResponder {
        func respond(to request: HTTPRequest) async -> HTTPResponse { HTTPResponse(status: 404) }
        func upgrade(_ request: HTTPRequest) async -> WebSocketDecision { .refuse(HTTPResponse(status: 404)) }
    }
}
