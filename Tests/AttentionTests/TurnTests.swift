import Attention
import Signals
import Testing

extension Attention {
    mutating func end(
        _ turn: UInt32 = 1, heard: Int, took: Duration = .seconds(6), cause: StopCause? = nil, at milliseconds: Int64
    ) {
        ended(
            TurnID(turn), heard: heard, took: took, cause: cause,
            at: Signals.Moment(nanoseconds: milliseconds * 1_000_000))
    }
}

@Suite("whose turn it is") struct TurnTests {
    // MARK: The operator

    @Test("the operator goes before everything, and up to three comments are drawn in")
    func `operator`() {
        var attention = attention()
        attention.take(event(.raid(viewers: 500), 1, at: 0))
        for number in 0..<6 { attention.take(comment(line(number), number, at: 0)) }
        attention.hear(operator: "look at chat", language: .en, at: at(0))
        attention.hear(operator: "they are early", language: .en, at: at(0))
        let request = attention.request(at: 0)
        #expect(request?.shape == .operatorWithChat && request?.operatorWords == "look at chat\nthey are early")
        #expect(request?.comments.count == 3 && request?.waiting == 3 && request?.events.isEmpty == true)
        #expect(attention.request(at: 6_000)?.shape == .events)
    }

    @Test("alone with the operator she talks to the operator, in that language; eight lines wait at most")
    func alone() {
        var attention = attention()
        let taken = (0..<9).map { attention.hear(operator: "\($0)", language: .es, at: at(0)) }
        #expect(taken == Array(repeating: true, count: 8) + [false])
        let request = attention.request(at: 0)
        #expect(request?.shape == .operator && request?.language == .es && request?.comments.isEmpty == true)
    }

    @Test("a talk with the operator lets thanks through before they are late")
    func talk() {
        var attention = attention()
        var thanked: Int64?
        for second in 0..<40 {
            attention.hear(operator: "and \(second)", language: .en, at: at(Int64(second) * 1_000))
            if second == 2 { attention.take(event(.subscription(tier: 1), 1, at: 2_000)) }
            guard second % 8 == 0, let request = attention.request(at: Int64(second) * 1_000) else { continue }
            if request.shape == .events { thanked = Int64(second) }
        }
        #expect(thanked.map { $0 <= 32 } == true)
    }

    // MARK: Coming back

    @Test("she says once that she was away, before chat")
    func away() {
        var attention = attention()
        attention.take(comment("hola aneeka", 1, at: 0))
        attention.cameBack(after: .seconds(90), at: at(100))
        let request = attention.request(at: 100)
        #expect(request?.shape == .welcomeBack && request?.away == .seconds(90) && request?.waiting == 1)
        #expect(attention.request(at: 6_000)?.shape == .single)
    }

    // MARK: How a turn ends

    @Test(
        "what nothing was heard of waits again, once",
        arguments: [
            (.moreImportant, 0, true), (.failure, 0, true), (.operator, 0, true), (.panel, 0, false), (nil, 0, false),
            (.moreImportant, 5, false), (.failure, 5, false),
        ] as [(StopCause?, Int, Bool)])
    func returns(cause: StopCause?, heard: Int, again: Bool) {
        var attention = attention { $0.idleAfter = .zero }
        attention.take(comment("hola aneeka", 1, at: 0))
        _ = attention.request(at: 0, turn: 1)
        attention.end(1, heard: heard, cause: cause, at: 2_000)
        #expect(attention.waitingCount == (again ? 1 : 0) && attention.wasAnswered(MessageID("1")) == !again)
        guard again else { return }
        #expect(attention.queue(limit: 1, at: at(2_000)).first?.reason.parts[.answeredLately] == nil)
        #expect(attention.request(at: 2_000, turn: 2)?.sources == [MessageID("1")])
        attention.end(2, heard: 0, cause: cause, at: 4_000)
        attention.take(comment("hola aneeka", 1, at: 0))
        #expect(attention.waitingCount == 0)
    }

    @Test("thanks that were not heard are given again, and those that began are given")
    func thanks() {
        var attention = attention { $0.idleAfter = .zero }
        for number in 0..<20 { attention.take(event(.subscription(tier: 1), number, at: 0)) }
        #expect(attention.request(at: 1_500, turn: 1)?.waiting == 14)
        attention.end(1, heard: 0, cause: .operator, at: 2_000)
        #expect(attention.waitingEvents.count == 6)
        #expect(attention.request(at: 2_500, turn: 2)?.waiting == 14)
        attention.end(2, heard: 3, cause: .failure, at: 4_000)
        #expect(attention.waitingEvents.isEmpty && attention.request(at: 5_000) == nil)
    }

    @Test("thanks that fail are tried four times, and however often they are cut off before a word")
    func persistent() {
        var failing = attention { $0.idleAfter = .zero }
        var cut = failing
        failing.take(event(.subscription(tier: 1), 1, at: 0))
        cut.take(event(.subscription(tier: 1), 1, at: 0))
        var tries = (failing: 0, cut: 0)
        for turn in 1...9 {
            if failing.request(at: Int64(turn) * 2_000, turn: UInt32(turn)) != nil { tries.failing += 1 }
            failing.end(UInt32(turn), heard: 0, cause: .failure, at: Int64(turn) * 2_000 + 500)
            if cut.request(at: Int64(turn) * 2_000, turn: UInt32(turn)) != nil { tries.cut += 1 }
            cut.end(UInt32(turn), heard: 0, cause: .operator, at: Int64(turn) * 2_000 + 500)
        }
        #expect(tries.failing == 4 && tries.cut == 9)
    }

    @Test("a recall of one in a bundle does not cost the others their thanks")
    func recalled() {
        var attention = attention { $0.idleAfter = .zero }
        for number in 0..<3 { attention.take(event(.subscription(tier: 1), number, at: 0)) }
        _ = attention.request(at: 1_500, turn: 1)
        _ = attention.withdraw { $0.author.id == "giver1" }
        attention.end(1, heard: 0, cause: .recall, at: 2_000)
        #expect(attention.request(at: 3_000)?.sources.map(\.text) == ["e0", "e2"])
    }

    @Test("the end of another turn changes nothing")
    func other() {
        var attention = attention { $0.idleAfter = .zero }
        attention.take(comment("hola aneeka", 1, at: 0))
        _ = attention.request(at: 0, turn: 7)
        attention.end(6, heard: 0, cause: .failure, at: 100)
        #expect(attention.waitingCount == 0)
    }

    // MARK: Who may interrupt whom

    @Test(
        "what waits cuts off only what counts less",
        arguments: [
            (.operator, [.single, .few, .crowd, .flood, .idle, .welcomeBack]),
            (.raid, [.single, .few, .crowd, .flood, .idle, .welcomeBack]), (.sub, []), (.named, [.idle]), (.chat, []),
        ] as [(Waits, Set<LoadShape>)])
    func interrupts(waits: Waits, cut: Set<LoadShape>) {
        var attention = attention()
        switch waits {
        case .operator: attention.hear(operator: "hey", language: .en, at: at(1_000))
        case .raid: attention.take(event(.raid(viewers: 30), 1, at: 1_000))
        case .sub: attention.take(event(.subscription(tier: 1), 1, at: 1_000))
        case .named: attention.take(comment("aneeka!", 1, at: 1_000))
        case .chat: attention.take(comment("ok", 1, at: 1_000))
        }
        for shape in LoadShape.allCases {
            let running = TurnRequest(turn: TurnID(1), shape: shape, comments: [], language: .en, sayableNames: [])
            let cause = attention.interruption(of: running, began: at(0), at: at(1_500))
            #expect(cause == (!cut.contains(shape) ? nil : waits == .operator ? .operator : .moreImportant))
        }
    }

    @Test("what a raid cut off before its first word is answered after the thanks")
    func resumed() {
        var attention = attention()
        attention.take(comment("aneeka what is luna?", 1, at: 0))
        guard let first = attention.request(at: 0, turn: 1) else {
            Issue.record("nothing")
            return
        }
        attention.take(event(.raid(viewers: 90), 1, at: 700))
        let cause = attention.interruption(of: first, began: at(0), at: at(700))
        #expect(cause == .moreImportant)
        attention.end(1, heard: 0, took: .milliseconds(710), cause: cause, at: 710)
        #expect(attention.request(at: 710, turn: 2)?.shape == .events)
        attention.end(2, heard: 60, at: 7_000)
        #expect(attention.request(at: 7_000, turn: 3)?.sources == first.sources)
    }

    enum Waits: Sendable { case `operator`, raid, sub, named, chat }

    @Test("an answer without an end gives way to thanks before they are late")
    func endless() {
        var attention = attention()
        attention.take(event(.subscription(tier: 1), 1, at: 1_000))
        let running = TurnRequest(turn: TurnID(1), shape: .single, comments: [], language: .en, sayableNames: [])
        let cut = (1...40).first {
            attention.interruption(of: running, began: at(0), at: at(Int64($0) * 1_000)) != nil
        }
        #expect(cut.map { (15...28).contains($0) } == true)
    }

    // MARK: Time

    @Test("she learns how long her answers take, and one stalled turn teaches little")
    func learns() {
        var attention = attention { $0.idleAfter = .zero }
        let prior = attention.expectedDuration(of: .single)
        #expect(prior == .seconds(6))
        for number in 0..<30 {
            attention.take(comment(line(number), number, at: Int64(number) * 20_000))
            _ = attention.request(at: Int64(number) * 20_000, turn: UInt32(number))
            attention.end(UInt32(number), heard: 120, took: .seconds(12), at: Int64(number) * 20_000 + 12_000)
        }
        let learnt = attention.expectedDuration(of: .single)
        #expect(learnt > .seconds(10) && learnt <= .seconds(12) && attention.charactersPerSecond < 11)
        attention.take(comment(line(50), 50, at: 900_000))
        _ = attention.request(at: 900_000, turn: 50)
        attention.end(50, heard: 120, took: .seconds(120), at: 1_020_000)
        #expect(attention.expectedDuration(of: .single) < learnt * 1.2)
        #expect(attention.expectedDuration(of: .events) == .seconds(8))
    }

    @Test("a slow voice takes up fewer comments in one answer")
    func slow() {
        var attention = attention { $0.idleAfter = .zero }
        for number in 0..<20 {
            attention.take(comment(line(number), number, at: Int64(number) * 30_000))
            _ = attention.request(at: Int64(number) * 30_000, turn: UInt32(number))
            attention.end(UInt32(number), heard: 80, took: .seconds(10), at: Int64(number) * 30_000 + 10_000)
        }
        for number in 0..<4 { attention.take(comment(line(60 + number), 60 + number, at: 700_000)) }
        #expect(attention.request(at: 701_000)?.comments.count == 2)
        #expect(attention.waitingCount == 2)
    }

    // MARK: Quiet times

    @Test("in an empty room she speaks less and less, and as before once somebody is there")
    func monologue() {
        func gaps(_ seed: UInt64) -> [Int64] {
            var attention = attention { $0.seed = seed }
            var gaps: [Int64] = []
            var now: Int64 = 0
            for turn in 0..<8 {
                guard case .nothing(let wake?) = attention.choose(at: at(now), turn: TurnID(UInt32(turn))) else {
                    break
                }
                gaps.append((wake - at(now)).inNanoseconds / 1_000_000_000)
                now = wake.nanoseconds / 1_000_000
                _ = attention.request(at: now, turn: UInt32(turn))
                now += 6_000
                attention.end(UInt32(turn), heard: 60, at: now)
            }
            attention.take(comment("hola", 1, at: now))
            _ = attention.request(at: now)
            if case .nothing(let wake?) = attention.choose(at: at(now), turn: TurnID(99)) {
                gaps.append((wake - at(now)).inNanoseconds / 1_000_000_000)
            }
            return gaps
        }
        let first = gaps(1)
        #expect(first == gaps(1) && first != gaps(2))
        #expect(first.count == 9 && first[0] == 45 && (59...81).contains(first[1]) && (91...125).contains(first[2]))
        #expect(first.dropFirst(5).dropLast().allSatisfy { (255...300).contains($0) } && first[8] == 45)
    }
}
