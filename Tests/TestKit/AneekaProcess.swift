import FoundationEssentials
import Signals
import Subprocess
import Synchronization

/// The program itself as a child process, with a folder of its own for settings and state.
package final class AneekaProcess: Sendable {
    private struct State {
        var lines: [String] = []
        var errors: [String] = []
        /// Each waits until so many lines hold its text.
        var waiters: [(text: String, times: Int, continuation: CheckedContinuation<String?, Never>)] = []
        var isOver = false
    }

    package let folder: String
    private let state = Mutex(State())
    private let identifier = Mutex<Int32>(0)

    private init() {
        folder = FileManager.default.temporaryDirectory.path + "/aneeka-test-\(Moment.now.nanoseconds)"
    }

    /// The built program, beside these tests.
    package static var path: String {
        #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 } + "/.build/release/aneeka"
    }

    package struct Ended: Sendable {
        /// Nil when a signal ended it.
        package let exitCode: Int32?
        package let lines: [String]
        package let errors: [String]
    }

    /// Runs `aneeka` with these arguments until it ends or `body` returns (then it gets SIGTERM).
    @discardableResult
    package static func run(
        _ arguments: [String], environment: [String: String] = [:],
        body: @escaping @Sendable (AneekaProcess) async throws -> Void = { await $0.ended() }
    ) async throws -> Ended {
        let process = AneekaProcess()
        try FileManager.default.createDirectory(atPath: process.folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: process.folder) }
        var surroundings = Environment.inherit.updating([
            "XDG_DATA_HOME": .some(process.folder), "XDG_CONFIG_HOME": .some(process.folder),
            "PULSE_SERVER": .some("unix:/nonexistent"), "LC_ALL": .some("C.UTF-8"),
        ])
        for (name, value) in environment {
            if let key = Environment.Key(rawValue: name) { surroundings = surroundings.updating([key: .some(value)]) }
        }
        var platform = PlatformOptions()
        platform.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))]
        let result = try await Subprocess.run(
            .name("env"), arguments: Arguments(["-C", process.folder, path] + arguments), environment: surroundings,
            platformOptions: platform, input: .none, output: .sequence, error: .sequence
        ) { execution in
            process.identifier.withLock { $0 = execution.processIdentifier.value }
            try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    for try await line in execution.standardOutput.strings() { process.take(line) }
                    process.over()
                    return false
                }
                group.addTask {
                    for try await line in execution.standardError.strings() {
                        process.state.withLock { $0.errors.append(line) }
                    }
                    return false
                }
                group.addTask {
                    try await body(process)
                    return true
                }
                while let isBody = try await group.next(), !isBody {}
                await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))])
                try await group.waitForAll()
            }
        }
        var exitCode: Int32?
        if case .exited(let code) = result.terminationStatus { exitCode = code }
        return process.state.withLock { [exitCode] in Ended(exitCode: exitCode, lines: $0.lines, errors: $0.errors) }
    }

    private func take(_ line: String) {
        let text = line.trimmingCharacters
        let ready = state.withLock { state in
            state.lines.append(text)
            let isReady = { [lines = state.lines] (text: String, times: Int) in Self.line(lines, text, times) != nil }
            let ready = state.waiters.filter { text.contains($0.text) && isReady($0.text, $0.times) }
            state.waiters.removeAll { text.contains($0.text) && isReady($0.text, $0.times) }
            return ready.map(\.continuation)
        }
        for waiter in ready { waiter.resume(returning: text) }
    }

    /// The n-th of the lines that hold a text.
    private static func line(_ lines: [String], _ text: String, _ times: Int) -> String? {
        lines.lazy.filter { $0.contains(text) }.dropFirst(times - 1).first
    }

    private func over() {
        let left = state.withLock { state in
            state.isOver = true
            defer { state.waiters = [] }
            return state.waiters.map(\.continuation)
        }
        for waiter in left { waiter.resume(returning: nil) }
    }

    package var lines: [String] { state.withLock { $0.lines } }
    package var errors: [String] { state.withLock { $0.errors } }
    package var processID: Int32 { identifier.withLock { $0 } }

    /// The first (or n-th) line of standard output that holds the text, also when it came before; nil when the program
    /// ended.
    package func line(_ text: String, times: Int = 1) async -> String? {
        await withCheckedContinuation { continuation in
            let answer = state.withLock { state -> String?? in
                if let line = Self.line(state.lines, text, times) { return .some(line) }
                if state.isOver { return .some(nil) }
                state.waiters.append((text, times, continuation))
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    /// Kills a child of the program whose command line holds the name, as a crash would.
    /// - Returns: false when there is none.
    package func endChild(named name: String) -> Bool {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let child = all.compactMap { Int32($0) }.first { process in
            guard let status = FileManager.default.contents(atPath: "/proc/\(process)/stat"),
                let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
            else { return false }
            let parts = String(decoding: status, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
            return parts.count > 1 && parts[1] == "\(processID)" && String(decoding: line, as: UTF8.self).contains(name)
        }
        guard let child else { return false }
        endProcess(child)
        return true
    }

    /// Returns when the program has closed its output.
    package func ended() async { _ = await line("\u{0}") }

    /// The overlay's address, as the program printed it.
    package func overlay() async throws -> String {
        guard let line = await line("overlay  ") else { throw BrowserError(description: "aneeka ended: \(errors)") }
        return String(line.dropFirst("overlay  ".count))
    }

    package func panel() async throws -> String {
        guard let line = await line("panel    ") else { throw BrowserError(description: "aneeka ended: \(errors)") }
        return String(line.dropFirst("panel    ".count))
    }

    /// Resident set, in MiB.
    package var residentMiB: Double {
        guard let data = FileManager.default.contents(atPath: "/proc/\(processID)/status") else { return 0 }
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") where line.hasPrefix("VmRSS:") {
            return (Double(line.filter(\.isNumber)) ?? 0) / 1024
        }
        return 0
    }
}

extension String {
    fileprivate var trimmingCharacters: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
