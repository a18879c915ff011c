package import Signals
internal import Yams

/// A persona as a streamer writes it; see docs/persona.md.
///
/// ```yaml
/// name: Nova
/// es:
///   who: Eres Nova…
///   manner: …
///   likes: …
///   taboos: …
///   exchanges:
///     - {viewer: luna, text: hola, reply: "[joy] ¡@luna!"}
/// ```
package struct PersonaFile: Equatable, Sendable {
    package struct Voice: Equatable, Sendable {
        package var who = ""
        package var manner = ""
        package var likes = ""
        package var taboos = ""
        package var exchanges: [Exchange] = []
    }

    package struct Exchange: Equatable, Sendable {
        package let viewer: String
        package let text: String
        package let reply: String
        package init(viewer: String, text: String, reply: String) {
            self.viewer = viewer
            self.text = text
            self.reply = reply
        }
    }

    package let name: String
    package let voices: [Language: Voice]

    private static let parts = ["who", "manner", "likes", "taboos"]

    /// Reads the text of a persona file.
    /// - Throws: ``SettingsError`` with everything that is wrong with it.
    package init(_ text: String, path: String) throws(SettingsError) {
        var problems: [SettingsProblem] = []
        func report(_ key: String, _ kind: SettingsProblem.Kind, _ node: Node?) {
            problems.append(SettingsProblem(origin: .file(path: path, line: node?.mark?.line), path: key, kind: kind))
        }
        var root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw SettingsError([
                SettingsProblem(origin: .file(path: path, line: nil), path: "", kind: .syntax("\(error)"))
            ])
        }
        guard let members = root?.mapping else {
            throw SettingsError([SettingsProblem(origin: .file(path: path, line: 1), path: "", kind: .notASection)])
        }
        var name = ""
        var voices: [Language: Voice] = [:]
        for (key, value) in members {
            let word = key.string ?? ""
            if word == "name" {
                name = value.string ?? ""
                if name.isEmpty { report("name", .notAValue, key) }
            } else if let language = Language(rawValue: word), let parts = value.mapping {
                voices[language] = Self.voice(parts, below: word, report)
            } else {
                report(word, .unknownKey(suggestion: nearest(to: word, among: ["name", "es", "en"])), key)
            }
        }
        if name.isEmpty { report("name", .missing(by: "the persona"), nil) }
        if voices.isEmpty { report("es", .missing(by: "the persona (or en)"), nil) }
        for (language, voice) in voices where voice.who.isEmpty {
            report("\(language.rawValue).who", .missing(by: "the persona"), nil)
        }
        guard problems.isEmpty else { throw SettingsError(problems) }
        self.name = name
        self.voices = voices
    }

    private static func voice(
        _ members: Node.Mapping, below section: String, _ report: (String, SettingsProblem.Kind, Node?) -> Void
    ) -> Voice {
        var voice = Voice()
        for (key, value) in members {
            let word = key.string ?? ""
            let path = "\(section).\(word)"
            switch word {
            case "who": voice.who = value.string ?? ""
            case "manner": voice.manner = value.string ?? ""
            case "likes": voice.likes = value.string ?? ""
            case "taboos": voice.taboos = value.string ?? ""
            case "exchanges":
                for item in value.array() {
                    guard let viewer = item["viewer"]?.string, let text = item["text"]?.string,
                        let reply = item["reply"]?.string
                    else {
                        report(
                            path,
                            .wrongValue(
                                expected: Bilingual(
                                    en: "items with viewer, text and reply", es: "elementos con viewer, text y reply"),
                                found: "", suggestion: nil), item)
                        continue
                    }
                    voice.exchanges.append(Exchange(viewer: viewer, text: text, reply: reply))
                }
            default: report(path, .unknownKey(suggestion: nearest(to: word, among: parts + ["exchanges"])), key)
            }
        }
        return voice
    }
}
