package import Signals

/// Why a comment was worth answering: the parts of its score, for the panel and the journal.
package struct Reason: Hashable, Sendable, CustomStringConvertible {
    package enum Part: String, Hashable, Sendable, CaseIterable {
        case base, namedHer, question, repliesToHer, firstTimer
        /// Typed into the terminal or the panel.
        case direct
        case bits
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

/// A waiting comment as the panel shows it.
package struct QueuedComment: Sendable {
    package let comment: Comment
    package let reason: Reason
    /// How many others said the same.
    package let copies: Int
    package var score: Double { reason.score }
}

package enum Choice: Sendable {
    /// Nothing deserves an answer; ask again at this time at the latest.
    case nothing(wakeAt: Moment?)
    /// A burst is coming in; ask again at this time, or when a comment comes.
    case held(until: Moment)
    case answer(TurnRequest, reasons: [Reason])
}
