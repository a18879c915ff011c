import Signals
import Testing

@Suite("language") struct LanguageTests {
    @Test(
        "a chat line's language",
        arguments: [
            ("hola", .es), ("hello", .en), ("jajaja qué haces", .es), ("lol nice", .en), ("buenas noches a todos", .es),
            ("good evening from Oslo", .en), ("aneeka cuál es tu comida favorita?", .es),
            ("what's your favorite food", .en),
            ("¿juegas?", .es), ("can you sing", .en), ("me encanta el stream", .es), ("i love this stream", .en),
            ("gg", nil), ("12345", nil),
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
