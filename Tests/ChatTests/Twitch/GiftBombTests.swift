import Chat
import Signals
import Testing

private func at(_ seconds: Double) -> Moment { Moment(nanoseconds: Int64(seconds * 1e9)) }

private let gwen = Viewer(id: ViewerID(.twitch, "7"), login: "gwen", name: "Gwen")

private func bomb(_ count: Int) -> ChannelEvent {
    ChannelEvent(
        id: MessageID("gifts-b"), kind: .gift(count: count, tier: 1), viewer: gwen, platform: .twitch,
        receivedAt: at(0))
}

private func gift(_ name: String) -> ChannelEvent {
    ChannelEvent(
        id: MessageID("g-\(name)"), kind: .gift(count: 1, tier: 1), viewer: gwen, recipients: [name],
        platform: .twitch, receivedAt: at(0))
}

@Suite("Bombs of gifts") struct GiftBombTests {
    @Test("one event, with the first three names, as soon as they are there")
    func names() {
        var bombs = GiftBombs()
        #expect(bombs.receive(bomb: bomb(20), of: "b", at: at(0)).isEmpty)
        #expect(bombs.receive(gift: gift("Ana"), of: "b", at: at(0.1)).isEmpty)
        #expect(bombs.receive(gift: gift("Bea"), of: "b", at: at(0.1)).isEmpty)
        let events = bombs.receive(gift: gift("Cai"), of: "b", at: at(0.2))
        #expect(events == [bomb(20).naming(["Ana", "Bea", "Cai"])])
        for name in ["Dan", "Eve"] { #expect(bombs.receive(gift: gift(name), of: "b", at: at(0.3)).isEmpty) }
        #expect(bombs.receive(bomb: bomb(20), of: "b", at: at(1)).isEmpty && bombs.isIdle)
    }

    @Test("a bomb that tells no names waits a second")
    func nameless() {
        var bombs = GiftBombs()
        _ = bombs.receive(bomb: bomb(5), of: "b", at: at(0))
        #expect(bombs.due(at: at(0.9)).isEmpty)
        #expect(bombs.due(at: at(1)) == [bomb(5)])
    }

    @Test("gifts whose bomb was never told are one event, and the bomb none after that")
    func orphans() {
        var bombs = GiftBombs()
        _ = bombs.receive(gift: gift("Ana"), of: "b", at: at(0))
        _ = bombs.receive(gift: gift("Bea"), of: "b", at: at(1))
        #expect(bombs.due(at: at(4.9)).isEmpty)
        let events = bombs.due(at: at(5))
        #expect(events.map(\.kind) == [.gift(count: 2, tier: 1)] && events.map(\.id) == [MessageID("gifts-b")])
        #expect(bombs.receive(bomb: bomb(5), of: "b", at: at(6)).isEmpty)
    }
}

@Suite("What waits to be written") struct ChatPenTests {
    @Test("one at a time with a gap, no text twice, the oldest left out")
    func gaps() {
        var pen = ChatPen()
        for number in 0..<9 { pen.add(.init("\(number)"), at: at(0)) }
        pen.add(.init("8"), at: at(0))
        #expect(pen.left == 3)
        #expect(pen.next(at: at(0)).line?.text == "3")
        #expect(pen.next(at: at(1)).line == nil && pen.next(at: at(1)).again == at(1.6))
        #expect(pen.next(at: at(1.6)).line?.text == "4")
        pen.add(.init("4"), at: at(2))
        #expect(pen.next(at: at(3.2)).line?.text == "5")
    }

    @Test("never more than Twitch allows in thirty seconds")
    func window() {
        var pen = ChatPen()
        var sent: [Double] = []
        var second = 0.0
        for number in 0..<60 {
            pen.add(.init("line \(number)"), at: at(second))
            while pen.next(at: at(second)).line == nil { second += 0.1 }
            sent.append(second)
        }
        for (index, time) in sent.enumerated() {
            #expect(sent[index...].prefix { $0 < time + 30 }.count <= 20)
        }
    }

    @Test("an answer to a comment that was taken back, or that comes late, is not written")
    func withdraws() {
        var pen = ChatPen()
        pen.add(.init("a", replyingTo: MessageID("1")), at: at(0))
        pen.add(.init("b", replyingTo: MessageID("2")), at: at(0))
        pen.withdraw { $0 == MessageID("1") }
        #expect(pen.next(at: at(0)).line?.text == "b")
        pen.add(.init("c"), at: at(1))
        #expect(pen.next(at: at(60)).line == nil && pen.left == 1)
    }
}
