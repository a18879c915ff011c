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
        /// How much of her answers she writes in chat too.
        package var replies = WrittenReplies.off
        package var rewards: [RewardRule] = []

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
        /// Nil where nothing can be written.
        package let writer: (any ChatWriting)?

        package init(
            inlet: ChatInlet, performer: TurnPerformer, reading: any ReadingAhead & TokenCounting,
            reflection: Reflection, record: any ShowRecord, screen: any ShowScreen, ledger: Ledger,
            health: HealthBoard, audit: AuditDesk,
            writer: (any ChatWriting)? = nil
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
            self.writer = writer
        }
    }

    let parts: Parts
    let settings: Settings
    let rewards: RewardBook
    let wake = Wake()

    var director: Director
    var running: TurnHandle?
    var runningSince = Moment.now
    var isMuted = false
    var admittedAt: [MessageID: Moment] = [:]
    /// Thanks that are not said aloud any more, until chat can be written in.
    var owedInText: [ChannelEvent] = []
    /// What is said in her voice without being chosen.
    var scripts: [Script] = []
    var turnsByMessage: [MessageID: TurnID] = [:]
    var refusedLately: [Comment] = []
    /// The facts that are in the prompts of comments that wait.
    var recollections: [MessageID: [Fact]] = [:]
    var readingAhead: Task<Void, Never>?
    var counting: Task<Void, Never>?
    var forgetting: Task<Void, Never>?
    /// Whose traces are leaving the disk; bounded.
    var beingForgotten: Set<ViewerID> = []
    /// Turns that cite somebody who was forgotten while they ran.
    var hushedTurns: Set<TurnID> = []
    /// A viewer is told of being forgotten, once she may speak.
    var owesForgotten = false
    var lastTalk: [Language: UInt32] = [:]
    var usage: [TurnID: ModelUsage] = [:]

    struct Script {
        let text: String
        let language: Language
        /// For a viewer's points, not by the operator.
        var isRedeemed = false
    }

    package init(_ parts: Parts, director: Director, settings: Settings) {
        self.parts = parts
        self.director = director
        self.settings = settings
        rewards = RewardBook(settings.rewards)
    }

    /// Runs the show until it is cancelled.
    package func run() async {
        await rememberAnew()
        await takeUp(await parts.record.leftovers())
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
    func takeUp(_ leftovers: Leftovers) async {
        let now = Moment.now
        if let away = leftovers.away { director.cameBack(after: away, at: now) }
        for event in leftovers.due { await welcome(event, at: now) }
        for comment in leftovers.comments {
            parts.screen.heard(comment)
            guard case .readable(let nameIsSayable) = director.judge(comment, at: now) else { continue }
            director.admit(comment, nameIsSayable: nameIsSayable, at: now)
        }
        settle(begun: leftovers.begun, overdue: leftovers.overdue)
        keepTape()
        showQueue()
    }

    // MARK: Whose turn it is

    func takeTurns() async {
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

    func answer(_ request: TurnRequest, _ reasons: [Reason], chosen: Moment, held: Duration) async {
        readingAhead?.cancel()
        lastTalk[request.language] = request.turn.number
        let prompt = director.prompt(for: request, at: chosen)
        await perform(request, reasons, .prompt(prompt), chosen: chosen, held: held)
    }

    func say(_ script: Script) async {
        let now = Moment.now
        let request = TurnRequest(
            turn: director.takeTurnNumber(at: now), shape: .operator, comments: [], language: script.language,
            sayableNames: [])
        await perform(request, [], .text(script.text), chosen: now, held: .zero)
    }

    func perform(
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
    func watch(_ handle: TurnHandle) async {
        while running === handle {
            guard (try? await Task.sleep(for: .milliseconds(500))) != nil else { return }
            interruptIfDue(at: .now)
        }
    }

    func aids(
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

    func end(
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
        if performance.outcome == .stopped(.recall), !isForgotten, !performance.heard.text.isEmpty {
            // She drops it, and goes on as somebody who has just thought better of it.
            scripts.insert(
                Script(
                    text: parts.performer.preparedLine(.moderated, request.language, nil), language: request.language),
                at: 0)
        }
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
        if !report.heard.isEmpty, !recalled.isEmpty { parts.record.recalled(recalled) }
        // One giver's recall does not have the others thanked again.
        let thanked = performance.heard.text.isEmpty ? [] : director.thanks(in: request.turn)
        if !thanked.isEmpty { parts.record.thanked(thanked) }
        if !performance.outcome.isPrepared, let writer = parts.writer,
            let reply = WrittenReply(
                report.heard, wasCut: report.wasCut, to: request, settings.replies, on: .twitch,
                gate: parts.performer.gate)
        {
            writer.write(reply.text, replyingTo: reply.parent)
        }
        await parts.record.store(report)
        count(request.turn)
        if settings.learnsFacts, !isRecalled { parts.reflection.consider(request.comments, at: .now) }
        parts.reflection.sumUp(director.takeDropped())
        if parts.reflection.takeNews() { await rememberAnew() }
        parts.reflection.rest()
    }

    func nextScript() -> Script? {
        scripts.isEmpty ? nil : scripts.removeFirst()
    }

    // MARK: Reading ahead

    /// The model has given the whole reply and she is still being heard: it reads what the next prompts begin with.
    func wrote(
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
    func count(_ turn: TurnID) {
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
    static let templateTokens = 10
    static let recentTalk: UInt32 = 12

    /// What prompts begin with now: for a model server that has just started.
    package func prefixes() -> [Prompt] { Language.allCases.reversed().map { director.prefix($0) } }
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

    /// Whether a prepared line stood in for an answer.
    var isPrepared: Bool {
        if case .prepared = self { true } else { false }
    }
}
