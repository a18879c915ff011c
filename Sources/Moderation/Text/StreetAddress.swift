internal import Signals

/// "calle Mayor 12", "221 Baker Street": a street with its number.
enum StreetAddress {
    private static let streets: Set<Substring> = [
        "calle", "avenida", "avda", "avd", "paseo", "plaza", "carretera", "colonia", "urbanizacion", "travesia",
        "callejon", "ronda",
    ]
    private static let endings: Set<Substring> = [
        "street", "avenue", "ave", "road", "rd", "lane", "drive", "boulevard", "blvd", "court", "terrace",
    ]
    /// Words that no street's name is made of: the number belongs to something else.
    private static let others: Set<Substring> = [
        "a", "y", "hay", "son", "vi", "con", "hace", "tengo", "en", "por", "unos", "unas", "otros", "mas", "casi",
        "que",
        "es", "eran", "habia", "sobre", "the", "on", "of", "in", "to", "by", "more", "and", "at", "for", "down",
        "minutes", "people", "guys",
        "some", "from", "is", "are", "miles", "years", "hours", "days", "cars", "lane",
    ]

    /// - Parameter said: the words of `letters`.
    static func isIn(_ letters: String, _ said: [Substring]) -> Bool {
        if isSpelled(said) { return true }
        guard letters.utf8.contains(where: \.isDigit) else { return false }
        let pieces = letters.split(separator: " ")
        let words = pieces.map { piece in piece.filter { $0.isLetter || $0.isNumber || $0 == "ñ" } }.map { $0[...] }
        for index in words.indices {
            if streets.contains(words[index]) || pieces[index] == "c/", isSpanish(words, pieces, from: index + 1) {
                return true
            }
            if endings.contains(words[index]), isEnglish(words, before: index) { return true }
        }
        return false
    }

    /// One to four words of a name, then a number at the end of the piece.
    private static func isSpanish(_ words: [Substring], _ pieces: [Substring], from start: Int) -> Bool {
        for index in start..<min(start + 6, words.count) {
            let word = words[index]
            if others.contains(word) { return false }
            guard let number = Int(word.prefix { $0.isNumber }), number > 0 else { continue }
            guard word.utf8.count <= 5, index > start, !["las", "los"].contains(words[index - 1]) else { return false }
            let endsHere = index == words.count - 1 || pieces[index].last.map { $0 == "," || $0 == "." } ?? false
            let goesOn =
                index + 1 < words.count
                && ["piso", "bajo", "portal", "puerta", "esquina", "col", "cp"].contains(words[index + 1])
            let nextIsNumber = index + 1 < words.count && words[index + 1].first?.isNumber ?? false
            let isLaughedAt =
                index + 1 < words.count
                && (["lol", "xd", "lmao", "ok"].contains(words[index + 1]) || words[index + 1].hasPrefix("jaj"))
            return endsHere || goesOn || nextIsNumber || isLaughedAt
        }
        return false
    }

    /// A number, then one to three words of a name.
    private static func isEnglish(_ words: [Substring], before end: Int) -> Bool {
        var index = end - 1
        while index >= max(0, end - 4) {
            let word = words[index]
            if others.contains(word) { return false }
            if let number = Int(word) { return index < end - 1 && number > 0 && word.utf8.count <= 5 }
            index -= 1
        }
        return false
    }

    private static let living: Set<Substring> = [
        "live", "lives", "living", "address", "house", "vive", "vivo", "direccion",
    ]
    private static let flats: Set<Substring> = ["apartment", "apt", "flat", "suite", "piso", "portal", "puerta"]

    /// "calle Mayor número doce", "lives at twelve Maple Street".
    private static func isSpelled(_ words: [Substring]) -> Bool {
        for index in words.indices {
            if streets.contains(words[index]),
                let number = words[(index + 1)..<min(index + 7, words.count)].firstIndex(where: {
                    $0 == "numero" || $0 == "nro" || $0 == "num"
                }), number > index + 1, number + 1 < words.count, isNumber(words[number + 1])
            {
                return true
            }
            if streets.contains(words[index]), words[..<index].contains(where: living.contains) {
                let rest = words[(index + 1)..<min(index + 5, words.count)]
                if rest.dropFirst().contains(where: { isNumber($0) && $0 != "una" && $0 != "uno" }) { return true }
            }
            if endings.contains(words[index]), words.contains(where: { living.contains($0) || flats.contains($0) }) {
                let before = words[max(0, index - 4)..<index].dropLast()
                if let number = before.lastIndex(where: { isNumber($0) && $0 != "one" }),
                    !words[number..<index].contains(where: others.contains)
                {
                    return true
                }
            }
        }
        return false
    }

    private static func isNumber(_ word: Substring) -> Bool { SpelledDigits.isNumber(word) }
}
