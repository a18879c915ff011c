internal import Signals

/// Orders to the model by their build instead of their wording: a verb of dropping, something of ours, and what it is
/// dropped for ("ignore … all previous … instructions"); or a verb of showing and the prompt.
///
/// A comment about a game's rules or a washing machine's instructions has no such qualifier.
enum OrderPattern {
    /// Points as of ``InjectionPhrases``.
    static let weight = 3
    /// Words from the verb to what it is about.
    private static let reach = 8

    private struct Roles: OptionSet {
        let rawValue: UInt16
        /// ignore, forget, override …
        static let dropping = Roles(rawValue: 1)
        /// show, repeat, print …
        static let showing = Roles(rawValue: 2)
        /// instructions, rules …
        static let object = Roles(rawValue: 4)
        /// prompt, instructions: what can be shown of hers.
        static let prompt = Roles(rawValue: 8)
        /// your, all, previous, system …
        static let qualifier = Roles(rawValue: 16)
        /// everything … above
        static let whole = Roles(rawValue: 32)
        static let above = Roles(rawValue: 64)
        /// developer, jailbreak …
        static let freedom = Roles(rawValue: 128)
        static let mode = Roles(rawValue: 256)
        static let hidden = Roles(rawValue: 512)
    }

    private static let roles: [Substring: Roles] = {
        var found: [Substring: Roles] = [:]
        func add(_ role: Roles, _ words: String) {
            for word in words.split(separator: " ") { found[word, default: []].insert(role) }
        }
        add(
            .dropping,
            """
            ignore ignora ignorad ignores ignoring disregard forget olvida olvidate olvides omite omit override \
            overrule bypass discard descarta desobedece disobey skip saltate salta dismiss neglect erase borra elimina \
            drop anula cancela
            """)
        add(
            .showing,
            """
            show print reveal tell repeat output display write give say dump leak recite paste summarize what whats \
            muestra muestrame dime dame revela escribe repite imprime cual cuales ensename ensena pega di copia resume
            """)
        add(
            .object,
            """
            instructions instruction instrucciones instruccion rules reglas rule prompt prompts directives directive \
            directrices guidelines orders ordenes commands programming programacion training entrenamiento filters \
            filtros restrictions restricciones constraints
            """)
        add(.prompt, "prompt prompts instructions instrucciones directives directrices")
        add(
            .qualifier,
            """
            your tu tus previous prior earlier above anteriores anterior previas previos initial inicial iniciales \
            system sistema original originales hidden ocultas secret secretas
            """)
        add(.hidden, "your tu tus initial inicial iniciales system sistema original originales hidden ocultas secret")
        add(.whole, "everything all anything todo lo text texto words palabras message messages mensajes")
        add(.above, "above anterior arriba before previous")
        add(.freedom, "developer jailbreak dan unrestricted uncensored desarrollador")
        add(.mode, "mode modo")
        return found
    }()

    /// Two or three words that drop.
    private static let phrases: [[Substring]] = [
        ["do", "not", "follow"], ["don't", "follow"], ["stop", "following"], ["no", "hagas", "caso"],
        ["no", "sigas"], ["deja", "de", "seguir"], ["pasa", "por", "alto"], ["haz", "caso", "omiso"],
        ["pay", "no", "attention"], ["free", "of"], ["free", "from"], ["libre", "de"], ["no", "tienes"],
        ["you", "have", "no"], ["break", "free"],
    ]

    /// - Parameter folded: `letters` of a folded text, or a reading.
    static func isFound(in folded: String) -> Bool {
        objects.isFound(in: folded) && isFound(in: FoldedText.words(of: folded))
    }

    /// What every order has one of, as byte sequences.
    private static let objects = ByteNeedles([
        "instruc", "rule", "regla", "prompt", "direct", "guidelin", "order", "orden", "command", "program", "training",
        "entrenamiento", "filt", "restric", "constraint", "above", "anterior", "arriba", "before", "previous", "mod",
    ])

    private static func isFound(in words: [Substring]) -> Bool {
        guard words.count >= 2 else { return false }
        let roles = words.map { Self.roles[$0] ?? [] }
        for index in words.indices {
            if roles[index].contains(.mode), hasFreedom(words, roles, around: index) { return true }
            if roles[index].contains(.dropping), drops(roles, from: index + 1) { return true }
            if roles[index].contains(.showing), shows(words, roles, from: index + 1) { return true }
            for phrase in phrases where words[index...].starts(with: phrase) {
                if drops(roles, from: index + phrase.count) { return true }
            }
        }
        return false
    }

    private static func drops(_ roles: [Roles], from start: Int) -> Bool {
        var isOurs = false
        var isWhole = false
        var isObject = false
        for role in roles.dropFirst(start).prefix(reach) {
            if role.contains(.above), isWhole { return true }
            isOurs = isOurs || role.contains(.qualifier)
            isWhole = isWhole || role.contains(.whole)
            isObject = isObject || role.contains(.object)
            if isOurs, isObject { return true }
        }
        return false
    }

    private static func shows(_ words: [Substring], _ roles: [Roles], from start: Int) -> Bool {
        var isHidden = false
        var isPrompt = false
        var isWhole = false
        for (index, role) in roles.enumerated().dropFirst(start).prefix(reach) {
            isHidden = isHidden || role.contains(.hidden)
            isPrompt = isPrompt || role.contains(.prompt)
            if isHidden, isPrompt { return true }
            isWhole = isWhole || role.contains(.whole)
            if isWhole, words[index] == "above" || words[index] == "arriba" { return true }
        }
        return false
    }

    private static func hasFreedom(_ words: [Substring], _ roles: [Roles], around index: Int) -> Bool {
        let near = max(0, index - 2)..<min(words.count, index + 4)
        return near.contains { place in
            roles[place].contains(.freedom)
                || words[place] == "sin" && place + 1 < words.count
                    && ["restricciones", "filtros", "censura", "limites"].contains(words[place + 1])
        }
    }
}
