import Attention
import Signals
import Testing

func at(_ milliseconds: Int64) -> Moment { Moment(nanoseconds: milliseconds * 1_000_000) }

func comment(
    _ text: String, _ id: Int, from name: String? = nil, on platform: Platform = .twitch, at milliseconds: Int64 = 0,
    emotes: [EmoteSpan] = [], isFirst: Bool = false, replyTo: String? = nil, bits: Int = 0
) -> Signals.Comment {
    let name = name ?? "viewer\(id)"
    return Signals.Comment(
        id: MessageID("\(id)"), viewer: Viewer(id: ViewerID(platform, name), login: name.lowercased(), name: name),
        text: text,
        emotes: emotes, isFirst: isFirst, replyTo: replyTo.map { Signals.Comment.Reply(id: MessageID("r"), login: $0) },
        bits: bits,
        receivedAt: at(milliseconds))
}

func attention(_ change: (inout AttentionSettings) -> Void = { _ in }) -> Attention {
    var settings = AttentionSettings()
    settings.eventsNamed = 6
    settings.paidDeadline = .seconds(30)
    change(&settings)
    return Attention(settings: settings, startedAt: at(0)) { text in
        text.contains("hola") ? .es : text.contains("hello") ? .en : nil
    }
}

extension Attention {
    mutating func take(_ comment: Signals.Comment, sayable: Bool = true) {
        admit(comment, nameIsSayable: sayable, at: comment.receivedAt)
    }
    mutating func request(at milliseconds: Int64, turn: UInt32 = 1) -> TurnRequest? {
        if case .answer(let request, _) = choose(
            at: Signals.Moment(nanoseconds: milliseconds * 1_000_000), turn: TurnID(turn))
        {
            return request
        }
        return nil
    }
}

/// Texts that have little in common.
func line(_ number: Int) -> String {
    let words = [
        "luna", "queso", "tren", "river", "purple", "dragon", "window", "salsa", "piano", "cactus", "winter", "robot",
        "pirate",
    ]
    return "\(words[number % 13]) \(words[(number / 13 + 5) % 13]) \(number * 7919)"
}

@Suite("what deserves an answer") struct AttentionTests {
    @Test("a single comment in silence is answered at once")
    func single() {
        var attention = attention()
        attention.take(comment("hola aneeka", 1, at: 100))
        let request = attention.request(at: 100)
        #expect(request?.shape == .single && request?.sources == [MessageID("1")] && request?.waiting == 0)
        #expect(request?.language == .es && request?.sayableNames == [ViewerID(.twitch, "viewer1")])
        #expect(attention.waitingCount == 0)
    }

    @Test("a name that may not be said is not among the sayable")
    func unsayable() {
        var attention = attention()
        attention.take(comment("hola", 1), sayable: false)
        #expect(attention.request(at: 0)?.sayableNames == [])
    }

    @Test(
        "how much waits decides the shape and how many are chosen",
        arguments: [
            (1, .single, 1), (2, .few, 2), (3, .few, 3), (4, .few, 4), (5, .crowd, 2), (7, .crowd, 2), (8, .crowd, 3),
            (20, .crowd, 3),
            (21, .flood, 2), (60, .flood, 2),
        ] as [(Int, LoadShape, Int)])
    func shapes(count: Int, shape: LoadShape, chosen: Int) {
        var attention = attention()
        for number in 0..<count { attention.take(comment(line(number), number, at: Int64(number) * 1_500)) }
        let request = attention.request(at: 90_000)
        #expect(request?.shape == shape && request?.comments.count == chosen && request?.waiting == count - chosen)
        #expect(attention.waitingCount == 0)
    }

    @Test("more than three a second is a flood, but for a handful")
    func rate() {
        var quick = attention()
        for number in 0..<16 { quick.take(comment(line(number), number, at: Int64(number) * 200)) }
        #expect(quick.request(at: 3_000)?.shape == .flood)
        var slower = attention()
        for number in 0..<16 { slower.take(comment(line(number), number, at: Int64(number) * 400)) }
        #expect(slower.request(at: 6_000)?.shape == .crowd)
    }

    @Test("copies count for the load, and one of them is named")
    func copies() {
        var attention = attention()
        for number in 0..<50 {
            attention.take(
                comment(number % 2 == 0 ? "viva el queso" : "VIVA el quesooo!!", number, at: Int64(number) * 20))
        }
        #expect(attention.waitingCount == 1 && attention.counts.merged == 49)
        #expect(attention.queue(limit: 5).first?.copies == 49)
        let request = attention.request(at: 1_500)
        #expect(request?.shape == .flood && request?.comments.count == 1 && request?.waiting == 49)
    }

    @Test("few takes what fits into one answer and leaves the rest for the next")
    func fitting() {
        var attention = attention()
        let long = Array(repeating: "palabra", count: 45).joined(separator: " ")
        for number in 0..<3 {
            attention.take(comment("\(line(number)) \(long) \(number)\(number)", number, at: Int64(number) * 2_000))
        }
        #expect(attention.request(at: 9_000)?.shape == .single)
        #expect(attention.waitingCount == 2)
    }

    @Test("a crowd names different viewers who say different things")
    func diverse() {
        var attention = attention()
        for number in 0..<8 {
            attention.take(
                comment("aneeka what about \(line(number))?", number, from: "loud", at: Int64(number) * 1_500))
        }
        for number in 8..<14 { attention.take(comment(line(number), number, at: Int64(number) * 1_500)) }
        let request = attention.request(at: 22_000)
        #expect(request?.comments.count == 3 && Set(request?.comments.map(\.viewer.id) ?? []).count == 3)
    }

    // MARK: Bursts

    @Test("a burst is held until it pauses")
    func held() {
        var attention = attention()
        for number in 0..<3 { attention.take(comment(line(number), number, at: Int64(number) * 10)) }
        guard case .held(let until) = attention.choose(at: at(20), turn: TurnID(1)) else {
            Issue.record("not held")
            return
        }
        #expect(until == at(170))
        #expect(attention.request(at: 169) == nil)
        #expect(attention.request(at: 170)?.comments.count == 3)
    }

    @Test("a burst that goes on is held for 400 ms and no longer")
    func longBurst() {
        var attention = attention { $0.burstGap = .milliseconds(300) }
        for number in 0..<3 { attention.take(comment(line(number), number, at: 0)) }
        #expect(attention.request(at: 0) == nil)
        attention.take(comment(line(3), 3, at: 250))
        guard case .held(let until) = attention.choose(at: at(250), turn: TurnID(1)) else {
            Issue.record("not held")
            return
        }
        #expect(until == at(400))
        #expect(attention.request(at: 400)?.shape == .few)
    }

    @Test("neither a crowd nor what was typed at the machine is held")
    func notHeld() {
        var crowd = attention()
        for number in 0..<5 { crowd.take(comment(line(number), number, at: 0)) }
        #expect(crowd.request(at: 0)?.shape == .crowd)
        var typed = attention()
        for number in 0..<3 { typed.take(comment(line(number), number, on: number == 2 ? .panel : .twitch, at: 0)) }
        #expect(typed.request(at: 0)?.comments.first?.viewer.id.platform == .panel)
    }

    @Test("two comments within a second are no burst")
    func two() {
        var attention = attention()
        attention.take(comment(line(1), 1, at: 0))
        #expect(attention.request(at: 0)?.shape == .single)
        attention.take(comment(line(2), 2, at: 300))
        #expect(attention.request(at: 300)?.shape == .single)
    }

    // MARK: Silence

    @Test("after the set silence she speaks by herself, once each time")
    func idle() {
        var attention = attention { $0.idleAfter = .seconds(10) }
        guard case .nothing(let wake) = attention.choose(at: at(0), turn: TurnID(1)) else {
            Issue.record("answered")
            return
        }
        #expect(wake == at(10_000))
        #expect(attention.request(at: 9_999) == nil)
        let request = attention.request(at: 10_000)
        #expect(request?.shape == .idle && request?.comments.isEmpty == true)
        // Asked again when she has finished, 5 s later: the silence begins there, and is longer the second time.
        guard case .nothing(let next) = attention.choose(at: at(15_000), turn: TurnID(2)) else {
            Issue.record("answered")
            return
        }
        #expect(next.map { $0 > at(28_000) && $0 < at(33_000) } == true)
    }

    @Test("with zero she never speaks by herself")
    func neverIdle() {
        var attention = attention { $0.idleAfter = .zero }
        guard case .nothing(let wake) = attention.choose(at: at(1_000_000_000), turn: TurnID(1)) else {
            Issue.record("answered")
            return
        }
        #expect(wake == nil)
    }

    // MARK: Scores

    @Test(
        "each part of the score shows in the reason",
        arguments: [
            (comment("hey aneeka", 1), .namedHer), (comment("ANEEEKAAA hi", 1), .namedHer),
            (comment("what is that?", 1), .question), (comment("cuál es tu color", 1), .question),
            (comment("yes", 1, replyTo: "aneeka"), .repliesToHer), (comment("hi", 1, isFirst: true), .firstTimer),
            (comment("hi", 1, on: .terminal), .direct),
            (comment("take this", 1, bits: 100), .bits), (comment("I really like your songs", 1), .substance),
        ] as [(Signals.Comment, Reason.Part)])
    func parts(comment: Signals.Comment, part: Reason.Part) {
        var attention = attention()
        attention.take(comment)
        #expect((attention.queue(limit: 1).first?.reason.parts[part] ?? 0) > 0)
        guard case .answer(_, let reasons) = attention.choose(at: at(0), turn: TurnID(1)) else {
            Issue.record("nothing")
            return
        }
        #expect(reasons.count == 1 && reasons[0].message == MessageID("1") && (reasons[0].parts[part] ?? 0) > 0)
        #expect(reasons[0].description.contains(part.rawValue))
    }

    @Test("emotes alone, near copies, risk and age cost something")
    func costs() {
        var attention = attention()
        attention.take(
            comment(
                "Kappa Kappa", 1, at: 0,
                emotes: [EmoteSpan(id: "25", range: 0..<5), EmoteSpan(id: "25", range: 6..<11)]))
        attention.take(comment("🔥🔥", 2, at: 0))
        attention.take(comment("i want to hear a song about cats tonight", 3, at: 0))
        attention.take(comment("i want to hear a song about dogs tonight", 4, at: 0))
        attention.admit(comment("pretend to be a duck", 5), nameIsSayable: true, risk: 0.5, at: at(0))
        let parts = Dictionary(
            uniqueKeysWithValues: attention.queue(limit: 9).map { ($0.comment.id.text, $0.reason.parts) })
        #expect(parts["1"]?[.substance] == -1.5 && parts["2"]?[.substance] == -1.5)
        #expect(parts["3"]?[.nearCopy] == nil && parts["4"]?[.nearCopy] == -1)
        #expect(parts["5"]?[.risk] == -2)
        let fresh = attention.queue(limit: 9, at: at(0))[0]
        let aged = attention.queue(limit: 9, at: at(30_000)).first { $0.comment.id == fresh.comment.id }
        #expect(abs((aged?.score ?? 0) - fresh.score / 2) < 0.01)
    }

    @Test("who was answered lately stands behind who was not, and less so with time")
    func fairness() {
        var attention = attention()
        attention.take(comment("what is that?", 1, from: "A", at: 0))
        _ = attention.request(at: 0)
        attention.take(comment("what is luna?", 2, from: "A", at: 5_000))
        attention.take(comment("what is queso?", 3, from: "B", at: 5_001))
        #expect(attention.queue(limit: 2).map(\.comment.viewer.name) == ["B", "A"])
        let late =
            attention.queue(limit: 2, at: at(95_000)).first { $0.comment.viewer.name == "A" }?.reason.parts[
                .answeredLately] ?? 0
        #expect(late < 0 && late > -1.6)
    }

    @Test("who was passed over in a crowd is ahead the next time")
    func passedOver() {
        var attention = attention()
        for number in 0..<5 {
            attention.take(comment(line(number), number, from: "V\(number)", at: Int64(number) * 1_500))
        }
        let named = Set(attention.request(at: 9_000)?.comments.map(\.viewer.name) ?? [])
        for number in 0..<5 { attention.take(comment(line(number + 40), number + 10, from: "V\(number)", at: 10_000)) }
        #expect(named.count == 2 && named.isDisjoint(with: attention.queue(limit: 3).map(\.comment.viewer.name)))
    }

    @Test("the language is that of most of the chosen, else the last one")
    func languages() {
        var attention = attention { $0.language = .es }
        attention.take(comment("luna", 1, at: 0))
        #expect(attention.request(at: 0)?.language == .es)
        attention.take(comment("hello aneeka?", 2, at: 5_000))
        #expect(attention.request(at: 5_000)?.language == .en)
        attention.take(comment("queso", 3, at: 10_000))
        #expect(attention.request(at: 10_000)?.language == .en)
        for (number, text) in ["hello moon?", "hola tren", "hola piano"].enumerated() {
            attention.take(comment(text, 10 + number, at: 15_000 + Int64(number) * 600))
        }
        #expect(attention.request(at: 18_000)?.language == .es)
    }

    // MARK: Leaving

    @Test("what a recall covers leaves the queue")
    func withdraw() {
        var attention = attention()
        for number in 0..<3 { attention.take(comment(line(number), number, from: number == 1 ? "A" : "B")) }
        #expect(attention.withdraw { $0.author.id == "B" } == [MessageID("0"), MessageID("2")])
        #expect(attention.queue(limit: 9).map(\.comment.id) == [MessageID("1")])
    }

    @Test("what waited too long is not answered, nor what comes too late")
    func expiry() {
        var attention = attention { $0.idleAfter = .zero }
        attention.take(comment(line(1), 1, at: 0))
        #expect(attention.request(at: 120_001) == nil && attention.counts.expired == 1)
        attention.admit(comment(line(2), 2, at: 0), nameIsSayable: true, at: at(200_000))
        #expect(attention.waitingCount == 0 && attention.counts.expired == 2)
    }

    @Test("the same message is not taken twice, waiting or answered, named or not")
    func twice() {
        var attention = attention { $0.idleAfter = .zero }
        for number in 0..<6 { attention.take(comment(line(number), number, at: Int64(number) * 1_500)) }
        for number in 0..<6 { attention.take(comment(line(number), number, at: 9_000)) }
        #expect(attention.waitingCount == 6)
        _ = attention.request(at: 10_000)
        for number in 0..<6 { attention.take(comment(line(number), number, at: 11_000)) }
        #expect(attention.waitingCount == 0 && attention.counts.repeated == 12)
    }

    @Test("a full queue drops the lowest score")
    func full() {
        var attention = attention { $0.capacity = 3 }
        attention.take(comment("🔥", 1))
        attention.take(comment("aneeka?", 2))
        attention.take(comment("what is luna?", 3))
        attention.take(comment("queso", 4))
        #expect(Set(attention.queue(limit: 9).map(\.comment.id.text)) == ["2", "3", "4"])
        attention.take(comment("🔥🔥", 5))
        #expect(
            attention.waitingCount == 3 && attention.counts.dropped == 2
                && !attention.queue(limit: 9).contains { $0.comment.id.text == "5" })
    }
}
