import Signals

/// A way to write a term so that a person still reads it and a plain search does not find it.
enum Disguise: String, CaseIterable {
    case plain, upper, alternating, quoted, hashtag
    case leetDigits, leetSigns, leetMixed
    case cyrillic, greek, fullWidth, mathBold, mathScript, circled, squared, smallCapitals, superscript
    case regionalIndicators
    case zeroWidth, softHyphens, strikeThrough, stackedMarks, accents, directionMarks
    case spaced, dotted, underscored, dashed, slashed, emojiBetween, spacedLeet, spacedWide
    case elongatedVowel, elongatedEnd, doubled, elongatedLeet
    case maskedVowel, maskedMiddle, maskedVowels, maskedDash
    case splitInTwo, glued, gluedTwice, suffixed
    case kForC, vForU, homoglyphSpaced
    /// Measured apart: hardly anyone reads these at a glance.
    case reversed, turned

    var isReadable: Bool { self != .reversed && self != .turned }

    /// Nil where it does not apply: too short, nothing to replace.
    func write(_ term: BaseTerm, _ random: inout SeededRandom) -> String? {
        let text = term.text
        let letters = text.filter(\.isLetter).count
        func replaced(_ table: [Character: String], least: Int = 1) -> String? {
            let found = text.filter { table[$0] != nil || table[Self.base($0)] != nil }.count
            guard found >= least else { return nil }
            return text.map { table[$0] ?? table[Self.base($0)] ?? String($0) }.joined()
        }
        func shifted(_ lower: UInt32, upper: UInt32? = nil) -> String {
            text.map { character in
                guard let ascii = Self.base(character).asciiValue, (0x61...0x7A).contains(ascii) else {
                    return String(character)
                }
                let start = upper.flatMap { Bool.random(using: &random) ? $0 : nil } ?? lower
                return String(UnicodeScalar(start + UInt32(ascii) - 0x61) ?? " ")
            }.joined()
        }
        func between(_ sign: String, word: String = "   ") -> String? {
            guard letters >= 3, letters <= 16 else { return nil }
            return text.split(separator: " ").map { $0.map(String.init).joined(separator: sign) }
                .joined(separator: sign == " " ? word : " ")
        }
        switch self {
        case .plain: return text
        case .upper: return text.uppercased()
        case .alternating:
            return text.enumerated().map { $0.offset % 2 == 0 ? $0.element.uppercased() : $0.element.lowercased() }
                .joined()
        case .quoted: return ["\"\(text)\"", "«\(text)»", "(\(text))", "*\(text)*", "~~\(text)~~"].element(&random)
        case .hashtag: return "#" + text.filter { $0 != " " }
        case .leetDigits:
            // A word of digits alone is a number to anybody.
            return replaced(["a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"])
                .flatMap { $0.split(separator: " ").contains { $0.contains(where: \.isLetter) } ? $0 : nil }
        case .leetSigns: return replaced(["a": "@", "i": "!", "s": "$", "e": "€"])
        case .leetMixed: return replaced(["a": "@", "e": "3", "o": "0", "l": "1", "b": "8", "g": "9"])
        case .cyrillic:
            return replaced(["a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "y": "у", "i": "і", "k": "к"])
        case .greek: return replaced(["a": "α", "o": "ο", "u": "υ", "p": "ρ", "i": "ι", "v": "ν", "t": "τ", "e": "ε"])
        case .fullWidth: return shifted(0xFF41, upper: 0xFF21)
        case .mathBold: return shifted(0x1D41A, upper: 0x1D5D4)
        case .mathScript: return shifted(0x1D4EA, upper: 0x1D586)
        case .circled: return shifted(0x24D0, upper: 0x24B6)
        case .squared: return shifted(0x1F130, upper: 0x1F170)
        case .smallCapitals:
            return replaced([
                "a": "ᴀ", "b": "ʙ", "c": "ᴄ", "d": "ᴅ", "e": "ᴇ", "g": "ɢ", "h": "ʜ", "i": "ɪ", "k": "ᴋ", "l": "ʟ",
                "m": "ᴍ", "n": "ɴ", "o": "ᴏ", "p": "ᴘ", "r": "ʀ", "t": "ᴛ", "u": "ᴜ", "v": "ᴠ", "w": "ᴡ", "y": "ʏ",
            ])
        case .superscript:
            return replaced([
                "a": "ᵃ", "b": "ᵇ", "d": "ᵈ", "e": "ᵉ", "g": "ᵍ", "h": "ʰ", "i": "ⁱ", "k": "ᵏ", "l": "ˡ", "m": "ᵐ",
                "n": "ⁿ", "o": "ᵒ", "p": "ᵖ", "r": "ʳ", "s": "ˢ", "t": "ᵗ", "u": "ᵘ", "v": "ᵛ", "w": "ʷ",
            ])
        case .regionalIndicators: return letters <= 14 ? shifted(0x1F1E6) : nil
        case .zeroWidth:
            let signs = ["\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"]
            return text.map { "\($0)" + signs.element(&random) }.joined()
        case .softHyphens: return text.map { "\($0)\u{AD}" }.joined()
        case .strikeThrough: return text.map { "\($0)\u{336}" }.joined()
        case .stackedMarks:
            return text.map { "\($0)" + (Bool.random(using: &random) ? "\u{301}" : "\u{323}\u{308}") }.joined()
        case .accents:
            return replaced(["a": "ä", "e": "ê", "i": "ï", "o": "ø", "u": "ů", "c": "ç", "s": "š", "n": "ń", "t": "ť"])
        case .directionMarks: return "\u{202E}" + text.map { "\($0)\u{200E}" }.joined() + "\u{202C}"
        case .spaced: return between(" ")
        case .dotted: return between(".")
        case .underscored: return between("_")
        case .dashed: return between("-")
        case .slashed: return between("/")
        case .emojiBetween: return between(["💩", "🔥", "❤️", "👏"].element(&random))
        case .spacedLeet:
            guard let leet = Self.leetDigits.write(term, &random), letters >= 3, letters <= 16 else { return nil }
            return leet.split(separator: " ").map { $0.map(String.init).joined(separator: " ") }
                .joined(separator: "   ")
        case .spacedWide: return between(" . ")
        case .elongatedVowel: return elongated(text) { "aeiou".contains(Self.base($0)) }
        case .elongatedEnd: return text + String(repeating: text.last ?? "a", count: 5)
        case .doubled: return text.map { $0.isLetter ? "\($0)\($0)" : "\($0)" }.joined()
        case .elongatedLeet:
            guard let leet = Self.leetDigits.write(term, &random) else { return nil }
            return elongated(leet) { $0.isLetter }
        case .maskedVowel: return masked(term) { Array(Self.vowels($0).prefix(1)) }
        case .maskedVowels: return masked(term) { Array(Self.vowels($0).prefix(2)) }
        case .maskedMiddle:
            return masked(term) { word in
                let middle = word.count / 2
                return word.count >= 5 ? [middle - 1, middle] : [middle]
            }
        case .maskedDash:
            return masked(term, sign: "_") { $0.count >= 5 ? Array(Self.vowels($0).prefix(1)) : [] }
        case .splitInTwo:
            guard term.isWord, letters >= 5 else { return nil }
            let cut = Int.random(in: 2...(letters - 2), using: &random)
            return "\(text.prefix(cut)) \(text.dropFirst(cut))"
        case .glued:
            guard text.filter({ $0 != " " }).count >= 4 else { return nil }
            let before = term.language == .es ? ["eres", "una", "tu", "gran", "esa"] : ["you", "the", "my", "stupid"]
            return before.element(&random) + text.filter { $0 != " " }
        case .gluedTwice:
            guard text.filter({ $0 != " " }).count >= 4 else { return nil }
            let around =
                term.language == .es
                ? [("eresuna", ""), ("jodida", "asquerosa"), ("vaya", "total"), ("menuda", "estas")]
                : [("youarea", ""), ("stupid", "lol"), ("dumb", "face"), ("what", "man")]
            let (before, after) = around.element(&random)
            return before + text.filter { $0 != " " } + after
        case .suffixed: return term.isWord ? text + ["!!!", "...", "???", ",", "🔥", " xd"].element(&random) : nil
        case .kForC:
            guard term.language == .es, text.contains("c"), !text.contains("ch") else { return nil }
            return text.replacing("qu", with: "k").replacing("c", with: "k")
        case .vForU: return letters >= 4 ? replaced(["u": "v"]) : nil
        case .homoglyphSpaced:
            guard let other = Self.cyrillic.write(term, &random), letters <= 14 else { return nil }
            return other.split(separator: " ").map { $0.map(String.init).joined(separator: " ") }
                .joined(separator: "   ")
        case .reversed: return term.isWord && letters >= 5 ? String(text.reversed()) : nil
        case .turned:
            let table: [Character: String] = [
                "a": "ɐ", "b": "q", "c": "ɔ", "d": "p", "e": "ǝ", "f": "ɟ", "g": "ƃ", "h": "ɥ", "i": "ᴉ", "j": "ɾ",
                "k": "ʞ", "m": "ɯ", "n": "u", "p": "d", "q": "b", "r": "ɹ", "t": "ʇ", "u": "n", "v": "ʌ", "w": "ʍ",
                "y": "ʎ",
            ]
            return String(text.map { table[Self.base($0)] ?? String($0) }.joined().reversed())
        }
    }

    // MARK: Letters

    private static func base(_ character: Character) -> Character {
        switch character {
        case "á": "a"
        case "é": "e"
        case "í": "i"
        case "ó": "o"
        case "ú", "ü": "u"
        default: character
        }
    }

    /// Their places.
    private static func vowels(_ word: [Character]) -> [Int] {
        word.indices.filter { "aeiou".contains(base(word[$0])) }
    }

    private func elongated(_ text: String, where condition: (Character) -> Bool) -> String? {
        guard let place = text.indices.dropFirst().first(where: { condition(text[$0]) }) else { return nil }
        return text[..<place] + String(repeating: text[place], count: 5) + text[text.index(after: place)...]
    }

    /// Signs instead of some letters of the longest word; the first letter stays, and half of all.
    private func masked(_ term: BaseTerm, sign: Character = "*", _ places: ([Character]) -> [Int]) -> String? {
        guard term.isWord, term.text.count >= 4 else { return nil }
        var word = Array(term.text)
        let chosen = places(word).filter { $0 > 0 && $0 < word.count }
        guard !chosen.isEmpty, chosen.count * 2 <= word.count else { return nil }
        for place in chosen { word[place] = sign }
        return String(word)
    }
}
