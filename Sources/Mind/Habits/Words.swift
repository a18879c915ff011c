internal import Signals

/// A text as words without case, marks and accents, for comparing what was said.
enum Words {
    /// Words looked at, at most.
    static let most = 120

    static func of(_ text: String) -> [String] {
        FoldedText.letters(of: text).split { !($0.isLetter || $0.isNumber || $0 == "'") }.prefix(most)
            .map { $0.filter { $0 != "'" } }.filter { !$0.isEmpty }
    }

    /// Hashes of all runs of so many words (FNV-1a: the same on every machine).
    static func runs(of words: [String], length: Int) -> [UInt64] {
        guard words.count >= length else { return [] }
        return (0...(words.count - length)).map { start in
            StableHash.of(words[start..<(start + length)].joined(separator: " "))
        }
    }
}
