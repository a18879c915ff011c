import FoundationEssentials
import Settings
import Signals
import Testing

@Suite struct ModelCatalogueTests {
    /// The file that ships.
    private static let shipped: String = {
        let root = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }
        let data = FileManager.default.contents(atPath: root + "/Sources/Settings/Catalogue/models.yaml") ?? Data()
        return String(decoding: data, as: UTF8.self)
    }()

    private static let mine = """
        hub: https://hub.example
        models:
          - name: mine
            kind: language
            purpose: {en: mine, es: el mío}
            licence: MIT
            memory: 100
            files:
              - {name: mine.gguf, from: me/mine.gguf, bytes: 10, sha256: null}
        """

    @Test("the catalogue that ships names every model with a purpose in both languages and where to get it")
    func whole() throws {
        let catalogue = try ModelCatalogue(Self.shipped, path: "models.yaml")
        #expect(catalogue.entries.count >= 9)
        for entry in catalogue.entries {
            #expect(entry.purpose.en != entry.purpose.es, "\(entry.name)")
            for file in entry.files {
                #expect((file.address != nil) != entry.comesWithSetup, "\(file.name)")
                // What nobody measured has no hash either.
                #expect(entry.isMeasured == (file.sha256 != nil), "\(file.name)")
            }
        }
        let names = catalogue.entries.flatMap(\.files).map(\.name)
        #expect(Set(names).count == names.count)
        let preferred = try catalogue.entry(named: ModelCatalogue.preferred)
        #expect(preferred.kind == .language && preferred.files[0].name.hasSuffix("Q4_K_M.gguf"))
        let kinds = Dictionary(grouping: catalogue.entries, by: \.kind).mapValues(\.count)
        #expect(kinds[.language] == 4 && kinds[.recogniser] == 2 && kinds[.voice] == 3)
    }

    @Test("the interim model is the setup's, under its name and with its hash")
    func interim() throws {
        let catalogue = try ModelCatalogue(Self.shipped, path: "models.yaml")
        let entry = try #require(catalogue.entry(ofFile: "/data/models/gemma-3-270m-q4_k_m.gguf"))
        #expect(entry.comesWithSetup && entry.name == "gemma-3-270m")
        let root = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }
        let setup = try String(contentsOfFile: root + "/Tools/setup/fetch_model.py", encoding: .utf8)
        #expect(setup.contains("SHA256 = \"\(entry.files[0].sha256 ?? "")\""))
        #expect(setup.contains("NAME = \"\(entry.files[0].name)\""))
    }

    @Test("a mirror takes the place of the hub, and of nothing else")
    func hub() throws {
        let text = Self.mine + "\n      - {name: b.bin, from: \"http://other.example/b.bin\", bytes: 1}"
        let own = try ModelCatalogue(text, path: "x.yaml").entries[0].files.map(\.address)
        #expect(own == ["https://hub.example/me/mine.gguf", "http://other.example/b.bin"])
        let mirror = try ModelCatalogue(text, path: "x.yaml", hub: "http://127.0.0.1:9").entries[0].files.map(\.address)
        #expect(mirror == ["http://127.0.0.1:9/me/mine.gguf", "http://other.example/b.bin"])
    }

    @Test("a catalogue of one's own adds, and changes what has the same name")
    func merged() throws {
        let shipped = try ModelCatalogue(Self.shipped, path: "models.yaml")
        let added = shipped.merged(with: try ModelCatalogue(Self.mine, path: "x.yaml"))
        #expect(added.entries.count == shipped.entries.count + 1 && added.entries.last?.name == "mine")
        let other = Self.mine.replacing("name: mine\n", with: "name: llama-3.2-1b\n")
        let changed = shipped.merged(with: try ModelCatalogue(other, path: "x.yaml"))
        #expect(changed.entries.map(\.name) == shipped.entries.map(\.name))
        #expect(try changed.entry(named: "Llama-3.2-1B").neededMiB == 100)
    }

    @Test("a slip in a name is understood, and an unknown one gets the way to the list")
    func names() throws {
        let catalogue = try ModelCatalogue(Self.shipped, path: "models.yaml")
        let near = #expect(throws: UnknownModel.self) { try catalogue.entry(named: "lama-3.1-8b") }
        #expect(near?.message.es == "No hay ningún modelo llamado lama-3.1-8b. ¿Querías decir llama-3.1-8b?")
        let far = #expect(throws: UnknownModel.self) { try catalogue.entry(named: "something else") }
        #expect(far?.message.en.contains("aneeka models list") == true)
    }

    @Test(
        "advice names the largest language model that fits",
        arguments: [
            (7_000, "llama-3.1-8b"), (6_000, "llama-3.2-3b"), (2_000, "llama-3.2-1b"), (400, "gemma-3-270m"),
            (100, nil),
        ])
    func advice(memory: Int, name: String?) throws {
        let catalogue = try ModelCatalogue(Self.shipped, path: "models.yaml")
        #expect(catalogue.largestLanguageModel(within: memory)?.name == name)
    }

    @Test(
        "what does not fit is told with its line and the nearest name",
        arguments: [
            ("models: [", "syntax", "YAML"), ("- a", "x.yaml:1", "further settings"),
            ("modles: []", "x.yaml:1", "did you mean models?"),
            (mine.replacing("kind: language", with: "kind: langage"), "x.yaml:4", "did you mean language?"),
            (mine.replacing("licence: MIT", with: "license: MIT"), "x.yaml:6", "did you mean mine.licence?"),
            (mine.replacing("memory: 100", with: "memory: much"), "x.yaml:7", "a whole number"),
            (mine.replacing("sha256: null", with: "sha256: abc"), "x.yaml:9", "64 hexadecimal digits"),
            (mine.replacing("mine.gguf, from", with: "../mine.gguf, from"), "x.yaml:9", "a plain file name"),
            (mine.replacing("me/mine.gguf", with: "ftp://me/mine.gguf"), "x.yaml:9", "a path below the hub"),
            (mine.replacing("https://hub.example", with: "hub.example"), "x.yaml:1", "http://"),
            (mine.replacing("name: mine\n", with: "name: My Model\n"), "x.yaml:3", "lower-case letters"),
        ])
    func wrong(text: String, place: String, cause: String) {
        let error = #expect(throws: SettingsError.self) { try ModelCatalogue(text, path: "x.yaml") }
        let message = error?.text(in: .en) ?? ""
        #expect(place == "syntax" || message.contains(place), "\(message)")
        #expect(message.contains(cause.replacing("mine.licence", with: "licence")), "\(message)")
    }

    @Test("the same name twice is told")
    func twice() {
        let item = Self.mine.split(separator: "\n").dropFirst(2).joined(separator: "\n")
        #expect(throws: SettingsError.self) { try ModelCatalogue(Self.mine + "\n" + item, path: "x.yaml") }
    }
}
