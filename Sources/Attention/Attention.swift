package import Signals

/// What deserves an answer now. A pure function of events and time; memory is bounded.
///
/// A comment's score is a sum of named parts. Copies and near copies of a waiting comment gather under it. What was
/// chosen, and what was answered together with it as a crowd, leaves the queue and is never chosen again, unless
/// nothing of its answer was heard. What somebody paid for is always thanked for, within its deadline.
package struct Attention: Sendable {
    package struct Counts: Sendable, Hashable {
        package var admitted = 0
        /// Had the lowest score when the queue was full, or when its viewer's share of it was.
        package var dropped = 0
        package var expired = 0
        /// Copies and near copies of a comment that waited.
        package var merged = 0
        /// The same message twice, or after its answer.
        package var repeated = 0
    }

    /// Operator's words that wait at most.
    private static let operatorCapacity = 8

    private(set) var settings: AttentionSettings
    /// Her accounts' names, lower case.
    package var logins: Set<String> { settings.logins }
    let languageOf: @Sendable (String) -> Language?
    var comments: CommentQueue
    var events: EventQueue
    var time = TimeModel()
    var silence: Silence
    var operatorWords: [OperatorWords] = []
    var away: Duration?
    /// Handed out; the next question means that it is over.
    var running: RunningTurn?
    var lastShape: LoadShape?
    var lastLanguage: Language
    var heldSince: Moment?
    var nextFace: Moment?
    var nextUnpaid: Moment?
    private var hasReturnedFromAway = false
    private var latest: Moment

    /// - Parameter languageOf: the language of a comment; nil when it cannot be told, and then that of the turn before
    ///   is kept, at first the settings'.
    package init(
        settings: AttentionSettings, startedAt: Moment,
        languageOf: @escaping @Sendable (String) -> Language? = { _ in nil }
    ) {
        self.settings = settings
        self.languageOf = languageOf
        comments = CommentQueue(settings)
        events = EventQueue(settings)
        silence = Silence(settings, startedAt: startedAt)
        latest = startedAt
        lastLanguage = settings.language
    }

    package var counts: Counts { comments.counts }

    /// Distinct comments that wait.
    package var waitingCount: Int { comments.items.count }

    /// Whether this message was chosen, or answered or thanked for together with others.
    package func wasAnswered(_ id: MessageID) -> Bool { comments.wasAnswered(id) }

    /// From the choice to the last word; learnt from the turns that ended.
    package func expectedDuration(of shape: LoadShape) -> Duration { time.expected(shape) }

    /// Heard characters for each second of a turn, its thinking included; learnt.
    package var charactersPerSecond: Double { time.charactersPerSecond }

    /// One more account of hers: she answers to its name, and to replies to it.
    package mutating func add(login: String) {
        let login = login.lowercased()
        guard !login.isEmpty, settings.logins.insert(login).inserted else { return }
        comments.add(login: login)
    }

    // MARK: What comes

    /// - Parameter risk: 0 … 1, how much it reads like orders to the model.
    package mutating func admit(
        _ comment: Comment, nameIsSayable: Bool, risk: Double = 0, standing: Standing = .unknown, at now: Moment
    ) {
        latest = now
        guard !events.contains(comment.id) else {
            comments.counts.repeated += 1
            return
        }
        guard comments.admit(comment, nameIsSayable: nameIsSayable, risk: risk, standing: standing, at: now) else {
            return
        }
        silence.hadCompany(at: now)
        if comment.bits > 0, let cheer = comments.overflow() {
            events.admit(cheer, at: now)
        }
    }

    /// Paid or not.
    /// - Parameters:
    ///   - nameIsSayable: what the gate said of the name …
    ///   - textIsSayable: … and of the words with it; where they may not be said, the event goes without them.
    package mutating func admit(_ event: ChannelEvent, nameIsSayable: Bool, textIsSayable: Bool, at now: Moment) {
        latest = now
        guard !events.contains(event.id), !comments.contains(event.id), !comments.wasAnswered(event.id) else {
            comments.counts.repeated += 1
            if !events.contains(event.id) { events.depart(event.id, .commented) }
            return
        }
        if event.viewer != nil { silence.hadCompany(at: now) }
        events.admit(event, nameIsSayable: nameIsSayable, textIsSayable: textIsSayable, at: now)
    }

    /// The operator spoke or wrote to her: answered before anything else.
    /// - Returns: false when eight wait already.
    @discardableResult
    package mutating func hear(operator words: String, language: Language, at now: Moment) -> Bool {
        latest = now
        silence.hadCompany(at: now)
        guard operatorWords.count < Self.operatorCapacity else { return false }
        operatorWords.append(OperatorWords(text: words, language: language))
        return true
    }

    /// She was away (crash, break, sleep of the machine): the next turn says so, once.
    package mutating func cameBack(after away: Duration, at now: Moment) {
        latest = now
        self.away = away
        hasReturnedFromAway = false
    }

    /// She spoke, or was spoken to, outside of a choice of this queue's: silence counts from here.
    package mutating func wasActive(at now: Moment) { silence.wasActive(at: now) }

    // MARK: What goes

    /// Takes out what is covered by a recall; of the running turn too, so that it cannot wait again.
    /// - Returns: what waited.
    package mutating func withdraw(where isCovered: (Citation) -> Bool) -> [MessageID] {
        running?.comments.removeAll { isCovered(Citation($0.comment)) }
        running?.events.removeAll { Citation($0.event).map(isCovered) ?? false }
        return comments.withdraw(where: isCovered) + events.withdraw(where: isCovered)
    }

    /// A turn ended; to be told before the next choice.
    ///
    /// When nothing was heard and nobody decided against it (a more important thing, the operator, a failure, a recall
    /// of something else), its comments wait again once, and what was paid for until its thanks failed four times; all
    /// as old as they are.
    /// - Parameters:
    ///   - characters: of what was heard.
    ///   - took: from its choice to its end.
    package mutating func ended(
        _ turn: TurnID, heard characters: Int, took: Duration, cause: StopCause?, at now: Moment
    ) {
        latest = now
        guard let over = running, over.turn == turn else { return }
        running = nil
        silence.wasActive(at: now)
        if cause == nil {
            time.learn(over.shape, characters: characters, comments: over.comments.count, took: took)
        } else if characters > 0 {
            time.learnAtLeast(over.shape, took: took)
        }
        guard characters == 0 else { return }
        guard RunningTurn.mayReturn(after: cause) else {
            // At the program's end the next run takes up what was begun.
            guard cause != .shutdown else { return }
            for id in over.events.map(\.event.id) + over.countedIDs {
                events.depart(id, cause == nil ? .failed : .stopped)
            }
            return
        }
        for id in over.countedIDs { events.depart(id, .counted) }
        let isFailure = cause == .failure
        comments.putBack(over.comments, afterFailure: isFailure, at: now)
        for item in over.events { comments.forgetAnswered(item.event.id) }
        events.putBack(over.events, count: over.counted, deadline: over.deadline, afterFailure: isFailure)
        let words = over.operatorWords.filter { !$0.hasReturned }.map { words in
            OperatorWords(text: words.text, language: words.language, hasReturned: true)
        }
        operatorWords.insert(contentsOf: words.prefix(Self.operatorCapacity - operatorWords.count), at: 0)
        if let wasAway = over.away, away == nil, !hasReturnedFromAway {
            away = wasAway
            hasReturnedFromAway = true
        }
    }

    /// Comments with bits that wait.
    package var waitingCheers: [MessageID] { comments.items.filter(\.isPaid).map(\.comment.id) }

    /// Whether it waits, or is being answered.
    package func holds(_ id: MessageID) -> Bool {
        if comments.contains(id) || events.contains(id) { return true }
        guard let running else { return false }
        return running.comments.contains { $0.comment.id == id } || running.events.contains { $0.event.id == id }
            || running.countedIDs.contains(id)
    }

    /// An event that never waits.
    package mutating func turnAway(_ id: MessageID, because fate: EventFate) { events.depart(id, fate) }

    /// Events that left without thanks since this was last asked.
    package mutating func takeDeparted() -> [DepartedEvent] { events.takeDeparted() }

    // MARK: For the panel

    /// The best waiting comments, best first, as of the last admission or choice.
    package func queue(limit: Int) -> [QueuedComment] { queue(limit: limit, at: latest) }

    package func queue(limit: Int, at now: Moment) -> [QueuedComment] {
        comments.best(limit, at: now).map { index in
            let item = comments.items[index]
            return QueuedComment(
                comment: item.comment, reason: item.reason(at: now, comments.decay, logins: settings.logins),
                copies: item.copies)
        }
    }

    /// Greatest first, then oldest; 576 at most.
    package var waitingEvents: [QueuedEvent] {
        (events.paid + events.unpaid).sorted(by: EventQueue.precedes).map {
            QueuedEvent(event: $0.event, tier: $0.tier, deadline: $0.deadline)
        }
    }
}
