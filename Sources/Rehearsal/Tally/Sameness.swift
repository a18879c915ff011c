internal import Signals

/// How much she repeats herself: beginnings of three words among the last replies, and phrases of four.
struct Sameness: Sendable {
    private static let openers = 20
    private static let replies = 60

    private var lastOpeners: [String] = []
    private var lastPhrases: [Set<Int>] = []
    private(set) var count = 0
    private(set) var repeatedOpeners = 0
    private(set) var phrases = 0
    private(set) var repeatedPhrases = 0

    /// - Parameter names: of those she talks to; they are no part of a phrase.
    mutating func heard(_ text: String, names: Set<String>) {
        let words = Self.words(text).filter { !names.contains($0) }
        guard !words.isEmpty else { return }
        count += 1
        let opener = words.prefix(3).joined(separator: " ")
        if lastOpeners.contains(opener) { repeatedOpeners += 1 }
        lastOpeners.append(opener)
        if lastOpeners.count > Self.openers { lastOpeners.removeFirst() }
        guard words.count >= 4 else { return }
        var fresh: Set<Int> = []
        for start in 0...(words.count - 4) {
            let phrase = words[start..<start + 4].joined(separator: " ").hashValue
            guard fresh.insert(phrase).inserted else { continue }
            phrases += 1
            if lastPhrases.contains(where: { $0.contains(phrase) }) { repeatedPhrases += 1 }
        }
        lastPhrases.append(fresh)
        if lastPhrases.count > Self.replies { lastPhrases.removeFirst() }
    }

    /// Words of folded letters.
    static func words(_ text: String) -> [String] {
        FoldedText.letters(of: text).split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }
}
