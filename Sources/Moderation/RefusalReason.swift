/// Why a text may not be read or said; `rule` names the rule for the panel and the journal, never the words.
package struct RefusalReason: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Hashable, Sendable {
        case hate, sexual, threat, insult, selfHarm, ownWord, link, privateData, injection, flood, repetition, tooLong,
            empty
    }
    package let kind: Kind
    package let rule: String

    package init(_ kind: Kind, rule: String = "") {
        self.kind = kind
        self.rule = rule
    }

    package var description: String { rule.isEmpty ? kind.rawValue : "\(kind.rawValue): \(rule)" }
}
