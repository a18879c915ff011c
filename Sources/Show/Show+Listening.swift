internal import Attention
internal import Chat
internal import Mind
internal import Moderation
internal import Signals

/// What comes in: from the platforms into the director, by way of the record.
extension Show {
    static let seenBefore = Bilingual(en: "Came before", es: "Ya había llegado")

    func listen() async {
        while let event = await parts.inlet.next() {
            switch event {
            case .comment(let comment): await take(comment)
            case .happened(let event): await take(event)
            case .recall(let recall): await apply(recall)
            case .release(let id): await release(id)
            case .onAir(let platform, let isLive): onAir(platform, isLive)
            case .state(let platform, let state): report(platform, state)
            }
        }
    }

    /// Calls of the director that wait to be kept, at most, while nothing else keeps them.
    static let longestTape = 512

    func take(_ comment: Comment) async {
        if director.tapeLength > Self.longestTape { keepTape() }
        if ViewerCommand(in: comment) == .forgetMe { return forget(comment.viewer.id, isAsked: true) }
        if beingForgotten.contains(comment.viewer.id) { await forgotten() }
        switch director.judge(comment, at: .now) {
        case .recalled: return
        case .refused(let reason):
            parts.screen.heard(comment)
            parts.screen.refused(comment, because: Bilingual { reason.explained(in: $0) })
            parts.audit.heard(reason, of: comment)
            parts.record.refuse(comment, because: reason)
            refusedLately = refusedLately.suffix(Self.refusedKept - 1) + [comment]
            // Whatever was written with them, bits were given.
            if comment.bits > 0 { await take(ChannelEvent(cheerOf: comment, withText: false)) }
        case .readable(let nameIsSayable):
            parts.screen.heard(comment)
            await admit(comment, nameIsSayable: nameIsSayable)
        }
    }

    static let refusedKept = 64

    func admit(_ comment: Comment, nameIsSayable: Bool, isApproved: Bool = false) async {
        var viewer: RememberedViewer?
        // A refused comment is kept already.
        if !isApproved {
            guard case .new(let known) = await parts.record.admit(comment, nameIsSayable: nameIsSayable) else {
                return parts.screen.refused(comment, because: Self.seenBefore)
            }
            viewer = known
            parts.ledger.admitted(after: .now - comment.receivedAt)
        }
        let now = Moment.now
        let wall = WallTime.now
        if admittedAt.count > 1024 { admittedAt = admittedAt.filter { now - $0.value < .seconds(300) } }
        if admittedAt.count < 4096 { admittedAt[comment.id] = now }
        director.admit(
            comment, nameIsSayable: nameIsSayable, standing: viewer?.standing(at: wall) ?? .unknown,
            known: viewer.flatMap { note(for: comment, known: $0, at: wall) }, at: now)
        await admitted(at: now)
        if settings.learnsFacts {
            let facts = FactFinder().facts(in: comment, at: wall)
            if !facts.isEmpty { parts.record.learn(facts) }
        }
    }

    /// What of a viewer's fits this comment; which facts it was made of is told to the record when it was used.
    func note(for comment: Comment, known: RememberedViewer, at now: WallTime) -> ViewerNote? {
        let recollection = Recollection()
        let facts = recollection.facts(for: comment, known: known, at: now)
        guard !facts.isEmpty else { return nil }
        if recollections.count > 512 { recollections.removeAll() }
        recollections[comment.id] = facts
        return recollection.note(of: facts, name: comment.viewer.name, viewer: comment.viewer.id, at: now)
    }

    func take(_ event: ChannelEvent) async {
        if director.tapeLength > Self.longestTape { keepTape() }
        guard await parts.record.admit(event) else { return }
        let now = Moment.now
        await welcome(event, at: now)
        await admitted(at: now)
    }

    /// An event that is on the record: it waits for thanks, or its reward does what the streamer set.
    func welcome(_ event: ChannelEvent, at now: Moment) async {
        parts.screen.happened(event)
        let scene = RewardBook.Scene(
            isMuted: isMuted, mayBeCut: running?.request.shape.mayBeSkipped ?? false, waitingLines: scripts.count)
        let decision = rewards.decision(on: event, in: scene)
        switch decision {
        case .admit: return director.admit(event, at: now)
        case .ignore, .pass: break
        case .say, .feel, .skip:
            // Done at most once, whatever happens next.
            await parts.record.thanking([event.id])
        }
        switch decision {
        case .admit, .ignore, .pass: break
        case .say(let words):
            scripts.append(
                Script(text: words, language: Language.guess(words) ?? settings.language, isRedeemed: true))
            wake.raise()
        case .feel(let feeling): parts.screen.felt(feeling)
        case .skip: if let running, running.request.shape.mayBeSkipped { running.stop(.panel) }
        }
        let fate = decision == .pass ? .missed : rewards.fate(of: event) ?? .rewarded
        parts.record.dropped([DepartedEvent(id: event.id, fate: fate)])
    }

    /// What an earlier run had begun, or left for too long to be said aloud.
    func settle(begun: [ChannelEvent], overdue: [ChannelEvent]) {
        var owed: [ChannelEvent] = []
        var dropped: [DepartedEvent] = []
        for event in begun + overdue {
            if let fate = rewards.fate(of: event) {
                dropped.append(DepartedEvent(id: event.id, fate: fate))
            } else {
                owed.append(event)
            }
        }
        let late = Set(overdue.filter { !$0.isPaid }.map(\.id))
        dropped += owed.filter { late.contains($0.id) }.map { DepartedEvent(id: $0.id, fate: .old) }
        if !dropped.isEmpty { parts.record.dropped(dropped) }
        owedInText = owed.filter { !late.contains($0.id) }
        guard !owedInText.isEmpty else { return }
        let names = owedInText.compactMap(\.viewer?.name).joined(separator: ", ")
        parts.health.note(
            Bilingual(
                en: "thanks were due or under way when the show broke off, and are not said aloud any more: \(names)",
                es: "se debían o se estaban dando las gracias cuando se cortó el programa, y ya no se dicen: \(names)"))
        if parts.writer == nil { thankInText() }
    }

    /// Thanks by name in chat, once somebody reads there; where nothing can be written, the operator was told.
    func thankInText() {
        guard !owedInText.isEmpty else { return }
        let events = owedInText
        owedInText = []
        let names = events.compactMap { director.sayableName(of: $0) }.filter(parts.performer.gate.mayBeWritten)
        if let writer = parts.writer,
            let thanks = WrittenThanks(names: names, others: events.count - names.count, settings.language)
        {
            writer.write(thanks.text, replyingTo: nil)
        }
        parts.record.thankedInText(events.map(\.id))
    }

    /// Something more waits: chosen first, shown after that.
    func admitted(at now: Moment) async {
        interruptIfDue(at: now)
        wake.raise()
        await Task.yield()
        showQueue()
    }

    func interruptIfDue(at now: Moment) {
        guard let running,
            let cause = director.interruption(of: running.request, began: runningSince, at: now)
        else { return }
        running.stop(cause)
    }

    func apply(_ recall: Recall) async {
        let gone = self.director.apply(recall, at: .now)
        let director = director
        let covers: (Citation) -> Bool = { director.covers($0) }
        if let running, running.request.citations.contains(where: covers) { running.stop(.recall) }
        let turns = turnsByMessage.filter { director.covers($0.key) }
        for id in turns.keys { turnsByMessage[id] = nil }
        for id in gone {
            admittedAt[id] = nil
            recollections[id] = nil
        }
        refusedLately.removeAll { covers(Citation($0)) }
        parts.reflection.forget(where: covers)
        parts.writer?.withdraw { director.covers($0) }
        owedInText.removeAll { Citation($0).map(recall.covers) ?? false }
        parts.screen.recalled(recall)
        showQueue()
        await parts.record.recall(recall, turns: Array(Set(turns.values)))
        await rememberAnew()
    }

    /// A held message may be read; it comes, or came, like any other.
    func release(_ id: MessageID) async {
        director.release(id, at: .now)
        await parts.record.release(id)
    }

    func onAir(_ platform: Platform, _ isLive: Bool) {
        parts.health.note(
            isLive
                ? Bilingual(
                    en: "the channel is on air (\(platform.rawValue))",
                    es: "el canal está en directo (\(platform.rawValue))")
                : Bilingual(
                    en: "the channel went off air (\(platform.rawValue))",
                    es: "el canal ya no está en directo (\(platform.rawValue))"))
    }

    func report(_ platform: Platform, _ state: SourceState) {
        let part = "chat (\(platform.rawValue))"
        if platform == .twitch, state.isReading { thankInText() }
        switch state {
        case .connecting: parts.health.report(Health(part: part, state: .starting))
        case .reading: parts.health.report(Health(part: part, state: .well))
        case .readingLess(_, let reason, let remedy):
            parts.health.report(Health(part: part, state: .degraded, message: reason + " " + remedy))
        case .lost(let reason, let remedy):
            parts.health.report(Health(part: part, state: .down, message: reason + " " + remedy))
        }
    }

    func showQueue() { parts.screen.queue(director.queue(limit: 12), director.waitingEvents) }

    /// Writes the tape, where no turn waits for it: when she has nothing to do, and at a turn's end.
    func keepTape() {
        let tape = director.takeTape()
        if !tape.isEmpty { parts.record.keep(tape) }
        let departed = director.takeDeparted()
        if !departed.isEmpty { parts.record.dropped(departed) }
    }
}

extension SourceState {
    fileprivate var isReading: Bool {
        switch self {
        case .reading, .readingLess: true
        case .connecting, .lost: false
        }
    }
}
