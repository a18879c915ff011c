import Attention
import Signals
import Testing

@Suite("a channel at any load") struct RoomTests {
    private static func rates(_ comments: Double) -> Room.Rates {
        Room.Rates(
            comments: comments, paid: comments < 0.1 ? 0.01 : 0.05,
            seconds: comments < 0.1 ? 3_600 : comments < 100 ? 300 : 60, viewers: max(20, Int(comments * 40)))
    }

    @Test(
        "every paid event is thanked for in time, nobody is answered twice, and memory is bounded",
        arguments: [0.02, 0.2, 1, 3, 10, 50, 500] as [Double], [1, 2, 3] as [UInt64])
    func kept(comments: Double, seed: UInt64) {
        let rates = Self.rates(comments)
        var room = Room(rates, seed: seed)
        let outcome = room.run()
        #expect(!outcome.heard.isEmpty && Set(outcome.heard).count == outcome.heard.count)
        #expect(outcome.namedTwice == 0)
        #expect(outcome.mostWaiting <= 256 && outcome.mostEvents <= 576)
        let late = outcome.thanked.filter { $0.value < 0 }
        #expect(late.isEmpty, "\(late)")
        #expect(outcome.lost.isEmpty, "\(outcome.lost) of \(outcome.paid.count)")
        if comments >= 10 { #expect((outcome.ages.max() ?? 0) < 20, "\(outcome.ages.max() ?? 0)") }
        if comments <= 0.02 { #expect(outcome.shapes.contains(.idle) && outcome.shapes.contains(.single)) }
        if comments >= 50 { #expect(outcome.shapes.contains(.flood)) }
    }

    @Test(
        "so it is with an operator who talks and turns that fail", arguments: [0.2, 3, 50] as [Double],
        [4, 5] as [UInt64])
    func rough(comments: Double, seed: UInt64) {
        var rates = Self.rates(comments)
        rates.operator = 0.05
        rates.failures = 0.05
        var room = Room(rates, seed: seed)
        let outcome = room.run()
        #expect(Set(outcome.heard).count == outcome.heard.count)
        let late = outcome.thanked.filter { $0.value < 0 }
        #expect(late.isEmpty && outcome.lost.isEmpty, "\(late) \(outcome.lost)")
    }

    @Test("paid events in numbers leave chat its turns", arguments: [0.1, 0.3] as [Double])
    func fair(paid: Double) {
        var rates = Room.Rates(comments: 1, paid: paid)
        rates.seconds = 300
        var room = Room(rates, seed: 8)
        let outcome = room.run()
        let chat = outcome.shapes.count { $0 != .events && $0 != .idle }
        #expect(chat * 6 >= outcome.shapes.count, "\(chat) of \(outcome.shapes.count)")
        #expect(outcome.thanked.values.allSatisfy { $0 >= 0 } && outcome.lost.isEmpty)
    }

    @Test("the same stream gives the same choices", arguments: [0.2, 10] as [Double])
    func deterministic(comments: Double) {
        var first = Room(Self.rates(comments), seed: 6)
        var second = Room(Self.rates(comments), seed: 6)
        #expect(first.run() == second.run())
    }
}
