import Foundation
import TestKit
import Testing

/// `aneeka models`, with a hub that is a double.
@Suite("aneeka models") struct ModelsTests {
    private static let file = DownloadDouble.bytes(300_000)
    /// By `sha256sum`.
    private static let hash = "f09241518929350c2f91b5923404bcf747ec72d2cf93bdb1c0eb83f9a48904a4"

    /// Runs `aneeka models` with a catalogue of one's own whose model the double has, in one data folder.
    private func withHub(
        _ twists: [DownloadDouble.Twist] = [],
        _ body:
            @Sendable (_ models: @Sendable ([String]) async throws -> AneekaProcess.Ended, _ folder: String)
            async throws -> Void
    ) async throws {
        let folder = try temporaryFolder("aneeka-models")
        defer { removeFolder(folder) }
        try await withDownloadDouble(["/m.gguf": DownloadDouble.File(Self.file)], twists) { double in
            let settings = try Self.settings(double, folder)
            try await body({ try await AneekaProcess.run(["models"] + $0 + settings) }, folder)
        }
    }

    /// Flags for a catalogue of one's own that the double serves.
    private static func settings(_ double: DownloadDouble, _ folder: String) throws -> [String] {
        let catalogue = """
            hub: \(double.url)
            models:
              - name: tiny
                kind: language
                purpose: {en: talk, es: conversar}
                licence: MIT
                measured: true
                memory: 1
                files:
                  - {name: m.gguf, from: m.gguf, bytes: \(file.count), sha256: \(hash)}
            """
        try Data(catalogue.utf8).write(to: URL(filePath: folder + "/own.yaml"))
        return ["--set", "models.catalogue=\(folder)/own.yaml", "--set", "journal.folder=\(folder)"]
    }

    private static func fetch(of double: DownloadDouble, in folder: String) throws -> [String] {
        ["models", "fetch", "tiny"] + (try settings(double, folder))
    }

    private static func size(_ path: String) -> Int {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int(facts.st_size) : -1
    }

    /// What a command writes to a terminal, which script(1) is for it.
    private static func onTerminal(_ command: [String], _ folder: String) async throws -> String {
        let script = Process()
        script.executableURL = URL(filePath: "/usr/bin/env")
        let line = command.map { "'\($0)'" }.joined(separator: " ")
        script.arguments = ["script", "--quiet", "--command", line, folder + "/typescript"]
        script.environment = ProcessInfo.processInfo.environment.merging(["XDG_CONFIG_HOME": folder]) { $1 }
        script.standardInput = FileHandle.nullDevice
        script.standardOutput = FileHandle.nullDevice
        try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
            script.terminationHandler = { _ in ended.resume() }
            do { try script.run() } catch { ended.resume(throwing: error) }
        }
        return try String(contentsOfFile: folder + "/typescript", encoding: .utf8)
    }

    /// Returns when it holds; the test's own limit ends a wait for what never comes.
    private static func until(_ condition: () -> Bool) async throws {
        while !condition() { try await Task.sleep(for: .milliseconds(10)) }
    }

    @Test(
        "a model is listed, fetched through a cut, told how to use, listed as here and proven", .timeLimit(.minutes(1)))
    func whole() async throws {
        try await withHub([.cut(after: 100_000)]) { models, folder in
            #expect(try await models(["list"]).lines.contains { $0.contains("○ tiny") })
            let fetched = try await models(["fetch", "tiny"])
            #expect(fetched.exitCode == 0, "\(fetched.lines)")
            #expect(fetched.lines.contains { $0.hasPrefix("· m.gguf: 127.0.0.1") && $0.hasSuffix("Again in 1 s.") })
            #expect(fetched.lines.contains("✓ m.gguf: 300 kB, as the catalogue says"))
            #expect(fetched.lines.last == "tiny lies in \(folder)/models. To answer with it: mind.model: m.gguf")
            #expect(FileManager.default.contents(atPath: folder + "/models/m.gguf").map(Array.init) == Self.file)
            #expect(try await models([]).lines.contains { $0.contains("● tiny") })
            let checked = try await models(["check"])
            #expect(checked.exitCode == 0)
            #expect(checked.lines == ["m.gguf: reading what is here", "✓ m.gguf: 300 kB, as the catalogue says"])
        }
    }

    @Test("bytes that rotted on the disk are found", .timeLimit(.minutes(1)))
    func rotten() async throws {
        try await withHub { models, folder in
            try FileManager.default.createDirectory(atPath: folder + "/models", withIntermediateDirectories: true)
            try Data(DownloadDouble.bytes(300_000, seed: 2)).write(to: URL(filePath: folder + "/models/m.gguf"))
            let checked = try await models(["check"])
            #expect(checked.exitCode == 1)
            let line = try #require(checked.lines.last)
            #expect(line.hasPrefix("✗ m.gguf: its bytes are not") && line.hasSuffix("fetch tiny` brings it."))
            // A check throws nothing away.
            #expect(FileManager.default.fileExists(atPath: folder + "/models/m.gguf"))
            let missing = try await models(["check", "llama-3.2-1b"])
            #expect(missing.exitCode == 1 && missing.lines.last?.contains("models fetch llama-3.2-1b") == true)
        }
    }

    @Test("what cannot be had is told with what to do, and the exit code says so", .timeLimit(.minutes(1)))
    func refused() async throws {
        try await withHub([.status(404)]) { models, _ in
            let fetched = try await models(["fetch", "tiny"])
            #expect(fetched.exitCode == 1 && fetched.lines.last?.contains("models.hub") == true, "\(fetched.lines)")
            let unknown = try await models(["fetch", "tinny"])
            #expect(unknown.exitCode != 0 && unknown.errors.joined().contains("Did you mean tiny?"))
            let setup = try await models(["fetch", "gemma-3-270m"])
            #expect(setup.exitCode == 0)
            #expect(setup.lines.first?.hasPrefix("gemma-3-270m: `make setup` brings it. To answer with it: ") == true)
        }
    }

    @Test("Ctrl-C keeps what came, and the same command goes on from there", .timeLimit(.minutes(1)))
    func interrupted() async throws {
        let folder = try temporaryFolder("aneeka-models")
        defer { removeFolder(folder) }
        try await withDownloadDouble(["/m.gguf": DownloadDouble.File(Self.file)], [.stall(after: 100_000)]) { double in
            let arguments = try Self.fetch(of: double, in: folder)
            let stopped = try await AneekaProcess.run(arguments) { aneeka in
                try await Self.until { Self.size(folder + "/models/m.gguf.part") == 100_000 }
                kill(aneeka.processID, SIGINT)
                await aneeka.ended()
            }
            #expect(stopped.exitCode == 130)
            #expect(stopped.lines.last?.hasPrefix("What came is kept") == true, "\(stopped.lines)")
            #expect(Self.size(folder + "/models/m.gguf.part") == 100_000)
            #expect(try await AneekaProcess.run(arguments).exitCode == 0)
            #expect(double.calls.value.last?.headers["range"] == "bytes=100000-")
            #expect(FileManager.default.contents(atPath: folder + "/models/m.gguf").map(Array.init) == Self.file)
        }
    }

    @Test("progress is one line on a terminal, in Spanish too", .timeLimit(.minutes(1)))
    func terminal() async throws {
        let folder = try temporaryFolder("aneeka-models")
        defer { removeFolder(folder) }
        try await withDownloadDouble(["/m.gguf": DownloadDouble.File(Self.file)]) { double in
            let arguments = try Self.fetch(of: double, in: folder) + ["--set", "persona.language=es"]
            let output = try await Self.onTerminal([AneekaProcess.path] + arguments, folder)
            #expect(output.contains("\r\u{1B}[K✓ m.gguf: 300 kB, como dice el catálogo"), "\(output)")
            #expect(output.contains("m.gguf: 0 B de 300 kB · 0 %"), "\(output)")
            #expect(output.contains("Para responder con él: mind.model: m.gguf"))
        }
    }

    @Test("on air the model that she is written for answers once it is there", .timeLimit(.minutes(1)))
    func preferred() async throws {
        let folder = try temporaryFolder("aneeka-models")
        defer { removeFolder(folder) }
        let name = "Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf"
        try FileManager.default.createDirectory(atPath: folder + "/models", withIntermediateDirectories: true)
        // No model, so that it is told by name.
        try Data("none".utf8).write(to: URL(filePath: folder + "/models/" + name))
        let settings = ["journal.folder=\(folder)", "stage.port=0"].flatMap { ["--set", $0] }
        try await AneekaProcess.run(["live"] + settings) { aneeka in
            let line = await aneeka.line("model: down")
            #expect(line?.contains(name) == true && line?.contains("GGUF") == true, "\(line ?? "")")
        }
    }
}
