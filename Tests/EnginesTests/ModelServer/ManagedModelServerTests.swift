import Engines
import FoundationEssentials
import Mind
import Signals
import TestKit
import Testing
import Wire

/// With the real server and the real interim model, which `make demo` and `make test` prepare.
@Suite("ManagedModelServer", .serialized)
struct ManagedModelServerTests {
    private static let folder: String = {
        let environment = ProcessInfo.processInfo.environment
        let data = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        return (data ?? (environment["HOME"] ?? "") + "/.local/share") + "/aneeka"
    }()
    private static let model = folder + "/models/gemma-3-270m-q4_k_m.gguf"
    private static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""

    private func settings(model: String = model) throws -> ModelServerSettings {
        try #require(
            FileManager.default.fileExists(atPath: Self.model),
            "no model at \(Self.model): run Tools/setup/setup.sh first")
        return ModelServerSettings(
            model: model, dataFolder: Self.folder, searchPath: Self.searchPath, contextTokens: 2_048, slots: 2)
    }

    /// The process that listens on the port of `url`, read from the kernel's tables.
    private static func child(of parent: Int32, serving url: String) -> Int32? {
        let port = url.split(separator: ":").last?.split(separator: "/").first.map(String.init) ?? ""
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.compactMap { Int32($0) }.first { process in
            guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
                let line = try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)
            else { return false }
            let parts = status.split(separator: ")").last?.split(separator: " ") ?? []
            return parts.count > 1 && parts[1] == "\(parent)" && line.contains(port)
        }
    }

    private static func exists(_ process: Int32) -> Bool { FileManager.default.fileExists(atPath: "/proc/\(process)") }

    @Test(
        "a model for which there is no memory is refused before it is loaded, with one that fits",
        arguments: [(10_000, nil), (300, "b"), (90, ""), (50, "")] as [(Int, String?)])
    func memory(available: Int, instead: String?) throws {
        let folder = try temporaryFolder("aneeka-memory")
        defer { removeFolder(folder) }
        try Data("MemTotal: 9999999 kB\nMemAvailable:  \(available * 1024) kB\n".utf8)
            .write(to: URL(filePath: folder + "/meminfo"))
        var settings = try settings()
        settings.meminfo = folder + "/meminfo"
        settings.neededMemory = 370
        settings.others = [
            ModelNeed(name: "a", mebibytes: 100), ModelNeed(name: "b", mebibytes: 250),
            ModelNeed(name: "c", mebibytes: 6_000),
        ]
        guard let instead else { return try ManagedModelServer.check(settings) }
        let error = #expect(throws: ModelLoadError.self) { try ManagedModelServer.check(settings) }
        #expect(
            error?.reason
                == .shortOfMemory(needed: 370, available: available, instead: instead.isEmpty ? nil : instead))
        #expect(error?.message.es.contains(instead.isEmpty ? "mind.endpoint" : "models fetch \(instead)") == true)
        // Guessed from the file where the catalogue knows nothing of it.
        settings.neededMemory = nil
        #expect(throws: ModelLoadError.self) { try ManagedModelServer.check(settings) }
    }

    @Test("becomes ready with the real model, streams text in both forms, and is gone after cancelling")
    func real() async throws {
        let client = HTTPClient()
        let server = ManagedModelServer(try settings(), client: client)
        let states = Watched<[ModelServerState]>([])
        let task = Task { try await server.run { state in states.update { $0.append(state) } } }
        let url = try await Self.readyURL(states)
        let process = try #require(Self.child(of: ProcessInfo.processInfo.processIdentifier, serving: url))

        let model = OpenAIModel(OpenAIEndpoint(url: url), dialect: .llamaServer(ModelSlots(2)), client: client)
        for form in [
            Prompt.Form.transcript("pep: hi!\nAneeka: [joy] Hello, Pep!\npep: how are you?\nAneeka:"),
            .chat([.init(.system, "You are Aneeka."), .init(.user, "Say hello.")]),
        ] {
            let prompt = Prompt(turn: TurnID(1), form: form, maximumTokens: 12, stops: ["\n"])
            var text = ""
            let usage = try await model.stream(prompt) { text += $0 }
            #expect(!text.isEmpty)
            #expect((usage.promptTokens ?? 0) > 5)
            #expect((1...12).contains(usage.completionTokens ?? 0))
        }
        // The same prompt again is found in the cache.
        let again = Prompt(
            turn: TurnID(2), form: .transcript(String(repeating: "pep: hi!\nAneeka: hello!\n", count: 10) + "Aneeka:"),
            maximumTokens: 2)
        _ = try await model.stream(again) { _ in }
        let usage = try await model.stream(again) { _ in }
        #expect((usage.cachedTokens ?? 0) > 30)

        guard case .starting = states.value.first else {
            Issue.record("not told that it starts")
            return
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        // Whoever stops it knows that it is gone.
        if case .down = states.value.last { Issue.record("a stop is told like a fault") }
        #expect(!Self.exists(process))
    }

    @Test("a child that is killed is reported, leaves no zombie, and a new run serves again")
    func killed() async throws {
        let server = ManagedModelServer(try settings(), client: HTTPClient())
        for _ in 0..<2 {
            let states = Watched<[ModelServerState]>([])
            let task = Task { try await server.run { state in states.update { $0.append(state) } } }
            let url = try await Self.readyURL(states)
            let process = try #require(Self.child(of: ProcessInfo.processInfo.processIdentifier, serving: url))
            endProcess(process)
            let error = await #expect(throws: ModelLoadError.self) { try await task.value }
            #expect(error?.isTransient == true)
            guard case .down = states.value.last else {
                Issue.record("not told that it is down")
                return
            }
            #expect(!Self.exists(process))
        }
    }

    @Test("a missing model and a file that is none are named, with what to do")
    func badModel() async throws {
        let missing = ManagedModelServer(
            ModelServerSettings(model: "/nowhere/m.gguf", dataFolder: Self.folder), client: HTTPClient())
        let error = await #expect(throws: ModelLoadError.self) { try await missing.run { _ in } }
        #expect(
            error?.description
                == "No model file at /nowhere/m.gguf. Run `make setup`, or set mind.model to a GGUF file.")

        let folder = try temporaryFolder("aneeka-model")
        defer { removeFolder(folder) }
        let path = folder + "/page.gguf"
        try Data("<html>".utf8).write(to: URL(filePath: path))
        let wrong = ManagedModelServer(ModelServerSettings(model: path, dataFolder: Self.folder), client: HTTPClient())
        let second = await #expect(throws: ModelLoadError.self) { try await wrong.run { _ in } }
        #expect(second?.reason == .notGGUF(magic: "“<htm”"))
        #expect(second?.isTransient == false)

        // An adapter is looked at before anything is started, too.
        let settings = ModelServerSettings(model: Self.model, adapter: "/nowhere/a.gguf", dataFolder: Self.folder)
        let adapter = ManagedModelServer(settings, client: HTTPClient())
        let third = await #expect(throws: ModelLoadError.self) { try await adapter.run { _ in } }
        #expect(third?.path == "/nowhere/a.gguf" && third?.reason == .missing)
    }

    @Test("a broken model ends the child at once, and its last words are told")
    func brokenModel() async throws {
        let folder = try temporaryFolder("aneeka-model")
        defer { removeFolder(folder) }
        let path = folder + "/broken.gguf"
        try Data("GGUF and then nothing sensible at all".utf8).write(to: URL(filePath: path))
        let server = ManagedModelServer(try settings(model: path), client: HTTPClient())
        let error = await #expect(throws: ModelLoadError.self) { try await server.run { _ in } }
        guard case .ended(_, let lines) = error?.reason else {
            Issue.record("another reason: \(String(describing: error))")
            return
        }
        #expect(!lines.isEmpty)
    }

    @Test("without a server program the message says how to get one")
    func noServer() async throws {
        let settings = try settings()
        let server = ManagedModelServer(
            ModelServerSettings(model: settings.model, dataFolder: "/nowhere", searchPath: "/nowhere"),
            client: HTTPClient())
        let error = await #expect(throws: ModelLoadError.self) { try await server.run { _ in } }
        #expect(error?.reason == .noServer)
        #expect(error?.description.contains("llama-server") == true)
    }

    private struct NotReady: Error, CustomStringConvertible {
        let description: String
    }

    private static func readyURL(_ states: Watched<[ModelServerState]>) async throws -> String {
        let reached = try await states.wait(atMost: .seconds(120)) { states in
            states.contains {
                switch $0 {
                case .ready, .down: true
                case .starting: false
                }
            }
        }
        for case .ready(let url) in reached { return url }
        throw NotReady(description: "down instead of ready: \(reached.suffix(1))")
    }
}
