internal import Signals

/// What the gates look for: the shipped lists and the streamer's own, made into automata once; cheap to copy.
package struct ModerationRules: Sendable {
    /// Swearing that is aimed at nobody ("joder, qué susto"); insults are a class of their own and always refused.
    package enum Profanity: String, CaseIterable, Hashable, Sendable {
        /// Read and said.
        case allow
        /// Read, never said.
        case soften
        /// Neither read nor said.
        case refuse
    }

    enum Direction { case read, said }

    let profanity: Profanity
    let allowsLinks: Bool
    let allowedDomains: [String]
    let repetitionWindow: Duration
    let longestComment: Int
    let mostPerViewer: Int?
    let refusesShouting: Bool
    private let lists: Lists
    private let marks = ByteNeedles(InjectionPhrases.marks)
    private let doubtfulMarks = ByteNeedles(InjectionPhrases.doubtfulMarks)

    /// What is listed is refused in both directions, but for profanity and the soft words as said there.
    ///
    /// - Parameters:
    ///   - ownWords: the streamer's; `word*` for a beginning, `*word*` for a part, several words for a phrase, `word~`
    ///     for a Spanish noun with its plural and diminutives, `word+` for an English one with its plural.
    ///   - softWords: of the same form; comments with them are read, and she never says them.
    ///   - allowedWords: what is let pass although it contains a listed term; written alike.
    ///   - allowedDomains: links to these, and below them, pass: "twitch.tv".
    ///   - repetitionWindow: the same viewer's same text, or many viewers' same text, within this time is a
    ///     repetition; zero = never.
    ///   - longestComment: characters of a comment that is read at all; 2,000 at most.
    ///   - mostPerViewer: comments of one viewer within `repetitionWindow` that are read; nil = any number.
    ///   - refusesShouting: comments of 30 and more letters, nearly all of them capitals, are a flood.
    package init(
        ownWords: [String] = [], softWords: [String] = [], allowedWords: [String] = [], allowsLinks: Bool = false,
        allowedDomains: [String] = [],
        repetitionWindow: Duration = .seconds(30), longestComment: Int = 1000, profanity: Profanity = .allow,
        mostPerViewer: Int? = nil, refusesShouting: Bool = false
    ) {
        self.allowsLinks = allowsLinks
        self.allowedDomains = allowedDomains.map { FoldedText($0).letters }
        self.repetitionWindow = repetitionWindow
        self.longestComment = min(2_000, max(1, longestComment))
        self.profanity = profanity
        self.mostPerViewer = mostPerViewer.map { max(1, $0) }
        self.refusesShouting = refusesShouting

        var terms: [Term] = WordLists.all.flatMap { Term.list($0.text, kind: $0.kind) }
        terms += ownWords.flatMap { Term.terms($0[...].trimmed, kind: .ownWord) }
        terms += softWords.flatMap { Term.terms($0[...].trimmed, kind: .softWord) }
        for (weight, text) in InjectionPhrases.weighted {
            terms += text.split(separator: "\n").flatMap { $0.split(separator: ",") }
                .compactMap { Term($0.trimmed, kind: .injection, weight: weight) }
        }
        let allowed = Term.list(WordLists.allowed, kind: nil) + allowedWords.compactMap { Term($0, kind: nil) }
        lists = Lists(terms: terms, allowed: allowed)
    }

    /// The first refused term in any reading of the text; orders to the model apart.
    func listed(in text: FoldedText, _ direction: Direction) -> RefusalReason? {
        lists.hits(in: text).first { refuses($0.kind, direction) }?.reason
    }

    /// The same, and what ``injectionWeight(of:)`` says.
    func judged(_ text: FoldedText, _ direction: Direction) -> (reason: RefusalReason?, weight: Int) {
        let (hits, weight) = lists.findings(in: text)
        let reason = hits.first { refuses($0.kind, direction) }?.reason
        return (reason, reason == nil ? injectionWeight(of: text, listed: weight) : weight)
    }

    /// All refused terms, as numbers that stay the same for these rules.
    func listedTerms(in text: FoldedText, _ direction: Direction) -> [(number: Int, reason: RefusalReason)] {
        lists.hits(in: text).filter { refuses($0.kind, direction) }.map { ($0.number, $0.reason) }
    }

    private func refuses(_ kind: RefusalReason.Kind, _ direction: Direction) -> Bool {
        switch (kind, direction) {
        case (.softWord, .read): false
        case (.profanity, .read): profanity == .refuse
        case (.profanity, .said): profanity != .allow
        default: true
        }
    }

    /// A listed term that hides among the letters of a name.
    func isListed(inside name: FoldedText) -> Bool {
        lists.isHit(inside: name)
    }

    /// The weight of what reads like orders to a model; `InjectionPhrases.limit` and more is refused.
    func injectionWeight(of text: FoldedText) -> Int {
        injectionWeight(of: text, listed: lists.findings(in: text).weight)
    }

    private func injectionWeight(of text: FoldedText, listed: Int) -> Int {
        var weight = listed
        if weight < OrderPattern.weight {
            let isOrder =
                OrderPattern.isFound(in: text.letters)
                || text.readings.contains { OrderPattern.isFound(in: $0) }
            if isOrder { weight += OrderPattern.weight }
        }
        if marks.isFound(in: text.letters) || text.readings.contains(where: { marks.isFound(in: $0) }) {
            weight += InjectionPhrases.limit
        }
        if doubtfulMarks.isFound(in: text.letters) || text.readings.contains(where: { doubtfulMarks.isFound(in: $0) }) {
            weight += 2
        }
        return weight
    }
}
