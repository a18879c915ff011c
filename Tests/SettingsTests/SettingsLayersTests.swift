import FoundationEssentials
import Settings
import Signals
import Testing

@Suite struct SettingsLayersTests {
    /// A working folder and a home of its own.
    private final class Machine: Sendable {
        let root: String

        init() throws {
            root = FileManager.default.temporaryDirectory.path + "/aneeka-settings-" + UUID().uuidString
            try FileManager.default.createDirectory(atPath: root + "/work", withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: root) }

        func write(_ text: String, to path: String) throws {
            let url = URL(filePath: root + "/" + path)
            try FileManager.default.createDirectory(
                atPath: url.deletingLastPathComponent().path, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }

        func loader(_ environment: [String: String] = [:]) -> SettingsLoader {
            let home = ["HOME": root + "/home", "PATH": "/bin"].merging(environment) { $1 }
            return SettingsLoader(places: Places(environment: home, workingFolder: root + "/work"))
        }
    }

    @Test("each layer wins over the one before it, setting by setting")
    func order() throws {
        let machine = try Machine()
        try machine.write("stage:\n  port: 1\n  host: file\nlog:\n  level: debug\n", to: "work/aneeka.yaml")
        let environment = ["ANEEKA_STAGE_PORT": "2", "ANEEKA_LOG_LEVEL": "error", "ANEEKA_MIND_MODEL": ""]
        let loaded = try machine.loader(environment).load(flags: ["stage.port=3", "stage.port=4"])
        #expect(loaded.settings.stage.port == 4)
        #expect(loaded.settings.log.level == .error)
        #expect(loaded.settings.stage.host == "file")
        #expect(loaded.settings.mind == AneekaSettings().mind)
        #expect(loaded.origins["stage.port"] == .flag)
        #expect(loaded.origins["log.level"] == .environment(variable: "ANEEKA_LOG_LEVEL"))
        #expect(loaded.origins["stage.host"] == .file(path: machine.root + "/work/aneeka.yaml", line: 3))
        #expect(loaded.origins["mind.model"] == nil)
    }

    @Test("the file of the flag goes before that of the working folder, and that before the one of XDG")
    func files() throws {
        let machine = try Machine()
        #expect(try machine.loader().load().file == nil)
        try machine.write("stage:\n  port: 1\n", to: "home/.config/aneeka/aneeka.yaml")
        #expect(try machine.loader().load().settings.stage.port == 1)
        try machine.write("stage:\n  port: 2\n", to: "xdg/aneeka/aneeka.yaml")
        let xdg = ["XDG_CONFIG_HOME": machine.root + "/xdg"]
        #expect(try machine.loader(xdg).load().settings.stage.port == 2)
        #expect(try machine.loader(["XDG_CONFIG_HOME": "relative"]).load().settings.stage.port == 1)
        try machine.write("stage:\n  port: 3\n", to: "work/aneeka.yaml")
        #expect(try machine.loader(xdg).load().settings.stage.port == 3)
        try machine.write("stage:\n  port: 4\n", to: "work/other.yaml")
        #expect(try machine.loader(["ANEEKA_CONFIG": "other.yaml"]).load().settings.stage.port == 4)
        try machine.write("stage:\n  port: 5\n", to: "home/mine.yaml")
        #expect(
            try machine.loader(["ANEEKA_CONFIG": "other.yaml"]).load(config: "~/mine.yaml").settings.stage.port == 5)
    }

    @Test("problems of all layers come together")
    func together() throws {
        let machine = try Machine()
        try machine.write("stage:\n  port: x\n", to: "work/aneeka.yaml")
        let error = #expect(throws: SettingsError.self) {
            try machine.loader(["ANEEKA_MIND_CONTEXT": "big", "ANEEKA_STAGE_PROT": "5"])
                .load(flags: ["log.level=wrning", "nonsense", "voice.rate=1"])
        }
        let texts = try #require(error).problems.map { $0.text(in: .en) }
        #expect(texts.count == 6)
        #expect(texts[0].contains("aneeka.yaml:2: stage.port"))
        #expect(texts[1].hasPrefix("ANEEKA_MIND_CONTEXT: mind.context: expected whole number"))
        #expect(texts[2] == "ANEEKA_STAGE_PROT: unknown setting; did you mean ANEEKA_STAGE_PORT?")
        #expect(texts[3].contains("log.level") && texts[3].hasSuffix("did you mean warning?"))
        #expect(texts[4] == "--set: write it as --set section.key=value")
        #expect(texts[5].hasPrefix("--set: voice.rate: unknown setting"))
    }

    @Test("a named file that is missing or not text is told, one that is merely not there is not")
    func missing() throws {
        let machine = try Machine()
        let missing = #expect(throws: SettingsError.self) { try machine.loader().load(config: "none.yaml") }
        #expect(try #require(missing).description.contains("aneeka init"))
        try FileManager.default.createDirectory(
            atPath: machine.root + "/work/aneeka.yaml", withIntermediateDirectories: true)
        let folder = #expect(throws: SettingsError.self) { try machine.loader().load() }
        #expect(try #require(folder).description.contains("cannot be read"))
        try Data([0x73, 0xff, 0xfe, 0x00]).write(to: URL(filePath: machine.root + "/work/latin.yaml"))
        let latin = #expect(throws: SettingsError.self) { try machine.loader().load(config: "latin.yaml") }
        #expect(try #require(latin).description.contains("UTF-8"))
    }

    @Test("every setting has a variable of its own, with or without the inner underscores")
    func variables() throws {
        let variables = SettingCatalogue.keys.map(\.variable)
        #expect(Set(variables.map { $0.filter { $0 != "_" } }).count == variables.count)
        #expect(variables.contains("ANEEKA_ATTENTION_IDLE_AFTER") && variables.contains("ANEEKA_TWITCH_IRC_TLS"))
        let machine = try Machine()
        for name in ["ANEEKA_ATTENTION_IDLE_AFTER", "ANEEKA_ATTENTION_IDLEAFTER"] {
            #expect(try machine.loader([name: "9s"]).load().settings.attention.idleAfter == .seconds(9))
        }
        let lists = ["ANEEKA_SIMULATION_LANGUAGES": "en, es", "ANEEKA_MODERATION_WORDS": " a b , c,"]
        let settings = try machine.loader(lists).load().settings
        #expect(settings.simulation.languages == [.en, .es] && settings.moderation.words == ["a b", "c"])
    }

    @Test("secrets appear neither in the listing nor in a problem")
    func secrets() throws {
        let machine = try Machine()
        try machine.write(
            "mind:\n  key: sk-SECRETO\n  endpoint: https://me:pa55@host.example/v1\n", to: "work/aneeka.yaml")
        let loaded = try machine.loader(["ANEEKA_VOICE_OPENAI_KEY": "sk-OTRO"]).load()
        #expect(loaded.settings.mind.key == "sk-SECRETO" && loaded.settings.voice.openai.key == "sk-OTRO")
        for language in Language.allCases {
            let listing = loaded.listing(in: language)
            #expect(!listing.contains("SECRETO") && !listing.contains("OTRO") && !listing.contains("pa55"))
            #expect(listing.contains("mind.key: \"********\""))
            #expect(listing.contains("https://********@host.example/v1"))
            #expect(listing.contains("ANEEKA_VOICE_OPENAI_KEY"))
        }
        let error = #expect(throws: SettingsError.self) {
            try SettingsLoader.parse("mind:\n  key: [sk-SECRETO]\n")
        }
        #expect(try !#require(error).description.contains("SECRETO"))
        let address = #expect(throws: SettingsError.self) {
            try SettingsLoader.parse("mind:\n  endpoint: htp://me:pa55@host.example\n")
        }
        #expect(try !#require(address).description.contains("pa55"))
    }

    @Test("the listing can be read back")
    func listing() throws {
        let machine = try Machine()
        let flags = ["voice.output=device:x", "moderation.words=a,b", "attention.idleAfter=90s", "simulation.pace=1.5"]
        let loaded = try machine.loader().load(flags: flags)
        #expect(try SettingsLoader.parse(loaded.listing(in: .es)) == loaded.settings)
        #expect(loaded.listing(in: .en).split(separator: "\n").count == SettingCatalogue.keys.count)
    }

    @Test("the data folder follows the setting, then XDG, then the home folder")
    func dataFolder() {
        var settings = AneekaSettings()
        func folder(_ environment: [String: String]) -> String {
            Places(environment: environment, workingFolder: "/w").dataFolder(settings)
        }
        #expect(folder(["HOME": "/h"]) == "/h/.local/share/aneeka")
        #expect(folder(["HOME": "/h", "XDG_DATA_HOME": "/x"]) == "/x/aneeka")
        settings.journal.folder = "~/d"
        #expect(folder(["HOME": "/h", "XDG_DATA_HOME": "/x"]) == "/h/d")
        settings.journal.folder = "d"
        #expect(folder(["HOME": "/h"]) == "/w/d")
    }
}
