import Settings
import Signals
import Testing

@Suite struct NearestNameTests {
    @Test(
        "a slip in a name is answered with the name that was meant",
        arguments: [
            ("twitch.chanel", "twitch.channel"), ("stage.prot", "stage.port"), ("twich", "twitch"),
            ("mind.temprature", "mind.temperature"), ("attention.idleafter", "attention.idleAfter"),
            ("voice.espeak.picth", "voice.espeak.pitch"), ("voice.idleAfter", "attention.idleAfter"),
            ("twitch.tls", "twitch.irc.tls"),
        ])
    func near(written: String, meant: String) throws {
        let parts = written.split(separator: ".")
        var yaml = ""
        for (depth, part) in parts.enumerated() {
            yaml += String(repeating: "  ", count: depth) + part + ":" + (depth == parts.count - 1 ? " 1\n" : "\n")
        }
        let error = #expect(throws: SettingsError.self) { try SettingsLoader.parse(yaml) }
        let problems = try #require(error).problems
        #expect(problems.map(\.kind) == [.unknownKey(suggestion: meant)])
    }

    @Test("a name like no other is not answered with a guess")
    func far() {
        let error = #expect(throws: SettingsError.self) { try SettingsLoader.parse("weather:\n  tomorrow: rain\n") }
        #expect(error?.problems.map(\.kind) == [.unknownKey(suggestion: nil)])
    }
}
