import Attention
import Signals
import Testing

private func at(_ milliseconds: Int64) -> Moment { Moment(nanoseconds: milliseconds * 1_000_000) }

private func comment(_ text: String, _ id: Int, from name: String = "Lupita") -> Signals.Comment {
    Comment(
        id: MessageID("\(id)"), viewer: Viewer(id: ViewerID(.twitch, name), login: name.lowercased(), name: name), text: text,
        receivedAt: at(0))
}

private func attention(_ change: (inout AttentionSettings) -> Void = { _ in }) -> Attention {
    var settings = AttentionSettings()
    change(&settings)
    return Attention(settings: settings, startedAt: at(0), languageOf: { Language.guess($0) })
}

extension Choice {
    fileprivate var request: TurnRequest? { if case .answer(let request, _) = self { request } else { nil } }
}

@Suite("what deserves an answer") struct AttentionTests {
    @Test("alone, a comment is answered at once, in its language, and never again")
    func single() {
        var attention = attention()
        attention.admit(comment("hola aneeka, qué tal?", 1), nameIsSayable: true, at: at(100))
        let request = attention.choose(at: at(100), turn: TurnID(1)).request
        #expect(request?.shape == .single && request?.language == .es && request?.sayableNames.count == 1)
        #expect(attention.choose(at: at(101), turn: TurnID(2)).request == nil)
    }

    @Test("the number that waits decides the shape", arguments: [(2, LoadShape.few), (4, .few), (5, .crowd), (20, .crowd), (21, .flood)])
    func shapes(count: Int, shape: LoadShape) {
        var attention = attention()
        for number in 0..<count {
            attention.admit(comment("a thought about number \(number * 37)", number, from: "V\(number)"), nameIsSayable: true, at: at(Int64(number) * 1500))
        }
        #expect(attention.choose(at: at(40_000), turn: TurnID(1)).request?.shape == shape)
    }

    @Test("a burst in progress is held for 400 ms at most")
    func held() {
        var attention = attention()
        for number in 0..<3 { attention.admit(comment("thing \(number) here", number), nameIsSayable: true, at: at(Int64(number) * 10)) }
        guard case .held(let until) = attention.choose(at: at(20), turn: TurnID(1)) else { return #expect(Bool(false), "not held") }
        #expect(until == at(420))
        #expect(attention.choose(at: at(420), turn: TurnID(1)).request?.comments.count == 3)
    }

    @Test("who names her and asks goes before who cheers, and who was just answered waits")
    func order() {
        var attention = attention()
        attention.admit(comment("LUL LUL", 1, from: "A"), nameIsSayable: true, at: at(0))
        attention.admit(comment("aneeka what is your favorite food?", 2, from: "B"), nameIsSayable: true, at: at(1500))
        #expect(attention.choose(at: at(3000), turn: TurnID(1)).request?.comments.map(\.viewer.name) == ["B", "A"])
        attention.admit(comment("a first line of mine today", 3, from: "B"), nameIsSayable: true, at: at(5000))
        attention.admit(comment("a first line of mine too", 4, from: "C"), nameIsSayable: true, at: at(6500))
        #expect(attention.choose(at: at(8000), turn: TurnID(2)).request?.comments.first?.viewer.name == "C")
    }

    @Test("copies gather under one, old comments expire, recalled ones leave")
    func bounds() {
        var attention = never()
        for number in 0..<50 { attention.admit(comment("the same line", number, from: "V\(number)"), nameIsSayable: true, at: at(Int64(number))) }
        #expect(attention.waitingCount == 1 && attention.counts.merged == 49)
        attention.admit(comment("another line", 90), nameIsSayable: true, at: at(100))
        #expect(attention.withdraw { $0.id == MessageID("90") } == [MessageID("90")])
        #expect(attention.choose(at: at(130_000), turn: TurnID(1)).request == nil)
        #expect(attention.counts.expired == 1)
    }

    @Test("a thousand a second for twenty seconds: bounded, and nobody is answered twice")
    func flood() {
        var attention = attention()
        var answered: Set<MessageID> = []
        for number in 0..<20_000 {
            let now = at(Int64(number))
            attention.admit(comment("line \(number * 7919) of many", number, from: "V\(number % 997)"), nameIsSayable: true, at: now)
            #expect(attention.waitingCount <= 257)
            if number % 2000 == 1999, let request = attention.choose(at: now + .milliseconds(500), turn: TurnID(1)).request ?? attention.choose(at: now + .milliseconds(950), turn: TurnID(1)).request {
                #expect(request.shape == .flood && request.comments.count <= 2)
                for comment in request.comments { #expect(answered.insert(comment.id).inserted) }
            }
        }
        #expect(answered.count >= 10)
    }

    @Test("after a silence she speaks of her own, and never when that is off")
    func idle() {
        var attention = attention { $0.idleAfter = .seconds(10) }
        guard case .nothing(let wake) = attention.choose(at: at(0), turn: TurnID(1)) else { return #expect(Bool(false)) }
        #expect(wake == at(10_000))
        #expect(attention.choose(at: at(10_000), turn: TurnID(1)).request?.shape == .idle)
        #expect(attention.choose(at: at(10_001), turn: TurnID(2)).request == nil)
        var never = self.never()
        guard case .nothing(nil) = never.choose(at: at(999_999), turn: TurnID(1)) else { return #expect(Bool(false)) }
    }

    private func never() -> Attention { attention { $0.idleAfter = .zero } }
}
