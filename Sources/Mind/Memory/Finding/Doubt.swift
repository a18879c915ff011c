/// Signs that a sentence is not told as true of the one who writes it.
enum Doubt {
    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static let denials = set(
        """
        no nunca tampoco jamas ni not never don't dont didn't didnt isn't ain't neither doesn't nor
        """)
    /// Anywhere before.
    private static let unreal = set(
        """
        si ojala imagina imaginate finge quisiera gustaria querria quizas quiza casi parece sueño soñe pretend imagine \
        if wish wanna maybe perhaps almost suppose dreamed dreamt would could might should whether unless hypothetically
        """)
    private static let questions = set(
        """
        sabes sabeis recuerdas acuerdas adivina dime como cual quien donde cuando what what's whats who where why how \
        which guess did does do can could is are am
        """)
    private static let reporting = set(
        """
        dijo dice dicen decia decian cuenta canta contesto respondio grita pone says said saying told sings sang goes \
        quote quoting wrote cita
        """)
    private static let jokes = [
        "es broma", "de broma", "just kidding", "jk", "es mentira", "no es verdad", "era coña", "kidding",
        "not really",
    ]
    /// Right before: a noun follows, or somebody else's.
    private static let owners = set(
        "de del el la los las un una mi tu su este ese al con of the a an this your his her their s'")

    /// - Parameter words: of a clause, folded.
    static func isDoubtful(_ words: [String], before start: Int) -> Bool {
        let before = words[..<start]
        if let first = words.first, start > 0, questions.contains(first) { return true }
        if before.contains(where: { unreal.contains($0) || reporting.contains($0) }) { return true }
        if before.suffix(2).contains(where: denials.contains) { return true }
        if let last = before.last, owners.contains(last) { return true }
        // "cuando era pequeño", "when i was little".
        if before.contains("cuando") || before.contains("when") { return true }
        return false
    }

    /// Whether what comes next is somebody else's words ("mi padre siempre dice: …").
    static func reports(_ words: [String]) -> Bool {
        words.suffix(2).contains(where: reporting.contains)
    }

    static func isJoke(_ words: [String]) -> Bool {
        guard words.contains(where: jokeWords.contains) else { return false }
        let text = " " + words.joined(separator: " ") + " "
        return jokes.contains { text.contains(" " + $0 + " ") }
    }

    /// Of which every sign of a joke has one.
    private static let jokeWords: Set<String> = [
        "broma", "kidding", "jk", "mentira", "verdad", "coña", "really",
    ]
}

extension Doubt {
    /// Whether a sentence denies something.
    static func denies(_ words: [String]) -> Bool { words.contains(where: denials.contains) }

    /// Whether a sentence speaks of what is not so.
    static func isUnreal(_ words: [String]) -> Bool { words.contains(where: unreal.contains) }
}
