import Attention
import Signals
import Testing

func event(
    _ kind: ChannelEvent.Kind, _ id: Int, from name: String? = nil, text: String = "", at milliseconds: Int64 = 0
) -> ChannelEvent {
    let name = name ?? "giver\(id)"
    return ChannelEvent(
        id: MessageID("e\(id)"), kind: kind,
        viewer: Viewer(id: ViewerID(.twitch, name), login: name.lowercased(), name: name), text: text,
        platform: .twitch,
        receivedAt: at(milliseconds))
}

extension Attention {
    mutating func take(_ event: ChannelEvent, sayable: Bool = true, textSayable: Bool = true) {
        admit(event, nameIsSayable: sayable, textIsSayable: textSayable, at: event.receivedAt)
    }
    /// Until when it holds; nil when it does not.
    mutating func held(at milliseconds: Int64) -> Signals.Moment? {
        guard
            case .held(let until) = choose(
                at: Signals.Moment(nanoseconds: milliseconds * 1_000_000), turn: TurnID(1))
        else { return nil }
        return until
    }
}

@Suite("what is thanked for") struct EventTests {
    @Test("a paid event goes before chat, with what may be said of it")
    func first() {
        var attention = attention()
        attention.take(comment("aneeka what is that?", 1, at: 0))
        attention.take(event(.subscription(tier: 1), 1, text: "hello there", at: 0))
        attention.take(event(.subscription(tier: 1), 2, text: "dirty", at: 100), sayable: false, textSayable: false)
        let request = attention.request(at: 1_200)
        #expect(request?.shape == .events && request?.comments.isEmpty == true && request?.waiting == 0)
        #expect(request?.events.map(\.text) == ["hello there", ""] && request?.language == .en)
        #expect(request?.sayableNames == [ViewerID(.twitch, "giver1")])
        #expect(attention.request(at: 8_000)?.shape == .single)
    }

    @Test("a burst is waited for, one second after its last event and three in all; something great is not")
    func bundled() {
        var attention = attention()
        attention.take(event(.subscription(tier: 1), 1, at: 0))
        #expect(attention.held(at: 0) == at(1_000))
        for number in 1...6 { attention.take(event(.subscription(tier: 1), 1 + number, at: Int64(number) * 800)) }
        #expect(attention.held(at: 2_900) == at(3_000))
        #expect(attention.request(at: 3_000)?.events.count == 6)
        var great = Attention(settings: AttentionSettings(), startedAt: at(0))
        great.take(event(.raid(viewers: 50), 1, at: 0))
        #expect(great.request(at: 0)?.events.count == 1)
    }

    @Test("the greatest first, then the oldest; a few more than are named wait for the next thanks")
    func order() {
        var attention = attention()
        for number in 0..<8 { attention.take(event(.subscription(tier: 1), number, at: 10)) }
        attention.take(event(.cheer(bits: 1_500), 8, at: 20))
        attention.take(event(.raid(viewers: 300), 9, at: 30))
        let request = attention.request(at: 2_000)
        #expect(request?.sources.map(\.text) == ["e9", "e8", "e0", "e1", "e2", "e3"] && request?.waiting == 0)
        #expect(attention.request(at: 9_000)?.sources.map(\.text) == ["e4", "e5", "e6", "e7"])
    }

    @Test("hundreds are thanked for at once: six by name, the rest as a number, nobody lost", arguments: [100, 700])
    func many(count: Int) {
        var attention = attention()
        for number in 0..<count {
            attention.take(event(.subscription(tier: number == 650 ? 3 : 1), number, at: Int64(number) / 10))
        }
        #expect(attention.waitingEvents.count == min(count, 512))
        let request = attention.request(at: 3_000)
        #expect(request?.events.count == 6 && request?.waiting == count - 6)
        #expect(attention.waitingEvents.isEmpty && attention.wasAnswered(MessageID("e50")))
        #expect(count < 651 || request?.events.first?.id == MessageID("e650"))
    }

    @Test(
        "an event has its tier and its deadline",
        arguments: [
            (.subscription(tier: 1), .small, 30), (.redemption(reward: "hydrate", cost: 100_000), .small, 30),
            (.subscription(tier: 3), .medium, 25), (.gift(count: 10, tier: 1), .great, 20),
            (.gift(count: 2, tier: 1), .medium, 25), (.raid(viewers: 20), .great, 20), (.raid(viewers: 3), .small, 30),
            (.donation(cents: 10_000, currency: "EUR"), .great, 20),
            (.donation(cents: 50_000, currency: "JPY"), .small, 30), (.cheer(bits: 100), .small, 30),
            (.follow, .unpaid, 60), (.hypeTrain(level: 3), .unpaid, 60),
        ] as [(ChannelEvent.Kind, EventTier, Int64)])
    func tiers(kind: ChannelEvent.Kind, tier: EventTier, seconds: Int64) {
        var attention = attention()
        attention.take(event(kind, 1, at: 500))
        #expect(attention.waitingEvents.first?.tier == tier)
        #expect(attention.waitingEvents.first?.deadline == at(500 + seconds * 1_000))
    }

    @Test("between two thanks chat gets an answer, unless a deadline would suffer")
    func turns() {
        var attention = attention()
        attention.take(event(.subscription(tier: 1), 1, at: 0))
        _ = attention.request(at: 1_000)
        attention.take(comment("aneeka what is luna?", 1, at: 2_000))
        attention.take(event(.subscription(tier: 1), 2, at: 3_000))
        #expect(attention.request(at: 8_000)?.shape == .single)
        #expect(attention.request(at: 15_000)?.shape == .events)
        attention.take(comment("aneeka what is queso?", 2, at: 15_500))
        attention.take(event(.subscription(tier: 1), 3, at: 16_000))
        #expect(attention.request(at: 34_000)?.shape == .events)
    }

    @Test("follows are mentioned together when it is calm, seldom, and never late")
    func follows() {
        var attention = attention { $0.idleAfter = .zero }
        for number in 0..<9 { attention.take(event(.follow, number, at: 0)) }
        attention.take(comment("aneeka what is luna?", 1, at: 0))
        #expect(attention.request(at: 2_000)?.shape == .single)
        let request = attention.request(at: 9_000)
        #expect(request?.events.count == 6 && request?.waiting == 3)
        attention.take(event(.follow, 10, at: 12_000))
        guard case .nothing(let wake) = attention.choose(at: at(15_000), turn: TurnID(2)) else {
            Issue.record("spoke")
            return
        }
        #expect(wake == at(39_000))
        attention.take(event(.follow, 11, at: 30_000))
        #expect(attention.request(at: 73_000)?.sources == [MessageID("e11")])
        #expect(attention.waitingEvents.isEmpty)
    }

    @Test("a cheer's comment is answered like a comment when it is calm, whatever else is asked")
    func cheer() {
        var attention = attention()
        for number in 0..<3 { attention.take(comment("aneeka what about \(line(number))?", number, at: 0)) }
        attention.take(comment("take it", 9, at: 0, bits: 1))
        #expect(attention.request(at: 1_000)?.comments.first?.id == MessageID("9"))
    }

    @Test("three who cheer with the same words are all answered")
    func sameCheers() {
        var attention = attention()
        for number in 0..<3 { attention.take(comment("go go go aneeka", number, at: 0, bits: 10)) }
        for number in 3..<8 { attention.take(comment(line(number), number, at: 0)) }
        #expect(Set(attention.request(at: 1_000)?.sources.map(\.text) ?? []) == ["0", "1", "2"])
    }

    @Test("a mention of follows takes no turn from a subscription")
    func unpaidThenPaid() {
        var attention = attention()
        attention.take(event(.follow, 1, at: 0))
        #expect(attention.request(at: 1_500)?.shape == .events)
        attention.take(comment("aneeka what is luna?", 1, at: 2_000))
        attention.take(event(.subscription(tier: 1), 2, at: 3_000))
        #expect(attention.request(at: 8_000)?.sources == [MessageID("e2")])
    }

    @Test("many cheers are thanked for together, and none is dropped, however much is written")
    func cheers() {
        var attention = attention { $0.idleAfter = .zero }
        var seen: Set<String> = []
        for number in 0..<3_000 {
            attention.take(comment(line(number), number, at: Int64(number), bits: number % 50 == 0 ? 5 : 0))
        }
        for turn in 0..<20 {
            guard let request = attention.request(at: 3_000 + Int64(turn) * 100) else { continue }
            seen.formUnion(request.sources.map(\.text))
        }
        let lost = (0..<60).filter { !seen.contains("\($0 * 50)") && !attention.wasAnswered(MessageID("\($0 * 50)")) }
        #expect(lost.isEmpty)
    }

    @Test("the same event is not thanked for twice, and what a recall covers not at all")
    func recalled() {
        var attention = attention { $0.idleAfter = .zero }
        for number in 0..<3 { attention.take(event(.subscription(tier: 1), number, at: 0)) }
        attention.take(event(.subscription(tier: 1), 0, at: 0))
        #expect(attention.withdraw { $0.author.id == "giver1" } == [MessageID("e1")])
        #expect(attention.request(at: 1_500)?.sources.map(\.text) == ["e0", "e2"])
        attention.take(event(.subscription(tier: 1), 2, at: 2_000))
        #expect(attention.request(at: 5_000) == nil && attention.counts.repeated == 2)
    }
}

@Suite("how events leave without thanks") struct EventFateTests {
    private func fates(_ attention: inout Attention) -> [String: EventFate] {
        Dictionary(uniqueKeysWithValues: attention.takeDeparted().map { ($0.id.text, $0.fate) })
    }

    @Test("what nobody paid for, when it was too late to mention it")
    func expired() {
        var attention = attention()
        attention.take(event(.follow, 1, at: 0))
        attention.take(event(.subscription(tier: 1), 2, at: 0))
        _ = attention.choose(at: at(120_000), turn: TurnID(1))
        #expect(fates(&attention) == ["e1": .expired] && attention.takeDeparted().isEmpty)
    }

    @Test("taken back, or stopped before a word; at the program's end nobody leaves")
    func stopped() {
        for (cause, fate) in [(StopCause.panel, EventFate.stopped), (.shutdown, nil), (.recall, nil)] {
            var attention = attention()
            attention.take(event(.subscription(tier: 1), 1, at: 0))
            attention.take(event(.raid(viewers: 90), 2, at: 0))
            let gone = attention.withdraw { $0.message == MessageID("e1") }
            #expect(gone == [MessageID("e1")] && fates(&attention) == ["e1": .recalled])
            let turn = attention.request(at: 4_000)?.turn ?? TurnID(0)
            attention.ended(turn, heard: 0, took: .seconds(1), cause: cause, at: at(5_000))
            #expect(fates(&attention)["e2"] == fate)
        }
    }

    @Test("thanks that failed four times; those that were heard leave no trace here")
    func failed() {
        var attention = attention()
        attention.take(event(.subscription(tier: 1), 1, at: 0))
        for number in 1...4 {
            #expect(fates(&attention).isEmpty)
            let now = Int64(number) * 5_000
            let turn = attention.request(at: now)?.turn ?? TurnID(0)
            attention.ended(turn, heard: 0, took: .seconds(1), cause: .failure, at: at(now + 1_000))
        }
        #expect(fates(&attention) == ["e1": .failed])
        attention.take(event(.subscription(tier: 1), 2, at: 30_000))
        let turn = attention.request(at: 34_000)?.turn ?? TurnID(0)
        attention.ended(turn, heard: 20, took: .seconds(1), cause: nil, at: at(35_000))
        #expect(fates(&attention).isEmpty && attention.wasAnswered(MessageID("e2")))
    }

    @Test("as a number beyond the hundreds, and what came as a comment too")
    func others() {
        var attention = attention()
        for number in 0..<600 { attention.take(event(.subscription(tier: 1), number, at: 0)) }
        #expect(attention.takeDeparted().map(\.fate) == Array(repeating: .counted, count: 88))
        attention.take(comment("toma", 7, at: 10))
        let same = ChannelEvent(
            id: comment("", 7, at: 0).id, kind: .cheer(bits: 5), viewer: nil, platform: .twitch, receivedAt: at(11))
        attention.take(same)
        #expect(attention.takeDeparted().map(\.fate) == [.commented])
    }
}
