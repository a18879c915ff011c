internal import Signals

/// Drops clauses that are not hers: an assistant's phrases, bare stage directions, and our own prompt read aloud.
struct ClauseFilter: Sendable {
    /// Words of an instruction in a row that make an echo.
    private static let echoLength = 4

    /// By their first word.
    private let phrases: [String: [[String]]]
    private let instruction: [String]
    private let headers: [String]
    /// A header was dropped; what it introduced goes as well.
    private var dropsNext = false

    /// - Parameter never: phrases of the persona's own that she never says.
    init(_ request: TurnRequest, never: [String]) {
        var phrases = AssistantPhrases.byFirstWord
        for phrase in never.prefix(64) {
            let words = Words.of(phrase)
            if let first = words.first { phrases[first, default: []].append(words) }
        }
        self.phrases = phrases
        instruction = Words.of(Rules.instruction(request))
        headers = Terms(request.language).headers.map { FoldedText.letters(of: $0) + ":" }
    }

    mutating func keeps(_ clause: String) -> Bool {
        let words = Words.of(clause)
        if dropsNext {
            dropsNext = false
            return false
        }
        let folded = FoldedText.letters(of: clause)
        if headers.contains(where: folded.hasPrefix) {
            dropsNext = folded.hasSuffix(":")
            return false
        }
        if StageWords.isBareDirection(words) || AssistantPhrases.whole.contains(words) { return false }
        return !holdsPhrase(words) && !isEcho(words)
    }

    private func holdsPhrase(_ words: [String]) -> Bool {
        for (index, word) in words.enumerated() {
            guard let known = phrases[word] else { continue }
            if known.contains(where: { words[index...].starts(with: $0) }) { return true }
        }
        return false
    }

    private func isEcho(_ words: [String]) -> Bool {
        guard words.count >= Self.echoLength, instruction.count >= words.count else { return false }
        return (0...(instruction.count - words.count)).contains { instruction[$0...].starts(with: words) }
    }
}
