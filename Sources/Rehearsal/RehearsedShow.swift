internal import Attention
package import Mind
package import Moderation
package import Show
package import Signals

/// A show on a virtual clock: a crowd writes, the show's own ``Show/Director`` decides, a mind answers, and speech
/// lasts as long as it would. Nothing waits: an hour passes in seconds, or in the time that a real model needs.
///
/// With a scripted mind the same crowd gives the same show. Cancelling throws `CancellationError`.
package struct RehearsedShow: Sendable {
    package enum Answerer: Sendable {
        case scripted(ScriptedMind)
        /// Its measured times are those of the show.
        case model(any LanguageModel)
    }

    /// What she is rehearsed with.
    package struct Parts: Sendable {
        package let name: String
        package let gate: SpeechGate
        /// As she would pronounce a clause.
        package let spoken: @Sendable (String, Language) -> String
        package let preparedLine: TurnPerformer.PreparedLine
        package let answerer: Answerer
        package var speed = NominalSpeed()
        /// Resident memory in bytes; 0 when it cannot be told.
        package let memory: @Sendable () -> Int

        package init(
            name: String, gate: SpeechGate, spoken: @escaping @Sendable (String, Language) -> String,
            preparedLine: @escaping TurnPerformer.PreparedLine, answerer: Answerer,
            memory: @escaping @Sendable () -> Int
        ) {
            self.name = name
            self.gate = gate
            self.spoken = spoken
            self.preparedLine = preparedLine
            self.answerer = answerer
            self.memory = memory
        }
    }

    private struct Running {
        let request: TurnRequest
        let began: Moment
        let reply: RehearsedReply
        var nextLook: Moment

        var end: Moment { began + reply.length }
    }

    private static let look: Duration = .milliseconds(500)

    private let parts: Parts
    private let crowd: Crowd
    private var director: Director
    private var tally: Tally
    private var now: Moment
    private var running: Running?
    private var wakeAt: Moment?
    private var speaker: RehearsedSpeaker
    private var operatorLines: [(at: Moment, text: String)]

    /// What every call of the director was, in order; for a replay.
    package private(set) var tape: [TapeLine] = []
    private let keepsTape: Bool

    /// - Parameters:
    ///   - director: started at the crowd's start.
    ///   - operatorLines: what the operator says, by time since the start.
    package init(
        _ parts: Parts, director: Director, crowd: Crowd, operatorLines: [(at: Duration, text: String)] = [],
        keepsTape: Bool = false
    ) {
        self.parts = parts
        self.director = director
        self.crowd = crowd
        self.now = crowd.settings.start
        self.tally = Tally(start: crowd.settings.start, length: crowd.settings.length)
        self.wakeAt = crowd.settings.start
        self.speaker = RehearsedSpeaker(parts)
        self.operatorLines = operatorLines.map { (crowd.settings.start + $0.at, $0.text) }.sorted { $0.at < $1.at }
        self.keepsTape = keepsTape
    }

    /// - Parameter progress: told the virtual time, about once a virtual second.
    package mutating func run(progress: (Duration) -> Void = { _ in }) async throws -> Figures {
        let start = crowd.settings.start
        let end = start + crowd.settings.length
        var timeline = crowd.makeIterator()
        var next = timeline.next()
        var sampled = start
        tally.memorySample(bytes: parts.memory(), at: start)
        while true {
            let happens = next.map { start + $0.at }
            let speaks = operatorLines.first?.at
            let ends = running.map { min($0.end, $0.nextLook) }
            let wakes = running == nil ? wakeAt : nil
            guard let soonest = [happens, speaks, ends, wakes].compactMap(\.self).min(), soonest <= end else { break }
            now = max(now, soonest)
            if now - sampled >= .seconds(1) {
                try Task.checkCancellation()
                tally.memorySample(bytes: parts.memory(), at: now)
                tally.queue(director.waitingCount, at: now)
                sampled = now
                progress(now - start)
            }
            if soonest == happens, let happening = next {
                next = timeline.next()
                take(happening)
            } else if soonest == speaks {
                let line = operatorLines.removeFirst().text
                tally.operatorSpoke(at: now)
                director.hear(operator: line, language: Language.guess(line) ?? .en, at: now)
                interruptIfDue()
            } else if running != nil {
                look()
            }
            if running == nil { try await choose() }
            if keepsTape { tape += director.takeTape() } else { _ = director.takeTape() }
        }
        now = max(now, end)
        if running != nil { finish(cause: .shutdown) }
        tally.memorySample(bytes: parts.memory(), at: now)
        return tally.figures(at: now)
    }

    // MARK: What comes in

    private mutating func take(_ happening: Happening) {
        tally.commented(happening)
        switch happening.event {
        case .comment(let comment):
            switch director.judge(comment, at: now) {
            case .recalled: tally.refused(comment.id, kind: "recalled", at: now)
            case .refused(let reason): tally.refused(comment.id, kind: reason.kind.rawValue, at: now)
            case .readable(let nameIsSayable):
                tally.admitted(comment.id)
                director.admit(
                    comment, nameIsSayable: nameIsSayable, standing: crowd.standing(of: comment.viewer.id), at: now)
            }
        case .happened(let event): director.admit(event, at: now)
        case .recall(let recall):
            _ = director.apply(recall, at: now)
            if let running, running.request.citations.contains(where: { director.covers($0) }) {
                finish(cause: .recall)
            }
        case .release(let id): director.release(id, at: now)
        case .onAir, .state: break
        }
        interruptIfDue()
        if running == nil { wakeAt = now }
    }

    private mutating func interruptIfDue() {
        guard let running,
            let cause = director.interruption(of: running.request, began: running.began, at: now)
        else { return }
        finish(cause: cause)
    }

    // MARK: Turns

    private mutating func look() {
        guard let running else { return }
        if now >= running.end { return finish(cause: nil) }
        interruptIfDue()
        self.running?.nextLook = now + Self.look
    }

    private mutating func choose() async throws {
        while running == nil {
            switch director.choose(at: now) {
            case .nothing(let moment):
                wakeAt = moment
                return
            case .held(let moment):
                wakeAt = moment
                return
            case .face(let feeling, _): tally.face(feeling, at: now)
            case .answer(let request, let reasons):
                wakeAt = nil
                let why = Dictionary(reasons.map { ($0.message, $0.description) }) { first, _ in first }
                tally.turnBegan(request, why: why, at: now)
                let prompt = director.prompt(for: request, at: now)
                let reply = try await speaker.reply(
                    to: request, prompt: prompt, isWorn: director.worn(in: request.language))
                running = Running(request: request, began: now, reply: reply, nextLook: now + Self.look)
                try await speaker.readAhead(
                    director.prefix(request.language, saying: (request, reply.text, reply.feeling)), request.language)
            }
        }
    }

    /// - Parameter cause: nil when she is heard to the end.
    private mutating func finish(cause: StopCause?) {
        guard let turn = running else { return }
        running = nil
        let heard = cause == nil ? turn.reply.text : turn.reply.heard(after: now - turn.began)
        director.ended(
            turn.request,
            Director.Ending(
                heard: heard, feeling: turn.reply.feeling, wasCut: cause != nil, cause: cause, took: now - turn.began),
            at: now)
        var outcome = turn.reply.isPrepared ? HeardTurn.Outcome.prepared : .finished
        if let cause { outcome = .stopped(cause) }
        tally.turnEnded(
            HeardTurn(
                turn: turn.request.turn, heard: heard, firstSound: turn.began + turn.reply.untilSound, at: now,
                outcome: outcome, promptTokens: turn.reply.promptTokens, cachedTokens: turn.reply.cachedTokens,
                completionTokens: turn.reply.completionTokens))
        wakeAt = now
    }
}
