package import Signals

/// Writes a caption as it is pronounced: numbers, money, times, links, emoji, laughter and screen names in words.
///
/// The same for every engine. An empty result has nothing to say.
package struct SpeakableText: Sendable {
    private let lexicon: [String: String]

    /// - Parameter lexicon: the streamer's own pronunciations, by word in lower case.
    package init(lexicon: [String: String] = [:]) {
        self.lexicon = lexicon
    }

    package func spoken(_ text: String, in language: Language) -> String {
        var words: [String] = []
        let tokens = text.split(whereSeparator: \.isWhitespace).map(String.init)
        for (index, token) in tokens.enumerated() {
            let isBehindNumber = index > 0 && tokens[index - 1].last?.isWholeNumber == true
            let next = index + 1 < tokens.count ? tokens[index + 1] : ""
            let word = say(token, language, isBehindNumber: isBehindNumber, next: next)
            if !word.isEmpty { words.append(word) }
        }
        let sentence = words.joined(separator: " ")
        return sentence.contains { $0.isLetter || $0.isNumber } ? sentence : ""
    }

    private func say(_ token: String, _ language: Language, isBehindNumber: Bool, next: String) -> String {
        let opening = token.prefix { Self.openers.contains($0) }
        var core = token.dropFirst(opening.count)
        let closing = String(core.reversed().prefix { Self.closers.contains($0) }.reversed())
        core = core.dropLast(closing.count)
        let ending = Self.punctuation(closing)
        guard !core.isEmpty else { return "" }
        let word = String(core)
        let lower = word.lowercased()
        if let own = lexicon[lower] { return own + ending }
        if let known = Self.known[language]?[lower + (closing.hasPrefix(".") ? "." : "")] {
            return known + (closing == "." ? "" : ending)
        }
        if isBehindNumber, lower.count > 1, let unit = Self.units[language]?[lower] { return unit + ending }
        if lower.contains("://") || lower.hasPrefix("www.") { return (language == .es ? "enlace" : "link") + ending }
        if let number = number(word, language) {
            let counted = closing.isEmpty && language == .es ? Self.agreeing(number, with: next) : number
            return Self.opening(opening) + counted + ending
        }
        if let laugh = Self.laughter(lower, language) { return laugh + ending }
        return Self.opening(opening) + name(word) + ending
    }

    private static let openers: Set<Character> = ["¿", "¡", "(", "\"", "“", "«", "'", "*", "@", "#", "…"]
    private static let closers: Set<Character> = [
        ".", ",", ";", ":", "!", "?", ")", "\"", "”", "»", "'", "*", "…", "—", "–",
    ]

    private static func opening(_ marks: Substring) -> String {
        String(marks.filter { $0 == "¿" || $0 == "¡" }.prefix(1))
    }

    /// One mark is enough for the voice: "?!?!" is "?".
    private static func punctuation(_ marks: String) -> String {
        if marks.contains("...") { return "..." }
        for mark in ["?", "!", "…", ".", ":", ";", ","] where marks.contains(mark) { return mark == "…" ? "..." : mark }
        return marks.contains("—") || marks.contains("–") ? "," : ""
    }

    // MARK: Words known by heart

    private static let known: [Language: [String: String]] = [
        .en: [
            "mr.": "mister", "mrs.": "missus", "ms.": "miz", "dr.": "doctor", "vs.": "versus", "vs": "versus",
            "etc.": "et cetera", "e.g.": "for example", "i.e.": "that is", "lol": "lol", "lmao": "L M A O",
            "omg": "oh my god",
            "idk": "I don't know", "btw": "by the way", "brb": "be right back", "gg": "G G", "wp": "well played",
            "xd": "ha ha", "&": "and", "+": "plus", "=": "equals", "%": "percent", "<3": "heart", "irl": "in real life",
            "afk": "A F K", "pls": "please", "thx": "thanks", "imo": "in my opinion", "tbh": "to be honest",
            "fps": "F P S",
        ],
        .es: [
            "sr.": "señor", "sra.": "señora", "srta.": "señorita", "dr.": "doctor", "dra.": "doctora", "ud.": "usted",
            "uds.": "ustedes", "etc.": "etcétera", "vs.": "contra", "vs": "contra", "p.": "por", "ej.": "ejemplo",
            "lol": "lol", "xd": "ja ja", "gg": "ge ge", "tqm": "te quiero mucho", "xq": "porque", "pq": "porque",
            "q": "que",
            "k": "que", "tb": "también", "tmb": "también", "&": "y", "+": "más", "=": "igual a", "%": "por ciento",
            "<3": "corazón", "omg": "madre mía", "ee.uu.": "Estados Unidos", "nº": "número", "fps": "efe pe ese",
        ],
    ]

    private static func laughter(_ word: String, _ language: Language) -> String? {
        let letters = word.filter(\.isLetter)
        guard letters.count >= 4, letters.count == word.count else { return nil }
        for (consonant, vowels) in [("j", "aeio"), ("h", "ae")] {
            let isLaugh =
                letters.allSatisfy { consonant.contains($0) || vowels.contains($0) } && letters.contains(consonant)
            let switches = zip(letters, letters.dropFirst()).count { consonant.contains($0) != consonant.contains($1) }
            if isLaugh, switches >= 3 {
                let vowel = letters.first { vowels.contains($0) } ?? "a"
                let syllable = (language == .es ? "j" : "h") + String(vowel)
                return [syllable, syllable, syllable].joined(separator: " ")
            }
        }
        return nil
    }

    // MARK: Names

    /// `xX_D4rk_Xx` → "Dark", `riomanso88` → "riomanso 88", `OctoDan` → "Octo Dan"; emoji and signs are left out.
    private func name(_ word: String) -> String {
        var parts: [String] = []
        var part = ""
        var last: Character?
        func close() {
            if !part.isEmpty { parts.append(part) }
            part = ""
        }
        for character in word {
            let isLetter = character.isLetter
            guard isLetter || character.isWholeNumber || character == "'" || character == "’" || character == "-" else {
                close()
                last = nil
                continue
            }
            if let last, last.isLowercase, character.isUppercase { close() }
            part.append(character)
            last = character
        }
        close()
        let isFrame = { (part: String) in part.count <= 2 && part.lowercased().allSatisfy { $0 == "x" } }
        if parts.count > 1 { parts.removeAll(where: isFrame) }
        return parts.map(Self.unleet).joined(separator: " ")
    }

    /// Digits between letters are letters; digits at the end stay a number.
    private static func unleet(_ word: String) -> String {
        let characters = Array(word)
        guard characters.contains(where: \.isLetter), characters.contains(where: \.isWholeNumber) else { return word }
        let body = characters.lastIndex(where: \.isLetter).map { $0 + 1 } ?? characters.count
        var out = ""
        for (index, character) in characters.enumerated() {
            if index == body { out += " " }
            let isInside = index > 0 && index < body && character.isWholeNumber
            out.append(isInside ? leet[character] ?? character : character)
        }
        return out
    }

    private static let leet: [Character: Character] = ["4": "a", "3": "e", "1": "i", "0": "o", "5": "s", "7": "t"]

    // MARK: Numbers

    private func number(_ word: String, _ language: Language) -> String? {
        guard word.contains(where: \.isWholeNumber) else { return nil }
        if let time = Self.time(word, language) { return time }
        var body = word[...]
        var unit: String?
        var isNegative = false
        if body.hasPrefix("-") || body.hasPrefix("−") {
            isNegative = true
            body = body.dropFirst()
        }
        for (sign, names) in Self.signs where body.hasPrefix(sign) || body.hasSuffix(sign) {
            body = body.hasPrefix(sign) ? body.dropFirst(sign.count) : body.dropLast(sign.count)
            unit = names[language]
            break
        }
        if unit == nil {
            let letters = body.reversed().prefix { $0.isLetter || $0 == "°" || $0 == "º" }.reversed()
            if !letters.isEmpty {
                guard let name = Self.units[language]?[String(letters).lowercased()] else { return nil }
                unit = name
                body = body.dropLast(letters.count)
            }
        }
        guard let value = Self.value(body, language, isCounted: unit != nil) else { return nil }
        let sign = isNegative ? (language == .es ? "menos " : "minus ") : ""
        return sign + value + (unit.map { " " + $0 } ?? "")
    }

    /// Spanish numbers that end in one agree with what they count: un gato, una casa, veintiún gatos.
    private static func agreeing(_ number: String, with noun: String) -> String {
        guard number.hasSuffix("uno"), noun.first?.isLetter == true, !linking.contains(noun.lowercased()) else {
            return number
        }
        let bare = noun.filter(\.isLetter).lowercased()
        if bare.hasSuffix("a") || bare.hasSuffix("as") { return number.dropLast(1) + "a" }
        return number.hasSuffix("veintiuno") ? number.dropLast(9) + "veintiún" : String(number.dropLast(1))
    }

    private static let linking: Set<String> = [
        "y", "o", "u", "e", "a", "de", "del", "por", "para", "en", "con", "que", "pero", "es", "no", "si", "al", "más",
        "menos",
    ]

    private static func value(_ text: Substring, _ language: Language, isCounted: Bool) -> String? {
        guard let first = text.first, first.isWholeNumber, text.last?.isWholeNumber == true,
            text.allSatisfy({ $0.isWholeNumber || ".,-/'".contains($0) })
        else { return nil }
        let groups = text.split(whereSeparator: { !$0.isWholeNumber })
        let separators = text.filter { !$0.isWholeNumber }
        if separators.contains("-") || separators.contains("/") {
            return groups.map { value($0, language, isCounted: false) ?? "" }.joined(separator: " ")
        }
        let isGrouped =
            groups.count > 1 && groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
            && Set(separators).count == 1 && !(groups.count == 2 && groups[0] == "0")
        let decimalMark: Character = language == .es ? "," : "."
        if groups.count == 1 || isGrouped && (groups.count > 2 || separators.first != decimalMark) {
            return whole(groups.joined(), language, isCounted: isCounted)
        }
        guard groups.count == 2 else { return NumberSpeller.digits(text, language) }
        let point = language == .es ? " coma " : " point "
        let fraction =
            language == .es && groups[1].count <= 2 && !groups[1].hasPrefix("0")
            ? whole(String(groups[1]), language, isCounted: false) : NumberSpeller.digits(groups[1], language)
        return whole(String(groups[0]), language, isCounted: false) + point + fraction
    }

    private static func whole(_ digits: String, _ language: Language, isCounted: Bool) -> String {
        let hasZero = digits.count > 1 && digits.hasPrefix("0")
        guard !hasZero, let number = Int64(digits), number <= NumberSpeller.largest else {
            return NumberSpeller.digits(digits, language)
        }
        return language == .es && isCounted ? NumberSpeller.shortened(number) : NumberSpeller.cardinal(number, language)
    }

    private static func time(_ word: String, _ language: Language) -> String? {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let hour = Int64(parts[0]), let minute = Int64(parts[1]),
            (0...24).contains(hour), (0...59).contains(minute)
        else { return nil }
        let head = NumberSpeller.cardinal(hour, language)
        switch language {
        case .en:
            return minute == 0
                ? head + " o'clock" : head + (minute < 10 ? " oh " : " ") + NumberSpeller.cardinal(minute, language)
        case .es: return minute == 0 ? head + " en punto" : head + " y " + NumberSpeller.cardinal(minute, language)
        }
    }

    private static let signs: [(String, [Language: String])] = [
        ("%", [.en: "percent", .es: "por ciento"]), ("$", [.en: "dollars", .es: "dólares"]),
        ("€", [.en: "euros", .es: "euros"]), ("£", [.en: "pounds", .es: "libras"]),
    ]

    private static let units: [Language: [String: String]] = [
        .en: [
            "km": "kilometers", "m": "meters", "cm": "centimeters", "mm": "millimeters", "kg": "kilos", "g": "grams",
            "gb": "gigabytes", "mb": "megabytes", "tb": "terabytes", "ms": "milliseconds", "s": "seconds", "h": "hours",
            "min": "minutes", "fps": "frames per second", "hz": "hertz", "ghz": "gigahertz", "k": "thousand",
            "°c": "degrees",
            "°": "degrees", "am": "A M", "pm": "P M", "x": "times",
        ],
        .es: [
            "km": "kilómetros", "m": "metros", "cm": "centímetros", "mm": "milímetros", "kg": "kilos", "g": "gramos",
            "gb": "gigas", "mb": "megas", "tb": "teras", "ms": "milisegundos", "s": "segundos", "h": "horas",
            "min": "minutos", "fps": "fotogramas por segundo", "hz": "hercios", "ghz": "gigahercios", "k": "mil",
            "°c": "grados", "°": "grados", "º": "grados", "x": "veces",
        ],
    ]
}
