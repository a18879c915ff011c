/// Cuts a growing text into clauses that can be spoken, as early as each can be.
///
/// A clause ends with the character that ends it; the next one is waited for only where it decides (a point behind a
/// digit). The first clause is cut early, so that she is heard early; later ones at the ends of sentences.
package struct ClauseCutter: Sendable {
    /// Fewest words before a comma ends the first clause, and a later one.
    private static let wordsBeforeComma = (first: 2, later: 8)
    /// Words without any punctuation after which a clause is cut at a space.
    private static let longest = (first: 20, later: 28)
    private static let abbreviations: Set<String> = [
        "sr", "sra", "srta", "dr", "dra", "d", "dña", "ud", "uds", "p", "ej", "pág", "núm", "av", "aprox", "mr", "mrs",
        "ms", "prof", "st", "vs", "e", "i", "g", "eg", "ie", "jr", "no", "approx", "ee", "uu", "a", "m", "etc",
    ]
    private static let enders: Set<Character> = [".", "!", "?", "…"]
    private static let pauses: Set<Character> = [",", ";", ":", "—", "–"]
    private static let trailing: Set<Character> = [
        ".", "!", "?", "…", ",", ";", ":", ")", "»", "'", "\"", "”", "’", " ", "—", "–", "-",
    ]

    private var text = ""
    private var word = ""
    private var words = 0
    private var isFirst = true
    /// A point or comma behind a digit: the next character tells whether it is one of the number's.
    private var undecided = false

    package init() {}

    /// Words of the clause being gathered.
    package var pendingWords: Int { words + (word.isEmpty ? 0 : 1) }

    package mutating func receive(_ piece: String) -> [String] {
        var clauses: [String] = []
        for character in piece { take(character, &clauses) }
        return clauses
    }

    /// Ends the clause being gathered, whatever it is.
    package mutating func cut() -> String? {
        var clauses: [String] = []
        end(&clauses)
        return clauses.first
    }

    private mutating func take(_ character: Character, _ clauses: inout [String]) {
        if undecided {
            undecided = false
            if !character.isNumber {
                if text.last.map(Self.enders.contains) == true { end(&clauses) } else { pause(&clauses) }
            }
        }
        if text.isEmpty, Self.trailing.contains(character) || character.isWhitespace { return }
        text.append(character)
        if character.isWhitespace {
            if !word.isEmpty { words += 1 }
            word = ""
            if words >= (isFirst ? Self.longest.first : Self.longest.later) { end(&clauses) }
        } else if Self.enders.contains(character) {
            let before = word
            if character == "." {
                if before.last?.isNumber == true {
                    undecided = true
                    word.append(character)
                    return
                }
                let bare = before.lowercased().filter { $0.isLetter }
                if before.hasSuffix(".") || !before.contains(where: { $0.isLetter || $0.isNumber }) { return }
                if Self.abbreviations.contains(bare) || before.contains(".") {
                    word.append(character)
                    return
                }
            }
            end(&clauses)
        } else if Self.pauses.contains(character) {
            if word.last?.isNumber == true {
                undecided = true
                word.append(character)
                return
            }
            pause(&clauses)
        } else {
            word.append(character)
        }
    }

    private mutating func pause(_ clauses: inout [String]) {
        let enough = isFirst ? Self.wordsBeforeComma.first : Self.wordsBeforeComma.later
        if pendingWords >= enough { end(&clauses) }
    }

    private mutating func end(_ clauses: inout [String]) {
        let clause = String(text.reversed().drop { $0.isWhitespace }.reversed())
        text = ""
        word = ""
        words = 0
        undecided = false
        let hasContent = clause.contains {
            $0.isLetter || $0.isNumber || $0.unicodeScalars.contains { $0.properties.isEmojiPresentation }
        }
        guard hasContent else { return }
        isFirst = false
        clauses.append(clause)
    }
}
