package import Signals

/// What deserves an answer now. A pure function of events and time; memory is bounded.
///
/// A comment's score is a sum of named parts. Near copies gather under the first of them. What was chosen leaves the
/// queue and is never chosen again.
package struct Attention: Sendable {
    private struct Waiting: Sendable {
        let comment: Comment
        let nameIsSayable: Bool
        let admittedAt: Moment
        /// What does not change while it waits.
        let parts: [Reason.Part: Double]
        let base: Double
        let signature: String
        var copies = 0
    }

    private let settings: AttentionSettings
    private let languageOf: @Sendable (String) -> Language?
    private var waiting: [Waiting] = []
    private var arrivals: [Moment] = []
    private var heldSince: Moment?
    private var lastActive: Moment
    private var answered: [ViewerID: Moment] = [:]
    package private(set) var counts = Counts()

    package struct Counts: Sendable, Hashable {
        package var admitted = 0
        package var dropped = 0
        package var expired = 0
        package var merged = 0
    }

    package init(
        settings: AttentionSettings, startedAt: Moment, languageOf: @escaping @Sendable (String) -> Language?
    ) {
        self.settings = settings
        self.languageOf = languageOf
        self.lastActive = startedAt
    }

    package var waitingCount: Int { waiting.count }

    package mutating func admit(_ comment: Comment, nameIsSayable: Bool, at now: Moment) {
        counts.admitted += 1
        arrivals.append(now)
        if arrivals.count > 256 { arrivals.removeFirst(128) }
        let signature = comment.folded.leet
        if signature.utf8.count >= 4, let same = waiting.firstIndex(where: { $0.signature == signature }) {
            waiting[same].copies += 1
            counts.merged += 1
            return
        }
        let parts = standing(comment)
        waiting.append(
            Waiting(
                comment: comment, nameIsSayable: nameIsSayable, admittedAt: now, parts: parts,
                base: parts.values.reduce(0, +), signature: signature))
        if waiting.count > settings.capacity { dropLowest(at: now) }
    }

    /// Takes out what is covered by a recall.
    package mutating func withdraw(where isCovered: (Comment) -> Bool) -> [MessageID] {
        let gone = waiting.filter { isCovered($0.comment) }.map(\.comment.id)
        if !gone.isEmpty { waiting.removeAll { isCovered($0.comment) } }
        return gone
    }

    package mutating func choose(at now: Moment, turn: TurnID) -> Choice {
        expire(at: now)
        guard !waiting.isEmpty else {
            heldSince = nil
            return idle(at: now, turn: turn)
        }
        if let until = hold(at: now) { return .held(until: until) }
        heldSince = nil
        let order = waiting.indices.sorted { score($0, at: now) > score($1, at: now) }
        let total = waiting.count
        let shape = shape(for: total, at: now)
        let named =
            switch shape {
            case .few: min(total, 4)
            case .crowd: min(total, 3)
            case .flood: min(total, 2)
            default: 1
            }
        let picks = order.prefix(named)
        let reasons = picks.map { reason($0, at: now) }
        let chosen = picks.map { waiting[$0] }
        // A crowd is answered as one: what waited behind the chosen leaves with them, but for what asked her by name.
        let taken = Set(chosen.map(\.comment.id))
        waiting.removeAll { item in
            taken.contains(item.comment.id) || (shape == .crowd || shape == .flood) && item.parts[.namedHer] == nil
        }
        lastActive = now
        for item in chosen { answered[item.comment.viewer.id] = now }
        if answered.count > 1024 { answered = answered.filter { now - $0.value < settings.fairness } }
        let language = chosen.first.flatMap { languageOf($0.comment.text) } ?? settings.language
        let request = TurnRequest(
            turn: turn, shape: shape, comments: chosen.map(\.comment), waiting: total - chosen.count, language: language,
            sayableNames: Set(chosen.filter(\.nameIsSayable).map(\.comment.viewer.id)))
        return .answer(request, reasons: reasons)
    }

    /// She spoke, or was spoken to, outside of a choice of this queue's: silence counts from here.
    package mutating func wasActive(at now: Moment) { lastActive = max(lastActive, now) }

    /// The best waiting comments, best first.
    package func queue(limit: Int, at now: Moment) -> [QueuedComment] {
        waiting.indices.map { QueuedComment(comment: waiting[$0].comment, reason: reason($0, at: now), copies: waiting[$0].copies) }
            .sorted { $0.score > $1.score }.prefix(limit).map { $0 }
    }

    // MARK: Scores

    private func standing(_ comment: Comment) -> [Reason.Part: Double] {
        var parts: [Reason.Part: Double] = [.base: 1]
        let words = comment.folded.words
        if words.contains(where: { word in settings.names.contains { word == $0 } }) { parts[.namedHer] = 4 }
        if comment.text.contains(where: { $0 == "?" || $0 == "¿" }) || Self.asks(words) { parts[.question] = 2 }
        if let reply = comment.replyTo, settings.names.contains(where: { FoldedText(reply.login).letters.contains($0) }) {
            parts[.repliesToHer] = 3
        }
        if comment.isFirst { parts[.firstTimer] = 2 }
        switch comment.viewer.id.platform {
        case .terminal, .panel: parts[.direct] = 6
        case .twitch, .simulated, .inbound: break
        }
        if comment.bits > 0 { parts[.bits] = min(6, 2 + Double(comment.bits) / 100) }
        let letters = words.reduce(0) { $0 + $1.utf8.count }
        if letters == 0 || emoteShare(comment) > 0.8 {
            parts[.substance] = -1.5
        } else if words.count >= 4 {
            parts[.substance] = 0.5
        }
        return parts
    }

    private func emoteShare(_ comment: Comment) -> Double {
        let total = comment.text.unicodeScalars.count
        guard total > 0 else { return 1 }
        return Double(comment.emotes.reduce(0) { $0 + $1.range.count }) / Double(total)
    }

    private static let questionWords: Set<Substring> = [
        "que", "quien", "como", "cuando", "donde", "cual", "cuanto", "cuantos", "porque", "what", "who", "how", "when",
        "where", "which", "why", "can", "do", "does", "are", "is", "puedes", "sabes", "tienes", "eres",
    ]

    private static func asks(_ words: [Substring]) -> Bool {
        guard let first = words.first, words.count >= 3 else { return false }
        return questionWords.contains(first)
    }

    private func reason(_ index: Int, at now: Moment) -> Reason {
        var parts = waiting[index].parts
        let age = (now - waiting[index].admittedAt).inSeconds
        let fade = 1 - halved(age)
        if fade > 0.01 { parts[.age] = -fade * max(0, waiting[index].base) }
        if let last = answered[waiting[index].comment.viewer.id] {
            let left = 1 - (now - last).inSeconds / settings.fairness.inSeconds
            if left > 0 { parts[.answeredLately] = -2.5 * left }
        }
        if waiting[index].copies > 0 { parts[.copies] = min(2, 0.5 * Double(waiting[index].copies)) }
        return Reason(message: waiting[index].comment.id, parts: parts)
    }

    private func score(_ index: Int, at now: Moment) -> Double { reason(index, at: now).score }

    /// 2^(−age / half-life) in steps of a straight line between the halvings: within 6 % and without a logarithm.
    private func halved(_ age: Double) -> Double {
        let halvings = max(0, age) / settings.halfLife.inSeconds
        let whole = halvings.rounded(.down)
        guard whole < 30 else { return 0 }
        let start = 1 / Double(1 << Int(whole))
        return start * (1 - (halvings - whole) / 2)
    }

    // MARK: Bounds and times

    private mutating func expire(at now: Moment) {
        let before = waiting.count
        waiting.removeAll { now - $0.admittedAt > settings.maximumAge }
        counts.expired += before - waiting.count
    }

    private mutating func dropLowest(at now: Moment) {
        // A quarter at once, so that a flood does not sort for every line.
        expire(at: now)
        guard waiting.count > settings.capacity else { return }
        let order = waiting.indices.sorted { score($0, at: now) > score($1, at: now) }
        let kept = Set(order.prefix(settings.capacity * 3 / 4))
        counts.dropped += waiting.count - kept.count
        waiting = waiting.indices.filter(kept.contains).map { waiting[$0] }
    }

    /// Until when to wait for the rest of a burst, if one is in progress.
    private mutating func hold(at now: Moment) -> Moment? {
        let recent = arrivals.reversed().prefix { now - $0 <= settings.burstWindow }.count
        guard recent >= settings.burstCount, settings.longestHold > .zero else { return nil }
        let start = heldSince ?? now
        heldSince = start
        let end = start + settings.longestHold
        return now < end ? end : nil
    }

    private func shape(for count: Int, at now: Moment) -> LoadShape {
        let lastSecond = arrivals.reversed().prefix { now - $0 <= .seconds(1) }.count
        if count > 20 || lastSecond > 3 && count > 4 { return count > 20 ? .flood : .crowd }
        switch count {
        case 1: return .single
        case 2...4: return .few
        default: return .crowd
        }
    }

    private mutating func idle(at now: Moment, turn: TurnID) -> Choice {
        guard settings.idleAfter > .zero else { return .nothing(wakeAt: nil) }
        let due = lastActive + settings.idleAfter
        guard now >= due else { return .nothing(wakeAt: due) }
        lastActive = now
        return .answer(
            TurnRequest(turn: turn, shape: .idle, comments: [], language: settings.language, sayableNames: []),
            reasons: [])
    }
}
