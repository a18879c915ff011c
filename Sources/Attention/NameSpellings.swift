/// How people write a name: by ear, lengthened, made small. "Aneeka" is also anika, aneca, annika, aneequa, aneekita.
///
/// Doubled letters are one to whoever compares; capitals and accents are gone before.
enum NameSpellings {
    /// Letters that sound alike in Spanish or English.
    private static let alike: [Character: [String]] = [
        "k": ["k", "c", "q", "ck", "qu"], "c": ["c", "k", "q"], "q": ["q", "k", "c"], "e": ["e", "i", "y"],
        "i": ["i", "e", "y"], "y": ["y", "i"], "b": ["b", "v"], "v": ["v", "b"], "s": ["s", "z"], "z": ["z", "s"],
        "h": ["h", ""], "f": ["f", "ph"], "x": ["x", "ks"], "w": ["w", "u"],
    ]
    private static let most = 200
    /// Shorter names sound like too many words.
    private static let shortest = 4

    /// - Parameter name: in folded letters.
    static func all(of name: String) -> Set<String> {
        guard name.count >= shortest, name.allSatisfy({ $0.isASCII && $0.isLetter }) else { return [name] }
        var forms = [""]
        var last: Character?
        for letter in name where letter != last {
            last = letter
            let choices = alike[letter] ?? [String(letter)]
            let longer = forms.flatMap { form in choices.map { form + $0 } }
            forms = longer.count <= most ? longer : forms.map { $0 + String(letter) }
        }
        var all = Set(forms).union([name])
        if let end = name.last, "aeo".contains(end) {
            for form in forms where form.last == end {
                all.insert(form + "h")
                all.insert(form.dropLast() + (end == "o" ? "ito" : "ita"))
            }
        }
        return all
    }
}
