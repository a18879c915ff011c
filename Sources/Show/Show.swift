internal import Attention
package import Chat
package import Mind
internal import Moderation
package import Signals
internal import Voice

/// Whose turn it is: joins the rooms, starts and stops turns.
///
/// One comment's way: `take` (judged, committed) → ``Director`` → `choose` → ``TurnPerformer``. The decisions are the
/// director's; this actor makes its calls in real time, and carries them out.
package actor Show {
    package struct Settings: Sendable, Equatable {
        /// Of the operator's words that could be either.
        package var language: Language = .en
        /// Whether facts that viewers tell of themselves are kept.
        package var learnsFacts = true
        /// Whether a sentence of her last replies is said again.
        package var mayRepeat = false

        package init() {}
    }

    /// Everything that a show is made of.
    package struct Parts: Sendable {
        package let inlet: ChatInlet
        package let performer: TurnPerformer
        package let reading: any ReadingAhead & TokenCounting
        package let reflection: Reflection
        package let record: any ShowRecord
        package let screen: any ShowScreen
        package let ledger: Ledger
        package let health: HealthBoard
        package let audit: AuditDesk

        package init(
            inlet: ChatInlet, performer: TurnPerformer, reading: any ReadingAhead & TokenCounting,
            reflection: Reflection, record: any ShowRecord, screen: any ShowScreen, ledger: Ledger,
            health: HealthBoard, audit: AuditDesk
        ) {
            self.inlet = inlet
            self.performer = performer
            self.reading = reading
            self.reflection = reflection
            self.record = record
            self.screen = screen
            self.ledger = ledger
            self.health = health
            self.audit = audit
        }
    }

    private let parts: Parts
    private let settings: Settings
    private let wake = Wake()

    private var director: Director
    private var running: TurnHandle?
    private var runningSince = Moment.now
    private var isMuted = false
    private var admittedAt: [MessageID: Moment] = [:]
    /// What is said in her voice without being chosen.
    private var scripts: [Script] = []
    private var turnsByMessage: [MessageID: TurnID] = [:]
    private var refusedLately: [Comment] = []
    /// The facts that are in the prompts of comments that wait.
    private var recollections: [MessageID: [Fact]] = [:]
    private var readingAhead: Task<Void, Never>?
    private var counting: Task<Void, Never>?
    private var forgetting: Task<Void, Never>?
    /// Whose traces are leaving the disk; bounded.
    private var beingForgotten: Set<ViewerID> = []
    /// Turns that cite somebody who was forgotten while they ran.
    private var hushedTurns: Set<TurnID> = []
    /// A viewer is told of being forgotten, once she may speak.
    private var owesForgotten = false
    private var lastTalk: [Language: UInt32] = [:]
    private var usage: [TurnID: ModelUsage] = [:]

    private struct Script {
        let text: String
        let language: Language
    }

    package init(_ parts: Parts, director: Director, settings: Settings) {
        self.parts = parts
        self.director = director
        self.settings = settings
    }

    /// Runs the show until it is cancelled.
    package func run() async {
        await rememberAnew()
        takeUp(await parts.record.leftovers())
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.listen() }
            group.addTask { await self.takeTurns() }
            group.addTask { await self.parts.reflection.run() }
        }
        keepTape()
        readingAhead?.cancel()
        counting?.cancel()
        // What was promised to be forgotten is.
        await forgetting?.value
    }

    /// Takes up what an earlier run left, as a host who stumbled and is back.
    private func takeUp(_ leftovers: Leftovers) {
        let now = Moment.now
        if let away = leftovers.away { director.cameBack(after: away, at: now) }
        for event in leftovers.due {
            parts.screen.happened(event)
            director.admit(event, at: now)
        }
        for comment in leftovers.comments {
            parts.screen.heard(comment)
            guard case .readable(let nameIsSayable) = director.judge(comment, at: now) else { continue }
            director.admit(comment, nameIsSayable: nameIsSayable, at: now)
        }
        if !leftovers.begun.isEmpty {
            let names = leftovers.begun.compactMap(\.viewer?.name).joined(separator: ", ")
            parts.health.note(
                Bilingual(
                    en: "thanks were under way when the show broke off, and are not said again: \(names)",
                    es: "se estaba dando las gracias cuando se cortó el programa, y no se repiten: \(names)"))
            parts.record.thankedInText(leftovers.begun.map(\.id))
        }
        keepTape()
        showQueue()
    }

    // MARK: What comes in

    private static let seenBefore = Bilingual(en: "Came before", es: "Ya había llegado")

    private func listen() async {
        while let event = await parts.inlet.next() {
            switch event {
            case .comment(let comment): await take(comment)
            case .happened(let event): await take(event)
            case .recall(let recall): await apply(recall)
            case .state(let platform, let state): report(platform, state)
            }
        }
    }

    /// Calls of the director that wait to be kept, at most, while nothing else keeps them.
    private static let longestTape = 512

    private func take(_ comment: Comment) async {
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
        case .readable(let nameIsSayable):
            parts.screen.heard(comment)
            await admit(comment, nameIsSayable: nameIsSayable)
        }
    }

    private static let refusedKept = 64

    private func admit(_ comment: Comment, nameIsSayable: Bool, isApproved: Bool = false) async {
        var viewer: RememberedViewer?
        // A refused comment is kept already.
        if !isApproved {
            guard case .new(let known) = await parts.record.admit(comment, nameIsSayable: nameIsSayable) else {
                return parts.screen.refused(comment, because: Self.seenBefore)
            }
            viewer = known
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
    private func note(for comment: Comment, known: RememberedViewer, at now: WallTime) -> ViewerNote? {
        let recollection = Recollection()
        let facts = recollection.facts(for: comment, known: known, at: now)
        guard !facts.isEmpty else { return nil }
        if recollections.count > 512 { recollections.removeAll() }
        recollections[comment.id] = facts
        return recollection.note(of: facts, name: comment.viewer.name, viewer: comment.viewer.id, at: now)
    }

    private func take(_ event: ChannelEvent) async {
        guard await parts.record.admit(event) else { return }
        parts.screen.happened(event)
        let now = Moment.now
        director.admit(event, at: now)
        await admitted(at: now)
    }

    /// Something more waits: chosen first, shown after that.
    private func admitted(at now: Moment) async {
        interruptIfDue(at: now)
        wake.raise()
        await Task.yield()
        showQueue()
    }

    private func interruptIfDue(at now: Moment) {
        guard let running,
            let cause = director.interruption(of: running.request, began: runningSince, at: now)
        else { return }
        running.stop(cause)
    }

    private func apply(_ recall: Recall) async {
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
        parts.screen.recalled(recall)
        showQueue()
        await parts.record.recall(recall, turns: Array(Set(turns.values)))
        await rememberAnew()
    }

    private func report(_ platform: Platform, _ state: SourceState) {
        let part = "chat (\(platform.rawValue))"
        switch state {
        case .connecting: parts.health.report(Health(part: part, state: .starting))
        case .reading: parts.health.report(Health(part: part, state: .well))
        case .lost(let reason, let remedy):
            parts.health.report(Health(part: part, state: .down, message: reason + " " + remedy))
        }
    }

    private func showQueue() { parts.screen.queue(director.queue(limit: 12), director.waitingEvents) }

    /// Writes the tape, where no turn waits for it: when she has nothing to do, and at a turn's end.
    private func keepTape() {
        let tape = director.takeTape()
        if !tape.isEmpty { parts.record.keep(tape) }
    }

    // MARK: Whose turn it is

    private func takeTurns() async {
        // Since when a burst in progress is waited for.
        var heldFrom: Moment?
        while !Task.isCancelled {
            if let script = nextScript() {
                await say(script)
                continue
            }
            if isMuted {
                keepTape()
                await wake.wait(until: nil)
                continue
            }
            if owesForgotten {
                owesForgotten = false
                let line = parts.performer.preparedLine(.forgotten, settings.language, nil)
                await say(Script(text: line, language: settings.language))
                continue
            }
            let now = Moment.now
            switch director.choose(at: now) {
            case .nothing(let moment):
                heldFrom = nil
                keepTape()
                await wake.wait(until: moment)
            case .held(let moment):
                heldFrom = heldFrom ?? now
                await wake.wait(until: moment)
            case .face(let feeling, let reason):
                parts.screen.reacted(feeling, because: reason)
                showQueue()
            case .answer(let request, let reasons):
                let held = heldFrom.map { now - $0 } ?? .zero
                heldFrom = nil
                await answer(request, reasons, chosen: now, held: held)
            }
        }
    }

    private func answer(_ request: TurnRequest, _ reasons: [Reason], chosen: Moment, held: Duration) async {
        readingAhead?.cancel()
        lastTalk[request.language] = request.turn.number
        let prompt = director.prompt(for: request, at: chosen)
        await perform(request, reasons, .prompt(prompt), chosen: chosen, held: held)
    }

    private func say(_ script: Script) async {
        let now = Moment.now
        let request = TurnRequest(
            turn: director.takeTurnNumber(at: now), shape: .operator, comments: [], language: script.language,
            sayableNames: [])
        await perform(request, [], .text(script.text), chosen: now, held: .zero)
    }

    private func perform(
        _ request: TurnRequest, _ reasons: [Reason], _ script: TurnPerformer.Script, chosen: Moment,
        held: Duration
    ) async {
        let began = WallTime.now
        let first = request.comments.first
        parts.ledger.begin(
            request.turn, shape: request.shape, received: first?.receivedAt,
            admitted: first.flatMap { admittedAt[$0.id] }, chosen: chosen, held: held)
        for id in request.sources {
            admittedAt[id] = nil
            turnsByMessage[id] = request.turn
        }
        if turnsByMessage.count > 2048 {
            turnsByMessage = turnsByMessage.filter { request.turn.number &- $0.value.number < 512 }
        }
        let handle = TurnHandle(request)
        running = handle
        runningSince = chosen
        parts.screen.began(request, reasons)
        parts.reflection.hush()
        async let performing = parts.performer.perform(script, handle, aids: aids(for: request, reasons, script))
        let watching = Task { await watch(handle) }
        showQueue()
        let performance = await performing
        watching.cancel()
        running = nil
        await end(request, reasons, performance, began: began, chosen: chosen)
    }

    /// What waits grows more urgent with time alone.
    private func watch(_ handle: TurnHandle) async {
        while running === handle {
            guard (try? await Task.sleep(for: .milliseconds(500))) != nil else { return }
            interruptIfDue(at: .now)
        }
    }

    private func aids(
        for request: TurnRequest, _ reasons: [Reason], _ script: TurnPerformer.Script
    ) -> TurnPerformer.Aids {
        var aids = TurnPerformer.Aids()
        let record = parts.record
        aids.onReply = { record.began(request, reasons) }
        let promptBytes = script.promptBytes
        if case .prompt = script, !settings.mayRepeat { aids.isWorn = director.worn(in: request.language) }
        let events = director.thanks(in: request.turn)
        if !events.isEmpty {
            aids.beforeSound = { await record.thanking(events) }
        }
        aids.onWritten = { [weak self] written, feeling, usage in
            Task { await self?.wrote(request, written, feeling, usage, promptBytes) }
        }
        return aids
    }

    private func end(
        _ request: TurnRequest, _ reasons: [Reason], _ performance: TurnPerformer.Performance, began: WallTime,
        chosen: Moment
    ) async {
        let now = Moment.now
        let isForgotten = hushedTurns.remove(request.turn) != nil
        director.ended(
            request,
            Director.Ending(
                heard: isForgotten ? "" : performance.heard.text, feeling: performance.feeling,
                wasCut: performance.heard.wasCut,
                cause: performance.outcome.cause, took: now - chosen), at: now)
        keepTape()
        let isRecalled = isForgotten || request.citations.contains(where: director.covers)
        let entry = parts.ledger.entry(request.turn)
        let report = TurnReport(
            request: request, reasons: reasons, written: isRecalled ? "" : performance.written,
            heard: isRecalled ? "" : performance.heard.text, wasCut: performance.heard.wasCut,
            heardFrame: performance.heard.frame, outcome: performance.outcome,
            isRecalled: isRecalled, began: began,
            firstSound: entry?.delay(to: .audible),
            marks: entry?.marks ?? [], usage: usage.removeValue(forKey: request.turn) ?? ModelUsage())
        parts.screen.ended(report)
        parts.screen.mood(director.moodWords)
        showQueue()
        let recalled = request.sources.flatMap { recollections.removeValue(forKey: $0) ?? [] }
        if !report.heard.isEmpty {
            if !recalled.isEmpty { parts.record.recalled(recalled) }
            let thanked = director.thanks(in: request.turn)
            if !thanked.isEmpty { parts.record.thanked(thanked) }
        }
        await parts.record.store(report)
        count(request.turn)
        if settings.learnsFacts, !isRecalled { parts.reflection.consider(request.comments, at: .now) }
        parts.reflection.sumUp(director.takeDropped())
        if parts.reflection.takeNews() { await rememberAnew() }
        parts.reflection.rest()
    }

    private func nextScript() -> Script? {
        scripts.isEmpty ? nil : scripts.removeFirst()
    }

    // MARK: Reading ahead

    /// The model has given the whole reply and she is still being heard: it reads what the next prompts begin with.
    private func wrote(
        _ request: TurnRequest, _ written: String, _ feeling: Feeling, _ usage: ModelUsage, _ promptBytes: Int
    ) {
        self.usage[request.turn] = usage
        if self.usage.count > 16 { self.usage = self.usage.filter { request.turn.number &- $0.key.number < 8 } }
        if let tokens = usage.promptTokens { director.calibrate(bytes: promptBytes, tokens: tokens) }
        guard running?.request.turn == request.turn, !written.isEmpty else { return }
        let languages = Language.allCases.filter { language in
            lastTalk[language].map { request.turn.number &- $0 < Self.recentTalk } ?? false
        }.sorted { first, _ in first == request.language }
        let prompts = languages.map { director.prefix($0, saying: (request, written, feeling)) }
        let reading = parts.reading
        readingAhead?.cancel()
        readingAhead = Task {
            for prompt in prompts where !Task.isCancelled { try? await reading.readAhead(prompt) }
        }
    }

    /// An exchange's real length, where a server tells; off the turn's path.
    private func count(_ turn: TurnID) {
        guard let exchange = director.exchange(of: turn) else { return }
        let text = (exchange.lines + [exchange.reply]).joined(separator: "\n")
        let reading = parts.reading
        counting?.cancel()
        counting = Task {
            guard let tokens = await reading.tokens(in: text), !Task.isCancelled else { return }
            director.setTokens(tokens + Self.templateTokens, of: turn)
        }
    }

    /// What a chat template puts around an exchange, generously.
    private static let templateTokens = 10
    private static let recentTalk: UInt32 = 12

    /// What prompts begin with now: for a model server that has just started.
    package func prefixes() -> [Prompt] { Language.allCases.reversed().map { director.prefix($0) } }

    // MARK: What the operator does

    /// Stops the running turn, if any.
    package func stop(_ cause: StopCause) {
        running?.stop(cause)
    }

    /// Says the operator's words in her voice, after what she is saying now. At most eight wait.
    /// - Returns: false when too many wait.
    package func say(_ text: String) -> Bool {
        guard scripts.count < 8 else { return false }
        scripts.append(Script(text: text, language: Language.guess(text) ?? settings.language))
        wake.raise()
        return true
    }

    /// The operator speaks to her; she answers before anybody else.
    /// - Returns: false when too many lines of the operator's wait.
    @discardableResult
    package func talk(_ words: String) async -> Bool {
        let now = Moment.now
        let isTaken = director.hear(operator: words, language: Language.guess(words) ?? settings.language, at: now)
        await admitted(at: now)
        return isTaken
    }

    /// Lets a comment through that the gate refused.
    /// - Returns: the comment; nil when it is not among the last refused.
    package func approve(_ id: MessageID) async -> Comment? {
        guard let index = refusedLately.firstIndex(where: { $0.id == id }) else { return nil }
        let comment = refusedLately.remove(at: index)
        await admit(comment, nameIsSayable: false, isApproved: true)
        return comment
    }

    /// Forgets a viewer: in the dialogue, in what waits and in everything that is kept.
    /// - Parameter isAsked: by the viewer, whom she tells that it is done.
    package func forget(_ viewer: ViewerID, isAsked: Bool = false) {
        // Once at a time, and few at once: the disk is chat's too.
        guard !beingForgotten.contains(viewer), beingForgotten.count < Self.mostForgotten else { return }
        beingForgotten.insert(viewer)
        if let running, running.request.citations.contains(where: { $0.author == viewer }) {
            hushedTurns.insert(running.request.turn)
            running.stop(.recall)
        }
        director.forget(viewer, at: .now)
        refusedLately.removeAll { $0.viewer.id == viewer }
        recollections.removeAll()
        parts.reflection.forget { $0.author == viewer }
        parts.screen.forgot(viewer)
        showQueue()
        // The disk takes its time; chat is listened to meanwhile.
        forgetting = Task { [forgetting] in
            await forgetting?.value
            await parts.record.forget(viewer)
            await rememberAnew()
            beingForgotten.remove(viewer)
        }
        if isAsked {
            owesForgotten = true
            wake.raise()
        }
    }

    private static let mostForgotten = 32

    /// The persona was read anew.
    package func take(_ persona: Persona, _ composer: PromptComposer) {
        director.take(persona, composer, at: .now)
    }

    /// What the operator wants her to know has changed.
    package func rememberAnew() async {
        if let memory = await parts.record.lastingMemory() { director.take(memory) }
    }

    /// Returns when everything forgotten so far has left the record.
    package func forgotten() async { await forgetting?.value }

    /// She was away this long; the next turn says so.
    package func cameBack(after away: Duration) {
        let now = Moment.now
        director.cameBack(after: away, at: now)
        wake.raise()
    }

    /// Muted, she goes on reading and answers nobody.
    package func setMuted(_ muted: Bool) {
        isMuted = muted
        if muted { running?.stop(.panel) }
        parts.screen.muted(muted)
        wake.raise()
    }

    /// Silences everything at once and wipes what is shown; ends with `setMuted(false)`.
    package func panic() {
        scripts.removeAll()
        setMuted(true)
        parts.screen.wipe()
    }
}

extension TurnReport.Outcome {
    /// Why she did not say all she meant to; nil when she did.
    var cause: StopCause? {
        switch self {
        case .finished, .prepared: nil
        case .stopped(let cause): cause
        case .failed: .failure
        }
    }
}
