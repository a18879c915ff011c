internal import FoundationEssentials
package import Signals
internal import Subprocess

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A real PulseAudio daemon of our own: in its own folder, with loudspeakers that lead nowhere but can be recorded.
package struct PulseServer: Sendable {
    /// For `PULSE_SERVER`.
    package let address: String
    package let processIdentifier: Int32
    fileprivate let folder: String

    /// The daemon dies at once, as in a crash.
    package func kill() { endProcess(processIdentifier) }

    /// Records what is played on `sink` while `body` runs: mono, ±1.0, at 24 000 Hz.
    package func recording<Result: Sendable>(
        of sink: String = "spk", _ body: (PulseRecording) async throws -> Result
    ) async throws -> Result {
        let recording = PulseRecording()
        return try await run(
            .name("parec"),
            arguments: [
                "--server=\(address)", "--device=\(sink).monitor", "--format=float32le", "--rate=24000", "--channels=1",
                "--raw", "--latency-msec=10",
            ],
            environment: .inherit.updating(["HOME": folder, "XDG_RUNTIME_DIR": folder]),
            platformOptions: quickly(), input: .none, output: .sequence, error: .discarded
        ) { execution in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for try await buffer in execution.standardOutput {
                        recording.append(buffer.withUnsafeBytes(Array.init))
                    }
                    recording.end()
                }
                defer { group.cancelAll() }
                try await recording.wait { !$0.isEmpty }
                let result = try await body(recording)
                await execution.teardown(using: [.send(signal: .kill, allowedDurationToNextStep: .zero)])
                return result
            }
        }.closureResult
    }
}

/// What a loudspeaker played so far.
package final class PulseRecording: Sendable {
    private struct State: Sendable {
        var samples: [Float] = []
        var odd: [UInt8] = []
        /// When the recording began, by its least belated piece.
        var began: Moment?
        var hasEnded = false
    }
    private let state = Watched(State())

    package var samples: [Float] { state.value.samples }
    /// When the first sample was played, give or take the recorder's 10 ms.
    package var began: Moment? { state.value.began }

    /// Returns when `condition` holds for what was recorded.
    /// - Throws: when that takes too long, or when the recorder ended.
    package func wait(
        atMost limit: Duration = .seconds(20), until condition: @escaping @Sendable ([Float]) -> Bool
    ) async throws {
        let reached = try await state.wait(atMost: limit) { $0.hasEnded || condition($0.samples) }
        if !condition(reached.samples) {
            throw PulseServerFailure(description: "the recorder ended (is parec installed?)")
        }
    }

    fileprivate func append(_ bytes: [UInt8]) {
        state.update { state in
            state.odd += bytes
            let whole = state.odd.count / 4
            state.odd.withUnsafeBytes { raw in
                for index in 0..<whole {
                    let bits = raw.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
                    state.samples.append(Float(bitPattern: UInt32(littleEndian: bits)))
                }
            }
            state.odd.removeFirst(whole * 4)
            let began = Moment.now - .nanoseconds(Int64(state.samples.count) * 1_000_000_000 / 24_000)
            state.began = min(state.began ?? began, began)
        }
    }

    fileprivate func end() { state.update { $0.hasEnded = true } }
}

package struct PulseServerFailure: Error, CustomStringConvertible {
    package let description: String
}

/// Runs a daemon with the loudspeakers `spk` (the default) and `other` while `body` runs.
///
/// - Parameter folder: to start a daemon anew at the address of one that is gone; nil makes a folder for this call.
package func withPulseServer<Result: Sendable>(
    in folder: String? = nil, _ body: (PulseServer) async throws -> Result
) async throws -> Result {
    let place = try folder ?? temporaryFolder("aneeka-pulse")
    defer { if folder == nil { removeFolder(place) } }
    let socket = place + "/native"
    _ = unlink(socket)
    // A crashed daemon leaves its pid file behind.
    _ = unlink(place + "/pulse/pid")
    return try await run(
        .name("pulseaudio"),
        arguments: [
            "-n", "--daemonize=no", "--exit-idle-time=-1", "-v", "--log-target=stderr",
            "-L", "module-native-protocol-unix socket=\(socket) auth-anonymous=1",
            "-L", "module-null-sink sink_name=spk rate=48000 channels=2",
            "-L", "module-null-sink sink_name=other rate=48000 channels=2",
        ],
        environment: .inherit.updating([
            "HOME": place, "XDG_RUNTIME_DIR": place, "PULSE_RUNTIME_PATH": place + "/pulse", "LC_ALL": "C",
        ]),
        platformOptions: quickly(), input: .none, output: .discarded, error: .sequence
    ) { execution in
        let started = AsyncStream.makeStream(of: Bool.self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for try await line in execution.standardError.strings()
                where line.contains("Daemon startup complete") { started.continuation.yield(true) }
                started.continuation.yield(false)
            }
            group.addTask {
                try await Task.sleep(for: .seconds(20))
                started.continuation.yield(false)
            }
            defer { group.cancelAll() }
            guard await started.stream.first(where: { _ in true }) == true else {
                throw PulseServerFailure(description: "no PulseAudio daemon started (is pulseaudio installed?)")
            }
            let result = try await body(
                PulseServer(
                    address: "unix:\(socket)", processIdentifier: execution.processIdentifier.value, folder: place))
            await execution.teardown(using: [.send(signal: .kill, allowedDurationToNextStep: .zero)])
            return result
        }
    }.closureResult
}

/// Children of tests have nothing to save.
private func quickly() -> PlatformOptions {
    var options = PlatformOptions()
    options.teardownSequence = [.send(signal: .kill, allowedDurationToNextStep: .zero)]
    return options
}

/// A new empty folder.
package func temporaryFolder(_ prefix: String) throws -> String {
    var template = Array("/tmp/\(prefix)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw PulseServerFailure(description: "no folder in /tmp: errno \(errno)") }
    return String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// Removes a folder with all that is in it.
package func removeFolder(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
}

/// Ends a process as a crash would.
package func endProcess(_ identifier: Int32) {
    #if canImport(Glibc)
        _ = Glibc.kill(identifier, SIGKILL)
    #else
        _ = Darwin.kill(identifier, SIGKILL)
    #endif
}
