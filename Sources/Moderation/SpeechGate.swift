internal import Signals

package enum SpeechVerdict: Equatable, Sendable {
    case pass
    case refuse(RefusalReason)
}

/// May this be said? Judges every clause before there is any sound of it.
package struct SpeechGate: Sendable {
    private let rules: ModerationRules

    package init(rules: ModerationRules) {
        self.rules = rules
    }

    /// - Parameters:
    ///   - written: the clause as captioned.
    ///   - spoken: the same as it will be pronounced.
    ///   - passed: what was said just before (80 characters are enough), since a word can be split between clauses.
    package func verdict(written: String, spoken: String, after passed: String) -> SpeechVerdict {
        if let reason = rules.listed(in: FoldedText(written)) { return .refuse(reason) }
        if spoken != written, let reason = rules.listed(in: FoldedText(spoken)) { return .refuse(reason) }
        if !passed.isEmpty, let reason = rules.listed(in: FoldedText(passed.suffix(80) + " " + written)) {
            return .refuse(reason)
        }
        if let reason = PrivateData.found(in: written) { return .refuse(reason) }
        // The digits of a number may be spread over two clauses.
        if !passed.isEmpty, let reason = PrivateData.found(in: passed.suffix(24) + " " + written) { return .refuse(reason) }
        if let reason = PrivateData.link(in: written, folded: FoldedText(written).letters) { return .refuse(reason) }
        let lower = written.lowercased()
        for token in ["<|", "|>", "start_of_turn", "system prompt", "as an ai language model", "como modelo de lenguaje"]
        where lower.contains(token) {
            return .refuse(RefusalReason(.injection, rule: "the prompt shows"))
        }
        return .pass
    }
}
