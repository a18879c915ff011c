import Logging
import Show
import Signals
import Synchronization
import Testing

private func at(_ milliseconds: Int64) -> Moment { Moment(nanoseconds: milliseconds * 1_000_000) }

@Suite("ledger") struct LedgerTests {
    @Test("delays count from the comment's reception, and percentiles interpolate")
    func delays() {
        let ledger = Ledger()
        for number in 1...5 {
            let turn = TurnID(UInt32(number))
            ledger.begin(turn, shape: .single, received: at(100), admitted: at(101), chosen: at(102))
            ledger.set(.audible, turn, clause: 0, at: at(100 + Int64(number) * 10))
            ledger.set(.audible, turn, clause: 1, at: at(900))
        }
        #expect(ledger.percentiles(of: .audible) == Percentiles([10, 20, 30, 40, 50]))
        #expect(Percentiles([10, 20, 30, 40, 50])?.p50 == 30 && Percentiles([]) == nil)
    }

    @Test("it keeps a bounded number of turns")
    func bounded() {
        let ledger = Ledger(capacity: 40)
        for number in 0..<1000 {
            ledger.begin(TurnID(UInt32(number)), shape: .idle, received: nil, admitted: nil, chosen: at(0))
        }
        #expect(ledger.last(1000).count <= 40 && ledger.turnCount == 1000)
    }
}

@Suite("permits") struct PermitTests {
    @Test(
        "no more than two hold one, in the order in which they asked, and a cancelled waiter leaves the line",
        .timeLimit(.minutes(1)))
    func order() async throws {
        let permits = Permits(2)
        try await permits.acquire()
        try await permits.acquire()
        let cancelled = Task { try await permits.acquire() }
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        let waiting = Task { try await permits.acquire() }
        permits.release()
        try await waiting.value
        permits.release()
        try await permits.acquire()
    }
}

@Suite("supervision") struct SupervisionTests {
    @Test("waits double with jitter, and the breaker opens after five failures in a minute")
    func history() {
        var history = RestartHistory(RestartPolicy())
        let waits = (0..<5).map { history.failed(at: at(Int64($0) * 1000), ranFor: .zero, jitter: 0.5) }
        #expect(waits.map(\.wait) == [250, 500, 1000, 2000, 4000].map { Duration.milliseconds($0) })
        #expect(waits.allSatisfy { !$0.isOpen })
        #expect(history.failed(at: at(6000), ranFor: .zero, jitter: 0.5).isOpen)
        #expect(!history.failed(at: at(200_000), ranFor: .seconds(90), jitter: 0.5).isOpen)
    }

    @Test("health is told once per change")
    func health() {
        let board = HealthBoard(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let count = Count()
        board.observe { _ in count.add() }
        for _ in 0..<3 { board.report(Health(part: "model", state: .down, message: Bilingual("gone"))) }
        board.report(Health(part: "model", state: .well))
        #expect(count.value == 2 && board.all.map(\.state) == [.well])
    }
}

@Suite("a turn's handle") struct TurnHandleTests {
    private let handle = TurnHandle(
        TurnRequest(turn: TurnID(1), shape: .idle, comments: [], language: .en, sayableNames: []))

    @Test("the first cause counts, whenever it is asked for", .timeLimit(.minutes(1)))
    func cause() async {
        handle.stop(.recall)
        handle.stop(.panel)
        #expect(await handle.cause() == .recall)
    }

    @Test("the wait ends without a cause when the turn ends by itself", .timeLimit(.minutes(1)))
    func ends() async {
        let wait = Task { await handle.cause() }
        wait.cancel()
        #expect(await wait.value == nil)
    }
}

private final class Count: Sendable {
    private let count = Mutex(0)
    func add() { count.withLock { $0 += 1 } }
    var value: Int { count.withLock { $0 } }
}
