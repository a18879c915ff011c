internal import Signals
internal import Yams

/// Reads the nodes of a persona file and gathers what is wrong with them.
struct PersonaReader {
    private static let texts: [(key: String, part: any WritableKeyPath<PersonaFile.Voice, String> & Sendable)] = [
        ("who", \.who), ("manner", \.manner), ("likes", \.likes), ("taboos", \.taboos),
    ]
    private static let lists: [(key: String, part: any WritableKeyPath<PersonaFile.Voice, [String]> & Sendable)] = [
        ("gags", \.gags), ("idle", \.idle), ("never", \.never),
    ]
    /// Longest text, in Characters: more would not fit a prompt beside a dialogue.
    private static let longestText = 2_000
    private static let longestLine = 300
    private static let mostItems = 64

    private let path: String
    private(set) var problems: [SettingsProblem] = []
    private(set) var name = ""
    private(set) var voices: [Language: PersonaFile.Voice] = [:]
    private(set) var mood = PersonaFile.Mood()

    init(path: String) { self.path = path }

    mutating func read(_ members: Node.Mapping) {
        for (key, value) in members {
            let word = key.string ?? ""
            if word == "name" {
                name = value.string ?? ""
                if name.isEmpty { report("name", .notAValue, key) }
            } else if word == "mood" {
                readMood(value)
            } else if let language = Language(rawValue: word) {
                if let parts = value.mapping {
                    voices[language] = voice(parts, below: word)
                } else {
                    report(word, .notASection, key)
                }
            } else {
                report(word, .unknownKey(suggestion: nearest(to: word, among: ["name", "mood", "es", "en"])), key)
            }
        }
        if name.isEmpty { report("name", .missing(by: "the persona"), nil) }
        if voices.isEmpty { report("es", .missing(by: "the persona (or en)"), nil) }
        for language in Language.allCases {
            if let voice = voices[language], voice.who.isEmpty {
                report("\(language.rawValue).who", .missing(by: "the persona"), nil)
            }
        }
    }

    private mutating func report(_ key: String, _ kind: SettingsProblem.Kind, _ node: Node?) {
        problems.append(SettingsProblem(origin: .file(path: path, line: node?.mark?.line), path: key, kind: kind))
    }

    private mutating func expect(_ key: String, _ en: String, _ es: String, _ node: Node) {
        let found = String((node.scalar?.string ?? "").prefix(40))
        report(key, .wrongValue(expected: Bilingual(en: en, es: es), found: found, suggestion: nil), node)
    }

    private mutating func readMood(_ node: Node) {
        guard let members = node.mapping else { return report("mood", .notASection, node) }
        for (key, value) in members {
            let word = key.string ?? ""
            // A number written as text reads as a number as well.
            let number = (value.scalar?.string).flatMap(Double.init)
            switch word {
            case "valence":
                if let number, (-1...1).contains(number) {
                    mood.valence = number
                } else {
                    expect("mood.valence", "a number from -1 to 1", "un número de -1 a 1", value)
                }
            case "energy":
                if let number, (0...1).contains(number) {
                    mood.energy = number
                } else {
                    expect("mood.energy", "a number from 0 to 1", "un número de 0 a 1", value)
                }
            default:
                report(
                    "mood.\(word)", .unknownKey(suggestion: nearest(to: word, among: ["valence", "energy"])), key)
            }
        }
    }

    private mutating func voice(_ members: Node.Mapping, below section: String) -> PersonaFile.Voice {
        var voice = PersonaFile.Voice()
        for (key, value) in members {
            let word = key.string ?? ""
            let path = "\(section).\(word)"
            if let text = Self.texts.first(where: { $0.key == word }) {
                voice[keyPath: text.part] = self.text(value, path, longest: Self.longestText)
            } else if let list = Self.lists.first(where: { $0.key == word }) {
                voice[keyPath: list.part] = self.list(value, path)
            } else if word == "exchanges" {
                voice.exchanges = exchanges(value, path)
            } else {
                let keys = Self.texts.map(\.key) + Self.lists.map(\.key) + ["exchanges"]
                report(path, .unknownKey(suggestion: nearest(to: word, among: keys)), key)
            }
        }
        return voice
    }

    private mutating func text(_ node: Node, _ path: String, longest: Int) -> String {
        guard let text = node.scalar?.string else {
            expect(path, "a text", "un texto", node)
            return ""
        }
        if text.count > longest {
            expect(path, "at most \(longest) characters", "\(longest) caracteres como mucho", node)
        }
        return text
    }

    private mutating func list(_ node: Node, _ path: String) -> [String] {
        guard let items = node.sequence else {
            expect(path, "a list of texts", "una lista de textos", node)
            return []
        }
        if items.count > Self.mostItems {
            expect(path, "at most \(Self.mostItems) items", "\(Self.mostItems) elementos como mucho", node)
        }
        return items.prefix(Self.mostItems).map { text($0, path, longest: Self.longestLine) }
    }

    private mutating func exchanges(_ node: Node, _ path: String) -> [PersonaFile.Exchange] {
        guard let items = node.sequence else {
            expect(path, "items with viewer, text and reply", "elementos con viewer, text y reply", node)
            return []
        }
        var exchanges: [PersonaFile.Exchange] = []
        for item in items {
            guard let viewer = item["viewer"]?.string, let text = item["text"]?.string,
                let reply = item["reply"]?.string
            else {
                expect(path, "items with viewer, text and reply", "elementos con viewer, text y reply", item)
                continue
            }
            if !Self.beginsWithFeeling(reply) {
                expect(
                    path, "a reply that begins with a feeling, such as [joy]",
                    "una reply que empiece por una emoción, como [joy]", item["reply"] ?? item)
            }
            exchanges.append(.init(viewer: viewer, text: text, reply: reply))
        }
        return exchanges
    }

    private static func beginsWithFeeling(_ reply: String) -> Bool {
        guard reply.hasPrefix("["), let end = reply.firstIndex(of: "]") else { return false }
        let mark = reply[reply.index(after: reply.startIndex)..<end].split(separator: ":", maxSplits: 1)
        return mark.first.map { Emotion(rawValue: String($0)) != nil } ?? false
    }
}
