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

    static func isIn(_ letters: String) -> Bool {
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
            return endsHere || goesOn || nextIsNumber
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
}
