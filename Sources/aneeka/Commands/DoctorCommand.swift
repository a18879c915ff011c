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
        if printConfig { return print(loaded.listing(in: loaded.settings.persona.language.language ?? .en)) }
        let settings = loaded.settings
        let places = options.places
        let health = HealthBoard(logger: Log.make(.critical))
        let client = HTTPClient()
        let engine = Engine(settings: settings, places: places, client: client, health: health)
        var isFit = true
        func line(_ isWell: Bool, _ what: String, _ detail: String, isNeeded: Bool = true) {
            print("\(isWell ? "ok  " : isNeeded ? "FAIL" : "warn") \(what): \(detail)")
            if !isWell, isNeeded { isFit = false }
        }
        line(true, "settings", loaded.file ?? "defaults; `aneeka init` writes a file")
        if engine.isManaged {
            let path = engine.modelPath
            let isThere = access(path, R_OK) == 0
            line(
                isThere, "model",
                isThere ? path : "no file at \(path); run `make setup`, or set mind.model or mind.endpoint")
        } else {
            do {
                let (head, _) = try await client.fetch(OutgoingRequest(url: settings.mind.endpoint + "/models"))
                line(head.status == 200, "model", "\(settings.mind.endpoint) answers \(head.status)")
            } catch {
                line(
                    false, "model",
                    "\(settings.mind.endpoint) \(error); is the server running, and mind.endpoint right?")
            }
        }
        do {
            var samples = 0
            let segment = SpeechSegment(turn: TurnID(1), clause: 0, spoken: "Hola.", language: .es)
            try await engine.voice().synthesize(segment) { piece in
                if case .sound(let sound) = piece { samples += sound.count }
            }
            let failed = health.all.first { $0.part == "voice" }
            line(failed == nil, "voice", failed?.message ?? "speaks (\(samples) samples)", isNeeded: false)
        } catch {
            line(false, "voice", "\(error)")
        }
        let device = await soundDevice()
        line(device == nil, "sound device", device ?? "plays", isNeeded: false)
        let pages = Environment.programFolder + "/aneeka_Stage.resources/Pages/overlay.html"
        line(
            access(pages, R_OK) == 0, "pages",
            access(pages, R_OK) == 0 ? pages : "missing at \(pages); build or install again")
        let port = settings.stage.port
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let server = HTTPServer(host: settings.stage.host, port: port, responder: Nobody())
                    try await server.run { _ in withUnsafeCurrentTask { $0?.cancel() } }
                }
                try await group.next()
            }
            line(true, "port", "\(settings.stage.host):\(port) is free")
        } catch {
            line(false, "port", "\(error)")
        }
        await client.shutdown()
        if !isFit { throw ExitCode(1) }
    }

    /// Nil when there is one.
    private func soundDevice() async -> String? {
        let output = PulseOutput()
        let (states, inlet) = AsyncStream.makeStream(of: PulseState.self, bufferingPolicy: .bufferingNewest(1))
        return await withTaskGroup(of: String?.self) { group in
            group.addTask {
                do { try await output.run { inlet.yield($0) } } catch { return "\(error)" }
                return nil
            }
            group.addTask {
                for await state in states {
                    if case .lost(let reason) = state { return "\(reason) The overlay page can play instead." }
                    return nil
                }
                return nil
            }
            let answer = await group.next() ?? nil
            group.cancelAll()
            return answer
        }
    }

    private struct Nobody: HTTPResponder {
        func respond(to request: HTTPRequest) async -> HTTPResponse { HTTPResponse(status: 404) }
        func upgrade(_ request: HTTPRequest) async -> WebSocketDecision { .refuse(HTTPResponse(status: 404)) }
    }
}
