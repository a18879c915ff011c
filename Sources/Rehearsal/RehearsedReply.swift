internal import Mind
internal import Moderation
internal import Show
internal import Signals
internal import Synchronization

/// What she says in a turn of a rehearsal, with the times it takes.
struct RehearsedReply: Sendable {
    /// Each clause as captioned, and how long after the turn's beginning it is heard.
    let clauses: [(text: String, from: Duration, to: Duration)]
    let feeling: Feeling
    let isPrepared: Bool
    let untilSound: Duration
    let promptTokens: Int
    let cachedTokens: Int
    let completionTokens: Int

    /// From the turn's beginning to the last word heard.
    var length: Duration { clauses.last?.to ?? untilSound }
    var text: String { clauses.map(\.text).joined(separator: " ") }

    /// What was audible by then, to the last whole word.
    func heard(after time: Duration) -> String {
        var parts: [String] = []
        for clause in clauses where clause.from < time {
            guard clause.to > time else {
                parts.append(clause.text)
                continue
            }
            let share = (time - clause.from).inSeconds / max(0.001, (clause.to - clause.from).inSeconds)
            let cut = clause.text.prefix(Int(Double(clause.text.count) * share))
            parts.append(String(cut[..<(cut.lastIndex(of: " ") ?? cut.startIndex)]))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Answers a rehearsal's turns: asks the mind, reads its reply as a show does, and puts every clause through the gate.
struct RehearsedSpeaker: Sendable {
    private let parts: RehearsedShow.Parts
    /// What the server has read already, by language.
    private var read: [Language: String] = [:]

    init(_ parts: RehearsedShow.Parts) { self.parts = parts }

    mutating func reply(
        to request: TurnRequest, prompt: Prompt, isWorn: @Sendable (String) -> Bool
    ) async throws -> RehearsedReply {
        let asked = try await answer(to: request, prompt)
        var reader = ReplyReader(for: request, name: parts.name)
        var clauses: [Clause] = []
        for clause in reader.receive(asked.text) + reader.finish() where !isWorn(clause.text) { clauses.append(clause) }
        var said: [(text: String, spoken: String)] = []
        var watch = SpeechWatch(gate: parts.gate)
        for clause in clauses {
            let spoken = parts.spoken(clause.text, request.language)
            if case .refuse(let reason) = watch.verdict(written: clause.text, spoken: spoken) {
                if reason.severity == .soften { continue }
                let isOwed = request.shape == .events && said.isEmpty
                let line = parts.preparedLine(isOwed ? .thanks : .cover, request.language, request.addressee)
                said.append((line, parts.spoken(line, request.language)))
                break
            }
            if request.shape == .events, said.isEmpty, !Gratitude.isExpressed(in: clause.text) {
                let thanks = parts.preparedLine(.thanks, request.language, request.addressee)
                said.append((thanks, parts.spoken(thanks, request.language)))
            }
            said.append((clause.text, spoken))
        }
        let isPrepared = said.isEmpty
        if isPrepared {
            let situation: PreparedLines.Situation = request.shape == .events ? .thanks : .nothingToSay
            let line = parts.preparedLine(situation, request.language, request.addressee)
            said.append((line, parts.spoken(line, request.language)))
        }
        var at = asked.firstClause + parts.speed.voiceLatency
        let untilSound = at
        let timed = said.map { line in
            let from = at
            at = at + parts.speed.speech(line.spoken)
            return (text: line.text, from: from, to: at)
        }
        return RehearsedReply(
            clauses: timed, feeling: clauses.first?.feeling ?? .neutral, isPrepared: isPrepared,
            untilSound: untilSound, promptTokens: asked.usage.promptTokens ?? 0,
            cachedTokens: asked.usage.cachedTokens ?? 0, completionTokens: asked.usage.completionTokens ?? 0)
    }

    /// While she speaks the server reads what the next prompts begin with.
    mutating func readAhead(_ prompt: Prompt, _ language: Language) async throws {
        switch parts.answerer {
        case .scripted: read[language] = Self.text(of: prompt)
        case .model(let model): try? await (model as? any ReadingAhead)?.readAhead(prompt)
        }
        try Task.checkCancellation()
    }

    private static func text(of prompt: Prompt) -> String {
        switch prompt.form {
        case .transcript(let text): text
        case .chat(let messages): messages.map { "\($0.role.rawValue)\n\($0.content)\n" }.joined()
        }
    }

    private struct Answer {
        var text: String
        /// From the request to the end of what can be spoken first.
        var firstClause: Duration
        var usage: ModelUsage
    }

    private mutating func answer(to request: TurnRequest, _ prompt: Prompt) async throws -> Answer {
        switch parts.answerer {
        case .scripted(let mind):
            let text = mind.reply(to: request)
            let cost = cost(of: prompt, request.language)
            let opening = parts.speed.tokens(in: String(text.prefix(40)))
            return Answer(
                text: text,
                firstClause: parts.speed.firstToken(promptTokens: cost.all, cachedTokens: cost.read)
                    + parts.speed.writing(opening),
                usage: ModelUsage(
                    promptTokens: cost.all, cachedTokens: cost.read, completionTokens: parts.speed.tokens(in: text)))
        case .model(let model):
            let text = Mutex("")
            let began = Moment.now
            let first = Mutex<Duration?>(nil)
            do {
                let usage = try await model.stream(prompt) { piece in
                    let soFar = text.withLock { text in
                        text += piece
                        return text.utf8.count
                    }
                    if soFar >= 40 { first.withLock { $0 = $0 ?? (Moment.now - began) } }
                }
                return Answer(
                    text: text.withLock { $0 }, firstClause: first.withLock { $0 } ?? (Moment.now - began), usage: usage
                )
            } catch is ModelError {
                return Answer(text: "", firstClause: Moment.now - began, usage: ModelUsage())
            }
        }
    }

    /// Tokens of a prompt, and those that a server which keeps what it has read need not read again.
    private mutating func cost(of prompt: Prompt, _ language: Language) -> (all: Int, read: Int) {
        let text = Self.text(of: prompt)
        let known = read[language] ?? ""
        read[language] = text
        var shared = 0
        for (one, other) in zip(text.utf8, known.utf8) {
            if one != other { break }
            shared += 1
        }
        let all = parts.speed.tokens(in: text)
        return (all, min(all, Int(Double(shared) / parts.speed.bytesPerToken)))
    }
}
