internal import Signals

/// One try of a rule at a place in a clause.
struct RuleMatch {
    let words: [ChatClause.Word]
    /// The first word that is not taken yet.
    private(set) var place: Int
    let told: WallTime
    /// What animals, relatives and free words were, by one name each.
    private(set) var named: Set<String> = []
    private(set) var value: [String] = []
    private(set) var days: Double?

    init(words: [ChatClause.Word], place: Int, told: WallTime) {
        self.words = words
        self.place = place
        self.told = told
    }

    /// Takes what all the parts ask for; on failure the match is worth nothing.
    mutating func take(_ parts: ArraySlice<FactRule.Part>) -> Bool {
        guard let part = parts.first else { return true }
        let rest = parts.dropFirst()
        switch part {
        case .words(let set, let isOptional):
            return takeWord(isOptional, rest) { set.contains($0) }
        case .among(let among, let isOptional, let isGenitive):
            return takeWord(isOptional, rest, isNamed: among == .pet || among == .kin) { word in
                guard isGenitive else { return among.contains(word) }
                return word.hasSuffix("'s") && among.contains(String(word.dropLast(2)))
            }
        case .any: return takeWord(false, rest, isNamed: true) { !ContentWords.empty.contains($0) }
        case .time:
            guard let time = TimeExpression(words[place...].lazy.map(\.folded), said: told) else { return false }
            place += time.length
            days = time.days
            return take(rest)
        case .value(let kind): return takeValue(kind, rest)
        }
    }

    private mutating func takeWord(
        _ isOptional: Bool, _ rest: ArraySlice<FactRule.Part>, isNamed: Bool = false, fits: (String) -> Bool
    ) -> Bool {
        if place < words.count, fits(words[place].folded) {
            var next = self
            if isNamed { next.named.insert(ContentWords.stem(words[place].folded)) }
            next.place += 1
            if next.take(rest) {
                self = next
                return true
            }
        }
        return isOptional && take(rest)
    }

    private mutating func takeValue(_ kind: FactRule.Value, _ rest: ArraySlice<FactRule.Part>) -> Bool {
        let longest = longestValue(kind)
        guard longest > 0 || kind == .rest else { return false }
        for length in rest.isEmpty ? longest...longest : 1...max(1, longest) {
            guard place + length <= words.count else { break }
            var next = self
            next.value = words[place..<(place + length)].map(\.folded)
            next.place += length
            if next.take(rest) {
                self = next
                return true
            }
        }
        return false
    }

    /// Words from here that may be the value; 0: none.
    private func longestValue(_ kind: FactRule.Value) -> Int {
        guard place < words.count else { return 0 }
        let first = words[place]
        let refused =
            switch kind {
            case .name, .capital, .list: ValueWords.noName
            case .place: ValueWords.noPlace
            case .thing, .rest: ValueWords.noThing
            }
        guard !refused.contains(first.folded), !ValueWords.end.contains(first.folded) else { return 0 }
        if first.folded == "a", place + 1 < words.count, ValueWords.afterA.contains(words[place + 1].folded) {
            return 0
        }
        switch kind {
        case .name, .capital:
            guard first.folded.utf8.count > 1, kind == .name || first.isCapital else { return 0 }
            guard place + 1 < words.count, first.isCapital, words[place + 1].isCapital,
                !ValueWords.end.contains(words[place + 1].folded)
            else { return 1 }
            return 2
        case .place:
            // "la Habana", but neither "la playa" nor "un piso".
            if ValueWords.articles.contains(first.folded) {
                guard place + 1 < words.count,
                    words[place + 1].isCapital || ValueWords.articledPlaces.contains(words[place + 1].folded)
                else { return 0 }
            }
            return run(most: 4, ends: ValueWords.end)
        case .thing, .rest: return run(most: 6, ends: ValueWords.end)
        case .list: return run(most: 6, ends: ValueWords.endOfList)
        }
    }

    private func run(most: Int, ends: Set<String>) -> Int {
        var end = place
        while end < words.count, end - place < most, !ends.contains(words[end].folded) { end += 1 }
        // "vivo en Madrid desde" … "juego a", hanging.
        while end > place, ValueWords.hanging.contains(words[end - 1].folded) { end -= 1 }
        return end - place
    }
}
