internal import Signals

/// A part of a comment between marks, as words.
struct ChatClause {
    struct Word {
        /// As written, without the marks around it.
        let original: Substring
        let folded: String

        var isCapital: Bool { original.first?.isUppercase ?? false }
    }

    var words: [Word] = []
    var isQuestion = false
    var isQuoted = false

    /// Words of a comment that are read; chat lines are 500 characters at most.
    private static let mostWords = 120

    /// - Parameter emotes: spans in Unicode scalars; what stands there is no word.
    static func clauses(of text: String, emotes: [EmoteSpan]) -> [ChatClause] {
        var clauses: [ChatClause] = []
        var clause = ChatClause()
        var isQuoting = false
        var scalar = 0
        var count = 0

        func end(isQuestion: Bool) {
            clause.isQuestion = clause.isQuestion || isQuestion
            if !clause.words.isEmpty { clauses.append(clause) }
            clause = ChatClause()
            clause.isQuoted = isQuoting
        }

        for token in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isWhitespace }) {
            let place = scalar..<(scalar + token.unicodeScalars.count)
            scalar = place.upperBound + 1
            guard !token.isEmpty, count < mostWords else { continue }
            if emotes.contains(where: { $0.range.overlaps(place) }) {
                end(isQuestion: false)
                continue
            }
            var word = token
            while let first = word.first, !first.isLetter, !first.isNumber {
                if first == "¿" {
                    end(isQuestion: false)
                    clause.isQuestion = true
                } else if "\"«“”".contains(first) {
                    end(isQuestion: false)
                    isQuoting = first != "”" ? !isQuoting || first == "«" : false
                    clause.isQuoted = isQuoting
                } else if "¡([>".contains(first) {
                    end(isQuestion: false)
                    if first == ">" { clause.isQuoted = true }
                }
                word.removeFirst()
            }
            var tail: [Character] = []
            while let last = word.last, !last.isLetter, !last.isNumber {
                tail.append(last)
                word.removeLast()
            }
            let folded = FoldedText.letters(of: String(word)).filter { $0 != " " }
            if !folded.isEmpty {
                // "mi gato, que se llama Pixel" goes on.
                if clause.words.isEmpty, !clause.isQuestion, Self.goesOn.contains(folded), let last = clauses.last,
                    !last.isQuestion,
                    last.isQuoted == isQuoting, text[..<token.startIndex].last(where: { $0 != " " }) == ","
                {
                    clauses.removeLast()
                    clause = last
                }
                clause.words.append(Word(original: word, folded: folded))
                count += 1
            } else if tail.isEmpty, !clause.isQuoted {
                end(isQuestion: false)
            }
            for mark in tail.reversed() {
                if "\"»”“".contains(mark) {
                    end(isQuestion: false)
                    isQuoting = false
                    clause.isQuoted = false
                } else if mark != "'" && mark != "’" && mark != "-" && mark != "*" && mark != "_" {
                    end(isQuestion: mark == "?")
                }
            }
        }
        end(isQuestion: false)
        return clauses
    }

    private static let goesOn: Set<String> = ["que", "called", "named", "llamado", "llamada", "and", "y"]
}
