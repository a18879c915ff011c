import Signals
import Testing
import Voice

@Suite("the null output", .timeLimit(.minutes(1)))
struct NullOutputTests {
    let turn = TurnID(1)
    func sound(_ start: Int, _ count: Int, turn: TurnID? = nil) -> TurnSound {
        TurnSound(turn: turn ?? self.turn, startFrame: start, samples: [Float](repeating: 0, count: count))
    }

    @Test("the position is the time that has passed, up to what was written", arguments: [1.0, 4.0, 20.0])
    func position(speed: Double) async throws {
        let time = VirtualTime()
        let output = NullOutput(speed: speed, time: time)
        #expect(output.position(of: turn) == nil)
        try await output.write(sound(0, 2_400))
        #expect(output.lastWrite == time.now)
        let start = time.now
        #expect(output.position(of: turn) == PlaybackPosition(turn: turn, frame: 0, at: start, isRunning: true))
        time.advance(by: .milliseconds(50) / Int(speed))
        #expect(output.position(of: turn)?.frame == 1_200)
        time.advance(by: .seconds(5))
        #expect(
            output.position(of: turn) == PlaybackPosition(turn: turn, frame: 2_400, at: time.now, isRunning: false))
        // After a wait for sound it goes on from where it stood.
        try await output.write(sound(2_400, 2_400))
        time.advance(by: .milliseconds(25) / Int(speed))
        #expect(output.position(of: turn)?.frame == 3_000)
    }

    @Test("a minute of speech wakes its writer at most ten times a second")
    func wakes() async throws {
        let time = VirtualTime()
        let output = NullOutput(time: time)
        let begun = time.now
        async let written: Void = {
            for piece in 0..<300 { try await output.write(sound(piece * 4_800, 4_800)) }
            try await output.drain(turn)
        }()
        while (output.position(of: turn)?.frame ?? 0) < 300 * 4_800 { try await time.advanceToNextSleeper() }
        try await written
        #expect(time.sleeps <= 600)
        // It never stood still: the last frame was heard after exactly a minute.
        #expect(time.now - begun == .seconds(60))
    }

    @Test("it takes 200 ms and holds up what comes beyond")
    func ahead() async throws {
        let time = VirtualTime()
        let output = NullOutput(time: time)
        try await output.write(sound(0, 4_800))
        try await output.write(sound(4_800, 4_800))
        async let third: Void = output.write(sound(9_600, 100))
        try await time.waitForSleeper()
        #expect(output.lastWrite == Moment(nanoseconds: 1_000_000_000))
        time.advance(by: .milliseconds(300))
        try await third
        #expect(output.lastWrite == Moment(nanoseconds: 1_300_000_000))
    }

    @Test("a stop is exact, keeps its answer, and overtakes a write that waits")
    func stop() async throws {
        let time = VirtualTime()
        let output = NullOutput(time: time)
        try await output.write(sound(0, 9_600))
        let beyond = sound(9_600, 100)
        async let held = { await #expect(throws: CancellationError.self) { try await output.write(beyond) } }()
        try await time.waitForSleeper()
        time.advance(by: .milliseconds(100))
        #expect(await output.stop(turn) == 2_400)
        time.advance(by: .seconds(3))
        _ = await held
        #expect(await output.stop(turn) == 2_400)
        #expect(output.position(of: turn)?.frame == 2_400)
        #expect(output.position(of: turn)?.isRunning == false)
        // A later turn changes nothing about it.
        try await output.write(sound(0, 10, turn: TurnID(2)))
        #expect(await output.stop(turn) == 2_400)
        #expect(await output.stop(TurnID(3)) == 0)
    }

    @Test("a turn that comes back after a stop goes on where it is told")
    func comesBack() async throws {
        let time = VirtualTime()
        let output = NullOutput(time: time)
        try await output.write(sound(0, 4_800))
        time.advance(by: .milliseconds(100))
        _ = await output.stop(turn)
        try await output.write(sound(7_000, 4_800))
        #expect(output.position(of: turn)?.frame == 7_000)
        time.advance(by: .milliseconds(100))
        #expect(output.position(of: turn)?.frame == 9_400)
    }

    @Test("cancelling a write that waits ends it at once")
    func cancellation() async throws {
        let time = VirtualTime()
        let output = NullOutput(time: time)
        try await output.write(sound(0, 9_600))
        let turn = turn
        await #expect(throws: CancellationError.self) {
            try await withThrowingTaskGroup { group in
                group.addTask { try await output.drain(turn) }
                try await time.waitForSleeper()
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }

    @Test("with infinite speed what is written is heard")
    func infinite() async throws {
        let output = NullOutput(speed: .infinity, time: VirtualTime())
        for piece in 0..<100 { try await output.write(sound(piece * 24_000, 24_000)) }
        try await output.drain(turn)
        #expect(output.position(of: turn)?.frame == 2_400_000)
    }
}
