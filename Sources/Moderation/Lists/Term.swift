internal import Signals

/// One entry of a word list.
///
/// Written as in the lists: words as they are spelled (folded here like the texts they are looked for in), `word*` for
/// everything that begins so, `*word*` for everything that contains it, several words for a phrase, which is also found
/// written together ("killyourself").
struct Term: Sendable {
    let kind: RefusalReason.Kind?
    /// What an order to the model weighs; 0 for the other kinds.
    let weight: Int
    /// For the panel: the first and last letter of it.
    let rule: String
    /// Folded, without its stars.
    let plain: String
    /// Each a sequence of the automaton's classes.
    let patterns: [[UInt8]]
    /// Without double letters, for words that the viewer lengthened; empty where that is another, innocent word.
    let lengthened: [UInt8]
    /// To be looked for inside names, where words stand together; empty when too short for that.
    let inside: [UInt8]

    /// - Parameter kind: nil for what is allowed although it contains a listed term.
    init?(_ written: some StringProtocol, kind: RefusalReason.Kind?, weight: Int = 0) {
        let folded = FoldedText.letters(of: String(written))
        let isOpenBefore = folded.hasPrefix("*")
        let isOpenAfter = folded.hasSuffix("*")
        let core = TextClass.classes(of: folded.drop { $0 == "*" || $0 == " " })
        guard !core.isEmpty else { return nil }
        self.kind = kind
        self.weight = weight
        self.plain = folded.filter { $0 != "*" }
        self.rule = Self.hidden(plain)

        let border = [TextClass.border]
        func bounded(_ classes: [UInt8]) -> [UInt8] {
            (isOpenBefore ? [] : border) + classes + (isOpenAfter ? [] : border)
        }
        var patterns = [bounded(core)]
        let words = core.split(separator: TextClass.border)
        let together = Array(words.joined())
        let isWord = words.count == 1
        if !isWord, together.count >= 6 { patterns.append(bounded(together)) }
        switch kind {
        case .hate, .minors, .sexual, .insult, .profanity:
            if isWord { patterns += Self.masked(core).map(bounded) }
        default: break
        }
        self.patterns = patterns

        var single: [UInt8] = []
        for label in core where single.last != label { single.append(label) }
        let isInnocentSingle = isWord && single.count < 5
        self.lengthened = kind == nil || single.count == core.count || isInnocentSingle ? [] : bounded(single)

        switch kind {
        case .hate, .minors, .sexual, .insult: self.inside = isOpenBefore || together.count >= 5 ? together : []
        case nil, .threat, .selfHarm, .ownWord: self.inside = together.count >= 5 ? together : []
        default: self.inside = []
        }
    }

    /// "f*ck" (each vowel) and "f*k" (all between the first and the last letter).
    private static func masked(_ classes: [UInt8]) -> [[UInt8]] {
        guard classes.count >= 4 else { return [] }
        var found = [[classes[0], TextClass.mask, classes[classes.count - 1]]]
        let vowels = "aeiou".utf8.map { TextClass.table[Int($0)] }
        for index in classes.indices.dropFirst().dropLast() where vowels.contains(classes[index]) {
            var copy = classes
            copy[index] = TextClass.mask
            found.append(copy)
        }
        return found
    }

    private static func hidden(_ text: String) -> String {
        guard text.count > 2, let first = text.first, let last = text.last else { return text }
        return "\(first)…\(last)"
    }

    /// The entries of a written list: separated by commas or lines, `#` begins a remark.
    static func list(_ text: String, kind: RefusalReason.Kind?) -> [Term] {
        text.split(separator: "\n").flatMap { line in
            line.prefix { $0 != "#" }.split(separator: ",").compactMap { Term($0.trimmed, kind: kind) }
        }
    }
}

extension Substring {
    var trimmed: Substring {
        var copy = self.drop { $0 == " " }
        while copy.last == " " { copy.removeLast() }
        return copy
    }
}
