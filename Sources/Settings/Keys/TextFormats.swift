internal import Signals

/// A text in double quotes, so that no rule of YAML makes something else of it.
func quotedYAML(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\n": quoted += "\\n"
        case "\t": quoted += "\\t"
        case _
        where scalar.value < 32 || (0x7f...0x9f).contains(scalar.value) || scalar.value == 0xfeff
            || (0x2028...0x2029).contains(scalar.value):
            let digits = String(scalar.value, radix: 16)
            quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}

extension SettingFormat<String> {
    static let text = SettingFormat(
        type: Bilingual(en: "text", es: "texto"), line: { .success($0) }, write: quotedYAML)

    /// A text that must not be empty.
    static let name = SettingFormat(
        type: Bilingual(en: "text", es: "texto"), range: Bilingual(en: "not empty", es: "no vacío"),
        line: { text in text.allSatisfy(\.isWhitespace) ? .failure(Refused(.outOfRange)) : .success(text) },
        write: quotedYAML)

    static let path = SettingFormat(
        type: Bilingual(en: "path", es: "ruta"), line: { .success($0) }, write: quotedYAML)

    /// A host name or address without scheme, port or path.
    static let host = SettingFormat(
        type: Bilingual(en: "host name or address", es: "nombre o dirección de máquina"), line: readHost,
        write: quotedYAML)

    /// Base address of a server; a trailing slash is dropped.
    static let address = address(schemes: "http", "https")

    /// Address of a WebSocket.
    static let socket = address(schemes: "ws", "wss")

    private static func address(schemes: String...) -> SettingFormat {
        let forms = schemes.map { "\($0)://…" }
        return SettingFormat(
            type: Bilingual(en: "address", es: "dirección"),
            range: Bilingual(
                en: forms.joined(separator: " or ") + ", or empty", es: forms.joined(separator: " o ") + ", o vacío"),
            line: { text in
                guard !text.isEmpty else { return .success("") }
                for scheme in schemes where text.hasPrefix(scheme + "://") {
                    let rest = text.dropFirst(scheme.count + 3)
                    guard let first = rest.first, first != "/", first != ":", !rest.contains(where: \.isWhitespace)
                    else { break }
                    return .success(text.hasSuffix("/") ? String(text.dropLast()) : text)
                }
                return .failure(Refused(.notOne(suggestion: nil)))
            }, write: quotedYAML)
    }

    /// A Twitch channel; `#name`, `@name` and the channel's web address are understood.
    static let channel = SettingFormat(
        type: Bilingual(en: "channel name", es: "nombre de canal"),
        range: Bilingual(en: "letters, digits, _; or empty", es: "letras, cifras, _; o vacío"),
        line: { text in
            var name = text.lowercased()[...]
            for prefix in ["https://", "http://", "www.", "twitch.tv/", "#", "@"] where name.hasPrefix(prefix) {
                name = name.dropFirst(prefix.count)
            }
            if name.hasSuffix("/") { name = name.dropLast() }
            let isName = name.utf8.allSatisfy { byte in
                (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5f
            }
            guard isName, name.utf8.count <= 25 else { return .failure(Refused(.notOne(suggestion: nil))) }
            return .success(String(name))
        }, write: quotedYAML)

    private static let readHost: @Sendable (String) -> Result<String, Refused> = { text in
        let isHost = !text.isEmpty && !text.contains("/") && !text.contains(where: \.isWhitespace)
        return isHost ? .success(text) : .failure(Refused(.notOne(suggestion: nil)))
    }
}

extension SettingFormat<[String]> {
    /// A YAML list, or one line with commas.
    static let texts = SettingFormat(
        type: Bilingual(en: "list of texts", es: "lista de textos"),
        read: { .success($0.items) }, write: { "[" + $0.map(quotedYAML).joined(separator: ", ") + "]" })

    static let paths = SettingFormat(
        type: Bilingual(en: "list of paths", es: "lista de rutas"),
        read: { .success($0.items) }, write: { "[" + $0.map(quotedYAML).joined(separator: ", ") + "]" })
}

extension SettingFormat<[RewardRule]> {
    /// A YAML list of `TITLE = ACTION`.
    static let rewards = SettingFormat(
        type: Bilingual(en: "list of texts", es: "lista de textos"),
        range: Bilingual(
            en: "TITLE = answer, ignore, skip, say: WORDS or feel: EMOTION",
            es: "TÍTULO = answer, ignore, skip, say: PALABRAS o feel: EMOCIÓN"),
        read: { raw in
            var rules: [RewardRule] = []
            for item in raw.items {
                guard let rule = RewardRule(item) else {
                    return .failure(Refused(.notOne(suggestion: hint(for: item))))
                }
                rules.append(rule)
            }
            return .success(rules)
        }, write: { "[" + $0.map { quotedYAML($0.text) }.joined(separator: ", ") + "]" })

    /// What the action, or the emotion of an action, was most likely meant to be.
    private static func hint(for item: String) -> String? {
        let action = (item.split(separator: "=").last ?? "").split(separator: ":").map { $0.filter(\.isLetter) }
        guard let word = action.first else { return nil }
        guard word.lowercased() == "feel" else { return nearest(to: word, among: RewardRule.words) }
        let emotions = Emotion.allCases.map(\.rawValue)
        return nearest(to: action.dropFirst().first ?? "", among: emotions).map { "feel: " + $0 }
    }
}

extension SettingFormat<[Language]> {
    static let languages = SettingFormat(
        type: Bilingual(en: "list of words", es: "lista de palabras"),
        range: Bilingual(en: "es, en; at least one", es: "es, en; al menos una"),
        read: { raw in
            let languages = raw.items.map(Language.init(rawValue:))
            guard !languages.isEmpty, !languages.contains(nil) else {
                return .failure(Refused(.notOne(suggestion: nil)))
            }
            return .success(languages.compactMap(\.self))
        }, write: { "[" + $0.map(\.rawValue).joined(separator: ", ") + "]" })
}

extension SettingFormat<OutputChoice> {
    static let output = SettingFormat(
        type: Bilingual(en: "word", es: "palabra"),
        range: Bilingual(
            en: "auto, device, device:NAME, overlay, file:PATH, none",
            es: "auto, device, device:NOMBRE, overlay, file:RUTA, none"),
        line: { text in
            OutputChoice(text).map { .success($0) }
                ?? .failure(
                    Refused(.notOne(suggestion: nearest(to: text, among: ["auto", "device", "overlay", "none"]))))
        }, write: { quotedYAML($0.text) })
}

extension SettingFormat where Value: RawRepresentable<String> & CaseIterable {
    /// One of a few words.
    static var word: SettingFormat {
        let words = Value.allCases.map(\.rawValue)
        let list = words.joined(separator: ", ")
        return SettingFormat(
            type: Bilingual(en: "word", es: "palabra"), range: Bilingual(en: list, es: list),
            line: { text in
                Value(rawValue: text).map { .success($0) }
                    ?? .failure(Refused(.notOne(suggestion: nearest(to: text, among: words))))
            }, write: { $0.rawValue })
    }
}

extension RawSetting {
    /// A list, or a line split at its commas.
    fileprivate var items: [String] {
        switch self {
        case .list(let items): items
        case .text(let text):
            text.split(separator: ",").map { item in
                String(item.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
            }.filter { !$0.isEmpty }
        }
    }
}
