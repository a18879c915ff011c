import Engines
import Signals
import TestKit
import Testing
import Voice

/// Against a real daemon of its own; one after the other, since sound takes its real time.
@Suite("PulseOutput", .serialized)
struct PulseOutputTests {
    /// Runs `body` with an output that is connected.
    private func withOutput(
        on server: PulseServer, device: String? = nil, idleLimit: Duration = .seconds(5),
        _ body: (PulseOutput, AsyncStream<PulseState>) async throws -> Void
    ) async throws {
        let output = PulseOutput(PulseSettings(device: device, server: server.address, idleLimit: idleLimit))
        let (states, inlet) = AsyncStream.makeStream(of: PulseState.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await output.run { inlet.yield($0) } }
            defer { group.cancelAll() }
            #expect(await states.first { _ in true } == .ready)
            try await body(output, states)
        }
    }

    private static func loudFrames(_ samples: [Float]) -> Int { samples.count { abs($0) > 0.01 } }

    @Test("plays every frame of a turn once, without a gap")
    func plays() async throws {
        try await withPulseServer { server in
            try await withOutput(on: server) { output, _ in
                try await server.recording { recording in
                    let turn = TurnID(1)
                    let sound = tone(seconds: 1)
                    for start in stride(from: 0, to: sound.count, by: 1_200) {
                        let end = min(sound.count, start + 1_200)
                        try await output.write(
                            TurnSound(turn: turn, startFrame: start, samples: Array(sound[start..<end])))
                    }
                    try await output.drain(turn)
                    let position = output.position(of: turn)
                    #expect(position?.frame == sound.count)
                    #expect(position?.isRunning == false)
                    try await recording.wait { samples in
                        samples.suffix(2_400).allSatisfy { abs($0) < 0.001 } && Self.loudFrames(samples) > 20_000
                    }
                    let heard = recording.samples
                    let first = try #require(heard.firstIndex { abs($0) > 0.01 })
                    let last = try #require(heard.lastIndex { abs($0) > 0.01 })
                    #expect(abs(last - first - sound.count) < 240)
                    // A sine of 440 Hz is never quiet for 2 ms.
                    var quiet = 0
                    var longest = 0
                    for sample in heard[first...last] {
                        quiet = abs(sample) < 0.01 ? quiet + 1 : 0
                        longest = max(longest, quiet)
                    }
                    #expect(longest < 48)
                }
            }
        }
    }

    @Test("positions never go back, begin when the first frame is audible, and end at the last")
    func positions() async throws {
        try await withPulseServer { server in
            try await withOutput(on: server) { output, _ in
                let turn = TurnID(3)
                #expect(output.position(of: turn) == nil)
                let sound = tone(seconds: 0.8)
                let end = 5_000 + sound.count
                async let watched = Self.positions(of: turn, on: output, until: end)
                try await output.write(TurnSound(turn: turn, startFrame: 5_000, samples: sound))
                try await output.drain(turn)
                let positions = try await watched
                let frames = positions.map(\.frame)
                #expect(frames == frames.sorted())
                #expect(frames.first ?? 0 >= 5_000)
                #expect(positions.contains { $0.isRunning && (6_000...23_000).contains($0.frame) })
                #expect(output.position(of: turn)?.frame == end)
            }
        }
    }

    private static func positions(
        of turn: TurnID, on output: PulseOutput, until end: Int
    ) async throws -> [PlaybackPosition] {
        var positions: [PlaybackPosition] = []
        while positions.last?.frame != end {
            if let position = output.position(of: turn) { positions.append(position) }
            try await Task.sleep(for: .milliseconds(5))
        }
        return positions
    }

    @Test("stop fades within 10 ms, is silent afterwards, and tells the frame where the sound ended")
    func stops() async throws {
        try await withPulseServer { server in
            try await withOutput(on: server) { output, _ in
                try await server.recording { recording in
                    let turn = TurnID(1)
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask {
                            try await output.write(
                                TurnSound(turn: turn, startFrame: 0, samples: tone(seconds: 20)))
                        }
                        try await recording.wait { Self.loudFrames($0) > 9_600 }
                        let frame = await output.stop(turn)
                        // What comes late is dropped, so that the writer is free at once.
                        try await group.waitForAll()
                        try await output.write(TurnSound(turn: turn, startFrame: 480_000, samples: tone(seconds: 1)))
                        #expect(await output.stop(turn) == frame)
                        #expect(output.position(of: turn)?.frame == frame)
                        #expect(output.position(of: turn)?.isRunning == false)
                        try await output.drain(turn)

                        try await recording.wait { $0.suffix(4_800).allSatisfy { abs($0) < 0.001 } }
                        let heard = recording.samples
                        let first = try #require(heard.firstIndex { abs($0) > 0.01 })
                        let last = try #require(heard.lastIndex { abs($0) > 0.001 })
                        #expect(abs(last - first - frame) < soundRate / 100, "\(last - first) against \(frame)")
                        // No click: two neighbours of this sine differ by 0.058 at most.
                        let steps = zip(heard[first...], heard[(first + 1)...]).map { abs($0 - $1) }
                        #expect((steps.max() ?? 1) < 0.08)
                    }
                }
            }
        }
    }

    @Test("the next turn plays whole after one was stopped, and after an idle time with the stream corked")
    func nextTurn() async throws {
        try await withPulseServer { server in
            try await withOutput(on: server, idleLimit: .milliseconds(50)) { output, _ in
                try await server.recording { recording in
                    try await output.write(TurnSound(turn: TurnID(1), startFrame: 0, samples: tone(seconds: 0.2)))
                    _ = await output.stop(TurnID(1))
                    for number in 2...4 {
                        let before = Self.loudFrames(recording.samples)
                        let turn = TurnID(UInt32(number))
                        let sound = tone(seconds: 0.3)
                        try await output.write(TurnSound(turn: turn, startFrame: 0, samples: sound))
                        try await output.drain(turn)
                        #expect(output.position(of: turn)?.frame == sound.count)
                        // 97 % of a sine lies above 0.01 of its 0.5.
                        try await recording.wait {
                            Self.loudFrames($0) - before > 6_700 && $0.suffix(3_600).allSatisfy { abs($0) < 0.001 }
                        }
                    }
                }
            }
        }
    }

    @Test("a device is chosen by name")
    func device() async throws {
        try await withPulseServer { server in
            let devices = try await PulseOutput.devices(server: server.address)
            #expect(devices.map(\.name).sorted() == ["other", "spk"])
            #expect(devices.filter(\.isDefault).count == 1)
            try await withOutput(on: server, device: "other") { output, _ in
                #expect(output.name == "device:other")
                try await server.recording(of: "other") { recording in
                    try await output.write(TurnSound(turn: TurnID(1), startFrame: 0, samples: tone(seconds: 0.3)))
                    try await recording.wait { Self.loudFrames($0) > 4_800 }
                }
            }
        }
    }

    @Test("a daemon that dies is told to writer and listener once; a new one at the same place is found")
    func lost() async throws {
        let folder = try temporaryFolder("aneeka-pulse")
        defer { removeFolder(folder) }
        try await withPulseServer(in: folder) { server in
            let output = PulseOutput(PulseSettings(server: server.address))
            let (states, inlet) = AsyncStream.makeStream(of: PulseState.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await output.run { inlet.yield($0) } }
                defer { group.cancelAll() }
                #expect(await states.first { _ in true } == .ready)
                let turn = TurnID(1)
                let writing = Task {
                    try await output.write(TurnSound(turn: turn, startFrame: 0, samples: tone(seconds: 30)))
                }
                while (output.position(of: turn)?.frame ?? 0) < 4_800 { try await Task.sleep(for: .milliseconds(5)) }
                server.kill()
                let error = await #expect(throws: OutputLost.self) { try await writing.value }
                #expect((error?.heardFrame ?? 0) >= 4_800 - 480)
                #expect((error?.heardFrame ?? .max) < 24_000 * 20)
                guard case .lost(let reason)? = await states.first(where: { _ in true }) else {
                    Issue.record("not told")
                    return
                }
                #expect(Language.allCases.allSatisfy { reason[$0].contains("PULSE_SERVER") })
                #expect(output.position(of: turn)?.frame == error?.heardFrame)
                try await withPulseServer(in: folder) { _ in
                    _ = await states.first { $0 == .ready }
                    let rest = tone(seconds: 0.2)
                    try await output.write(TurnSound(turn: turn, startFrame: 7_000, samples: rest))
                    try await output.drain(turn)
                    #expect(output.position(of: turn)?.frame == 7_000 + rest.count)
                }
            }
        }
    }

    @Test("without a server the writer is told at once, and the devices cannot be listed")
    func noServer() async throws {
        let output = PulseOutput(PulseSettings(server: "unix:/nowhere/native"))
        await #expect(throws: OutputLost.self) {
            try await output.write(TurnSound(turn: TurnID(1), startFrame: 0, samples: [0]))
        }
        await #expect(throws: SoundDeviceError.self) {
            _ = try await PulseOutput.devices(server: "unix:/nowhere/native")
        }
    }

    @Test("without the library the message says what to install")
    func noLibrary() async {
        let output = PulseOutput(PulseSettings(library: "libpulse-nowhere.so.0"))
        let error = await #expect(throws: SoundDeviceError.self) { try await output.run { _ in } }
        #expect(error?.description.contains("apt-get install libpulse0") == true)
        #expect(error?.isTransient == false)
    }

    @Test("a cancelled writer stops waiting for room")
    func cancelledWriter() async throws {
        try await withPulseServer { server in
            try await withOutput(on: server) { output, _ in
                let turn = TurnID(1)
                let writing = Task {
                    try await output.write(TurnSound(turn: turn, startFrame: 0, samples: tone(seconds: 30)))
                }
                while output.position(of: turn) == nil { try await Task.sleep(for: .milliseconds(5)) }
                writing.cancel()
                await #expect(throws: CancellationError.self) { try await writing.value }
            }
        }
    }
}
