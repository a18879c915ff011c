internal import Signals
internal import Subprocess
package import Wire

/// A model server of our own: started, watched until it can be asked, warmed, ended.
///
/// ``run(onChange:)`` lasts as long as the child; a supervisor runs it again. The child dies with this process, also
/// when that is killed (Linux).
package struct ManagedModelServer: Sendable {
    private let settings: ModelServerSettings
    private let client: HTTPClient
    /// How often a server that loads its model is asked whether it is done.
    private static let pollInterval = Duration.milliseconds(100)

    package init(_ settings: ModelServerSettings, client: HTTPClient) {
        self.settings = settings
        self.client = client
    }

    /// Whether what a start needs is there.
    /// - Throws: ``ModelLoadError``.
    package static func check(_ settings: ModelServerSettings) throws(ModelLoadError) {
        try ModelServerProgram.check(model: settings.model)
        if let adapter = settings.adapter { try ModelServerProgram.check(model: adapter) }
        try ModelServerProgram.checkMemory(settings)
        _ = try ModelServerProgram.find(settings)
    }

    /// Runs the server until it ends or the task is cancelled.
    ///
    /// - Parameter onChange: told synchronously; last of all, unless it was cancelled, ``ModelServerState/down(reason:)``.
    /// - Throws: ``ModelLoadError``, or `CancellationError`. Never returns while the child lives.
    package func run(onChange: @escaping @Sendable (ModelServerState) -> Void) async throws {
        do {
            try await serve(onChange)
        } catch {
            if !(error is CancellationError) { onChange(.down(reason: Bilingual(error))) }
            throw error
        }
    }

    private func serve(_ onChange: @escaping @Sendable (ModelServerState) -> Void) async throws {
        onChange(.starting(elapsed: .zero))
        try ModelServerProgram.check(model: settings.model)
        if let adapter = settings.adapter { try ModelServerProgram.check(model: adapter) }
        try ModelServerProgram.checkMemory(settings)
        let program = try ModelServerProgram.find(settings)
        let port = try ModelServerProgram.freePort()
        // `env` and `setpriv` become the program, in the same process. Its OpenMP threads would spin while they wait,
        // and starve everything else on a busy machine.
        var command = ["OMP_WAIT_POLICY=passive"]
        if let companion = ModelServerProgram.companion(settings) {
            command += [companion, "--pdeathsig", "KILL", "--"]
        }
        command += [program] + arguments(port: port)
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(500))]
        let lines = LastLines()
        let result = try await Subprocess.run(
            .name("env"), arguments: Arguments(command), platformOptions: options,
            input: .none, output: .discarded, error: .sequence
        ) { execution in
            do {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await becomeReady(port: port, lines: lines, onChange) }
                    group.addTask {
                        for try await line in execution.standardError.strings() { lines.append(line) }
                        throw EndOfChild()
                    }
                    // Not `waitForAll`, which would go on asking a child that has ended.
                    for try await _ in group {}
                }
            } catch is EndOfChild {
                // Its status comes with the result.
            }
        }
        // A cancelled run returns like one whose child was ended by somebody else.
        try Task.checkCancellation()
        throw ModelLoadError(
            path: settings.model, reason: .ended(status: "\(result.terminationStatus)", lastLines: lines.telling()))
    }

    /// The child closed its standard error, which it does only by ending.
    private struct EndOfChild: Error {}

    private func arguments(port: Int) -> [String] {
        [
            "--model", settings.model, "--host", "127.0.0.1", "--port", "\(port)",
            "--ctx-size", "\(settings.contextTokens)", "--parallel", "\(settings.slots)",
            "--threads", "\(settings.threads ?? max(1, ModelServerProgram.cores - 1))",
            "--no-webui",
        ] + (settings.adapter.map { ["--lora", $0] } ?? [])
    }

    /// Returns when the server has answered a first request, which makes it fetch its weights from the disk.
    private func becomeReady(
        port: Int, lines: LastLines, _ onChange: @Sendable (ModelServerState) -> Void
    ) async throws {
        let start = Moment.now
        let address = "http://127.0.0.1:\(port)"
        let limits = CallLimits(connect: .seconds(1), firstByte: .seconds(5), betweenBytes: .seconds(5))
        let question = OutgoingRequest(method: "GET", url: address + "/health", limits: limits)
        while true {
            let head = try? await client.stream(question, into: { _ in })
            try Task.checkCancellation()
            if head?.status == 200 { break }
            let elapsed = Moment.now - start
            guard elapsed < settings.readyLimit else {
                throw ModelLoadError(
                    path: settings.model, reason: .tooSlow(limit: settings.readyLimit, lastLines: lines.telling()))
            }
            onChange(.starting(elapsed: elapsed))
            try await Task.sleep(for: Self.pollInterval)
        }
        var warmUp = JSONWriter()
        warmUp.object { json in
            json.member("prompt", "Hello")
            json.member("max_tokens", 1)
        }
        let patient = CallLimits(connect: .seconds(1), firstByte: settings.readyLimit, betweenBytes: .seconds(5))
        _ = try await client.stream(
            OutgoingRequest(
                method: "POST", url: address + "/v1/completions", headers: [("Content-Type", "application/json")],
                body: warmUp.bytes, limits: patient), into: { _ in })
        onChange(.ready(url: address + "/v1"))
    }
}
