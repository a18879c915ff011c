import Signals
import Stage
import Testing

@Suite("Panel's actions") struct PanelActionTests {
    @Test(
        "each body is the action it names",
        arguments: [
            (#"{"action":"talk","text":"¿Qué opinas?"}"#, PanelAction.talk("¿Qué opinas?")),
            (#"{"action":"say","text":"Hola \"ñ\""}"#, .say("Hola \"ñ\"")),
            (#"{"action":"comment","text":"hi"}"#, .comment("hi")),
            (#"{"action":"approve","id":"m-1"}"#, .approve(MessageID("m-1"))),
            (#"{"action":"forget","platform":"twitch","viewer":"77"}"#, .forget(ViewerID(.twitch, "77"))),
            (#"{"action":"remember","text":"The dog is Bytes"}"#, .remember("The dog is Bytes")),
            (#"{"action":"unremember","text":"The dog is Bytes"}"#, .unremember("The dog is Bytes")),
            (#"{"action":"reloadPersona"}"#, .reloadPersona), (#"{"action":"memory"}"#, .memory),
            (#"{"action":"delete","id":"m-1"}"#, .delete(MessageID("m-1"))),
            (#"{"action":"timeout","viewer":"77","seconds":1}"#, .timeout(ViewerID(.twitch, "77"), seconds: 1)),
            (
                #"{"action":"timeout","viewer":"77","seconds":1209600,"id":"m-1"}"#,
                .timeout(ViewerID(.twitch, "77"), seconds: 1_209_600)
            ),
            (#"{"action":"ban","viewer":"77"}"#, .ban(ViewerID(.twitch, "77"))),
            (#"{"action":"signIn","account":"bot"}"#, .signIn(.bot)),
            (#"{"action":"signIn","account":"broadcaster"}"#, .signIn(.broadcaster)),
            (#"{"action":"cancelSignIn"}"#, .cancelSignIn),
            (#"{"action":"skip"}"#, .skip), (#"{"action":"panic"}"#, .panic),
            (#"{"action":"mute"}"#, .mute(true)), (#"{"action":"mute","on":false}"#, .mute(false)),
        ])
    func known(body: String, action: PanelAction) { #expect(PanelAction(body.utf8) == action) }

    @Test(
        "a body that lacks what its action needs is none",
        arguments: [
            "", "[]", "nonsense", "{}", #"{"action":7}"#, #"{"action":"fly"}"#, #"{"action":"Panic"}"#,
            #"{"action":"talk"}"#, #"{"action":"talk","text":""}"#, #"{"action":"talk","text":" \n\t "}"#,
            #"{"action":"talk","text":5}"#, #"{"action":"remember","text":"  "}"#, #"{"action":"unremember"}"#,
            #"{"action":"approve"}"#, #"{"action":"approve","id":""}"#, #"{"action":"approve","id":1}"#,
            #"{"action":"forget","viewer":"77"}"#, #"{"action":"forget","platform":"twitch"}"#,
            #"{"action":"forget","platform":"twitch","viewer":""}"#,
            #"{"action":"forget","platform":"nowhere","viewer":"77"}"#,
            #"{"action":"delete"}"#, #"{"action":"delete","id":""}"#, #"{"action":"delete","id":7}"#,
            #"{"action":"timeout","viewer":"77"}"#, #"{"action":"timeout","seconds":600}"#,
            #"{"action":"timeout","viewer":"77","seconds":0}"#, #"{"action":"timeout","viewer":"77","seconds":-1}"#,
            #"{"action":"timeout","viewer":"77","seconds":1209601}"#,
            #"{"action":"timeout","viewer":"77","seconds":1.5}"#,
            #"{"action":"timeout","viewer":"77","seconds":"600"}"#, #"{"action":"timeout","viewer":"","seconds":600}"#,
            #"{"action":"ban"}"#, #"{"action":"ban","viewer":""}"#, #"{"action":"ban","viewer":77}"#,
            #"{"action":"signIn"}"#, #"{"action":"signIn","account":""}"#, #"{"action":"signIn","account":"mod"}"#,
            #"{"action":"signin","account":"bot"}"#,
        ])
    func unknown(body: String) { #expect(PanelAction(body.utf8) == nil) }

    @Test("texts are cut at 500 characters", arguments: ["talk", "say", "comment", "remember", "unremember"])
    func longText(name: String) throws {
        let long = String(repeating: "ñ", count: 501)
        let action = try #require(PanelAction(#"{"action":"\#(name)","text":"\#(long)"}"#.utf8))
        let text: String? =
            switch action {
            case .talk(let text), .say(let text), .comment(let text), .remember(let text), .unremember(let text): text
            default: nil
            }
        #expect(text == String(repeating: "ñ", count: 500))
    }

    @Test("marks piled on one character do not pass as one character")
    func piledMarks() throws {
        let pile = "a" + String(repeating: "\u{0301}", count: 50_000)
        guard case .talk(let text) = PanelAction(#"{"action":"talk","text":"\#(pile)"}"#.utf8) else {
            Issue.record("no action")
            return
        }
        #expect(text.unicodeScalars.count == 2_000)
    }

    @Test("ids of 128 characters are taken whole, longer ones are refused rather than cut")
    func longID() {
        let fits = String(repeating: "x", count: 128)
        #expect(PanelAction(#"{"action":"approve","id":"\#(fits)"}"#.utf8) == .approve(MessageID(fits)))
        #expect(PanelAction(#"{"action":"approve","id":"\#(fits)x"}"#.utf8) == nil)
        #expect(
            PanelAction(#"{"action":"forget","platform":"simulated","viewer":"\#(fits)"}"#.utf8)
                == .forget(ViewerID(.simulated, fits)))
        #expect(PanelAction(#"{"action":"forget","platform":"simulated","viewer":"\#(fits)x"}"#.utf8) == nil)
    }
}
