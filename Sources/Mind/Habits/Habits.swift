package import Signals

/// What she says too often: beginnings, ends and phrases of her last replies.
package struct Habits: Sendable {
    private struct Said: Sendable {
        let opener: String
        let closer: String
        /// As they were said, by hash.
        let phrases: [UInt64: String]
    }

    private struct Record: Sendable {
        /// Newest last; at most ``longest``.
        var said: [Said] = []
        /// In how many of them a phrase is.
        var counts: [UInt64: Int] = [:]
        /// Phrases in ``Habits/often`` or more of them.
        var frequent: Set<UInt64> = []
        var avoid: [String] = []

        mutating func count(_ one: Said, by step: Int) {
            for hash in one.phrases.keys {
                let count = counts[hash, default: 0] + step
                counts[hash] = count > 0 ? count : nil
                if count >= Habits.often { frequent.insert(hash) } else { frequent.remove(hash) }
            }
        }
    }

    private static let longest = 60
    /// Replies in which a beginning must not come twice.
    private static let openerSpan = 12
    /// Replies that must not be said again.
    private static let wornSpan = 40
    private static let phraseLength = 4
    /// Replies with a phrase before it wears off.
    private static let often = 3
    private static let mostAvoided = 5

    private var records: [Language: Record] = [:]

    package init() {}

    /// - Parameters:
    ///   - reply: her words as they were heard.
    ///   - names: of viewers in it; they do not count as words of hers.
    package mutating func remember(_ reply: String, names: [String] = [], language: Language) {
        let foreign = Set(names.flatMap(Words.of))
        let words = Words.of(reply).filter { !foreign.contains($0) }
        guard words.count >= 2 else { return }
        var phrases: [UInt64: String] = [:]
        if words.count >= Self.phraseLength {
            for start in 0...(words.count - Self.phraseLength) {
                let phrase = words[start..<(start + Self.phraseLength)].joined(separator: " ")
                phrases[StableHash.of(phrase)] = phrase
            }
        }
        var record = records[language] ?? Record()
        let one = Said(
            opener: words.prefix(3).joined(separator: " "), closer: words.suffix(3).joined(separator: " "),
            phrases: phrases)
        record.said.append(one)
        record.count(one, by: 1)
        if record.said.count > Self.longest { record.count(record.said.removeFirst(), by: -1) }
        record.avoid = Self.worn(record)
        records[language] = record
    }

    /// Beginnings, ends and phrases that wear off; newest first, few.
    package func avoid(for language: Language) -> [String] { records[language]?.avoid ?? [] }

    /// Whether she said nearly the same lately: at least 0.8 of its phrases in one reply; never for short ones.
    package func isWorn(_ clause: String, language: Language) -> Bool {
        let words = Words.of(clause)
        guard words.count >= 5 else { return false }
        let runs = Words.runs(of: words, length: Self.phraseLength)
        let needed = Double(runs.count) * 0.8
        return (records[language]?.said ?? []).suffix(Self.wornSpan).contains { said in
            Double(runs.count { said.phrases[$0] != nil }) >= needed
        }
    }

    private static func worn(_ record: Record) -> [String] {
        var result: [String] = []
        func add(_ text: String) {
            guard result.count < mostAvoided else { return }
            if !result.contains(where: { $0.contains(text) || text.contains($0) }) { result.append(text) }
        }
        let lately = record.said.suffix(openerSpan)
        let openers = Dictionary(lately.map { ($0.opener, 1) }, uniquingKeysWith: +)
        let closers = Dictionary(lately.map { ($0.closer, 1) }, uniquingKeysWith: +)
        for one in record.said.reversed() {
            if openers[one.opener, default: 0] >= 2 { add(one.opener) }
            if closers[one.closer, default: 0] >= 2 { add(one.closer) }
            if !record.frequent.isEmpty {
                for phrase in one.phrases.filter({ record.frequent.contains($0.key) }).values.sorted() { add(phrase) }
            }
            if result.count == mostAvoided { break }
        }
        return result
    }
}
