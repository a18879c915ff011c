package import Signals

/// Why a comment was worth answering: the parts of its score, for the panel and the journal.
package struct Reason: Hashable, Sendable, CustomStringConvertible {
    package enum Part: String, Hashable, Sendable, CaseIterable {
        case base, namedHer, question, repliesToHer, firstTimer, direct, bits, substance, answeredLately, copies, age
    }
    package let message: MessageID
    package let parts: [Part: Double]

    package init(message: MessageID, parts: [Part: Double]) {
        self.message = message
        self.parts = parts
    }

    package var score: Double { parts.values.reduce(0, +) }

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
    /// How many said nearly the same.
    package let copies: Int
    package var score: Double { reason.score }
}

package enum Choice: Sendable {
    /// Nothing deserves an answer; ask again at this time at the latest.
    case nothing(wakeAt: Moment?)
    /// A burst is coming in.
    case held(until: Moment)
    case answer(TurnRequest, reasons: [Reason])
}
