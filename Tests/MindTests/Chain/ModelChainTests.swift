import Mind
import Signals
import Synchronization
import Testing

private func at(_ seconds: Int64) -> Moment { Moment(nanoseconds: seconds * 1_000_000_000) }

@Suite("a breaker") struct BreakerTests {
    @Test("opens after two failures in a row, longer with each, and closes with a success")
    func opens() {
        var breaker = Breaker()
        breaker.failed(isTransient: true, at: at(0))
        #expect(!breaker.isOpen(at: at(0)) && breaker.isDoubtful)
        breaker.failed(isTransient: true, at: at(1))
        #expect(breaker.isOpen(at: at(5)) && !breaker.isOpen(at: at(6)))
        breaker.failed(isTransient: true, at: at(7))
        #expect(breaker.isOpen(at: at(16)) && !breaker.isOpen(at: at(17)))
        breaker.succeeded()
        #expect(!breaker.isOpen(at: at(7)) && !breaker.isDoubtful)
    }

    @Test("opens at once for what no second try can mend, and never for longer than two minutes")
    func bounds() {
        var breaker = Breaker()
        breaker.failed(isTransient: false, at: at(0))
        #expect(breaker.isOpen(at: at(4)))
        for _ in 0..<50 { breaker.failed(isTransient: true, at: at(100)) }
        #expect(breaker.isOpen(at: at(219)) && !breaker.isOpen(at: at(220)))
    }
}

@Suite("a chain of models", .timeLimit(.minutes(1))) struct ModelChainTests {
    /// Says its pieces, then fails if it is to.
    private final class Model: LanguageModel, Probed {
        private let state: Mutex<(pieces: [String], fails: Bool, asked: Int)>

        init(_ pieces: [String], fails: Bool = false) { state = Mutex((pieces, fails, 0)) }

        var asked: Int { state.withLock { $0.asked } }
        func mend(_ pieces: [String]) { state.withLock { $0 = (pieces, false, $0.asked) } }
        func isThere() async -> Bool { state.withLock { !$0.fails } }

        func stream(_ prompt: Prompt, into sink: (String) async throws -> Void) async throws -> ModelUsage {
            let (pieces, fails) = state.withLock { state in
                state.asked += 1
                return (state.pieces, state.fails)
            }
            for piece in pieces { try await sink(piece) }
            if fails { throw ModelError(Bilingual("broken"), isTransient: true) }
            return ModelUsage()
        }
    }

    private final class Reports: Sendable {
        private let list = Mutex<[String]>([])
        func add(_ report: ModelChain.Report) {
            list.withLock { list in
                switch report {
                case .failed(_, let rung, let next): list.append("\(rung) failed, \(next ?? "nobody") next")
                case .answered(let rung, let number): list.append("\(rung) \(number)")
                }
            }
        }
        var all: [String] { list.withLock { $0 } }
    }

    private let prompt = Prompt(turn: TurnID(1), form: .transcript("x"), maximumTokens: 10)

    private func reply(_ chain: ModelChain) async throws -> String {
        let text = Mutex("")
        _ = try await chain.stream(prompt) { piece in text.withLock { $0 += piece } }
        return text.withLock { $0 }
    }

    @Test("the next answers within the turn where the first fails or says nothing", arguments: [true, false])
    func next(fails: Bool) async throws {
        let reports = Reports()
        let chain = ModelChain([
            .init("big", Model(fails ? [] : ["  "], fails: fails)), .init("small", Model(["hi"])),
        ]) { reports.add($0) }
        #expect(try await reply(chain).hasSuffix("hi"))
        #expect(reports.all == ["big failed, small next", "small 1"])
    }

    @Test("a reply is never begun twice")
    func begun() async {
        let second = Model(["other"])
        let chain = ModelChain([.init("big", Model(["half"], fails: true)), .init("small", second)]) { _ in }
        await #expect(throws: ModelError.self) { try await reply(chain) }
        #expect(second.asked == 0)
    }

    @Test("one that failed twice is left out, and is trusted again when it answers a probe")
    func probed() async throws {
        let first = Model([], fails: true)
        let chain = ModelChain([.init("big", first), .init("small", Model(["small"]))]) { _ in }
        for _ in 0..<5 { #expect(try await reply(chain) == "small") }
        #expect(first.asked == 2 && chain.standing.map(\.isOut) == [true, false])
        first.mend(["big"])
        let watch = Task { try await chain.watch(every: .milliseconds(1)) }
        while chain.standing[0].isOut { await Task.yield() }
        watch.cancel()
        #expect(try await reply(chain) == "big")
    }

    @Test("with every rung out the first is asked nevertheless")
    func allOut() async {
        let first = Model([], fails: true)
        let chain = ModelChain([.init("big", first), .init("small", Model([], fails: true))]) { _ in }
        for _ in 0..<4 { await #expect(throws: ModelError.self) { try await reply(chain) } }
        #expect(first.asked == 4)
    }
}
