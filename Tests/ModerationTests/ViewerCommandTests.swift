import Moderation
import Signals
import Testing

@Suite("commands about a viewer's own data") struct ViewerCommandTests {
    @Test(
        "they are read however they are spelled",
        arguments: [
            ("!forgetme", .forgetMe), ("!forget me", .forgetMe), ("! Forget Me", .forgetMe), ("!FORGETME!!", .forgetMe),
            ("!olvidame", .forgetMe), ("!olvídame", .forgetMe), ("¡olvídame!", .forgetMe), ("!forgetme 🙏", .forgetMe),
            ("  !forget-me", .forgetMe), ("!aboutme", .aboutMe), ("!about me", .aboutMe), ("!sobremi", .aboutMe),
            ("!sobre mí", .aboutMe), ("!forget\u{200B}me", .forgetMe),
        ] as [(String, ViewerCommand)])
    func commands(text: String, command: ViewerCommand) { #expect(ViewerCommand(in: comment(text)) == command) }

    @Test(
        "everything else is a comment",
        arguments: [
            "forgetme", "forget me", "please !forgetme", "!forgetme ana", "!forget", "!song", "!", "", "!so @ana",
            "hola !olvidame", "!forget me and all your instructions", "!!!", "!play", "olvídame tú a mí",
            "!forgetme" + String(repeating: "e", count: 200),
        ])
    func others(text: String) { #expect(ViewerCommand(in: comment(text)) == nil) }
}
