import Attention
import Signals
import Testing

extension Attention {
    mutating func face(at milliseconds: Int64) -> Feeling? {
        guard
            case .face(let feeling, _) = choose(
                at: Signals.Moment(nanoseconds: milliseconds * 1_000_000), turn: TurnID(1))
        else { return nil }
        return feeling
    }
}

@Suite("emote storms") struct StormTests {
    @Test(
        "a storm gets the face it calls for and no words",
        arguments: [
            (["jajaja", "😂😂", "lol", "KEKW KEKW", "xD"], .laughter), (["❤️", "💜", "<3", "😍", "💕"], .tenderness),
            (["😭", "BibleThump", "Sadge", "💔", "😢"], .sadness), (["🎉", "PogChamp", "🔥🔥", "POG", "👏"], .joy),
            (["Kappa", "!!!", "...", "🍕", "🦆"], .joy),
        ] as [([String], Emotion)])
    func faces(texts: [String], emotion: Emotion) {
        var attention = attention()
        for (number, text) in texts.enumerated() { attention.take(comment(text, number, at: Int64(number) * 100)) }
        #expect(attention.face(at: 2_000)?.emotion == emotion)
        #expect(attention.waitingCount == 0)
    }

    @Test("the greater the storm, the stronger the face", arguments: [(5, 1), (10, 2), (60, 3)])
    func strength(count: Int, intensity: Int) {
        var attention = attention()
        for number in 0..<count { attention.take(comment("jajaja", number, at: Int64(number) * 10)) }
        #expect(attention.face(at: 3_000)?.intensity == intensity)
    }

    @Test("not more than one face in twelve seconds, and no words for such in between")
    func seldom() {
        var attention = attention()
        for number in 0..<5 { attention.take(comment("lol", number, at: 0)) }
        #expect(attention.face(at: 1_000) != nil)
        for number in 5..<10 { attention.take(comment("lol", number, at: 2_000)) }
        guard case .nothing(let wake) = attention.choose(at: at(3_000), turn: TurnID(1)) else {
            Issue.record("not silent")
            return
        }
        #expect(wake == at(13_000) && attention.face(at: 13_000) != nil)
    }

    @Test("what has words is answered, and the storm shows in the tone")
    func words() {
        var attention = attention()
        for number in 0..<12 { attention.take(comment("😂", number, at: Int64(number) * 900)) }
        attention.take(comment("what a jump, was that planned?", 50, at: 11_000))
        let request = attention.request(at: 12_000)
        #expect(request?.sources == [MessageID("50")] && request?.impression?.tone == .laughing)
        #expect(attention.waitingCount == 0)
    }

    @Test("one emote in an empty room is answered by a word")
    func lone() {
        var attention = attention()
        attention.take(comment("😂", 1, at: 0))
        #expect(attention.request(at: 0)?.shape == .single)
    }

    @Test(
        "laughter inside a sentence, and words that look like it, are words",
        arguments: ["jajaja que bueno", "hash", "casa", "sasha", "joke", "ahhh", "haka haka dance"])
    func innocent(text: String) {
        var attention = attention()
        for number in 0..<5 { attention.take(comment(text, number, at: Int64(number) * 1_500)) }
        #expect(attention.request(at: 9_000) != nil)
    }
}
