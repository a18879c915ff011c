internal import Signals

/// Viewers' names as numbers: `@u1` is whom an exchange names first, `@u2` the second.
///
/// Small models garble the names that they copy, and a number is one piece to them. Numbers begin anew in each
/// exchange, so that they stay what they are when older ones go.
struct Slots {
    private(set) var names: [Substring] = []

    /// The line with a number for every `@name`. Viewers' own words hold no `@`.
    mutating func numbered(_ line: String) -> String {
        guard line.contains("@") else { return line }
        var result = ""
        var rest = line[...]
        while let at = rest.firstIndex(of: "@") {
            result += rest[...at]
            rest = rest[rest.index(after: at)...]
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            rest = rest[name.endIndex...]
            result += name.isEmpty ? "" : "u\(number(of: name))"
        }
        return result + rest
    }

    /// From 1.
    private mutating func number(of name: Substring) -> Int {
        if let index = names.firstIndex(of: name) { return index + 1 }
        names.append(name)
        return names.count
    }

    /// The number of `u7`; nil for any other word.
    static func number(_ word: Substring) -> Int? {
        guard word.first == "u", let number = Int(word.dropFirst()), (1...99).contains(number) else { return nil }
        return number
    }
}
