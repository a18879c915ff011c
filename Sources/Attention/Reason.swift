package import Signals

/// Why a comment was worth answering: the parts of its score, for the panel and the journal.
package struct Reason: Hashable, Sendable, CustomStringConvertible {
    package enum Part: String, Hashable, Sendable, CaseIterable {
        case base, namedHer, question, repliesToHer, firstTimer
        /// Typed into the terminal or the panel.
        case direct
        case bits
        /// Somebody who comes back, and was not answered lately.
        case regular
        /// How close they are.
        case bond
        /// What a thanked event is worth, by its tier: 0.5 (nobody paid), 1, 3 or 6.
        case event
        /// Enough words to say something about; negative: emotes only.
        case substance
        /// Negative: much like what was written shortly before.
        case nearCopy
        /// Negative: reads like orders to the model.
        case risk
        /// Negative: this viewer was answered lately.
        case answeredLately
        /// This viewer's comments left with a crowd's without being named.
        case passedOver
        /// Others wrote the same while it waited.
        case copies
        /// Negative: worth lost by waiting.
        case age
    }

    package let message: MessageID
    package let parts: [Part: Double]

    package init(message: MessageID, parts: [Part: Double]) {
        self.message = message
        self.parts = parts
    }

    package var score: Double { Part.allCases.reduce(0) { $0 + (parts[$1] ?? 0) } }

    package var description: String {
        Part.allCases.compactMap { part in
            parts[part].map { "\(part.rawValue) \($0 < 0 ? "" : "+")\((($0 * 10).rounded()) / 10)" }
        }.joined(separator: ", ")
    }
}
