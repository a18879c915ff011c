import Engines
import Testing

@Suite("ReplyPipe")
struct ReplyPipeTests {
    private struct Broken: Error, Equatable {}

    private func collected(_ pipe: ReplyPipe<Int>) async throws -> [Int] {
        var all: [Int] = []
        while let some = try await pipe.take() { all += some }
        return all
    }

    @Test("hands over everything in order, however small it is", arguments: [1, 2, 7, 1_000])
    func order(capacity: Int) async throws {
        let pipe = ReplyPipe<Int>(capacity: capacity, first: .seconds(600), next: .seconds(600))
        async let received = collected(pipe)
        for number in 0..<500 { try await pipe.send(number) }
        pipe.finish()
        #expect(try await received == Array(0..<500))
    }

    @Test("what was sent before a failure is taken before it is thrown")
    func failure() async throws {
        let pipe = ReplyPipe<Int>(capacity: 8, first: .seconds(600), next: .seconds(600))
        try await pipe.send(1)
        try await pipe.send(2)
        pipe.finish(throwing: Broken())
        pipe.finish()
        #expect(try await pipe.take() == [1, 2])
        await #expect(throws: Broken.self) { try await pipe.take() }
    }

    @Test("a cancelled sender stops waiting for room, a cancelled taker for elements")
    func cancellation() async throws {
        let pipe = ReplyPipe<Int>(capacity: 1, first: .seconds(600), next: .seconds(600))
        try await pipe.send(1)
        let sender = Task { try await pipe.send(2) }
        sender.cancel()
        await #expect(throws: CancellationError.self) { try await sender.value }
        #expect(try await pipe.take() == [1])
        let taker = Task { try await pipe.take() }
        taker.cancel()
        await #expect(throws: CancellationError.self) { _ = try await taker.value }
    }

    @Test("tells a late first element from a late next one")
    func delays() async throws {
        let slow = ReplyPipe<Int>(capacity: 8, first: .milliseconds(20), next: .seconds(600))
        #expect(try await slow.delay() == .first(.milliseconds(20)))
        let stuck = ReplyPipe<Int>(capacity: 8, first: .seconds(600), next: .milliseconds(20))
        try await stuck.send(1)
        #expect(try await stuck.delay() == .next(.milliseconds(20)))
    }

    @Test("a full pipe is never late: the delay is the listener's")
    func full() async throws {
        let pipe = ReplyPipe<Int>(capacity: 1, first: .seconds(600), next: .seconds(600))
        let later = ContinuousClock.now + .seconds(3_600)
        #expect(pipe.delay(at: later) == .first(.seconds(600)))
        try await pipe.send(1)
        #expect(pipe.delay(at: later) == .next(.seconds(600)))
        let sender = Task { try await pipe.send(2) }
        while pipe.delay(at: later) != nil { await Task.yield() }
        #expect(try await pipe.take() == [1])
        try await sender.value
        #expect(pipe.delay(at: later) == .next(.seconds(600)))
        #expect(try await pipe.take() == [2])
    }
}
