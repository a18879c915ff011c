package import Signals

/// Chooses what she comes back to when a viewer writes: all that fits when asked, else seldom and little.
///
/// A fact that she came back to is left alone for a day, however well it fits, unless the viewer asks.
package struct Recollection: Sendable {
    /// Facts in one note.
    package static let mostLines = 3
    /// A viewer who was away for this many days is greeted with something of theirs.
    package static let absence = 0.8
    /// What was told just now needs no reminder.
    private static let fresh = 0.02

    package init() {}

    /// - Parameters:
    ///   - known: of the comment's viewer, as admitted with it.
    ///   - language: of the answer.
    /// - Returns: nil mostly.
    package func note(for comment: Comment, known: RememberedViewer, at now: WallTime, in language: Language? = nil)
        -> ViewerNote?
    {
        let facts = facts(for: comment, known: known, at: now)
        guard !facts.isEmpty else { return nil }
        return note(of: facts, name: comment.viewer.name, viewer: comment.viewer.id, at: now, in: language)
    }

    /// The note of facts that were chosen before.
    package func note(
        of facts: [Fact], name: String, viewer: ViewerID, at now: WallTime, in language: Language? = nil
    ) -> ViewerNote {
        ViewerNote(
            viewer: viewer, name: name,
            lines: facts.filter { $0.viewer == viewer }.map { Self.line($0, at: now, in: language ?? $0.language) })
    }

    /// The facts that fit, best first; what is used should be told to the journal.
    package func facts(for comment: Comment, known: RememberedViewer, at now: WallTime) -> [Fact] {
        guard known.id == comment.viewer.id, !known.id.id.isEmpty else { return [] }
        let facts = known.facts.filter {
            $0.viewer == known.id && $0.source != comment.id && !$0.isFaded(at: now)
        }
        guard !facts.isEmpty else { return [] }
        if let question = MemoryQuestion(comment) { return answer(question, facts, at: now) }
        let rested = facts.filter {
            now.days(since: $0.told) >= Self.fresh && now.days(since: $0.lastRecalled ?? .distantPast) >= 1
        }
        guard !rested.isEmpty else { return [] }
        let fitting = mentioned(in: comment, rested, at: now)
        if !fitting.isEmpty { return Array(fitting.prefix(2)) }
        return greeting(comment, known, rested, at: now).map { [$0] } ?? []
    }

    private func answer(_ question: MemoryQuestion, _ facts: [Fact], at now: WallTime) -> [Fact] {
        var asked = facts.filter(question.asks(for:))
        // "Do you remember my favourite game?" is about the game, not about all that was ever liked.
        let shared = { (fact: Fact) in question.content.words.intersection(ContentWords(fact.text).words).count }
        if case .kinds(let kinds, _) = question.scope {
            if asked.isEmpty { asked = facts.filter { shared($0) > 0 } }
            // Words may name a fact of another kind better ("mi juego favorito": likes, not plays).
            let others = facts.filter { !kinds.contains($0.kind) && shared($0) > 1 }
            asked += others
        }
        let ranked = asked.map { (fact: $0, rank: Double(shared($0)) * 4 + $0.worth(at: now)) }
        return ranked.sorted { $0.rank > $1.rank }.prefix(Self.mostLines).map(\.fact)
    }

    private func mentioned(in comment: Comment, _ facts: [Fact], at now: WallTime) -> [Fact] {
        let words = ContentWords(folded: comment.folded.letters).words
        return
            facts.map { (fact: $0, shared: ContentWords($0.text).words.intersection(words)) }
            .filter { pair in
                // One common word is chance; an animal, a name or two words are a topic.
                pair.shared.count >= 2 || pair.shared.contains { Self.isTelling($0, of: pair.fact) }
            }
            .sorted { ($0.shared.count, $0.fact.worth(at: now)) > ($1.shared.count, $1.fact.worth(at: now)) }
            .map(\.fact)
    }

    private static func isTelling(_ word: String, of fact: Fact) -> Bool {
        switch fact.kind {
        case .pet, .plays, .plans, .family: true
        case .likes, .dislikes, .home, .work, .other: word.count >= 5
        case .name, .birthday: false
        }
    }

    /// A plan whose day has come, or, after an absence, one thing of the viewer's.
    private func greeting(_ comment: Comment, _ known: RememberedViewer, _ facts: [Fact], at now: WallTime) -> Fact? {
        let due = facts.first { fact in
            guard fact.kind == .plans || fact.kind == .birthday, fact.lastRecalled == nil, let due = fact.due else {
                return false
            }
            return (-0.5...3).contains(now.days(since: due))
        }
        if let due { return due }
        guard let seen = known.lastSeen, now.days(since: seen) >= Self.absence, Self.greets(comment) else { return nil }
        return facts.filter { now.days(since: $0.lastRecalled ?? .distantPast) >= 7 && Self.suitsGreeting($0.kind) }
            .max { $0.worth(at: now) < $1.worth(at: now) }
    }

    private static func greets(_ comment: Comment) -> Bool {
        let words = comment.folded.words
        return words.count <= 12 && words.prefix(4).contains { greetings.contains(String($0)) }
    }

    private static func suitsGreeting(_ kind: Fact.Kind) -> Bool {
        switch kind {
        case .pet, .plans, .plays, .likes: true
        case .name, .home, .work, .family, .dislikes, .birthday, .other: false
        }
    }

    private static let greetings: Set<String> = [
        "hola", "holaa", "holi", "buenas", "buenos", "hey", "ey", "saludos", "volvi", "vuelvo", "hi", "hello", "heya",
        "yo", "sup", "morning", "evening", "back", "hiya", "aneeka", "wenas",
    ]

    /// What a prompt says of a fact: the viewer's words with their age.
    package static func line(_ fact: Fact, at now: WallTime, in language: Language) -> String {
        let days = Int(max(0, now.days(since: fact.told)))
        let age =
            switch (language, days) {
            case (.es, 0): "hoy"
            case (.es, 1): "ayer"
            case (.es, ..<60): "hace \(days) días"
            case (.es, _): "hace \(days / 30) meses"
            case (.en, 0): "today"
            case (.en, 1): "yesterday"
            case (.en, ..<60): "\(days) days ago"
            case (.en, _): "\(days / 30) months ago"
            }
        return "\(Fence.text(fact.text)) (\(age))"
    }
}

extension WallTime {
    static let distantPast = WallTime(milliseconds: 0)
}
