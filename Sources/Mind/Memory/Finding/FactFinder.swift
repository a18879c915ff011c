package import Signals

/// Finds what a viewer tells of themselves in a comment, by rules and without a model.
///
/// Rather misses something than makes something up: questions, denials, quotations, wishes, jokes, what is said of
/// somebody else's things, and everything ``SensitiveWords`` names is passed over.
package struct FactFinder: Sendable {
    /// Facts taken from one comment.
    package static let mostFacts = 3

    private static let rules = FactRule.spanish + FactRule.english
    private static let spanishCount = FactRule.spanish.count
    /// Rules by each word that they may begin with, in order.
    private static let byOpener: [String: [Int]] = {
        var table: [String: [Int]] = [:]
        for (index, rule) in rules.enumerated() {
            for opener in rule.openers ?? TimeExpression.openers { table[opener, default: []].append(index) }
        }
        return table
    }()

    /// Words of which every rule has one.
    private static let firstPerson: Set<String> = Set(
        """
        me mi mis soy vivo estoy trabajo curro estudio tengo he adopte odio soporto aguanto detesto gusta gustan adoro \
        maineo juego toco cumplo voy viajo vuelo nos empiezo presento estreno hago es no saludos saludo saludetes besos \
        escribo leo sigo veo te os la my name's i i'm im i've ive we we've it's watching tuning greetings hello hi hey hugs \
        cheers
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    package init() {}

    /// - Parameter told: when the comment was written.
    package func facts(in comment: Comment, at told: WallTime) -> [Fact] {
        facts(
            in: comment.text, emotes: comment.emotes, by: comment.viewer.id, source: comment.id, at: told)
    }

    /// - Parameter text: of `viewer`'s own.
    package func facts(
        in text: String, emotes: [EmoteSpan] = [], by viewer: ViewerID, source: MessageID, at told: WallTime
    ) -> [Fact] {
        guard !viewer.id.isEmpty, !text.hasPrefix("!"), !text.hasPrefix("/"), !text.hasSuffix(" /s") else { return [] }
        let clauses = ChatClause.clauses(of: text, emotes: emotes)
        guard !clauses.contains(where: { Doubt.isJoke($0.words.map(\.folded)) }) else { return [] }
        var facts: [Fact] = []
        var isReporting = false
        for clause in clauses {
            defer { isReporting = Doubt.reports(clause.words.map(\.folded)) }
            guard !clause.isQuestion, !clause.isQuoted, !isReporting,
                clause.words.contains(where: { Self.firstPerson.contains($0.folded) })
            else { continue }
            var index = 0
            while index < clause.words.count, facts.count < Self.mostFacts {
                guard let found = match(clause.words, at: index, told: told) else {
                    index += 1
                    continue
                }
                index = found.end
                let phrase = clause.words[found.start..<found.end]
                let isHome = found.rule.subject.contains("home")
                guard !Doubt.isDoubtful(clause.words.map(\.folded), before: found.start),
                    !SensitiveWords.occur(in: phrase.map(\.folded), isHome: isHome),
                    !SensitiveWords.occur(in: clause.words[found.end...].prefix(3).map(\.folded), isHome: isHome)
                else { continue }
                let fact = Fact(
                    viewer: viewer, kind: found.rule.kind, text: phrase.map(\.original).joined(separator: " "),
                    subject: found.subject, source: source, told: told, language: found.language,
                    due: found.days.map { told.adding(days: $0) })
                if !facts.contains(where: { $0.subject == fact.subject }) { facts.append(fact) }
            }
        }
        return facts
    }

    private struct Found {
        let rule: FactRule
        let start: Int
        let end: Int
        let subject: String
        let days: Double?
        let language: Language
    }

    private func match(_ words: [ChatClause.Word], at start: Int, told: WallTime) -> Found? {
        guard let candidates = Self.byOpener[words[start].folded] else { return nil }
        let isTime = TimeExpression(words[start...].lazy.map(\.folded), said: told) != nil
        for index in candidates {
            let rule = Self.rules[index]
            if rule.openers == nil && !isTime { continue }
            var matcher = RuleMatch(words: words, place: start, told: told)
            guard matcher.take(rule.parts[...]) else { continue }
            let named = matcher.named.sorted()
            let value = rule.isPlural ? ContentWords(matcher.value.joined(separator: " ")).words.sorted() : []
            return Found(
                rule: rule, start: start, end: matcher.place,
                subject: ([rule.subject] + named + value).joined(separator: " "), days: matcher.days,
                language: index < Self.spanishCount ? .es : .en)
        }
        return nil
    }
}
