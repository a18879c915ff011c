internal import Signals

/// What the gates look for. Lists are given as words and folded like the text they judge.
package struct ModerationRules: Sendable {
    /// A folded word or phrase and what it is.
    struct Entry: Sendable, Hashable {
        let kind: RefusalReason.Kind
        /// Matches also inside longer words; only for stems that no innocent word contains.
        let isStem: Bool
    }

    let words: [String: Entry]
    let stems: [(stem: [UInt8], kind: RefusalReason.Kind)]
    let phrases: [(words: [String], kind: RefusalReason.Kind)]
    let allowsLinks: Bool
    /// The same viewer's same text, or many viewers' same text, within this time is a repetition; zero = off.
    let repetitionWindow: Duration
    /// Characters of a comment that is read at all.
    let longestComment: Int

    /// - Parameter ownWords: the streamer's; a trailing `*` makes a stem of one, spaces make a phrase.
    package init(
        ownWords: [String] = [], allowsLinks: Bool = false, repetitionWindow: Duration = .seconds(30),
        longestComment: Int = 1000
    ) {
        self.allowsLinks = allowsLinks
        self.repetitionWindow = repetitionWindow
        self.longestComment = longestComment
        var words: [String: Entry] = [:]
        var stems: [(stem: [UInt8], kind: RefusalReason.Kind)] = []
        var phrases: [(words: [String], kind: RefusalReason.Kind)] = []
        for (kind, list) in WordLists.all + [(.ownWord, ownWords)] {
            for entry in list {
                let isStem = entry.hasSuffix("*")
                let folded = FoldedText(entry).leet
                guard !folded.isEmpty else { continue }
                if folded.contains(" ") {
                    phrases.append((folded.split(separator: " ").map(String.init), kind))
                } else if isStem {
                    stems.append((Array(folded.utf8), kind))
                } else {
                    words[folded] = Entry(kind: kind, isStem: false)
                }
            }
        }
        self.words = words
        self.stems = stems
        self.phrases = phrases
    }

    /// The first listed word in a text, in any of its folded forms.
    func listed(in text: FoldedText) -> RefusalReason? {
        listed(in: text.leet) ?? (text.joined == text.leet ? nil : listed(in: text.joined))
    }

    private func listed(in text: String) -> RefusalReason? {
        let parts = text.split(separator: " ")
        for (index, part) in parts.enumerated() {
            let word = String(part)
            if let entry = words[word] { return RefusalReason(entry.kind, rule: "word list") }
            // "puuuta": drawn out. Entries that have a double letter of their own are matched by the line above.
            if let single = Self.single(word), let entry = words[single] {
                return RefusalReason(entry.kind, rule: "word list")
            }
            // Plurals and the vowel that a language adds.
            for ending in ["s", "es", "a", "as", "os", "o"] where word.hasSuffix(ending) && word.count > ending.count + 3 {
                if let entry = words[String(word.dropLast(ending.count))] {
                    return RefusalReason(entry.kind, rule: "word list")
                }
            }
            for form in [word, Self.single(word)] {
                guard let form else { continue }
                let bytes = Array(form.utf8)
                for (stem, kind) in stems where Self.contains(bytes, stem) {
                    return RefusalReason(kind, rule: "word stem")
                }
            }
            for (phrase, kind) in phrases where phrase[0] == word && index + phrase.count <= parts.count {
                if zip(phrase, parts[index...]).allSatisfy({ $0 == $1 }) { return RefusalReason(kind, rule: "phrase") }
            }
        }
        return nil
    }

    /// The word with every double letter made one; nil when it has none.
    private static func single(_ word: String) -> String? {
        var out: [UInt8] = []
        for byte in word.utf8 where out.last != byte { out.append(byte) }
        return out.count == word.utf8.count ? nil : String(decoding: out, as: UTF8.self)
    }

    private static func contains(_ bytes: [UInt8], _ stem: [UInt8]) -> Bool {
        guard stem.count <= bytes.count else { return false }
        for start in 0...(bytes.count - stem.count) where bytes[start] == stem[0] {
            if bytes[start..<start + stem.count].elementsEqual(stem) { return true }
        }
        return false
    }
}
