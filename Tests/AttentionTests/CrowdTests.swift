import Attention
import Signals
import Testing

@Suite("what a crowd says") struct CrowdTests {
    @Test(
        "near copies gather under the first",
        arguments: [
            ("play zelda aneeka", "zelda play pleaseee"), ("juega a zelda porfa", "jajaja juega a zelda"),
            ("that was the worst jump ever", "lol that was the worst jump i ever"),
            ("que juego es ese", "q juego es esee??"),
        ])
    func gathers(first: String, second: String) {
        var attention = attention()
        attention.take(comment(first, 1))
        attention.take(comment(second, 2))
        #expect(attention.waitingCount == 1 && attention.queue(limit: 1).first?.copies == 1)
    }

    @Test(
        "what differs in a word that counts waits for itself",
        arguments: [
            ("I like cats", "I don't like cats"), ("sing a song about cats", "sing a song about dogs"),
            ("play zelda", "play mario"), ("🔥", "😂"), ("yes", "no"), ("play zelda", "play zelda?"),
        ])
    func differs(first: String, second: String) {
        var attention = attention()
        attention.take(comment(first, 1))
        attention.take(comment(second, 2))
        #expect(attention.waitingCount == 2)
    }

    @Test("one who repeats himself is one voice")
    func repeats() {
        var attention = attention()
        for number in 0..<9 { attention.take(comment("play zelda now", number, from: number < 6 ? "A" : nil)) }
        #expect(attention.queue(limit: 1).first?.copies == 3 && attention.counts.merged == 8)
    }

    @Test("copies are told with the chosen, and echoes with the crowd")
    func echoes() {
        var attention = attention()
        for number in 0..<6 { attention.take(comment("play zelda", number, at: Int64(number) * 900)) }
        for number in 6..<9 { attention.take(comment("baila salsa", number, at: Int64(number) * 900)) }
        for number in 9..<14 { attention.take(comment(line(number), number, at: Int64(number) * 900)) }
        let request = attention.request(at: 14_000)
        #expect(request?.shape == .crowd && request?.copies[MessageID("0")] == 5)
        #expect(
            request?.impression?.echoes == [.init(text: "play zelda", count: 6), .init(text: "baila salsa", count: 3)])
        #expect(request?.impression?.comments == 14 && request?.impression?.viewers == 14)
    }

    @Test("a few have no impression, and what is answered is not told again")
    func reset() {
        var attention = attention()
        for number in 0..<3 { attention.take(comment(line(number), number, at: Int64(number) * 1_500)) }
        let few = attention.request(at: 5_000)
        #expect(few?.shape == .few && few?.impression == nil)
        for number in 3..<9 { attention.take(comment(line(number), number, at: 5_000 + Int64(number) * 1_500)) }
        #expect(attention.request(at: 30_000)?.impression?.comments == 6)
    }

    @Test(
        "the tone is what at least a third does",
        arguments: [
            (["jajaja", "lol", "😂", "xd nice", "HAHAHA", "kekw"], .laughing),
            (["hola", "buenas a todos", "hello there", "hey hey", "hi all", "que tal"], .greeting),
            (["GG", "letsgo team", "vamos nena", "hype hype", "wow", "🔥🔥"], .cheering),
            (["what is it?", "who are you?", "donde estas?", "how old?", "why now?", "ok"], .asking),
            (["sad day", "rip juan", "😭😭", "triste final", "noooo way", "F en chat"], .sad),
            (["boo you", "fuera de aqui", "👎👎", "worst play", "odio eso", "estafa total"], .angry),
            (["luna roja", "queso azul", "tren gris", "river one", "purple two", "dragon six"], .mixed),
        ] as [([String], RoomImpression.Tone)])
    func tone(texts: [String], tone: RoomImpression.Tone) {
        var attention = attention()
        for (number, text) in texts.enumerated() {
            attention.take(comment(text, number, at: Int64(number) * 1_100))
        }
        #expect(attention.request(at: 9_000)?.impression?.tone == tone)
    }

    @Test("the rate and the number of viewers are near the truth, however fast", arguments: [4, 50, 500])
    func numbers(rate: Int) {
        var attention = attention()
        for number in 0..<(rate * 10) {
            let viewer = "V\(number % max(1, rate * 2))"
            attention.take(comment(line(number), number, from: viewer, at: Int64(number * 1_000 / rate)))
        }
        let impression = attention.request(at: 10_000)?.impression
        #expect(abs((impression?.rate ?? 0) - Double(rate)) <= Double(rate) / 4)
        #expect(impression?.comments == rate * 10)
        #expect(abs(Double(impression?.viewers ?? 0) / Double(rate * 2) - 1) < 0.06)
    }

    @Test("one viewer's many lines are no crowd")
    func alone() {
        var attention = attention()
        for number in 0..<30 { attention.take(comment(line(number), number, from: "loud", at: Int64(number) * 700)) }
        let request = attention.request(at: 22_000)
        #expect(request?.shape == .few && attention.waitingCount == 0 && attention.counts.dropped == 26)
    }

    @Test("when who said it first is banned, another of those who said it is named")
    func heir() {
        var attention = attention()
        for number in 0..<4 { attention.take(comment("play zelda", number)) }
        #expect(attention.withdraw { $0.message == MessageID("0") } == [MessageID("0")])
        let left = attention.queue(limit: 9)
        #expect(left.map(\.comment.id) == [MessageID("3")] && left.first?.copies == 2)
    }

    @Test("a regular who was not answered lately, and a friend, are worth more")
    func regulars() {
        var attention = attention()
        let known = Standing(visits: 5, bond: 0.5)
        attention.admit(comment("luna", 1, from: "R"), nameIsSayable: true, standing: known, at: at(0))
        var parts = attention.queue(limit: 1)[0].reason.parts
        #expect(parts[.regular] == 1.5 && parts[.bond] == 0.5)
        _ = attention.request(at: 0)
        attention.admit(
            comment("queso", 2, from: "R", at: 5_000), nameIsSayable: true, standing: known, at: at(5_000))
        parts = attention.queue(limit: 1)[0].reason.parts
        #expect(parts[.regular] == nil && parts[.bond] == 0.5)
    }
}
