package import Signals

/// What she remembers of the conversation: what was answered, and the words of hers that were heard.
///
/// Only ever grows at its end or loses a large part of its beginning, so that the prompt's prefix stays the same for
/// many turns and the server's cache holds it.
package struct Dialogue: Sendable, Equatable {
    package struct Exchange: Sendable, Equatable {
        package let turn: TurnID
        package let shape: LoadShape
        package let language: Language
        /// Whose words are in it.
        package let citations: [Citation]
        /// What was answered, as it stood in the prompt: viewers' lines, the operator's, events; never empty.
        package let lines: [String]
        /// Her words as far as they were heard, with the feeling's mark, and a dash where she was cut.
        package let reply: String
        /// What she was given to think of, in an idle turn.
        package let idea: String?
        /// UTF-8 bytes of both sides, with what a chat template adds.
        fileprivate let bytes: Int
        /// As a tokenizer counted them.
        fileprivate var counted: Int?
    }

    /// What a chat template puts around an exchange, in bytes.
    private static let frame = 40

    package private(set) var exchanges: [Exchange] = []
    /// How long texts are in tokens; told better by what the server reports.
    package var gauge: TokenGauge
    private var dropped: [Exchange] = []
    private let budget: Int
    private let longest: Int

    /// - Parameters:
    ///   - budget: tokens that all exchanges may take; when it is exceeded, the older half goes.
    ///   - longest: exchanges kept at most.
    package init(budget: Int = 2400, longest: Int = 240, gauge: TokenGauge = TokenGauge()) {
        self.budget = budget
        self.longest = longest
        self.gauge = gauge
    }

    /// Two for every exchange: what was asked and what was said.
    package var messageCount: Int { exchanges.count * 2 }

    /// Tokens of all exchanges, counted where a tokenizer was asked, else estimated.
    package var tokens: Int { exchanges.reduce(0) { $0 + cost(of: $1) } }

    private func cost(of exchange: Exchange) -> Int { exchange.counted ?? gauge.tokens(ofBytes: exchange.bytes) }

    /// - Parameters:
    ///   - heard: her words, as far as they were heard.
    ///   - idea: what ``PromptComposer/idea(for:context:)`` gave for an idle turn.
    package mutating func remember(
        _ request: TurnRequest, heard: String, feeling: Feeling, wasCut: Bool, idea: String? = nil
    ) {
        let words = Addressees(request).marked(heard)
        let reply = "[\(feeling.emotion.rawValue)] \(words)\(wasCut ? "—" : "")"
        let lines = TurnLines(request, idea: idea).lasting
        let bytes = lines.reduce(reply.utf8.count + Self.frame) { $0 + $1.utf8.count + 1 }
        exchanges.append(
            Exchange(
                turn: request.turn, shape: request.shape, language: request.language, citations: request.citations,
                lines: lines, reply: reply, idea: idea, bytes: bytes, counted: nil))
        trim()
    }

    /// Loses its older half when it is too long.
    private mutating func trim() {
        var total = tokens
        guard total > budget || exchanges.count > longest else { return }
        var count = 0
        while count < exchanges.count - 1, total > budget / 2 || exchanges.count - count > longest / 2 {
            total -= cost(of: exchanges[count])
            count += 1
        }
        dropped.append(contentsOf: exchanges[..<count])
        exchanges.removeFirst(count)
        if dropped.count > longest { dropped.removeFirst(dropped.count - longest) }
    }

    /// Corrects an estimate by what a tokenizer counted; takes effect when the next exchange is remembered.
    package mutating func setTokens(_ count: Int, ofExchange turn: TurnID) {
        guard count > 0, let index = exchanges.lastIndex(where: { $0.turn == turn }) else { return }
        exchanges[index].counted = count
    }

    /// Hands over what it has lost since the last time, oldest first, so that it can be summed up.
    package mutating func takeDropped() -> [Exchange] {
        defer { dropped = [] }
        return dropped
    }

    /// Forgets every exchange that cites what was taken back, also of those it has lost already.
    package mutating func forget(_ isCovered: (Citation) -> Bool) {
        exchanges.removeAll { $0.citations.contains(where: isCovered) }
        dropped.removeAll { $0.citations.contains(where: isCovered) }
    }
}
