internal import Signals

package enum SpeechVerdict: Equatable, Sendable {
    case pass
    case refuse(RefusalReason)
}

/// May this be said? Judges every clause before there is any sound of it.
package struct SpeechGate: Sendable {
    /// Characters before a clause that are looked at with it.
    private static let remembered = 80

    private let rules: ModerationRules
    private let links: Links
    private let promptMarks = ByteNeedles(
        InjectionPhrases.marks + InjectionPhrases.doubtfulMarks + InjectionPhrases.leaks)

    package init(rules: ModerationRules) {
        self.rules = rules
        self.links = Links(allowedDomains: rules.allowedDomains)
    }

    /// - Parameters:
    ///   - written: the clause as captioned.
    ///   - spoken: the same as it will be pronounced.
    ///   - passed: what was said just before, since a word or a number can be split between clauses.
    package func verdict(written: String, spoken: String, after passed: String) -> SpeechVerdict {
        if let reason = refusal(of: FoldedText(written), isSpoken: false) { return .refuse(reason) }
        if spoken != written, let reason = refusal(of: FoldedText(spoken), isSpoken: true) { return .refuse(reason) }
        guard !passed.isEmpty else { return .pass }
        let before = String(passed.suffix(Self.remembered))
        if let reason = refusal(of: written, across: before) { return .refuse(reason) }
        if spoken != written, let reason = refusal(of: spoken, across: before) { return .refuse(reason) }
        return .pass
    }

    /// - Parameter isSpoken: there "dot com" is how an allowed address is pronounced; only the written one counts.
    private func refusal(of text: FoldedText, isSpoken: Bool) -> RefusalReason? {
        if let reason = rules.listed(in: text) { return reason }
        if let reason = PrivateData.found(in: text) { return reason }
        if !rules.allowsLinks, !isSpoken || rules.allowedDomains.isEmpty, let reason = links.found(in: text) {
            return reason
        }
        return prompt(in: text)
    }

    /// What the border hides: found in both together and not in what had passed alone. The beginning of `before` is cut
    /// anywhere, and what is found there was never said ("…disputa" cut to "puta").
    private func refusal(of clause: String, across before: String) -> RefusalReason? {
        let joint = FoldedText(before + " " + clause)
        let alone = FoldedText(before)
        let known = rules.listedTerms(in: alone)
        if let term = rules.listedTerms(in: joint).first(where: { term in !known.contains { $0.number == term.number } }
        ) {
            return term.reason
        }
        if let reason = PrivateData.found(in: joint), PrivateData.found(in: alone) == nil { return reason }
        if let reason = prompt(in: joint), prompt(in: alone) == nil { return reason }
        return nil
    }

    /// Marks of a prompt's format, and talk about the prompt or about being a model's assistant.
    private func prompt(in text: FoldedText) -> RefusalReason? {
        promptMarks.isFound(in: text.letters) ? RefusalReason(.injection, rule: "the prompt shows") : nil
    }
}
