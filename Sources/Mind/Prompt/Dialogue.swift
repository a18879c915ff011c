package import Signals

/// What she remembers of the conversation: what was answered, and the words of hers that were heard.
///
/// Only ever grows at its end or loses a large part of its beginning, so that the prompt's prefix stays the same for
/// many turns and the server's cache holds it.
package struct Dialogue: Sendable, Equatable {
    package struct Exchange: Sendable, Equatable {
        package let sources: [MessageID]
        /// The viewers' lines as fenced text, `@name: text`.
        package let lines: [String]
        /// Her words as far as they were heard, with the feeling's mark, and a dash where she was cut.
        package let reply: String
        /// Estimated, with both sides.
        package let tokens: Int
    }

    package private(set) var exchanges: [Exchange] = []
    private var tokens = 0
    private let budget: Int
    private let longest: Int

    /// - Parameters:
    ///   - budget: tokens that all exchanges may take; when it is exceeded, the older half goes.
    ///   - longest: exchanges kept at most.
    package init(budget: Int = 2400, longest: Int = 240) {
        self.budget = budget
        self.longest = longest
    }

    /// Two for every exchange: what was asked and what was said.
    package var messageCount: Int { exchanges.count * 2 }

    package mutating func remember(_ request: TurnRequest, heard: String, feeling: Feeling, wasCut: Bool) {
        let reply = "[\(feeling.emotion.rawValue)] \(heard)\(wasCut ? "—" : "")"
        let lines = request.comments.map { "@\(Fence.name($0.viewer.name)): \(Fence.text($0.text))" }
        let cost = TokenEstimate.tokens(in: reply) + lines.reduce(0) { $0 + TokenEstimate.tokens(in: $1) } + 8
        exchanges.append(
            Exchange(sources: request.sources, lines: lines, reply: reply, tokens: cost))
        tokens += cost
        if tokens > budget || exchanges.count > longest {
            while exchanges.count > 1, tokens > budget / 2 || exchanges.count > longest / 2 {
                tokens -= exchanges.removeFirst().tokens
            }
        }
    }

    /// Forgets every exchange that cites a message taken back.
    package mutating func forget(_ isCovered: (MessageID) -> Bool) {
        exchanges.removeAll { exchange in
            guard exchange.sources.contains(where: isCovered) else { return false }
            tokens -= exchange.tokens
            return true
        }
    }
}

/// Tokens without a tokenizer.
package enum TokenEstimate {
    /// 3.2 UTF-8 bytes a token: between English prose (4) and Spanish chat (3) with common vocabularies.
    package static func tokens(in text: String) -> Int {
        (text.utf8.count * 10 + 31) / 32
    }
}
