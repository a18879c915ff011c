internal import Attention
package import Mind
package import Moderation
package import Signals
internal import Synchronization
package import Voice

/// Speaks one reply: from the model's first token to the last word heard.
///
/// The whole turn is one task group. Cancelling it hangs up on the model and on every synthesis and silences the
/// sound; what was heard by then is what the report says.
package struct TurnPerformer: Sendable {
    /// What is said in this turn.
    package enum Script: Sendable {
        case prompt(Prompt)
        /// The operator's own words, or a prepared line.
        case text(String)

        var promptBytes: Int {
            switch self {
            case .prompt(let prompt): prompt.byteCount
            case .text: 0
            }
        }
    }

    /// Open syntheses per turn: one clause is spoken while the next is made.
    package static let openSyntheses = 2

    let model: any LanguageModel
    let voice: any SpeechSynthesizer
    let playback: Playback
    let speakable: SpeakableText
    let gate: SpeechGate
    let ledger: Ledger
    let health: HealthBoard
    private let persona: OnAir
    let preparedLine: PreparedLine
    let guardian: (any SpeechGuard)?
    let audit: AuditDesk

    /// One of her lines for a situation; the name is whom it is said to.
    package typealias PreparedLine = @Sendable (PreparedLines.Situation, Language, _ name: String?) -> String

    /// - Parameters:
    ///   - persona: hers; may change on air.
    ///   - guardian: judges what the gate lets pass; nil mostly.
    ///   - audit: gets each refusal.
    package init(
        model: any LanguageModel, voice: any SpeechSynthesizer, playback: Playback, speakable: SpeakableText,
        gate: SpeechGate, ledger: Ledger, health: HealthBoard, persona: OnAir, preparedLine: @escaping PreparedLine,
        guardian: (any SpeechGuard)? = nil, audit: AuditDesk = AuditDesk()
    ) {
        self.model = model
        self.voice = voice
        self.playback = playback
        self.speakable = speakable
        self.gate = gate
        self.ledger = ledger
        self.health = health
        self.persona = persona
        self.preparedLine = preparedLine
        self.guardian = guardian
        self.audit = audit
    }

    /// What a turn asks of the show while it runs.
    package struct Aids: Sendable {
        /// Whether she said nearly this clause lately.
        package var isWorn: @Sendable (String) -> Bool = { _ in false }
        /// The model has begun to answer, or has failed to: what is to be kept of the turn's beginning is kept beside
        /// that, not before it.
        package var onReply: @Sendable () -> Void = {}
        /// Awaited before the first sound.
        package var beforeSound: @Sendable () async -> Void = {}
        /// The model has given all it will give: the reply as it will be said, and what it cost.
        package var onWritten: @Sendable (_ written: String, Feeling, ModelUsage) -> Void = { _, _, _ in }

        package init() {}
    }

    package struct Performance: Sendable {
        package let written: String
        /// Of the first clause.
        package let feeling: Feeling
        package let heard: HeardReport
        package let outcome: TurnReport.Outcome
    }

    /// Returns when the last word was heard, or when the turn was stopped and its sound is silent.
    @concurrent package func perform(
        _ script: Script, _ handle: TurnHandle, aids: Aids = Aids()
    ) async -> Performance {
        let turn = handle.request.turn
        await playback.begin(turn)
        let reply = Reply(handle.request, persona: persona.current, gate: gate, aids: aids)
        let ending = await withTaskGroup(of: Ending.self) { race in
            race.addTask {
                guard let cause = await handle.cause() else { return .none }
                return .stopped(cause)
            }
            race.addTask { await speak(script, reply) }
            let first = await race.next() ?? .none
            race.cancelAll()
            guard case .stopped(let cause) = first else { return first }
            let heard = await playback.stop(turn)
            ledger.set(.stopped, turn)
            return .ended(heard, .stopped(cause))
        }
        switch ending {
        case .ended(let heard, let outcome):
            if outcome == .finished { ledger.set(.finished, turn) }
            return Performance(written: reply.written, feeling: reply.feeling, heard: heard, outcome: outcome)
        case .none, .stopped:
            // The program's own end cancelled the turn from outside.
            let heard = await playback.stop(turn)
            ledger.set(.stopped, turn)
            return Performance(
                written: reply.written, feeling: reply.feeling, heard: heard, outcome: .stopped(.shutdown))
        }
    }

    private enum Ending: Sendable {
        case none
        case stopped(StopCause)
        case ended(HeardReport, TurnReport.Outcome)
    }

    private func speak(_ script: Script, _ reply: Reply) async -> Ending {
        let turn = reply.request.turn
        do {
            return try await withThrowingTaskGroup(of: HeardReport.self) { turnGroup in
                turnGroup.addTask { try await playback.play(turn) }
                let outcome = try await withThrowingTaskGroup(of: Void.self) { voices in
                    let outcome = try await read(script, reply) { clause, segment in
                        voices.addTask { try await synthesize(clause, segment, reply) }
                    }
                    while try await voices.next() != nil {}
                    return outcome
                }
                await playback.endOfTurn(turn)
                guard let heard = try await turnGroup.next() else { return .none }
                return .ended(heard, outcome)
            }
        } catch is CancellationError {
            return .none
        } catch {
            let heard = await playback.stop(turn)
            ledger.set(.stopped, turn)
            health.report(Health(part: "sound", state: .degraded, message: Bilingual(error)))
            return .ended(heard, .failed(reason: Bilingual(error)))
        }
    }

    /// Reads the script to its end and starts the synthesis of each clause that may be said.
    private func read(
        _ script: Script, _ reply: Reply, start: (Clause, SpeechSegment) -> Void
    ) async throws -> TurnReport.Outcome {
        let turn = reply.request.turn
        var usage = ModelUsage()
        do {
            switch script {
            case .text(let text):
                reply.aids.onReply()
                try await submit(reply.receive(text) + reply.finish(), reply, start)
            case .prompt(let prompt):
                ledger.set(.asked, turn)
                let longest = max(2_000, prompt.maximumTokens * Self.longestToken)
                do {
                    usage = try await model.stream(prompt) { piece in
                        if reply.isFirstPiece() {
                            ledger.set(.firstToken, turn)
                            reply.aids.onReply()
                        }
                        try await submit(reply.receive(piece), reply, start)
                        // A server that keeps no limit must not keep the turn.
                        if reply.isOver || reply.bytesRead > longest { throw ReplyOver() }
                    }
                } catch is ReplyOver {}
                modelAnswered()
                try await submit(reply.finish(), reply, start)
            }
        } catch let refused as ReplyRefused {
            audit.said(refused.reason, in: turn, judge: refused.judge)
            health.note(
                Bilingual(
                    en: "a clause of hers was refused: \(refused.reason.explained(in: .en))",
                    es: "se le negó una frase: \(refused.reason.explained(in: .es))"))
            // Thanks are owed whatever became of the reply.
            let isOwed = reply.request.shape == .events && reply.clauseCount == 0
            submitLine(isOwed ? .thanks : .cover, reply, start)
        } catch let error as ModelError {
            if reply.isFirstPiece() { reply.aids.onReply() }
            // Who runs the model knows better why it is down.
            if health.state(of: "model") != .down {
                health.report(Health(part: "model", state: .down, message: error.message))
            }
            guard reply.clauseCount == 0 else { return .finished }
            submitLine(Self.stopgap(reply.request.shape), reply, start)
            return .prepared(reason: error.message)
        }
        reply.aids.onWritten(reply.written, reply.feeling, usage)
        guard reply.clauseCount == 0 else { return .finished }
        submitLine(reply.request.shape == .events ? .thanks : .nothingToSay, reply, start)
        return .prepared(
            reason: Bilingual(
                en: "the model's reply had nothing to say", es: "la respuesta del modelo no decía nada"))
    }

    /// Bytes of a token at most, generously: what a reply may be long at its limit of tokens.
    private static let longestToken = 16

    /// What she says in a turn without a model.
    private static func stopgap(_ shape: LoadShape) -> PreparedLines.Situation {
        switch shape {
        case .events: .thanks
        case .welcomeBack: .welcomeBack
        case .idle: .idle
        case .operator, .operatorWithChat: .operatorAck
        case .single, .few, .crowd, .flood: .modelDown
        }
    }

    /// A model that failed a turn before is well again when it has answered one.
    private func modelAnswered() {
        if health.state(of: "model") == .down { health.report(Health(part: "model", state: .well)) }
    }

    private func submit(
        _ clauses: [Clause], _ reply: Reply, _ start: (Clause, SpeechSegment) -> Void
    ) async throws {
        for clause in clauses {
            if reply.aids.isWorn(clause.text) { continue }
            let spoken = speakable.spoken(clause.text, in: reply.request.language)
            if clause.index == 0 { ledger.set(.firstClause, clause.turn, clause: 0) }
            if case .refuse(let reason) = reply.verdict(written: clause.text, spoken: spoken) {
                // A coarse word costs its clause; anything worse the rest of the reply.
                if reason.severity == .soften {
                    audit.said(reason, in: clause.turn, judge: .rules)
                    continue
                }
                throw ReplyRefused(reason: reason, judge: .rules)
            }
            if case .refuse(let reason)? = await guardian?.verdict(on: clause.text, after: reply.passed) {
                throw ReplyRefused(reason: reason, judge: .guardModel)
            }
            ledger.set(.passedGate, clause.turn, clause: clause.index)
            if reply.request.shape == .events, reply.clauseCount == 0, !Gratitude.isExpressed(in: clause.text) {
                submitLine(.thanks, reply, start)
            }
            begin(reply.admit(clause), spoken, reply, start)
        }
    }

    /// Our own lines were written by us and need no gate; the names in them passed it.
    private func submitLine(
        _ situation: PreparedLines.Situation, _ reply: Reply,
        _ start: (Clause, SpeechSegment) -> Void
    ) {
        let text = preparedLine(situation, reply.request.language, reply.request.addressee)
        let clause = reply.admit(Clause(turn: reply.request.turn, index: reply.clauseCount, text: text))
        begin(clause, speakable.spoken(text, in: reply.request.language), reply, start)
    }

    private func begin(
        _ clause: Clause, _ spoken: String, _ reply: Reply, _ start: (Clause, SpeechSegment) -> Void
    ) {
        let segment = SpeechSegment(
            turn: clause.turn, clause: clause.index, spoken: spoken, language: reply.request.language,
            feeling: clause.feeling)
        start(clause, segment)
    }

    private func synthesize(
        _ clause: Clause, _ segment: SpeechSegment, _ reply: Reply
    ) async throws {
        try await reply.permits.acquire()
        defer { reply.permits.release() }
        if segment.spoken.isEmpty {
            await playback.endOfClause(clause.turn, clause: clause, segment: segment)
            return
        }
        // Whichever clause sounds first: the one before it may have nothing to pronounce.
        if !reply.maySound {
            await reply.aids.beforeSound()
            reply.letSound()
        }
        ledger.set(.voiceAsked, clause.turn, clause: clause.index)
        var hasSound = false
        do {
            try await voice.synthesize(segment) { piece in
                if case .sound = piece, !hasSound {
                    hasSound = true
                    ledger.set(.firstSample, clause.turn, clause: clause.index)
                }
                let isWanted = await playback.append(piece, turn: clause.turn, clause: clause, segment: segment)
                if !isWanted { throw CancellationError() }
            }
        } catch let error as VoiceError {
            // A sentence that cannot be spoken is a sentence lost, not a show.
            if error.reason != .cannotSpeak {
                health.report(Health(part: "voice", state: .degraded, message: error.message))
            }
        }
        await playback.endOfClause(clause.turn, clause: clause, segment: segment)
    }
}

/// The model was told to stop because the reply has all it may have.
private struct ReplyOver: Error {}

private struct ReplyRefused: Error {
    let reason: RefusalReason
    let judge: AuditEntry.Judge
}

/// A reply as it is being read. One task writes; the turn's end reads after that task is done.
private final class Reply: Sendable {
    private struct State {
        var reader: ReplyReader
        var admitted: [String] = []
        var watch: SpeechWatch
        var passed = ""
        var feeling = Feeling.neutral
        var isBegun = false
        var maySound = false
        var bytesRead = 0
    }

    let request: TurnRequest
    let aids: TurnPerformer.Aids
    let permits = Permits(TurnPerformer.openSyntheses)
    private let state: Mutex<State>

    init(_ request: TurnRequest, persona: Persona, gate: SpeechGate, aids: TurnPerformer.Aids) {
        self.request = request
        self.aids = aids
        self.state = Mutex(
            State(
                reader: ReplyReader(
                    for: request, name: persona.name, never: persona.voice(request.language).never),
                watch: SpeechWatch(gate: gate)))
    }

    func receive(_ piece: String) -> [Clause] {
        state.withLock { state in
            state.bytesRead += piece.utf8.count
            return state.reader.receive(piece)
        }
    }
    func finish() -> [Clause] { state.withLock { $0.reader.finish() } }

    /// May this be said, with what was said just before in both forms?
    func verdict(written: String, spoken: String) -> SpeechVerdict {
        state.withLock { $0.watch.verdict(written: written, spoken: spoken) }
    }

    /// Takes the clause into the reply; its index counts what was taken.
    func admit(_ clause: Clause) -> Clause {
        state.withLock { state in
            let taken = Clause(
                turn: clause.turn, index: state.admitted.count, text: clause.text, feeling: clause.feeling,
                gestures: clause.gestures, cues: clause.cues)
            if state.admitted.isEmpty { state.feeling = clause.feeling }
            state.admitted.append(clause.text)
            state.passed = String((state.passed + " " + clause.text).suffix(80))
            return taken
        }
    }

    /// True once.
    func isFirstPiece() -> Bool {
        state.withLock { state in
            defer { state.isBegun = true }
            return !state.isBegun
        }
    }

    /// What is awaited before the first sound has been.
    var maySound: Bool { state.withLock { $0.maySound } }
    func letSound() { state.withLock { $0.maySound = true } }

    var bytesRead: Int { state.withLock { $0.bytesRead } }
    var isOver: Bool { state.withLock { $0.reader.isOver } }
    var feeling: Feeling { state.withLock { $0.feeling } }
    var passed: String { state.withLock { $0.passed } }
    var clauseCount: Int { state.withLock { $0.admitted.count } }
    var written: String { state.withLock { $0.admitted.joined(separator: " ") } }
}
