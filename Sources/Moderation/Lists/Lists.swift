internal import Signals

/// The automata over all terms. Shared by the copies of the rules.
final class Lists: Sendable {
    struct Hit {
        let number: Int
        let kind: RefusalReason.Kind
        let reason: RefusalReason
    }

    private let terms: [Term]
    private let allowed: [Term]
    /// Numbers ≥ `terms.count` are allowed ones.
    private let automaton: TermAutomaton
    /// Over words that were lengthened, without double letters.
    private let lengthened: TermAutomaton
    /// Over names without their borders.
    private let insides: TermAutomaton
    private let masked: MaskedWords
    private let hidden: HiddenWords
    /// For an allowed term, the listed ones that its further readings trip: "penne" is read as "pene" too.
    private let excused: [Int: Set<Int>]

    init(terms: [Term], allowed: [Term]) {
        self.terms = terms
        self.allowed = allowed
        let count = terms.count
        var patterns: [(classes: [UInt8], number: Int)] = []
        for (number, term) in terms.enumerated() { patterns += term.patterns.map { ($0, number) } }
        let innocent = allowed.enumerated().flatMap { item in item.element.patterns.map { ($0, count + item.offset) } }
        // Where both are written alike, the first counts: what is allowed wins.
        let automaton = TermAutomaton(innocent + patterns)
        self.automaton = automaton
        lengthened = TermAutomaton(terms.enumerated().map { ($0.element.lengthened, $0.offset) })
        insides = TermAutomaton(
            terms.enumerated().map { ($0.element.inside, $0.offset) }
                + allowed.enumerated().map { ($0.element.inside, count + $0.offset) })
        let words = terms.enumerated().filter { $0.element.kind != .injection }
        masked = MaskedWords(words.filter(\.element.isWord).map { ($0.element.plain, $0.offset, $0.element.isOpen) })
        hidden = HiddenWords(
            words.filter { $0.element.plain.utf8.count <= 24 }
                .map { HiddenWords.Word($0.element, number: $0.offset) },
            allowed: allowed.filter { !$0.plain.contains(" ") }.map(\.plain))

        var excused: [Int: Set<Int>] = [:]
        for (number, term) in allowed.enumerated() {
            for reading in FoldedText(term.plain).readings {
                automaton.scan(reading) { match in
                    if match.term < count { excused[count + number, default: []].insert(match.term) }
                }
            }
        }
        self.excused = excused
    }

    /// Listed terms in any reading, each once, without those that stand inside an allowed one.
    func hits(in text: FoldedText) -> [Hit] { findings(in: text).hits }

    /// The same, and the weight of all orders to the model that stand there.
    func findings(in text: FoldedText) -> (hits: [Hit], weight: Int) {
        var found: [Int] = []
        var innocents: [Int] = []
        scan(text.letters, into: &found, innocents: &innocents)
        var further: [Int] = []
        for reading in text.readings { scan(reading, into: &further, innocents: &innocents) }
        if !text.lengthened.isEmpty {
            lengthened.scan(text.lengthened) { further.append($0.term) }
        }
        for reading in [text.letters] + text.readings {
            if reading.utf8.contains(FoldedText.mask) {
                masked.search(reading) { further.append($0) }
            } else {
                hidden.search(reading) { further.append($0) }
            }
        }
        for term in further where !found.contains(term) {
            if !innocents.contains(where: { excused[$0]?.contains(term) ?? false }) { found.append(term) }
        }
        let weight = found.reduce(0) { $0 + terms[$1].weight }
        let hits = found.compactMap { number -> Hit? in
            guard let kind = terms[number].kind, kind != .injection else { return nil }
            return Hit(number: number, kind: kind, reason: RefusalReason(kind, rule: terms[number].rule))
        }
        return (hits, weight)
    }

    private func scan(_ reading: String, into found: inout [Int], innocents: inout [Int]) {
        var bad: [TermAutomaton.Match] = []
        var good: [TermAutomaton.Match] = []
        automaton.scan(reading) { match in
            if match.term < terms.count { bad.append(match) } else { good.append(match) }
        }
        for match in good { innocents.append(match.term) }
        for match in bad where !found.contains(match.term) {
            let isInnocent = (good + bad.filter { isIdiom($0, around: match) }).contains { $0.covers(match) }
            if !isInnocent { found.append(match.term) }
        }
    }

    /// "de puta madre": swearing at nobody, although it has a word for somebody in it.
    private func isIdiom(_ outer: TermAutomaton.Match, around inner: TermAutomaton.Match) -> Bool {
        terms[outer.term].kind == .profanity && outer.range.count > inner.range.count
    }

    func isHit(inside name: FoldedText) -> Bool {
        for reading in [name.letters] + name.readings {
            var bad: [TermAutomaton.Match] = []
            var good: [TermAutomaton.Match] = []
            insides.scan(reading, glued: true) { match in
                if match.term < terms.count { bad.append(match) } else { good.append(match) }
            }
            for match in bad {
                if !good.contains(where: { $0.covers(match) }) { return true }
            }
        }
        return false
    }
}
