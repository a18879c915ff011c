package import Signals

/// What deserves an answer now. A pure function of events and time; memory is bounded.
///
/// A comment's score is a sum of named parts. Copies of a waiting comment gather under it. What was chosen, and what
/// was answered together with it as a crowd, leaves the queue and is never chosen again.
package struct Attention: Sendable {
    package struct Counts: Sendable, Hashable {
        package var admitted = 0
        /// Had the lowest score when the queue was full.
        package var dropped = 0
        package var expired = 0
        /// Copies of a comment that waited.
        package var merged = 0
        /// The same message twice, or after its answer.
        package var repeated = 0
    }

    private let settings: AttentionSettings
    private let languageOf: @Sendable (String) -> Language?
    private let names: Set<UInt64>
    private let decay: Decay
    private var waiting: [WaitingComment] = []
    private var waitingIDs: Set<MessageID> = []
    private var arrivals: Arrivals
    private var recent = RecentComments()
    private var fairness: Fairness
    private var heldSince: Moment?
    private var lastActive: Moment
    /// An answer was handed out; the next question means that it is over.
    private var isAnswering = false
    private var admissions: UInt64 = 0
    private var latest: Moment
    private var lastLanguage: Language
    package private(set) var counts = Counts()

    /// - Parameter languageOf: the language of a comment; nil when it cannot be told, and then that of the turn before
    ///   is kept, at first the settings'.
    package init(
        settings: AttentionSettings, startedAt: Moment,
        languageOf: @escaping @Sendable (String) -> Language? = { _ in nil }
    ) {
        self.settings = settings
        self.languageOf = languageOf
        names = Set(settings.names.map(Impression.hash(word:)))
        arrivals = Arrivals(capacity: min(1_024, max(settings.burstCount, Self.floodCount(settings))))
        decay = Decay(settings)
        fairness = Fairness(decay)
        lastActive = startedAt
        latest = startedAt
        lastLanguage = settings.language
    }

    /// Distinct comments that wait.
    package var waitingCount: Int { waiting.count }

    // MARK: What comes and goes

    /// - Parameter risk: 0 … 1, how much it reads like orders to the model.
    package mutating func admit(_ comment: Comment, nameIsSayable: Bool, risk: Double = 0, at now: Moment) {
        latest = now
        guard !waitingIDs.contains(comment.id), !recent.wasAnswered(comment.id) else {
            counts.repeated += 1
            return
        }
        counts.admitted += 1
        arrivals.note(now)
        lastActive = max(lastActive, now)
        guard now - comment.receivedAt <= settings.maximumAge else {
            counts.expired += 1
            return
        }
        let impression = Impression(comment.folded, names: names)
        let content = WaitingComment.Content(
            comment, nameIsSayable: nameIsSayable, impression: impression, risk: risk,
            nearCopies: recent.near(impression, at: now))
        admissions += 1
        let item = WaitingComment(
            content, number: admissions, account: fairness.account(of: comment.viewer.id, at: now),
            logins: settings.logins)
        if impression.letters >= 4, !item.isDirect, let same = waiting.firstIndex(where: { $0.key == impression.key }) {
            waiting[same].copies += 1
            counts.merged += 1
            return
        }
        waiting.append(item)
        waitingIDs.insert(comment.id)
        if waiting.count > settings.capacity { makeRoom(at: now) }
    }

    /// Takes out what is covered by a recall.
    package mutating func withdraw(where isCovered: (Comment) -> Bool) -> [MessageID] {
        var gone: [MessageID] = []
        waiting.removeAll { item in
            guard isCovered(item.comment) else { return false }
            gone.append(item.comment.id)
            return true
        }
        for id in gone { waitingIDs.remove(id) }
        return gone
    }

    /// She spoke, or was spoken to, outside of a choice of this queue's: silence counts from here.
    package mutating func wasActive(at now: Moment) { lastActive = max(lastActive, now) }

    // MARK: Choosing

    /// What to answer. To be asked when she is silent: at once after each admission, and at the time it names.
    package mutating func choose(at now: Moment, turn: TurnID) -> Choice {
        latest = now
        if isAnswering {
            isAnswering = false
            lastActive = max(lastActive, now)
        }
        expire(at: now)
        guard !waiting.isEmpty else {
            heldSince = nil
            return idle(at: now, turn: turn)
        }
        if let until = hold(at: now) { return .held(until: until) }
        heldSince = nil

        let order = ranked(at: now)
        let total = waiting.reduce(0) { $0 + 1 + $1.copies }
        var shape = shape(for: total, at: now)
        let picks: [Int]
        switch shape {
        case .few:
            picks = fitting(order)
            if picks.count == 1 { shape = .single }
        case .crowd: picks = diverse(order, limit: total >= 8 ? 3 : 2)
        case .flood: picks = diverse(order, limit: 2)
        default: picks = [order[0]]
        }
        let chosen = picks.map { waiting[$0] }
        let reasons = chosen.map { $0.reason(at: now, decay, logins: settings.logins) }
        leave(picks, all: shape == .crowd || shape == .flood, at: now)
        isAnswering = true
        lastActive = max(lastActive, now)
        let language = language(of: chosen)
        lastLanguage = language
        let request = TurnRequest(
            turn: turn, shape: shape, comments: chosen.map(\.comment), waiting: total - chosen.count,
            language: language,
            sayableNames: Set(chosen.filter(\.content.nameIsSayable).map(\.comment.viewer.id)))
        return .answer(request, reasons: reasons)
    }

    /// The best waiting comments, best first, as of the last admission or choice.
    package func queue(limit: Int) -> [QueuedComment] { queue(limit: limit, at: latest) }

    package func queue(limit: Int, at now: Moment) -> [QueuedComment] {
        ranked(at: now).prefix(limit).map { index in
            let item = waiting[index]
            return QueuedComment(
                comment: item.comment, reason: item.reason(at: now, decay, logins: settings.logins), copies: item.copies
            )
        }
    }

    /// Best first; the earlier of equals first.
    private func ranked(at now: Moment) -> [Int] {
        let scores = waiting.map { $0.score(at: now, decay) }
        return waiting.indices.sorted {
            scores[$0] != scores[$1] ? scores[$0] > scores[$1] : waiting[$0].number < waiting[$1].number
        }
    }

    /// Four at most, as many from the best on as fit into one answer; the others wait on.
    private func fitting(_ order: [Int]) -> [Int] {
        var left = settings.fewCharacters
        var picks: [Int] = []
        for index in order.prefix(4) {
            let length = waiting[index].comment.folded.shape.scalars
            guard picks.isEmpty || length <= left else { continue }
            picks.append(index)
            left -= length
        }
        return picks
    }

    /// The best of different viewers who say different things.
    private func diverse(_ order: [Int], limit: Int) -> [Int] {
        var picks: [Int] = []
        for index in order {
            let item = waiting[index]
            let isLikeOther = picks.contains { pick in
                waiting[pick].comment.viewer.id == item.comment.viewer.id
                    || waiting[pick].content.impression.likeness(to: item.content.impression) >= RecentComments.nearly
            }
            if !isLikeOther { picks.append(index) }
            if picks.count == limit { break }
        }
        return picks
    }

    private mutating func leave(_ picks: [Int], all: Bool, at now: Moment) {
        var touched: [ViewerID: Fairness.Account] = [:]
        var named: Set<ViewerID> = []
        for index in picks {
            let viewer = waiting[index].comment.viewer.id
            named.insert(viewer)
            touched[viewer] = fairness.book(1, to: viewer, at: now)
            recent.noteAnswered(waiting[index].comment.id)
        }
        guard !all else {
            for item in waiting {
                recent.noteAnswered(item.comment.id)
                // One who wrote more than once was passed over once.
                if named.insert(item.comment.viewer.id).inserted {
                    _ = fairness.book(-0.5, to: item.comment.viewer.id, at: now)
                }
            }
            waiting.removeAll(keepingCapacity: true)
            waitingIDs.removeAll(keepingCapacity: true)
            return
        }
        for index in picks.sorted(by: >) {
            waitingIDs.remove(waiting[index].comment.id)
            waiting.remove(at: index)
        }
        for index in waiting.indices {
            if let account = touched[waiting[index].comment.viewer.id] { waiting[index].account = account }
        }
    }

    /// That of most of the chosen; the best comment decides between equals.
    private func language(of chosen: [WaitingComment]) -> Language {
        let guesses = chosen.compactMap { languageOf($0.comment.text) }
        guard let first = guesses.first else { return lastLanguage }
        return guesses.count(where: { $0 == first }) * 2 >= guesses.count
            ? first : guesses.first { $0 != first } ?? first
    }

    // MARK: Bounds and times

    private mutating func expire(at now: Moment) {
        let bound = now.nanoseconds - settings.maximumAge.inNanoseconds
        guard waiting.contains(where: { $0.receivedAt.nanoseconds < bound }) else { return }
        let gone = withdraw { $0.receivedAt.nanoseconds < bound }
        counts.expired += gone.count
    }

    private mutating func makeRoom(at now: Moment) {
        expire(at: now)
        guard waiting.count > settings.capacity else { return }
        var lowest = 0
        var lowestScore = Double.infinity
        for index in waiting.indices {
            let score = waiting[index].score(at: now, decay)
            // The later of equals goes, as it would be answered later.
            if score < lowestScore || score == lowestScore && waiting[index].number > waiting[lowest].number {
                lowest = index
                lowestScore = score
            }
        }
        waiting.swapAt(lowest, waiting.count - 1)
        waitingIDs.remove(waiting.removeLast().comment.id)
        counts.dropped += 1
    }

    /// Until when to wait for the rest of a burst, if one is in progress and what waits is not a crowd already.
    private mutating func hold(at now: Moment) -> Moment? {
        guard settings.longestHold > .zero, waiting.count <= 4, !waiting.contains(where: \.isDirect),
            let last = arrivals.last, arrivals.count(within: settings.burstWindow, before: now) >= settings.burstCount
        else { return nil }
        let start = heldSince ?? now
        heldSince = start
        let end = min(start + settings.longestHold, last + settings.burstGap)
        return now < end ? end : nil
    }

    private static func floodCount(_ settings: AttentionSettings) -> Int {
        Int((Double(settings.floodRate) * settings.rateWindow.inSeconds).rounded(.up)) + 1
    }

    private func shape(for total: Int, at now: Moment) -> LoadShape {
        switch total {
        case 1: return .single
        case 2...4: return .few
        case 5...20:
            let isFlood = arrivals.count(within: settings.rateWindow, before: now) >= Self.floodCount(settings)
            return isFlood ? .flood : .crowd
        default: return .flood
        }
    }

    private mutating func idle(at now: Moment, turn: TurnID) -> Choice {
        guard settings.idleAfter > .zero else { return .nothing(wakeAt: nil) }
        let due = lastActive + settings.idleAfter
        guard now >= due else { return .nothing(wakeAt: due) }
        lastActive = now
        isAnswering = true
        return .answer(
            TurnRequest(turn: turn, shape: .idle, comments: [], language: lastLanguage, sayableNames: []), reasons: [])
    }
}
