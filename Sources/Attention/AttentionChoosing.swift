package import Signals

/// Operator above coming back above paid events above chat above what nobody paid for above her own thoughts.
extension Attention {
    /// Thanks begin with the greatest: this much of them lies within a deadline.
    private var thanks: Duration { min(time.cautious(.events), .seconds(15)) }
    /// More comments with bits than this are thanked for together.
    private static let cheersAnswered = 3

    /// What to answer. To be asked when she is silent: at once after each admission, and at the time it names.
    package mutating func choose(at now: Moment, turn: TurnID) -> Choice {
        if running != nil {
            running = nil
            silence.wasActive(at: now)
        }
        comments.expire(at: now)
        events.expire(at: now)
        if !operatorWords.isEmpty, !isThanksBeforeOperator(at: now) { return answerOperator(at: now, turn: turn) }
        if let away { return welcomeBack(after: away, at: now, turn: turn) }
        if isThanksDue(at: now) {
            let until = events.hold(at: now, thanks: thanks)
            if let until, operatorWords.isEmpty { return .held(until: until) }
            return thank(at: now, turn: turn)
        }
        guard comments.items.isEmpty else { return answerChat(at: now, turn: turn) }
        heldSince = nil
        return quiet(at: now, turn: turn)
    }

    /// Whether what waits may cut off the running turn, and why.
    ///
    /// Nothing cuts off an answer to the operator or thanks, which are over in seconds and would be late when begun again.
    /// The operator cuts off the rest; so does something great that was paid for, or a deadline that the rest of the
    /// answer would miss; what is said to her cuts off idle.
    /// - Parameter began: when it was chosen.
    package func interruption(of running: TurnRequest, began: Moment, at now: Moment) -> StopCause? {
        switch running.shape {
        case .operator, .operatorWithChat, .events: return nil
        case .single, .few, .crowd, .flood, .idle, .welcomeBack: break
        }
        if !operatorWords.isEmpty { return .operator }
        if events.hasGreat || comments.items.contains(where: isGreat) { return .moreImportant }
        let left = time.left(of: running.shape, began: began, at: now)
        if let deadline = paidDeadline, deadline < now + left + thanks { return .moreImportant }
        let isIdle = running.shape == .idle
        return isIdle && comments.items.contains { $0.isAddressed(settings.logins) } ? .moreImportant : nil
    }

    private func isGreat(_ item: WaitingComment) -> Bool { item.isPaid && item.comment.bits >= settings.greatMoney }

    /// The next of events and of comments with bits.
    private var paidDeadline: Moment? {
        let cheers = comments.items.compactMap(\.deadline).min()
        return [events.deadline, cheers].compactMap { $0 }.min()
    }

    // MARK: The operator, and coming back

    /// The operator does not make thanks late: those that would be go first. Between two answers to the operator the
    /// margin of the deadlines is kept too.
    private func isThanksBeforeOperator(at now: Moment) -> Bool {
        guard isThanksWaiting, let deadline = paidDeadline else { return false }
        let isTalking = lastShape == .operator || lastShape == .operatorWithChat
        let latest = isTalking ? deadline : deadline + settings.paidDeadline / 4
        return latest < now + time.cautious(.operatorWithChat) + thanks
    }

    private mutating func answerOperator(at now: Moment, turn: TurnID) -> Choice {
        let words = operatorWords
        operatorWords = []
        heldSince = nil
        let total = comments.total
        let picks = comments.diverse(comments.worded(comments.order(at: now)), limit: 3)
        var running = RunningTurn(turn: turn, shape: picks.isEmpty ? .operator : .operatorWithChat)
        running.operatorWords = words
        let reasons = choose(picks, companions: { _ in false }, for: &running, at: now)
        if let language = words.last?.language { lastLanguage = language }
        begin(running, at: now)
        return .answer(
            TurnRequest(
                turn: turn, shape: running.shape, comments: running.comments.map(\.comment),
                operatorWords: words.map(\.text).joined(separator: "\n"), copies: copies(of: running.comments),
                waiting: max(0, total - picks.count), language: lastLanguage,
                sayableNames: sayableNames(of: running.comments)),
            reasons: reasons)
    }

    private mutating func welcomeBack(after away: Duration, at now: Moment, turn: TurnID) -> Choice {
        self.away = nil
        begin(RunningTurn(turn: turn, shape: .welcomeBack, away: away), at: now)
        return .answer(
            TurnRequest(
                turn: turn, shape: .welcomeBack, comments: [], waiting: comments.total, away: away,
                language: lastLanguage, sayableNames: []),
            reasons: [])
    }

    // MARK: Events

    private var isThanksWaiting: Bool {
        events.hasPaid || comments.items.count(where: \.isPaid) > Self.cheersAnswered
    }

    /// Thanks go before chat; but two of them with chat waiting let one answer between them, if no deadline suffers.
    private func isThanksDue(at now: Moment) -> Bool {
        guard isThanksWaiting else { return false }
        guard lastShape == .events, !events.hasGreat, let deadline = paidDeadline,
            comments.items.contains(where: { !$0.isWordless && $0.score(at: now, comments.decay) > 0.25 })
        else { return true }
        let shape = comments.shape(for: comments.total, at: now)
        return deadline < now + time.cautious(shape) + thanks
    }

    private mutating func thank(at now: Moment, turn: TurnID) -> Choice {
        let cheering = comments.items.indices.filter { comments.items[$0].isPaid }
        let isBusy = comments.total > 4
        let joining = isBusy || cheering.count > Self.cheersAnswered ? cheering : []
        let cheers = joining.map { EventQueue.cheer(comments.items[$0], settings) }
        comments.remove(Set(joining))
        let cautious = time.cautious(.events)
        let deadline = paidDeadline
        let bundle = events.take(cheers: cheers, withUnpaid: !isBusy, nextThanks: now + cautious * 5 / 2)
        // Cheers that wait for the next thanks wait among the events now.
        for item in cheers where events.contains(item.event.id) { comments.forgetAnswered(item.event.id) }
        return answer(bundle, deadline: deadline, at: now, turn: turn)
    }

    private mutating func answer(
        _ bundle: EventQueue.Bundle, deadline: Moment?, at now: Moment, turn: TurnID
    ) -> Choice {
        for item in bundle.named { comments.noteAnswered(item.event.id) }
        for id in bundle.counted { comments.noteAnswered(id) }
        if bundle.named.contains(where: { $0.tier == .unpaid }) { nextUnpaid = now + settings.unpaidEvery }
        var running = RunningTurn(turn: turn, shape: .events)
        running.events = bundle.named
        running.countedIDs = bundle.counted
        running.counted = bundle.named.contains { $0.tier != .unpaid } ? bundle.count : 0
        running.deadline = deadline
        begin(running, at: now)
        // Thanks that nobody waits for take no turn from those that somebody does.
        if bundle.named.allSatisfy({ $0.tier == .unpaid }) { lastShape = nil }
        heldSince = nil
        let language = language(of: bundle.named.map(\.event.text))
        let sayable = bundle.named.filter(\.nameIsSayable).compactMap(\.event.viewer?.id)
        return .answer(
            TurnRequest(
                turn: turn, shape: .events, comments: [], events: bundle.named.map(\.event), waiting: bundle.count,
                language: language, sayableNames: Set(sayable)),
            reasons: bundle.named.map { Reason(message: $0.event.id, parts: [.event: $0.tier.worthSaying]) })
    }

    // MARK: Chat

    private mutating func answerChat(at now: Moment, turn: TurnID) -> Choice {
        if !events.hasPaid, let until = hold(at: now) { return .held(until: until) }
        heldSince = nil
        if let storm = comments.storm(at: now) {
            if now >= nextFace ?? now { return face(storm, at: now) }
            if storm.indices.count == comments.items.count { return .nothing(wakeAt: nextFace) }
        }
        let order = comments.order(at: now)
        let total = comments.total
        var shape = comments.shape(for: total, at: now)
        let impression = shape == .crowd || shape == .flood ? comments.impression(at: now) : nil
        let picks: [Int]
        switch shape {
        case .few:
            picks = comments.fitting(
                comments.worded(order), count: min(4, time.fitting(settings.longestAnswer)))
            if picks.count == 1 { shape = .single }
        case .crowd: picks = comments.diverse(comments.worded(order), limit: total >= 8 ? 3 : 2)
        case .flood: picks = comments.diverse(comments.worded(order), limit: 2)
        default: picks = [order[0]]
        }
        var running = RunningTurn(turn: turn, shape: shape)
        let reasons = choose(
            picks,
            companions: { item in
                impression == nil ? item.isWordless && !item.comment.isFirst : !item.isPaid && !item.isDirect
            },
            for: &running, at: now)
        begin(running, at: now)
        return .answer(
            TurnRequest(
                turn: turn, shape: shape, comments: running.comments.map(\.comment),
                copies: copies(of: running.comments), impression: impression, waiting: total - picks.count,
                language: language(of: running.comments.map(\.comment.text)),
                sayableNames: sayableNames(of: running.comments)),
            reasons: reasons)
    }

    /// Until when to wait for the rest of a burst, if one is in progress and what waits is not a crowd already.
    private mutating func hold(at now: Moment) -> Moment? {
        guard settings.longestHold > .zero, comments.items.count <= 4, !comments.items.contains(where: \.isDirect),
            let last = comments.arrivals.last,
            comments.arrivals.count(within: settings.burstWindow, before: now) >= settings.burstCount
        else { return nil }
        let start = heldSince ?? now
        heldSince = start
        let end = min(start + settings.longestHold, last + settings.burstGap)
        return now < end ? end : nil
    }

    private mutating func face(_ storm: (indices: [Int], mood: CrowdMood, comments: Int), at now: Moment) -> Choice {
        comments.remove(Set(storm.indices))
        nextFace = now + settings.faceEvery
        silence.wasActive(at: now)
        let intensity = storm.comments >= 20 ? 3 : storm.comments >= 8 ? 2 : 1
        return .face(
            Feeling(storm.mood.emotion, intensity: intensity),
            because: FaceReason(mood: storm.mood, comments: storm.comments))
    }

    // MARK: Quiet times

    private mutating func quiet(at now: Moment, turn: TurnID) -> Choice {
        var wakes = [silence.due].compactMap { $0 }
        if !events.unpaid.isEmpty {
            let calm = comments.arrivals.rate(at: now) < 1 ? now : now + .seconds(1)
            let may = max(calm, nextUnpaid ?? now)
            if may > now {
                wakes.append(may)
            } else if let until = events.hold(at: now, thanks: thanks) {
                return .held(until: until)
            } else {
                let bundle = events.take(cheers: [], withUnpaid: true, nextThanks: now)
                return answer(bundle, deadline: nil, at: now, turn: turn)
            }
        }
        guard let due = silence.due, now >= due else { return .nothing(wakeAt: wakes.min()) }
        silence.spoke(at: now)
        begin(RunningTurn(turn: turn, shape: .idle), at: now)
        return .answer(
            TurnRequest(turn: turn, shape: .idle, comments: [], language: lastLanguage, sayableNames: []), reasons: [])
    }

    // MARK: What all turns share

    private mutating func begin(_ turn: RunningTurn, at now: Moment) {
        running = turn
        lastShape = turn.shape
        silence.wasActive(at: now)
    }

    private mutating func choose(
        _ picks: [Int], companions: (WaitingComment) -> Bool, for turn: inout RunningTurn, at now: Moment
    ) -> [Reason] {
        turn.comments = picks.map { comments.items[$0] }
        let reasons = turn.comments.map { $0.reason(at: now, comments.decay, logins: settings.logins) }
        comments.leave(picks, companions: companions, at: now)
        return reasons
    }

    private func copies(of chosen: [WaitingComment]) -> [MessageID: Int] {
        var copies: [MessageID: Int] = [:]
        for item in chosen where item.copies > 0 { copies[item.comment.id] = item.copies }
        return copies
    }

    private func sayableNames(of chosen: [WaitingComment]) -> Set<ViewerID> {
        Set(chosen.filter(\.content.nameIsSayable).map(\.comment.viewer.id))
    }

    /// That of most of the chosen; the best decides between equals. Kept for what tells none.
    private mutating func language(of texts: [String]) -> Language {
        let guesses = texts.compactMap { $0.isEmpty ? nil : languageOf($0) }
        guard let first = guesses.first else { return lastLanguage }
        let isFirst = guesses.count(where: { $0 == first }) * 2 >= guesses.count
        lastLanguage = isFirst ? first : guesses.first { $0 != first } ?? first
        return lastLanguage
    }
}
