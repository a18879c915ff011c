import Mind
import Signals
import Testing

@Suite("the dialogue") struct DialogueTests {
    private func remember(_ count: Int, in dialogue: inout Dialogue, from start: Int = 0) {
        for turn in start..<(start + count) {
            dialogue.remember(
                Sample.request([Sample.comment("question number \(turn)")], turn: UInt32(turn)), heard: "answer.",
                feeling: .neutral,
                wasCut: false)
        }
    }

    @Test("it is bounded, goes in large steps and hands over what it lost")
    func trimming() {
        var dialogue = Dialogue(budget: 500)
        var lost: [Dialogue.Exchange] = []
        var steps = 0
        for turn in 0..<500 {
            let before = dialogue.exchanges.count
            remember(1, in: &dialogue, from: turn)
            if dialogue.exchanges.count <= before { steps += 1 }
            lost += dialogue.takeDropped()
            #expect(dialogue.tokens <= 500)
        }
        #expect(steps < 60)
        #expect((lost + dialogue.exchanges).map(\.turn.number) == (0..<500).map { UInt32($0) })
        #expect(dialogue.takeDropped().isEmpty)
    }

    @Test("what nobody takes is bounded as well")
    func dropped() {
        var dialogue = Dialogue(budget: 200, longest: 20)
        remember(300, in: &dialogue)
        #expect(dialogue.takeDropped().count <= 20)
    }

    @Test("what was taken back leaves it, also from what it lost")
    func forgetting() {
        var dialogue = Dialogue(budget: 500)
        remember(100, in: &dialogue)
        dialogue.forget {
            $0.message == MessageID("question number 99") || $0.message == MessageID("question number 70")
        }
        let left = dialogue.takeDropped() + dialogue.exchanges
        #expect(!left.isEmpty)
        #expect(!left.contains { $0.lines.joined().contains("number 99") || $0.lines.joined().contains("number 70") })
        dialogue.forget { $0.author == Sample.viewer("Lupita").id }
        #expect(dialogue.exchanges.isEmpty && dialogue.tokens == 0)
    }

    @Test("counted tokens replace the estimate")
    func counted() {
        var dialogue = Dialogue()
        remember(3, in: &dialogue)
        let before = dialogue.tokens
        dialogue.setTokens(1_000, ofExchange: TurnID(1))
        #expect(dialogue.tokens > before + 900)
        dialogue.setTokens(0, ofExchange: TurnID(2))
        dialogue.setTokens(9, ofExchange: TurnID(77))
        #expect(dialogue.tokens > before + 900)
    }

    @Test("the operator, events and ideas are remembered")
    func others() {
        var dialogue = Dialogue()
        dialogue.remember(
            Sample.request([], shape: .operator, operatorWords: "cook something"), heard: "Yes.", feeling: .neutral,
            wasCut: true)
        dialogue.remember(
            Sample.request([], turn: 2, shape: .events, events: [Sample.event(.raid(viewers: 3))]), heard: "Hi Lupita!",
            feeling: Feeling(.joy), wasCut: false)
        dialogue.remember(
            Sample.request([], turn: 3, shape: .idle), heard: "Hm.", feeling: .neutral, wasCut: false, idea: "socks")
        #expect(
            dialogue.exchanges.map(\.lines) == [
                [">> operator: cook something"], [">> event: @Lupita raids with 3 viewers"],
                [">> nobody has written for a while; you think of this: socks"],
            ])
        #expect(dialogue.exchanges.map(\.reply) == ["[neutral] Yes.—", "[joy] Hi @Lupita!", "[neutral] Hm."])
        #expect(
            dialogue.exchanges[1].citations == [
                Citation(message: Sample.event(.raid(viewers: 3)).id, author: Sample.viewer("Lupita").id)
            ])
    }

    @Test("the gauge learns how long tokens are, and is not fooled")
    func gauge() {
        var gauge = TokenGauge()
        #expect(gauge.tokens(in: String(repeating: "a", count: 320)) == 100)
        for _ in 0..<60 { gauge.calibrate(bytes: 4_500, tokens: 1_000) }
        #expect(abs(gauge.bytesPerToken - 4.5) < 0.05)
        for (bytes, tokens) in [(0, 5), (5, 0), (-3, -3), (1_000_000, 1), (1, 1_000_000)] {
            gauge.calibrate(bytes: bytes, tokens: tokens)
        }
        #expect(abs(gauge.bytesPerToken - 4.5) < 0.05)
        #expect(gauge.tokens(in: "") == 0 && gauge.tokens(in: "a") == 1)
    }
}
