internal import Signals

/// The words of stage directions, as small models write them around or instead of speech.
enum StageWords {
    /// Folded; what a direction between dashes begins with.
    private static let directions = [
        "laughs", "laughing", "laugh", "giggles", "giggling", "chuckles", "chuckling", "sighs", "sighing", "sigh",
        "smiles", "smiling", "smirks", "grins", "grinning", "winks", "winking", "nods", "nodding", "waves", "waving",
        "pauses", "pause", "gasps", "yawns", "yawning", "blushes", "blushing", "shrugs", "whispers", "whispering",
        "tilts", "leans", "rolls", "clears", "beams", "pouts", "snorts", "sniffs",
        "rie", "riendo", "se rie", "risas", "risa", "suspira", "suspirando", "suspiro", "sonrie", "sonriendo", "guina",
        "asiente", "saluda", "saludando", "pausa", "bosteza", "se sonroja", "se encoge", "susurra", "susurrando",
        "carraspea", "hace una pausa", "pone los ojos", "resopla", "aplaude",
    ]

    /// Folded; alone, or with an adverb, they are a direction even without brackets.
    private static let bare: Set<String> = [
        "laughs", "giggles", "chuckles", "sighs", "smirks", "grins", "winks", "nods", "yawns", "gasps", "blushes",
        "shrugs", "pouts", "snorts", "smiles", "suspira", "bosteza", "carraspea", "resopla",
    ]
    private static let barePhrases: Set<String> = [
        "se rie", "guina un ojo", "te guina un ojo", "clears throat", "clears her throat", "rolls her eyes",
        "rolls eyes", "pone los ojos en blanco", "se sonroja", "se encoge de hombros", "hace una pausa",
    ]

    /// Words that stand between stars for their weight alone.
    static let stressed: Set<String> = [
        "so", "very", "really", "not", "you", "me", "my", "your", "that", "this", "all", "never", "always", "is", "was",
        "do", "no", "i", "he", "she", "we", "they", "any", "only", "too", "what", "why", "who", "how", "now",
        "muy", "tan", "sí", "yo", "tú", "todo", "toda", "todos", "nunca", "siempre", "mi", "tu", "mí", "ti", "eso",
        "esto", "esa", "ese", "esta", "este", "qué", "quién", "cómo", "ahora", "solo", "nada",
    ]

    /// Whether a text between dashes may turn out to be a direction.
    static func mayBegin(_ text: String) -> Bool {
        let folded = FoldedText.letters(of: text)
        guard folded.first?.isWhitespace != true else { return false }
        return directions.contains { $0.hasPrefix(folded) || folded.hasPrefix($0 + " ") }
    }

    static func isDirection(_ text: String) -> Bool {
        let folded = FoldedText.letters(of: text)
        return folded.split(separator: " ").count <= 5
            && directions.contains { folded == $0 || folded.hasPrefix($0 + " ") }
    }

    /// Whether a whole clause is a direction without brackets: "sighs softly", "se ríe".
    static func isBareDirection(_ words: [String]) -> Bool {
        guard let first = words.first, words.count <= 5 else { return false }
        if barePhrases.contains(words.joined(separator: " ")) { return true }
        guard bare.contains(first) else { return false }
        return words.count == 1 || words.count == 2 && (words[1].hasSuffix("ly") || words[1].hasSuffix("mente"))
    }
}
