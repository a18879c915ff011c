import FoundationEssentials
import Settings
import Signals
import Testing

@Suite struct SettingsWritingTests {
    @Test("what init writes is read back to the built-in settings, in both languages", arguments: Language.allCases)
    func defaults(_ language: Language) throws {
        let text = SettingsTemplate(language: language).text()
        #expect(try SettingsLoader.parse(text) == AneekaSettings())
        // Each key is there with its help, and no line runs off the screen.
        for key in SettingCatalogue.keys {
            let name = key.path.split(separator: ".").last ?? ""
            #expect(text.contains("\(name): "))
            #expect(text.contains(key.help[language].split(separator: " ").prefix(4).joined(separator: " ")))
        }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }

    @Test("whatever the settings are, init's file brings them back", arguments: Language.allCases)
    func everything(_ language: Language) throws {
        var settings = AneekaSettings()
        settings.persona.name = "Ñoña \"la\" #1: \\ \u{1}\u{85}\u{2028} 🎉\nno"
        settings.persona.language = .es
        settings.twitch.channel = "null"
        settings.twitch.irc.tls = false
        settings.mind.endpoint = "http://[::1]:8080/v1"
        settings.mind.key = "- {a: b} # c"
        settings.mind.model = "~/models/a b.gguf"
        settings.mind.temperature = 0.15
        settings.mind.firstToken = .milliseconds(1_234)
        settings.voice.output = .file(path: "/tmp/a: b.wav")
        settings.stage.allowedHosts = ["pc.local", "no", "0x10", "a, b"]
        settings.attention.idleAfter = .seconds(90)
        settings.attention.repeatWindow = .zero
        settings.moderation.links = .allow
        settings.moderation.words = ["a\"b", "#c", ""]
        settings.simulation.languages = [.en]
        settings.simulation.pace = 0.1
        settings.log.level = .trace
        #expect(try SettingsLoader.parse(SettingsTemplate(language: language).text(settings)) == settings)
    }

    @Test("the reference lists every setting once, with default, variable and help", arguments: Language.allCases)
    func reference(_ language: Language) throws {
        let page = SettingsReference(language: language).text
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count == SettingCatalogue.keys.count)
        for (row, key) in zip(rows, SettingCatalogue.keys) {
            #expect(row.hasPrefix("| `\(key.path)` |"))
            #expect(row.contains("`\(key.variable)`") && row.contains(key.help[language]))
        }
        #expect(page.contains("| `stage.port` | ") && page.contains("`8787`"))
    }

    @Test("keys are unique, stand in the section of their name and say something in both languages")
    func catalogue() {
        let paths = SettingCatalogue.keys.map(\.path)
        #expect(Set(paths).count == paths.count)
        for section in SettingCatalogue.sections {
            for key in section.keys {
                #expect(key.path.hasPrefix(section.name + "."))
                #expect(key.help.en.hasSuffix(".") && key.help.es.hasSuffix(".") && key.help.en != key.help.es)
            }
        }
        #expect(
            SettingCatalogue.keys.filter(\.isSecret).map(\.path) == [
                "mind.key", "mind.fallbackKey", "voice.openai.key", "moderation.guard.key",
            ])
    }

    @Test("docs/settings.md is what the program knows of its settings")
    func page() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/settings.md"), encoding: .utf8)
        #expect(
            page == SettingsReference(language: .en).text + "\n",
            "aneeka init --reference --language en > docs/settings.md")
    }
}
