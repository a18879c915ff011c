internal import Signals

package enum SpeechVerdict: Equatable, Sendable {
    case pass
    case refuse(RefusalReason)
}

/// May this be said? Judges every clause before there is any sound of it.
package struct SpeechGate: Sendable {
    /// Characters before a clause that are looked at with it.
    static let remembered = 80

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
    ///   - pronounced: the same as it was pronounced; nil: as `passed`.
    package func verdict(
        written: String, spoken: String, after passed: String, pronounced: String? = nil
    ) -> SpeechVerdict {
        let caption = FoldedText(written)
        if let reason = refusal(of: caption, isSpoken: false) { return .refuse(reason) }
        // Most clauses are pronounced as they are written, but for their signs.
        let sound = spoken == written ? caption : FoldedText(spoken)
        let soundsSame = spoken == written || sound.words == caption.words
        if !soundsSame, let reason = refusal(of: sound, isSpoken: true) { return .refuse(reason) }
        guard !passed.isEmpty else { return .pass }
        let before = String(passed.suffix(Self.remembered))
        if let reason = refusal(of: written, across: before, isSpoken: false) { return .refuse(reason) }
        let heard = pronounced.map { String($0.suffix(Self.remembered)) } ?? before
        let soundedSame =
            heard == before
            || FoldedText.words(of: FoldedText.letters(of: heard))
                == FoldedText.words(of: FoldedText.letters(of: before))
        if !(soundsSame && soundedSame), let reason = refusal(of: spoken, across: heard, isSpoken: true) {
            return .refuse(reason)
        }
        return .pass
    }

    /// May this be written in chat? What may be said, and no link whatever the rules say of those.
    package func mayBeWritten(_ text: String) -> Bool {
        guard verdict(written: text, spoken: text, after: "") == .pass else { return false }
        return links.found(in: FoldedText(text)) == nil
    }

    /// - Parameter isSpoken: there "dot com" is how an allowed address is pronounced; only the written one counts.
    private func refusal(of text: FoldedText, isSpoken: Bool) -> RefusalReason? {
        if let reason = rules.listed(in: text, .said) { return reason }
        if let reason = PrivateData.found(in: text) { return reason }
        if judgesLinks(isSpoken: isSpoken), let reason = links.found(in: text) { return reason }
        return prompt(in: text)
    }

    private func judgesLinks(isSpoken: Bool) -> Bool {
        !rules.allowsLinks && (!isSpoken || rules.allowedDomains.isEmpty)
    }

    /// What the border hides: found in both together and not in what had passed alone. The beginning of `before` is cut
    /// anywhere, and what is found there was never said ("…disputa" cut to "puta").
    private func refusal(of clause: String, across before: String, isSpoken: Bool) -> RefusalReason? {
        let joint = FoldedText(before + " " + clause)
        // Only what is found there asks for the comparison.
        let terms = rules.listedTerms(in: joint, .said)
        let data = PrivateData.found(in: joint)
        let link = judgesLinks(isSpoken: isSpoken) ? links.found(in: joint) : nil
        let mark = prompt(in: joint)
        guard !terms.isEmpty || data != nil || link != nil || mark != nil else { return nil }

        let alone = FoldedText(before)
        let known = terms.isEmpty ? [] : rules.listedTerms(in: alone, .said).map(\.number)
        if let term = terms.first(where: { !known.contains($0.number) }) { return term.reason }
        if let data, PrivateData.found(in: alone) == nil { return data }
        if let link, links.found(in: alone) == nil { return link }
        if let mark, prompt(in: alone) == nil { return mark }
        return nil
    }

    /// Marks of a prompt's format, and talk about the prompt or about being a model's assistant.
    private func prompt(in text: FoldedText) -> RefusalReason? {
        promptMarks.isFound(in: text.letters) ? RefusalReason(.injection, rule: "the prompt shows") : nil
    }
}
