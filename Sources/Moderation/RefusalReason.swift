package import Signals

/// Why a text may not be read or said; `rule` names the rule for the panel and the journal, never the viewer's words.
package struct RefusalReason: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Of the word lists.
        case hate, minors, sexual, threat, selfHarm, insult, profanity, ownWord
        /// Of the streamer's second list: it may be read, and she never says it.
        case softWord
        case link, privateData
        /// Orders to the model, or the marks of its prompt.
        case injection
        case flood, repetition, tooLong, empty
        /// The guard model's, where none of the others fits.
        case guarded

        /// What a refusal costs.
        package var severity: Severity {
            switch self {
            case .insult, .profanity, .softWord: .soften
            default: .block
            }
        }
    }

    package enum Severity: String, CaseIterable, Hashable, Sendable {
        /// A comment is not read; a reply ends where it stands, with a cover line.
        case block
        /// Of a reply only that clause is left out, and it may go on.
        case soften
    }

    package let kind: Kind
    /// Which rule of that kind: a listed term with its middle hidden ("m…a"), "e-mail address", "over 1000 characters".
    package let rule: String

    package init(_ kind: Kind, rule: String = "") {
        self.kind = kind
        self.rule = rule
    }

    package var severity: Severity { kind.severity }

    package var description: String { rule.isEmpty ? kind.rawValue : "\(kind.rawValue): \(rule)" }

    /// For a person at the panel.
    package func explained(in language: Language) -> String {
        let sentence = kind.explained(in: language)
        return rule.isEmpty ? sentence : "\(sentence) (\(rule))"
    }
}

extension RefusalReason.Kind {
    fileprivate func explained(in language: Language) -> String {
        let (es, en) =
            switch self {
            case .hate: ("Odio contra personas", "Hate against people")
            case .minors: ("Menores en un contexto sexual", "Minors in a sexual context")
            case .sexual: ("Contenido sexual", "Sexual content")
            case .threat: ("Amenaza", "Threat")
            case .selfHarm: ("Autolesión o suicidio", "Self-harm or suicide")
            case .insult: ("Insulto", "Insult")
            case .profanity: ("Palabrota", "Swearing")
            case .ownWord: ("Palabra de tu lista", "Word of your list")
            case .softWord: ("Palabra que no dice", "Word she does not say")
            case .link: ("Enlace", "Link")
            case .privateData: ("Datos privados", "Private data")
            case .injection: ("Órdenes al modelo", "Orders to the model")
            case .flood: ("Inundación de signos", "Flood of signs")
            case .repetition: ("Repetido", "Repeated")
            case .tooLong: ("Demasiado largo", "Too long")
            case .empty: ("Vacío", "Empty")
            case .guarded: ("El modelo guardián", "The guard model")
            }
        return language == .es ? es : en
    }
}
