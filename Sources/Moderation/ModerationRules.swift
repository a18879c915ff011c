internal import Signals

/// What the gates look for: the shipped lists and the streamer's own, made into automata once; cheap to copy.
package struct ModerationRules: Sendable {
    /// Kinds of listed terms that are refused, when read and when said.
    let refused: Set<RefusalReason.Kind>
    let allowsLinks: Bool
    let allowedDomains: [String]
    let repetitionWindow: Duration
    let longestComment: Int
    private let lists: Lists
    private let marks = ByteNeedles(InjectionPhrases.marks)
    private let doubtfulMarks = ByteNeedles(InjectionPhrases.doubtfulMarks)

    /// - Parameters:
    ///   - ownWords: the streamer's; `word*` for a beginning, `*word*` for a part, several words for a phrase.
    ///   - allowedWords: what is let pass although it contains a listed term; written alike.
    ///   - allowedDomains: links to these, and below them, pass: "twitch.tv".
    ///   - repetitionWindow: the same viewer's same text, or many viewers' same text, within this time is a
    ///     repetition; zero = never.
    ///   - longestComment: characters of a comment that is read at all; 2,000 at most.
    ///   - refusesProfanity: swearing that is aimed at nobody is refused too.
    package init(
        ownWords: [String] = [], allowedWords: [String] = [], allowsLinks: Bool = false, allowedDomains: [String] = [],
        repetitionWindow: Duration = .seconds(30), longestComment: Int = 1000, refusesProfanity: Bool = false
    ) {
        self.allowsLinks = allowsLinks
        self.allowedDomains = allowedDomains.map { FoldedText($0).letters }
        self.repetitionWindow = repetitionWindow
        self.longestComment = min(2_000, max(1, longestComment))
        var refused = Set(RefusalReason.Kind.allCases)
        if !refusesProfanity { refused.remove(.profanity) }
        self.refused = refused

        var terms: [Term] = WordLists.all.flatMap { Term.list($0.text, kind: $0.kind) }
        terms += ownWords.compactMap { Term($0, kind: .ownWord) }
        for (weight, text) in InjectionPhrases.weighted {
            terms += text.split(separator: "\n").flatMap { $0.split(separator: ",") }
                .compactMap { Term($0.trimmed, kind: .injection, weight: weight) }
        }
        let allowed = Term.list(WordLists.allowed, kind: nil) + allowedWords.compactMap { Term($0, kind: nil) }
        lists = Lists(terms: terms, allowed: allowed)
    }

    /// The first refused term in any reading of the text; orders to the model apart.
    func listed(in text: FoldedText) -> RefusalReason? {
        lists.hits(in: text).first { refused.contains($0.kind) }?.reason
    }

    /// All refused terms, as numbers that stay the same for these rules.
    func listedTerms(in text: FoldedText) -> [(number: Int, reason: RefusalReason)] {
        lists.hits(in: text).filter { refused.contains($0.kind) }.map { ($0.number, $0.reason) }
    }

    /// A listed term that hides among the letters of a name.
    func isListed(inside name: FoldedText) -> Bool {
        lists.isHit(inside: name)
    }

    /// The weight of what reads like orders to a model; `InjectionPhrases.limit` and more is refused.
    func injectionWeight(of text: FoldedText) -> Int {
        var weight = lists.injectionWeight(in: text)
        if marks.isFound(in: text.letters) { weight += InjectionPhrases.limit }
        if doubtfulMarks.isFound(in: text.letters) { weight += 2 }
        return weight
    }
}
