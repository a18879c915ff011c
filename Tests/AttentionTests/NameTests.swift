import Attention
import Signals
import Testing

@Suite("Her name, however it is written") struct NameTests {
    private static func isNamed(_ text: String, login: String? = nil) -> Bool {
        var attention = Attention(settings: AttentionSettings(), startedAt: Moment(nanoseconds: 0))
        if let login { attention.add(login: login) }
        let comment = Comment(
            id: MessageID("1"), viewer: Viewer(id: ViewerID(.twitch, "1"), login: "bob", name: "Bob"), text: text,
            receivedAt: Moment(nanoseconds: 0))
        attention.admit(comment, nameIsSayable: true, at: Moment(nanoseconds: 1))
        return attention.queue(limit: 1).first?.reason.parts[.namedHer] != nil
    }

    @Test(
        "by ear, lengthened, made small, shouted",
        arguments: [
            "aneeka hola", "ANEEKA!!", "aneeeekaaa ven", "hola Anika", "aneca qué tal", "annika?", "oye aneequa",
            "anéeka", "@Aneeka hi", "aneekita guapa", "anykah",
        ])
    func named(text: String) { #expect(Self.isNamed(text)) }

    @Test("other words", arguments: ["america hola", "anexo y ya", "mecánica", "una neka", "annette"])
    func others(text: String) { #expect(!Self.isNamed(text)) }

    @Test("the account that she signed in as")
    func login() {
        #expect(!Self.isNamed("@otracuenta hola") && Self.isNamed("@otracuenta hola", login: "otracuenta"))
    }
}
