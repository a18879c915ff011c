/// How else a listed word is spelled so that it sounds or looks the same: "marikón", "svbnormal", "asshole" with z.
enum Spellings {
    private struct Rule {
        let from: [UInt8]
        let to: [UInt8]
        init(_ from: String, _ to: String) {
            self.from = Array(from.utf8)
            self.to = Array(to.utf8)
        }
    }

    /// Each alone, and all of a language's together; the words of one rule are replaced at every place.
    private static let rules: [[Rule]] = [
        [Rule("qu", "k"), Rule("ch", "ch"), Rule("ck", "k"), Rule("c", "k")],
        [Rule("qu", "k"), Rule("ce", "ce"), Rule("ci", "ci"), Rule("ch", "ch"), Rule("ck", "k"), Rule("c", "k")],
        [Rule("ck", "kk")],
        [Rule("u", "v")],
        [Rule("z", "s"), Rule("ce", "se"), Rule("ci", "si")],
        [Rule("ss", "zz"), Rule("s", "z")],
        [Rule("ll", "y")],
        [Rule("v", "b")],
        [Rule("b", "v")],
        [Rule("ch", "x")],
        [Rule("ge", "je"), Rule("gi", "ji")],
        [Rule("hue", "we"), Rule("gue", "we"), Rule("güe", "we")],
        [Rule("f", "ph")],
        [
            Rule("qu", "k"), Rule("ch", "ch"), Rule("ce", "se"), Rule("ci", "si"), Rule("c", "k"), Rule("z", "s"),
            Rule("ll", "y"), Rule("v", "b"),
        ],
    ]

    /// - Parameter word: folded; a phrase is one too. Shorter ones than four letters have no other spelling.
    static func others(of word: String) -> [String] {
        let bytes = Array(word.utf8)
        guard bytes.count >= 4 else { return [] }
        var found: Set<[UInt8]> = []
        for rules in rules {
            let other = replaced(bytes, rules)
            if other != bytes { found.insert(other) }
        }
        if bytes.first == UInt8(ascii: "h"), bytes.count >= 6 { found.insert(Array(bytes.dropFirst())) }
        return found.map { String(decoding: $0, as: UTF8.self) }.sorted()
    }

    private static func replaced(_ bytes: [UInt8], _ rules: [Rule]) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let rule = rules.first(where: { bytes[index...].starts(with: $0.from) }) {
                out += rule.to
                index += rule.from.count
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }
}
