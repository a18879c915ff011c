import Signals
import Testing

@Suite("folded text") struct FoldedTextTests {
    @Test(
        "one spelling for the many ways to write a word",
        arguments: [
            "puta", "PUTA", "pùtá", "р\u{443}ta", "ｐｕｔａ", "𝓹𝓾𝓽𝓪", "p\u{200B}u\u{200D}ta", "pu\u{AD}ta", "put4", "p.u.t.a", "p u t a",
        ])
    func spellings(text: String) {
        let folded = FoldedText(text)
        #expect([folded.letters, folded.leet, folded.joined].contains { $0 == "puta" || $0 == "pyta" }, "\(folded)")
    }

    @Test("numbers and sentences stay what they are")
    func plain() {
        #expect(FoldedText("It costs 45 or 50!").leet == "it costs 45 or 50")
        #expect(FoldedText("¿Qué tal, niño?").letters == "que tal nino")
    }
}

@Suite("language") struct LanguageTests {
    @Test(
        "a chat line's language",
        arguments: [
            ("hola", .es), ("hello", .en), ("jajaja qué haces", .es), ("lol nice", .en), ("buenas noches a todos", .es),
            ("good evening from Oslo", .en), ("aneeka cuál es tu comida favorita?", .es), ("what's your favorite food", .en),
            ("¿juegas?", .es), ("can you sing", .en), ("me encanta el stream", .es), ("i love this stream", .en), ("gg", nil), ("12345", nil),
        ] as [(String, Language?)])
    func guess(text: String, language: Language?) {
        #expect(Language.guess(text) == language)
    }
}

@Suite("moments") struct MomentTests {
    @Test("differences and sums agree")
    func arithmetic() {
        let moment = Moment(nanoseconds: 5_000_000_000)
        #expect((moment + .milliseconds(1500)) - moment == .milliseconds(1500))
        #expect(Duration.milliseconds(2).inMilliseconds == 2)
        #expect(Moment.now > moment || Moment.now < moment)
    }
}
