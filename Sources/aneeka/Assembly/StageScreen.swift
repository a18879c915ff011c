import Attention
import Body
import Moderation
import Show
import Signals
import Stage
import Synchronization
import Voice

/// Shows the show on the pages: what is heard, chosen and said, with captions in frames of the turn.
final class StageScreen: ShowScreen {
    private struct State {
        var asked = ""
        var why = Bilingual.empty
        var said: [Int: String] = [:]
        var turn: TurnID?
        /// What the last turn answered.
        var sources: [Citation] = []
        /// Wiped off the pages; what playback still tells of it is shown no more.
        var hushed: TurnID?
    }

    private let stage: Stage
    private let ledger: Ledger
    private let health: HealthBoard
    private let state = Mutex(State())
    private let audit = Mutex<AuditDesk?>(nil)

    init(stage: Stage, ledger: Ledger, health: HealthBoard) {
        self.stage = stage
        self.ledger = ledger
        self.health = health
    }

    /// Whose counts ``auditChanged()`` shows.
    func shows(_ audit: AuditDesk) { self.audit.withLock { $0 = audit } }

    func auditChanged() {
        guard let book = audit.withLock({ $0 })?.current else { return }
        let kinds = RefusalReason.Kind.allCases.compactMap { kind -> JSON? in
            let heard = book.count(.read, kind)
            let said = book.count(.said, kind)
            guard heard + said > 0 else { return nil }
            let words = Bilingual { RefusalReason(kind).explained(in: $0) }
            return .object([("what", JSON(words)), ("heard", .integer(heard)), ("said", .integer(said))])
        }
        stage.panel.publish("audit", .object([("counts", .list(kinds))]))
    }

    /// Who answers: the chain's rungs.
    func rungs(_ rungs: [(name: String, isOut: Bool)]) {
        stage.panel.publish(
            "rungs", .list(rungs.map { .object([("name", .text($0.name)), ("out", .truth($0.isOut))]) }))
    }

    // MARK: What the show tells

    func heard(_ comment: Comment) { tell(comment, refused: nil) }

    func refused(_ comment: Comment, because reason: Bilingual) { tell(comment, refused: reason) }

    private func tell(_ comment: Comment, refused: Bilingual?) {
        stage.panel.append(
            "heard",
            .object([
                ("id", .text(comment.id.text)), ("platform", .text(comment.viewer.id.platform.rawValue)),
                ("viewer", .text(comment.viewer.id.id)), ("name", .text(comment.viewer.name)),
                ("text", .text(comment.text)), ("refused", refused.map { JSON($0) } ?? .null),
            ]), sources: [Citation(comment)])
    }

    func happened(_ event: ChannelEvent) {
        stage.panel.append(
            "heard",
            .object([
                ("id", .text(event.id.text)), ("event", .truth(true)), ("name", .text(event.viewer?.name ?? "—")),
                ("text", .text(event.text)), ("what", JSON(event.kind.words)), ("refused", .null),
            ]), sources: [Citation(event)].compactMap(\.self))
    }

    func reacted(_ feeling: Feeling, because reason: FaceReason) {
        stage.panel.append(
            "turns",
            .object([("face", JSON(feeling.emotion.words)), ("why", JSON(reason.words))]))
    }

    func felt(_ feeling: Feeling) {
        stage.panel.append("turns", .object([("face", JSON(feeling.emotion.words)), ("why", JSON(Self.byReward))]))
    }

    private static let byReward = Bilingual(en: "a reward", es: "una recompensa")

    func mood(_ words: Bilingual) { stage.panel.publish("mood", JSON(words)) }

    func queue(_ waiting: [QueuedComment], _ events: [QueuedEvent]) {
        stage.panel.publish(
            "events",
            .list(
                events.prefix(12).map { item in
                    .object([
                        ("name", .text(item.event.viewer?.name ?? "—")), ("what", JSON(item.event.kind.words)),
                        ("seconds", .number(max(0, (item.deadline - .now).inSeconds).rounded())),
                    ])
                }))
        stage.panel.publish(
            "queue",
            .list(
                waiting.map { item in
                    .object([
                        ("name", .text(item.comment.viewer.name)), ("text", .text(item.comment.text)),
                        ("score", .number((item.score * 10).rounded() / 10)), ("why", JSON(item.reason.words)),
                    ])
                }))
    }

    func began(_ request: TurnRequest, _ reasons: [Reason]) {
        let first = request.comments.first
        let asked = request.asked(separator: "\n")
        state.withLock { state in
            state.asked = asked
            state.why = request.shape.words + (reasons.first.map { " · " + $0.words } ?? .empty)
            state.said = [:]
            state.sources = request.citations
            state.turn = request.turn
        }
        stage.overlay.forget(scenePrefix: "clause")
        let isNamed = first.map { request.sayableNames.contains($0.viewer.id) } ?? false
        let event = request.events.first
        let isEventNamed = event?.viewer.map { request.sayableNames.contains($0.id) } ?? false
        stage.overlay.publish(
            .object([
                ("type", "turn"), ("turn", .integer(Int(request.turn.number))),
                ("language", .text(request.language.rawValue)),
                (
                    "comment",
                    first.map { comment in
                        .object([("name", .text(isNamed ? comment.viewer.name : "…")), ("text", .text(comment.text))])
                    } ?? event.map { event in
                        .object([
                            ("name", .text(isEventNamed ? event.viewer?.name ?? "…" : "…")),
                            ("text", .text(event.kind.words[request.language])),
                        ])
                    } ?? .null
                ),
            ]), scene: "turn")
        tellNow()
    }

    func ended(_ report: TurnReport) {
        // Pages that do not sound follow the last word of where she is: it must not run on for ever.
        stage.overlay.publish(
            .object([
                ("type", "at"), ("turn", .integer(Int(report.turn.number))), ("frame", .integer(report.heardFrame)),
                ("running", false),
            ]))
        stage.overlay.publish(.object([("type", "over"), ("turn", .integer(Int(report.turn.number)))]), scene: "turn")
        stage.overlay.forget(scenePrefix: "clause")
        let asked = report.isRecalled ? "" : report.request.asked(separator: " · ")
        stage.panel.append(
            "turns",
            .object([
                ("asked", .text(asked)), ("shape", JSON(report.request.shape.words)),
                ("said", .text(report.heard + (report.wasCut ? " —" : ""))), ("outcome", JSON(report.outcome.words)),
                ("copies", .integer(report.request.copies.values.reduce(0, +))),
                ("first", report.firstSound.map { .integer(Int($0.inMilliseconds.rounded())) } ?? .null),
            ]), sources: report.request.citations)
        state.withLock { state in
            state.asked = ""
            state.why = .empty
            state.said = [:]
        }
        tellNow()
        let ledger = ledger
        stage.panel.publish("latency", ShowReport.latency(ledger))
    }

    func recalled(_ recall: Recall) {
        stage.panel.recall(recall)
        // The answer, and the comment above it, stay on the pages for a while after the turn.
        let isShown = state.withLock { state in
            guard state.sources.contains(where: recall.covers) else { return false }
            state.asked = ""
            state.said = [:]
            return true
        }
        guard isShown else { return }
        tellNow()
        wipe()
    }
    func forgot(_ viewer: ViewerID) { recalled(.author(viewer, login: "", duration: nil)) }

    func muted(_ isMuted: Bool) { stage.panel.publish("muted", .truth(isMuted)) }

    func wipe() {
        state.withLock { $0.hushed = $0.turn }
        stage.overlay.forget(scenePrefix: "")
        stage.overlay.publish(["type": "wipe"])
    }

    // MARK: What playback tells, on its own thread

    func played(_ event: PlaybackEvent) {
        switch event {
        case .clauseScheduled(let schedule): show(schedule, isNew: true)
        case .clauseExtended(let schedule): show(schedule, isNew: false)
        case .audible: break
        case .position(let position):
            stage.overlay.publish(
                .object([
                    ("type", "at"), ("turn", .integer(Int(position.turn.number))), ("frame", .integer(position.frame)),
                    ("running", .truth(position.isRunning)),
                ]))
        case .leadChanged(let name):
            health.note(Bilingual(en: "her sound goes to \(name)", es: "su sonido sale por \(name)"))
        }
    }

    private func show(_ schedule: ClauseSchedule, isNew: Bool) {
        let clause = schedule.clause
        // Inside the lock, so that a wipe comes either before it and hushes it, or after it and takes it away.
        let isShown = state.withLock { state in
            guard state.hushed != clause.turn else { return false }
            if isNew { state.said[clause.index] = clause.text }
            stage.overlay.publish(
                .object([
                    ("type", "caption"), ("turn", .integer(Int(clause.turn.number))),
                    ("clause", .integer(clause.index)),
                    ("words", .list(CaptionWords.times(schedule).map { .list([.integer($0.frame), .text($0.text)]) })),
                ]), scene: "clause \(clause.index)")
            return true
        }
        if isNew, isShown { tellNow() }
    }

    /// Whether an overlay is open.
    var isWatched: Bool { stage.overlay.pageCount > 0 }

    // MARK: What the choreographer tells

    /// What every page must know to read blocks: each parameter's name, rest and quantum, in the order that rows count in.
    static let greeting = JSON.object([
        ("type", "parameters"),
        (
            "list",
            .list(
                BodyParameter.allCases.map {
                    .list([.text($0.rawValue), .number(Double($0.rest)), .exact(Double($0.quantum))])
                })
        ),
    ])

    /// The module that the gallery reads: every emotion as a still.
    static let poses: String = {
        let poses = Emotion.allCases.map { emotion in
            let values = EmotionStill.of(emotion).sorted { $0.key.index < $1.key.index }
            return (emotion.rawValue, JSON.object(values.map { ($0.key.rawValue, .number(Double($0.value))) }))
        }
        return "export const POSES = \(JSON.object(poses).description);\n"
    }()

    func moved(_ block: MotionBlock) {
        switch block.clock {
        case .show: stage.overlay.publish(Self.message(block), scene: "life")
        case .turn:
            let prefix = "clause motion "
            stage.overlay.publish(Self.message(block), scene: prefix + "\(block.start)") { key in
                key.hasPrefix(prefix) && (Int64(key.dropFirst(prefix.count)) ?? .min) >= block.start
            }
        }
    }

    private static func message(_ block: MotionBlock) -> JSON {
        let rows = PackedMotion(block).rows.map { JSON.list($0.map { .integer($0) }) }
        let clock: [(String, JSON)] =
            switch block.clock {
            case .show: [("start", .number(Double(block.start) / 1e6))]
            case .turn(let turn): [("turn", .integer(Int(turn.number))), ("start", .integer(Int(block.start)))]
            }
        return .object(
            [
                ("type", "motion"), ("rate", .integer(block.rate)), ("count", .integer(block.keyCount)),
                ("rows", .list(rows)),
            ]
                + clock)
    }

    private func tellNow() {
        let (asked, said, why) = state.withLock { state in
            (state.asked, state.said.sorted { $0.key < $1.key }.map(\.value).joined(separator: " "), state.why)
        }
        stage.panel.publish(
            "now", .object([("asked", .text(asked)), ("said", .text(said)), ("why", JSON(why))]))
    }
}

extension TurnRequest {
    /// What this turn answers, for the operator.
    fileprivate func asked(separator: String) -> String {
        let operatorLine = operatorWords.map { ["» " + $0] } ?? []
        return (operatorLine + events.map(\.line.en) + comments.map { "\($0.viewer.name): \($0.text)" })
            .joined(separator: separator)
    }
}

/// When each word of a caption is heard.
enum CaptionWords {
    /// Words of the caption with the frames of the turn at which they begin: the voice's own times where the numbers of
    /// words agree, else spread over the clause by their place in it.
    static func times(_ schedule: ClauseSchedule) -> [(frame: Int, text: String)] {
        let words = schedule.clause.text.split(whereSeparator: \.isWhitespace).map(String.init)
        let spoken = schedule.words
        let length = max(
            schedule.frames,
            Int(Double(schedule.segment.spoken.count) / 15 * Double(soundRate)) * (schedule.isComplete ? 0 : 1))
        let total = max(1, words.reduce(0) { $0 + $1.count + 1 })
        var before = 0
        return words.enumerated().map { index, word in
            defer { before += word.count + 1 }
            let share = Double(before) / Double(total)
            var frame = Int(Double(length) * share)
            if spoken.count == words.count {
                frame = spoken[index].frame
            } else if spoken.count > 1, schedule.isComplete {
                let place = share * Double(spoken.count)
                let low = min(spoken.count - 1, Int(place))
                let next = low + 1 < spoken.count ? spoken[low + 1].frame : length
                frame = spoken[low].frame + Int(Double(next - spoken[low].frame) * (place - Double(low)))
            }
            return (schedule.startFrame + frame, word)
        }
    }
}
