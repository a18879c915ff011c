internal import Signals
internal import Yams

/// Reads the nodes of a `models.yaml` and gathers what is wrong with them.
struct CatalogueReader {
    private static let keys = ["hub", "models"]
    private static let entryKeys = [
        "name", "kind", "purpose", "licence", "measured", "memory", "setup", "files",
    ]
    private static let fileKeys = ["name", "from", "bytes", "sha256"]

    private let path: String
    private var hub: String
    private let isHubGiven: Bool
    private(set) var problems: [SettingsProblem] = []
    private(set) var entries: [CatalogueEntry] = []

    init(path: String, hub: String) {
        self.path = path
        self.hub = hub
        isHubGiven = !hub.isEmpty
    }

    mutating func read(_ text: String) {
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            return report("", .syntax("\(error)"), nil)
        }
        guard let members = root?.mapping else { return report("", .notASection, root) }
        check(members, Self.keys, below: "")
        if let node = root?["hub"], !isHubGiven {
            hub = node.string ?? ""
            if !Self.isAddress(hub) { expect("hub", "http://… or https://…", "http://… o https://…", node) }
        }
        guard let items = root?["models"]?.sequence else {
            return expect("models", "a list of models", "una lista de modelos", root?["models"] ?? root)
        }
        for item in items {
            guard let entry = entry(item) else { continue }
            if entries.contains(where: { $0.name == entry.name }) {
                report(entry.name, .writtenTwice(first: nil), item)
            } else {
                entries.append(entry)
            }
        }
    }

    private mutating func entry(_ node: Node) -> CatalogueEntry? {
        guard let members = node.mapping else {
            expect("models", "items with name, kind, files …", "elementos con name, kind, files …", node)
            return nil
        }
        let before = problems.count
        let name = node["name"]?.string ?? ""
        let isName =
            !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "-._".contains($0)) }
        guard isName else {
            expect("name", "lower-case letters, digits, - and .", "minúsculas, cifras, - y .", node["name"] ?? node)
            return nil
        }
        check(members, Self.entryKeys, below: name + ".")
        let word = node["kind"]?.string ?? ""
        let kind = CatalogueEntry.Kind(rawValue: word)
        if kind == nil {
            let kinds = CatalogueEntry.Kind.allCases.map(\.rawValue)
            report(
                name + ".kind",
                .wrongValue(
                    expected: Bilingual(kinds.joined(separator: ", ")), found: word,
                    suggestion: nearest(to: word, among: kinds)), node["kind"] ?? node)
        }
        let purpose = node["purpose"]
        let es = text(purpose?["es"], name + ".purpose.es", or: node)
        let en = text(purpose?["en"], name + ".purpose.en", or: node)
        let licence = text(node["licence"], name + ".licence", or: node)
        let isMeasured = flag(node["measured"], name + ".measured")
        let comesWithSetup = flag(node["setup"], name + ".setup")
        let memory = whole(node["memory"], name + ".memory", or: node)
        let items = node["files"]?.sequence ?? []
        if items.isEmpty { expect(name + ".files", "at least one file", "al menos un archivo", node["files"] ?? node) }
        let files = items.compactMap { file($0, below: name + ".files.", needsAddress: !comesWithSetup) }
        guard problems.count == before, let kind else { return nil }
        return CatalogueEntry(
            name: name, kind: kind, purpose: Bilingual(en: en, es: es), licence: licence, isMeasured: isMeasured,
            neededMiB: Int(memory), comesWithSetup: comesWithSetup, files: files)
    }

    private mutating func file(_ node: Node, below place: String, needsAddress: Bool) -> CatalogueEntry.File? {
        guard let members = node.mapping else {
            expect(place + "name", "name, from, bytes, sha256", "name, from, bytes, sha256", node)
            return nil
        }
        check(members, Self.fileKeys, below: place)
        let name = node["name"]?.string ?? ""
        // It becomes a file of the models folder, and of no other.
        if name.isEmpty || name.hasPrefix(".") || name.contains("/") || name.utf8.count > 200 {
            expect(place + "name", "a plain file name", "un nombre de archivo sin carpetas", node["name"] ?? node)
        }
        let from = node["from"]?.string ?? ""
        var address: String?
        if Self.isAddress(from) {
            address = from
        } else if !from.isEmpty, !from.contains("://"), Self.isAddress(hub) {
            address = hub + (hub.hasSuffix("/") || from.hasPrefix("/") ? "" : "/") + from
        } else if needsAddress || !from.isEmpty {
            expect(
                place + "from", "http://…, https://… or a path below the hub",
                "http://…, https://… o una ruta bajo el hub", node["from"] ?? node)
        }
        let bytes = whole(node["bytes"], place + "bytes", or: node)
        var sha256: String?
        if let hash = node["sha256"], !Self.isNull(hash) {
            let digits = (hash.scalar?.string ?? "").lowercased()
            if digits.utf8.count == 64, digits.allSatisfy(\.isHexDigit) {
                sha256 = digits
            } else {
                expect(place + "sha256", "64 hexadecimal digits or null", "64 cifras hexadecimales o null", hash)
            }
        }
        return CatalogueEntry.File(name: name, address: address, bytes: bytes, sha256: sha256)
    }

    // MARK: values

    private mutating func text(_ node: Node?, _ place: String, or whole: Node) -> String {
        let text = node?.string ?? ""
        if text.allSatisfy(\.isWhitespace) { expect(place, "a text", "un texto", node ?? whole) }
        return text
    }

    private mutating func whole(_ node: Node?, _ place: String, or whole: Node) -> Int64 {
        if let number = (node?.scalar?.string).flatMap({ Int64($0) }), (1...(1 << 50)).contains(number) {
            return number
        }
        expect(place, "a whole number from 1", "un número entero desde 1", node ?? whole)
        return 0
    }

    /// What is not there is false.
    private mutating func flag(_ node: Node?, _ place: String) -> Bool {
        guard let node else { return false }
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            expect(place, "true or false", "true o false", node)
            return false
        }
    }

    private static func isNull(_ node: Node) -> Bool {
        guard let scalar = node.scalar else { return false }
        return scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    private static func isAddress(_ text: String) -> Bool {
        ["http://", "https://"].contains { text.hasPrefix($0) && text.count > $0.count }
            && !text.contains(where: \.isWhitespace)
    }

    // MARK: problems

    private mutating func check(_ members: Node.Mapping, _ known: [String], below place: String) {
        for (key, _) in members {
            let word = key.string ?? ""
            guard !known.contains(word) else { continue }
            report(place + word, .unknownKey(suggestion: nearest(to: word, among: known)), key)
        }
    }

    private mutating func report(_ place: String, _ kind: SettingsProblem.Kind, _ node: Node?) {
        problems.append(SettingsProblem(origin: .file(path: path, line: node?.mark?.line), path: place, kind: kind))
    }

    private mutating func expect(_ place: String, _ en: String, _ es: String, _ node: Node?) {
        let found = String((node?.scalar?.string ?? "").prefix(60))
        report(place, .wrongValue(expected: Bilingual(en: en, es: es), found: found, suggestion: nil), node)
    }
}
