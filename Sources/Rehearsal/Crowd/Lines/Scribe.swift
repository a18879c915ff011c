internal import Signals

/// Writes what people write: templates filled, then spelled as one person spells.
struct Scribe: Sendable {
    let name: String
    let login: String
    let cast: Cast

    /// - Parameter canary: what `{canary}` stands for.
    func fill(_ template: String, _ book: LineBook, canary: String = "", _ chances: inout Chances) -> String {
        guard template.contains("{") else { return template }
        var result = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let slot = String(rest[rest.index(after: open)..<close])
            switch slot {
            case "her": result += spelling(&chances)
            case "other": result += cast.person(.regular, chances.below(cast.regulars)).viewer.name
            case "canary": result += canary
            case "n": result += String(100 + chances.below(899))
            default: result += book.slots[slot].map { chances.pick($0) } ?? slot
            }
            rest = rest[rest.index(after: close)...]
        }
        // What Spanish contracts, and what two slots can put together.
        return (result + rest).replacing(" a el ", with: " al ").replacing(" de el ", with: " del ")
    }

    /// Her name, now and then misspelt.
    func spelling(_ chances: inout Chances) -> String {
        switch chances.below(12) {
        case 0: return "@" + name
        case 1: return dropping(chances.below(name.count), of: name.lowercased())
        case 2: return name.lowercased().replacing("ee", with: "i")
        case 3: return name.uppercased()
        case 4: return lengthened(name.lowercased(), &chances)
        default: return name.lowercased()
        }
    }

    private func dropping(_ index: Int, of word: String) -> String {
        var letters = Array(word)
        if letters.count > 4 { letters.remove(at: max(1, index)) }
        return String(letters)
    }

    private func lengthened(_ word: String, _ chances: inout Chances) -> String {
        word + String(repeating: word.last.map(String.init) ?? "", count: 1 + chances.below(4))
    }

    /// As typed in a hurry: now and then louder, longer, with an emoji, without accents.
    func typed(_ text: String, _ chances: inout Chances) -> String {
        switch chances.below(14) {
        case 0: text + "!!"
        case 1: text + " " + chances.pick(["😂", "❤️", "🥺", "✨", "😭", "👀", "🔥"])
        case 2: text.count < 40 ? text.uppercased() : text
        case 3: lengthened(text, &chances)
        case 4: text + " lol"
        case 5: text.prefix(1).uppercased() + text.dropFirst()
        case 6: text + "..."
        default: text
        }
    }

    /// A listed term as those write it who hope that no list knows it.
    func disguised(_ term: String, _ chances: inout Chances) -> String {
        switch chances.below(8) {
        case 0: return String(term.flatMap { [$0, " "] }).trimmed
        case 1: return String(term.map { Self.leet[$0] ?? $0 })
        case 2: return String(term.flatMap { $0 == " " ? [$0] : [$0, "."] })
        case 3: return String(term.flatMap { "aeiou".contains($0) ? [$0, $0, $0] : [$0] })
        case 4: return String(term.flatMap { [$0, "\u{200B}"] })
        case 5: return String(term.map { Self.lookAlikes[$0] ?? $0 })
        case 6: return term.uppercased()
        default: return term
        }
    }

    private static let leet: [Character: Character] = ["a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"]
    private static let lookAlikes: [Character: Character] = [
        "a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "u": "ս",
    ]

    /// A word that nobody says by chance, in lower case.
    func canary(_ chances: inout Chances) -> String {
        (0..<(3 + chances.below(2))).map { _ in chances.pick(ForeignLines.syllables) }.joined()
    }
}

extension String {
    /// Without the spaces at its end.
    fileprivate var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }
}
