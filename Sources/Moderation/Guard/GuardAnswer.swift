/// What a guard model said about one text.
///
/// Read are the form of Llama Guard ("safe", "unsafe\nS1,S10"), a bare yes or no to "is this unsafe?", and a JSON
/// object with fields such as "safe", "unsafe", "flagged", "verdict", "label" or "category".
package enum GuardAnswer: Hashable, Sendable {
    case safe
    case unsafe(Category)
    case unreadable

    /// The hazards of Llama Guard 3 by their number (MLCommons taxonomy, S1 … S14); 0 = unsafe without saying why.
    package struct Category: Hashable, Sendable {
        package let number: Int
        package init(_ number: Int) { self.number = (1...14).contains(number) ? number : 0 }

        package static let unnamed = Category(0)

        package var name: String {
            switch number {
            case 1: "violent crimes"
            case 2: "non-violent crimes"
            case 3: "sex-related crimes"
            case 4: "child sexual exploitation"
            case 5: "defamation"
            case 6: "specialized advice"
            case 7: "privacy"
            case 8: "intellectual property"
            case 9: "indiscriminate weapons"
            case 10: "hate"
            case 11: "suicide and self-harm"
            case 12: "sexual content"
            case 13: "elections"
            case 14: "code interpreter abuse"
            default: "unsafe"
            }
        }

        package var kind: RefusalReason.Kind {
            switch number {
            case 1, 9: .threat
            case 3, 12: .sexual
            case 4: .minors
            case 7: .privateData
            case 10: .hate
            case 11: .selfHarm
            case 14: .injection
            default: .guarded
            }
        }
    }

    /// Bytes of an answer that are looked at; a guard model needs a dozen.
    private static let readLimit = 400

    package init(parsing text: String) {
        let lowered = String(decoding: text.utf8.prefix(Self.readLimit), as: UTF8.self).lowercased()
        let trimmed = lowered.drop { $0.isWhitespace || $0 == "`" }
        let body = trimmed.hasPrefix("json") ? trimmed.dropFirst(4).drop { $0.isWhitespace } : trimmed
        if body.hasPrefix("{") {
            self = Self.object(body)
            return
        }
        let words = body.split { !$0.isLetter && !$0.isNumber }
        switch words.first {
        case "safe", "no", "false", "pass", "allow", "allowed", "ok", "seguro": self = .safe
        case "unsafe", "yes", "true", "refuse", "block", "blocked", "flagged", "si", "sí", "inseguro":
            self = .unsafe(Self.category(in: words.dropFirst()))
        default: self = .unreadable
        }
    }

    private static func category(in words: some Sequence<Substring>) -> Category {
        for word in words where word.first == "s" {
            if let number = Int(word.dropFirst()), (1...14).contains(number) { return Category(number) }
        }
        return .unnamed
    }

    /// Reads keys and plain values, in any order, without minding how deep they lie: the answer is a dozen tokens, cut
    /// at any place by the limit of tokens.
    private static func object(_ text: Substring) -> GuardAnswer {
        let tokens = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        let category = category(in: tokens)
        var isSafe = false
        for (index, token) in tokens.enumerated() where index + 1 < tokens.count {
            switch (meaning(of: token), tokens[index + 1]) {
            case (.safety, "true"), (.safety, "yes"), (.hazard, "false"), (.hazard, "no"), (.verdict, "safe"),
                (.verdict, "allow"), (.verdict, "pass"), (.verdict, "no"), (.verdict, "ok"), (.verdict, "harmless"):
                isSafe = true
            case (.safety, "false"), (.safety, "no"), (.hazard, "true"), (.hazard, "yes"), (.verdict, "unsafe"),
                (.verdict, "refuse"), (.verdict, "block"), (.verdict, "flagged"), (.verdict, "yes"),
                (.verdict, "harmful"):
                return .unsafe(category)
            default: break
            }
        }
        return isSafe ? .safe : .unreadable
    }

    private enum Meaning { case safety, hazard, verdict, other }

    private static func meaning(of key: Substring) -> Meaning {
        switch key {
        case "safe", "is_safe", "allowed": .safety
        case "unsafe", "is_unsafe", "flagged", "blocked", "violation", "refuse": .hazard
        case "verdict", "label", "result", "answer", "safety", "decision": .verdict
        default: .other
        }
    }
}
