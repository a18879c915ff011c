package import Attention
package import Chat
package import Mind
package import Moderation
package import Signals
internal import Voice

/// Whose turn it is: joins the rooms, starts and stops turns.
///
/// One comment's way: `take` (recalled? may it be read? committed) → attention → `choose` → ``TurnPerformer``.
/// The decisions are the rooms' state machines; this actor owns them and the order in which they are asked.
package actor Show {
    package struct Settings: Sendable, Equatable {
        /// The first turn's number; continues where the journal ended.
        package var firstTurn: UInt32 = 1
        /// Speaks the language of the comment; this one when it cannot be told.
        package var language: Language = .en
        package init() {}
    }

    private let inlet: ChatInlet
    private let composer: PromptComposer
    private let performer: TurnPerformer
    private let record: any ShowRecord
    private let screen: any ShowScreen
    private let ledger: Ledger
    private let health: HealthBoard
    private let settings: Settings
    private let wake = Wake()

    private var readGate: ReadGate
    private var recalls: RecallBook
    private var attention: Attention
    private var dialogue: Dialogue
    private var nextTurn: UInt32
    private var running: TurnHandle?
    private var isMuted = false
    private var admittedAt: [MessageID: Moment] = [:]
    private var operatorLines: [OperatorLine] = []
    private var turnsByMessage: [MessageID: TurnID] = [:]

    private struct OperatorLine {
        let text: String
        let language: Language
    }

    package init(
        inlet: ChatInlet, readGate: ReadGate, recalls: RecallBook, attention: Attention,
        composer: PromptComposer, dialogue: Dialogue, performer: TurnPerformer, record: any ShowRecord,
        screen: any ShowScreen, ledger: Ledger, health: HealthBoard, settings: Settings
    ) {
        self.inlet = inlet
        self.readGate = readGate
        self.recalls = recalls
        self.attention = attention
        self.composer = composer
        self.dialogue = dialogue
        self.performer = performer
        self.record = record
        self.screen = screen
        self.ledger = ledger
        self.health = health
        self.settings = settings
        self.nextTurn = settings.firstTurn
    }

    /// Runs the show until it is cancelled.
    package func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.listen() }
            group.addTask { await self.takeTurns() }
        }
    }

    // MARK: What comes in

    private static let seenBefore = Bilingual(en: "Came before", es: "Ya había llegado")

    private func listen() async {
        while let event = await inlet.next() {
            switch event {
            case .comment(let comment): await take(comment)
            case .recall(let recall): await apply(recall)
            case .state(let platform, let state): report(platform, state)
            }
        }
    }

    private func take(_ comment: Comment) async {
        guard !recalls.covers(comment) else { return }
        screen.heard(comment)
        let nameIsSayable: Bool
        switch readGate.verdict(on: comment, at: comment.receivedAt) {
        case .refuse(let reason): return screen.refused(comment, because: Bilingual { reason.explained(in: $0) })
        case .allow(let sayable): nameIsSayable = sayable
        }
        guard await record.admit(comment) else { return screen.refused(comment, because: Self.seenBefore) }
        let now = Moment.now
        if admittedAt.count > 1024 { admittedAt = admittedAt.filter { now - $0.value < .seconds(300) } }
        if admittedAt.count < 4096 { admittedAt[comment.id] = now }
        recalls.note(comment)
        attention.admit(comment, nameIsSayable: nameIsSayable, risk: readGate.risk(of: comment), at: now)
        screen.queue(attention.queue(limit: 12, at: .now))
        wake.raise()
    }

    private func apply(_ recall: Recall) async {
        let now = Moment.now
        recalls.apply(recall, at: now)
        let gone = attention.withdraw { recalls.covers($0) }
        if let running, running.request.comments.contains(where: recalls.covers) { running.stop(.recall) }
        let turns = turnsByMessage.filter { recalls.covers($0.key) }
        for id in turns.keys { turnsByMessage[id] = nil }
        for id in gone { admittedAt[id] = nil }
        dialogue.forget { recalls.covers($0) }
        screen.recalled(recall)
        screen.queue(attention.queue(limit: 12, at: .now))
        await record.recall(recall, turns: Array(Set(turns.values)))
    }

    private func report(_ platform: Platform, _ state: SourceState) {
        let part = "chat (\(platform.rawValue))"
        switch state {
        case .connecting: health.report(Health(part: part, state: .starting))
        case .reading: health.report(Health(part: part, state: .well))
        case .lost(let reason, let remedy):
            health.report(Health(part: part, state: .down, message: reason + " " + remedy))
        }
    }

    // MARK: Whose turn it is

    private func takeTurns() async {
        // Since when a burst in progress is waited for.
        var heldFrom: Moment?
        while !Task.isCancelled {
            if let line = nextOperatorLine() {
                await say(line)
                continue
            }
            if isMuted {
                await wake.wait(until: nil)
                continue
            }
            let now = Moment.now
            switch attention.choose(at: now, turn: TurnID(nextTurn)) {
            case .nothing(let moment):
                heldFrom = nil
                await wake.wait(until: moment)
            case .held(let moment):
                heldFrom = heldFrom ?? now
                await wake.wait(until: moment)
            case .answer(let request, let reasons):
                let held = heldFrom.map { now - $0 } ?? .zero
                heldFrom = nil
                await answer(request, reasons, chosen: now, held: held)
            }
        }
    }

    private func answer(_ request: TurnRequest, _ reasons: [Reason], chosen: Moment, held: Duration) async {
        let prompt = composer.prompt(for: request, dialogue: dialogue)
        await perform(request, reasons, .prompt(prompt), chosen: chosen, held: held)
    }

    private func say(_ line: OperatorLine) async {
        let request = TurnRequest(
            turn: TurnID(nextTurn), shape: .operator, comments: [], language: line.language, sayableNames: [])
        await perform(request, [], .text(line.text), chosen: .now, held: .zero)
    }

    private func perform(
        _ request: TurnRequest, _ reasons: [Reason], _ script: TurnPerformer.Script, chosen: Moment,
        held: Duration
    ) async {
        nextTurn &+= 1
        let began = WallTime.now
        let first = request.comments.first
        ledger.begin(
            request.turn, shape: request.shape, received: first?.receivedAt,
            admitted: first.flatMap { admittedAt[$0.id] }, chosen: chosen, held: held)
        for comment in request.comments {
            admittedAt[comment.id] = nil
            turnsByMessage[comment.id] = request.turn
        }
        if turnsByMessage.count > 2048 {
            turnsByMessage = turnsByMessage.filter { request.turn.number &- $0.value.number < 512 }
        }
        let handle = TurnHandle(request)
        running = handle
        screen.began(request, reasons)
        async let performing = performer.perform(script, handle)
        // Beside the request to the model, not before it.
        record.began(request, reasons)
        let performance = await performing
        running = nil

        let isRecalled = request.comments.contains(where: recalls.covers)
        if !isRecalled, !performance.heard.text.isEmpty {
            dialogue.remember(
                request, heard: performance.heard.text, feeling: performance.feeling,
                wasCut: performance.heard.wasCut)
        }
        let entry = ledger.entry(request.turn)
        let report = TurnReport(
            request: request, reasons: reasons, written: isRecalled ? "" : performance.written,
            heard: isRecalled ? "" : performance.heard.text, wasCut: performance.heard.wasCut,
            heardFrame: performance.heard.frame, outcome: performance.outcome,
            isRecalled: isRecalled, began: began,
            firstSound: entry?.delay(to: .audible),
            marks: entry?.marks ?? [])
        screen.ended(report)
        await record.store(report)
    }

    private func nextOperatorLine() -> OperatorLine? {
        operatorLines.isEmpty ? nil : operatorLines.removeFirst()
    }

    // MARK: What the operator does

    /// Stops the running turn, if any.
    package func stop(_ cause: StopCause) {
        running?.stop(cause)
    }

    /// Says the operator's words in her voice, after what she is saying now. At most eight wait.
    /// - Returns: false when too many wait.
    package func say(_ text: String) -> Bool {
        guard operatorLines.count < 8 else { return false }
        operatorLines.append(OperatorLine(text: text, language: Language.guess(text) ?? settings.language))
        wake.raise()
        return true
    }

    /// Muted, she goes on reading and answers nobody.
    package func setMuted(_ muted: Bool) {
        isMuted = muted
        if muted { running?.stop(.panel) }
        screen.muted(muted)
        wake.raise()
    }

    /// Silences everything at once and wipes what is shown; ends with `setMuted(false)`.
    package func panic() {
        operatorLines.removeAll()
        setMuted(true)
        screen.wipe()
    }
}
