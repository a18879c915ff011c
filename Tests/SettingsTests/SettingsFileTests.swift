import Settings
import Signals
import Testing

@Suite struct SettingsFileTests {
    private func problems(_ yaml: String) -> [SettingsProblem] {
        do {
            _ = try SettingsLoader.parse(yaml)
            return []
        } catch { return error.problems }
    }

    private func line(_ problem: SettingsProblem) -> Int? {
        if case .file(_, let line) = problem.origin { line } else { nil }
    }

    @Test("four problems of four kinds are told at once, each with its line")
    func fourAtOnce() {
        let yaml = """
            twitch:
              # a slip
              chanel: aneeka
            stage:
              host: 127.0.0.1
              port: eighty
            mind:
              temperature: 7
            persona:
              language: fr
            """
        let found = problems(yaml)
        #expect(found.map(line) == [3, 6, 8, 10])
        #expect(found.map(\.path) == ["twitch.chanel", "stage.port", "mind.temperature", "persona.language"])
        let texts = SettingsError(found).text(in: .en).split(separator: "\n").map(String.init)
        #expect(texts[0] == "4 problems in the settings:")
        #expect(texts[1] == "  aneeka.yaml:3: twitch.chanel: unknown setting; did you mean twitch.channel?")
        #expect(texts[2] == "  aneeka.yaml:6: stage.port: expected whole number (0…65535), found 'eighty'")
        #expect(texts[3] == "  aneeka.yaml:8: mind.temperature: out of range: expected number (0…2), found '7'")
        #expect(texts[4] == "  aneeka.yaml:10: persona.language: expected word (auto, es, en), found 'fr'")
        let spanish = SettingsError(found).text(in: .es)
        #expect(spanish.contains("4 problemas") && spanish.contains("¿querías decir twitch.channel?"))
    }

    @Test(
        "what a reward does is read whole, and a slip in it is named",
        arguments: [
            ("Agua = say: ¡A beber!, todos", nil), ("Hush = skip", nil), ("Agua = sya: hola", "did you mean say?"),
            ("Agua = ingore", "did you mean ignore?"), ("Risa = feel: laugter", "did you mean feel: laughter?"),
            ("Agua", "TITLE = answer"), ("Agua = say", "TITLE = answer"),
        ])
    func rewards(text: String, problem: String?) {
        let found = problems("twitch:\n  rewards:\n  - \"\(text)\"\n")
        #expect(found.count == (problem == nil ? 0 : 1))
        #expect(found.allSatisfy { $0.text(in: .en).contains(problem ?? "") }, "\(found.map { $0.text(in: .en) })")
    }

    @Test("keys and sections that stand twice are told beside everything else")
    func twice() {
        let yaml = """
            stage:
              port: 1
              port: 2
            mind:
              temperature: hot
            stage:
              host: 10.0.0.1
              list:
              - a
            moderation:
              words:
              - a
              words:
              - b
              links: maybe
            """
        let found = problems(yaml)
        #expect(found.map(line) == [3, 5, 6, 13, 15])
        #expect(
            found.map(\.path) == ["stage.port", "mind.temperature", "stage", "moderation.words", "moderation.links"])
        #expect(found[0].kind == .writtenTwice(first: 2))
        #expect(found[2].kind == .writtenTwice(first: 1))
        #expect(found[3].kind == .writtenTwice(first: 11))
    }

    @Test("the same setting nested and dotted stands twice")
    func dotted() throws {
        #expect(try SettingsLoader.parse("stage.port: 99").stage.port == 99)
        let found = problems("stage:\n  port: 1\nstage.port: 2\n")
        #expect(found.map(\.kind) == [.writtenTwice(first: 2)])
    }

    @Test("YAML 1.1 makes nothing else of what was written")
    func traps() throws {
        #expect(try SettingsLoader.parse("persona:\n  name: no\n").persona.name == "no")
        #expect(try SettingsLoader.parse("persona:\n  name: 0123\n").persona.name == "0123")
        #expect(try SettingsLoader.parse("persona:\n  name: 1:30\n").persona.name == "1:30")
        #expect(try SettingsLoader.parse("persona:\n  name: 2026-01-01\n").persona.name == "2026-01-01")
        #expect(
            try SettingsLoader.parse("moderation:\n  words: [no, off, 0x10]\n").moderation.words == [
                "no", "off", "0x10",
            ])
        #expect(problems("stage:\n  port: 0123").first?.text(in: .en).hasSuffix("write 123") == true)
        for port in ["1:30", "0x50", "8_080", "80.0", "yes", "[80]"] {
            #expect(problems("stage:\n  port: \(port)").map(\.path) == ["stage.port"], "\(port)")
        }
        for number in ["nan", ".inf", "0x1p1", "'1,5'", "1e1"] {
            #expect(problems("mind:\n  temperature: \(number)").map(\.path) == ["mind.temperature"], "\(number)")
        }
        #expect(problems("persona:\n  language: no").map(\.path) == ["persona.language"])
        #expect(try SettingsLoader.parse("twitch:\n  irc:\n    tls: off\n").twitch.irc.tls == false)
    }

    @Test("a channel written as Twitch writes it is understood, or its # is explained")
    func channel() throws {
        for written in ["\"#Aneeka_1\"", "Aneeka_1", "\"@aneeka_1\"", "https://www.twitch.tv/Aneeka_1"] {
            #expect(try SettingsLoader.parse("twitch:\n  channel: \(written)").twitch.channel == "aneeka_1")
        }
        #expect(problems("twitch:\n  channel: #aneeka\n").map(\.kind) == [.commentedOut])
        #expect(problems("twitch:\n  channel: two words").map(\.path) == ["twitch.channel"])
        #expect(try SettingsLoader.parse("twitch:\n  channel: # to be filled in\n").twitch.channel == "")
    }

    @Test("nothing written keeps what is built in; an empty text in quotes is an empty text")
    func empty() throws {
        let defaults = AneekaSettings()
        for yaml in [
            "", "# nothing\n", "---\n", "stage:\n", "stage:\n  port:\n", "stage:\n  port: ~\n", "persona: null\n",
        ] {
            #expect(try SettingsLoader.parse(yaml) == defaults, "\(yaml)")
        }
        #expect(try SettingsLoader.parse("twitch:\n  irc:\n    host: a\n").twitch.irc.host == "a")
        #expect(problems("persona:\n  name: \"\"").map(\.path) == ["persona.name"])
    }

    @Test("durations carry their unit, and a missing one is explained")
    func durations() throws {
        for (written, meant) in [
            ("45s", 45_000), ("5000ms", 5_000), ("2m", 120_000), ("1.5m", 90_000), ("1h", 3_600_000), ("90s", 90_000),
        ] {
            let settings = try SettingsLoader.parse("attention:\n  idleAfter: \(written)\n")
            #expect(settings.attention.idleAfter == .milliseconds(meant), "\(written)")
        }
        #expect(try SettingsLoader.parse("attention:\n  repeatWindow: 0\n").attention.repeatWindow == .zero)
        #expect(problems("attention:\n  idleAfter: 45").first?.text(in: .es).contains("escribe 45s") == true)
        for written in ["45 s", "fast", "-5s", "1.s", ".5s", "5x", "2h"] {
            #expect(problems("attention:\n  idleAfter: \(written)").count == 1, "\(written)")
        }
    }

    @Test("values where sections belong, and the other way round, are told")
    func shapes() {
        #expect(problems("twitch: aneeka").map(\.kind) == [.notASection])
        #expect(problems("stage:\n  port:\n    number: 5").map(\.kind) == [.notAValue])
        #expect(problems("- a\n- b\n").map(\.kind) == [.notASection])
        #expect(problems("just words").map(\.kind) == [.notASection])
        #expect(problems("moderation:\n  words:\n  - a: b\n").map(\.path) == ["moderation.words"])
    }

    @Test("broken YAML is told with its line, and a tab by its name")
    func syntax() {
        let quote = problems("stage:\n  host: \"open\n")
        #expect(quote.count == 1 && quote[0].text(in: .en).contains("not valid YAML"))
        let tab = problems("stage:\n\tport: 5\n")
        #expect(tab.map(line) == [2])
        #expect(tab[0].text(in: .en).contains("tab"))
        let two = problems("stage:\n  port: 5\n---\nstage:\n  port: 6\n")
        #expect(two.count == 1)
    }

    @Test("a text cut anywhere is read or told as a problem, never more")
    func cuts() {
        let whole = SettingsTemplate(language: .es).text()
        let characters = Array(whole)
        for end in stride(from: 0, to: characters.count, by: 37) {
            for problem in problems(String(characters[..<end])) { #expect(!problem.text(in: .es).isEmpty) }
        }
    }

    @Test("line ends of Windows and a byte order mark change nothing")
    func windows() throws {
        let settings = try SettingsLoader.parse("\u{feff}stage:\r\n  port: 5\r\n  host: pc.local\r\n")
        #expect(settings.stage.port == 5 && settings.stage.host == "pc.local")
    }

    @Test("the voice server's address is asked for when that voice is chosen")
    func together() throws {
        let found = problems("voice:\n  engine: openai\n")
        #expect(found.map(\.kind) == [.missing(by: "voice.engine: openai")])
        #expect(found.map(line) == [2])
        let settings = try SettingsLoader.parse(
            "voice:\n  engine: openai\n  openai:\n    endpoint: http://127.0.0.1:8880/v1/\n")
        #expect(settings.voice.openai.endpoint == "http://127.0.0.1:8880/v1")
    }

    @Test(
        "outputs come back as written",
        arguments: ["auto", "overlay", "none", "device", "device:alsa_output.usb: 2", "file:/tmp/a b.wav"])
    func output(_ text: String) throws {
        #expect(try SettingsLoader.parse("voice:\n  output: \"\(text)\"\n").voice.output.text == text)
    }

    @Test("lines that YAML counts and others do not", arguments: ["\r", "\u{85}", "\u{2028}", "\u{2029}"])
    func otherLineEnds(end: String) throws {
        let text = ["", "", "persona:", "  name:", "stage:", "  port: 80"].joined(separator: end)
        #expect(try SettingsLoader.parse(text).stage.port == 80)
    }
}
