internal import Signals

/// One entry of a word list.
///
/// Written as in the lists: words as they are spelled (folded here like the texts they are looked for in), `word*` for
/// everything that begins so, `*word*` for everything that contains it, several words for a phrase, which is also found
/// written together ("killyourself"), `word~` and `word+` for a Spanish or English noun in all its forms.
struct Term: Sendable {
    let kind: RefusalReason.Kind?
    /// What an order to the model weighs; 0 for the other kinds.
    let weight: Int
    /// For the panel: the first and last letter of it.
    let rule: String
    /// Folded, without its stars.
    let plain: String
    let isWord: Bool
    /// More letters may stand before or after it.
    let isOpen: Bool
    /// `plain` without spaces.
    let together: String
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
        let glued = Array(words.joined())
        let isWord = words.count == 1
        if !isWord, glued.count >= 6 { patterns.append(bounded(glued)) }
        self.isWord = isWord
        self.isOpen = isOpenBefore || isOpenAfter
        self.together = words.isEmpty ? "" : plain.filter { $0 != " " }
        if let kind, kind != .ownWord, kind != .softWord, kind != .injection, !(isOpenBefore && isOpenAfter) {
            patterns += Spellings.others(of: plain).map { bounded(TextClass.classes(of: $0)) }
        }
        self.patterns = patterns

        var single: [UInt8] = []
        for label in core where single.last != label { single.append(label) }
        let isInnocentSingle = isWord && single.count < 5
        self.lengthened = kind == nil || single.count == core.count || isInnocentSingle ? [] : bounded(single)

        switch kind {
        case .hate, .minors, .sexual, .insult: self.inside = isOpenBefore || glued.count >= 5 ? glued : []
        case nil, .threat, .selfHarm, .ownWord, .softWord: self.inside = glued.count >= 5 ? glued : []
        default: self.inside = []
        }
    }

    private static func hidden(_ text: String) -> String {
        guard text.count > 2, let first = text.first, let last = text.last else { return text }
        return "\(first)…\(last)"
    }

    /// One entry with the forms that its mark asks for.
    static func terms(_ written: Substring, kind: RefusalReason.Kind?) -> [Term] {
        Inflections.forms(of: written).compactMap { Term($0, kind: kind) }
    }

    /// The entries of a written list: separated by commas or lines, `#` begins a remark.
    static func list(_ text: String, kind: RefusalReason.Kind?) -> [Term] {
        text.split(separator: "\n").flatMap { line in
            line.prefix { $0 != "#" }.split(separator: ",").flatMap { terms($0.trimmed, kind: kind) }
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
