import Attention
import Body
import Show
import Signals
import Stage
import Synchronization
import Voice

/// Shows the show on the pages: what is heard, chosen and said, with mouth and captions in frames of the turn.
final class StageScreen: ShowScreen {
    private struct State {
        var asked = ""
        var why = Bilingual.empty
        var said: [Int: String] = [:]
        /// What the last turn answered.
        var sources: [Citation] = []
    }

    private let stage: Stage
    private let ledger: Ledger
    private let health: HealthBoard
    private let state = Mutex(State())

    init(stage: Stage, ledger: Ledger, health: HealthBoard) {
        self.stage = stage
        self.ledger = ledger
        self.health = health
    }

    // MARK: What the show tells

    func heard(_ comment: Comment) { tell(comment, refused: nil) }

    func refused(_ comment: Comment, because reason: Bilingual) { tell(comment, refused: reason) }

    private func tell(_ comment: Comment, refused: Bilingual?) {
        stage.panel.append(
            "heard",
            .object([
                ("name", .text(comment.viewer.name)), ("text", .text(comment.text)),
                ("refused", refused.map { JSON($0) } ?? .null),
            ]), sources: [Citation(comment)])
    }

    func queue(_ waiting: [QueuedComment]) {
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
        let asked = request.comments.map { "\($0.viewer.name): \($0.text)" }.joined(separator: "\n")
        state.withLock { state in
            state.asked = asked
            state.why = request.shape.words + (reasons.first.map { " · " + $0.words } ?? .empty)
            state.said = [:]
            state.sources = request.comments.map { Citation($0) }
        }
        stage.overlay.forget(scenePrefix: "clause")
        let isNamed = first.map { request.sayableNames.contains($0.viewer.id) } ?? false
        stage.overlay.publish(
            .object([
                ("type", "turn"), ("turn", .integer(Int(request.turn.number))),
                ("language", .text(request.language.rawValue)),
                (
                    "comment",
                    first.map { comment in
                        .object([("name", .text(isNamed ? comment.viewer.name : "…")), ("text", .text(comment.text))])
                    } ?? .null
                ),
            ]), scene: "turn")
        tellNow()
    }

    func ended(_ report: TurnReport) {
        stage.overlay.publish(.object([("type", "over"), ("turn", .integer(Int(report.turn.number)))]), scene: "turn")
        stage.overlay.forget(scenePrefix: "clause")
        let asked = report.request.comments.map { "\($0.viewer.name): \($0.text)" }.joined(separator: " · ")
        stage.panel.append(
            "turns",
            .object([
                ("asked", .text(asked)), ("shape", JSON(report.request.shape.words)),
                ("said", .text(report.heard + (report.wasCut ? " —" : ""))), ("outcome", JSON(report.outcome.words)),
                ("first", report.firstSound.map { .integer(Int($0.inMilliseconds.rounded())) } ?? .null),
            ]), sources: report.request.comments.map { Citation($0) })
        state.withLock { state in
            state.asked = ""
            state.why = .empty
            state.said = [:]
        }
        tellNow()
        stage.panel.publish("latency", ShowReport.latency(ledger))
    }

    func recalled(_ recall: Recall) {
        stage.panel.recall(recall)
        // The answer, and the comment above it, stay on the pages for a while after the turn.
        if state.withLock({ $0.sources.contains(where: recall.covers) }) { wipe() }
    }
    func muted(_ isMuted: Bool) { stage.panel.publish("muted", .truth(isMuted)) }

    func wipe() {
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
        let turn = JSON.integer(Int(clause.turn.number))
        if isNew {
            state.withLock { $0.said[clause.index] = clause.text }
            tellNow()
        }
        let words = CaptionWords.times(schedule).map { JSON.list([.integer($0.frame), .text($0.text)]) }
        stage.overlay.publish(
            .object([("type", "caption"), ("turn", turn), ("clause", .integer(clause.index)), ("words", .list(words))]),
            scene: "clause \(clause.index)")
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

    func moved(_ block: MotionBlock) {
        let rows = PackedMotion(block).rows.map { JSON.list($0.map { .integer($0) }) }
        var members: [(String, JSON)] = [
            ("type", "motion"), ("rate", .integer(block.rate)), ("count", .integer(block.keyCount)),
            ("rows", .list(rows)),
        ]
        switch block.clock {
        case .show:
            members.append(("start", .number(Double(block.start) / 1e6)))
            stage.overlay.publish(.object(members), scene: "life")
        case .turn(let turn):
            members += [("turn", .integer(Int(turn.number))), ("start", .integer(Int(block.start)))]
            stage.overlay.publish(.object(members), scene: "clause motion \(block.start)")
        }
    }

    private func tellNow() {
        let (asked, said, why) = state.withLock { state in
            (state.asked, state.said.sorted { $0.key < $1.key }.map(\.value).joined(separator: " "), state.why)
        }
        stage.panel.publish(
            "now", .object([("asked", .text(asked)), ("said", .text(said)), ("why", JSON(why))]))
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
