package import Attention
package import Mind
package import Moderation
package import Signals

/// The decisions of a show, without a clock, a model or a voice: what is read, what is answered and with which prompt,
/// what is remembered of it.
///
/// The same calls with the same times decide the same: ``Show`` makes them in real time, a rehearsal on a virtual
/// clock, a replay from the tape that every call leaves. Memory is bounded.
package struct Director: Sendable {
    package enum Judgement: Sendable, Equatable {
        /// Taken back before it came.
        case recalled
        case refused(RefusalReason)
        case readable(nameIsSayable: Bool)
    }

    /// How a turn ended, as far as decisions depend on it.
    package struct Ending: Sendable {
        /// Her words as far as they were audible.
        package let heard: String
        package let feeling: Feeling
        package let wasCut: Bool
        /// Nil when she finished.
        package let cause: StopCause?
        /// From the choice to the end.
        package let took: Duration

        package init(heard: String, feeling: Feeling, wasCut: Bool, cause: StopCause?, took: Duration) {
            self.heard = heard
            self.feeling = feeling
            self.wasCut = wasCut
            self.cause = cause
            self.took = took
        }
    }

    private(set) var attention: Attention
    package private(set) var dialogue: Dialogue
    private var readGate: ReadGate
    private var recalls: RecallBook
    private var composer: PromptComposer
    private var temper: Temper
    private var lasting = LastingMemory()
    private var notes = WaitingNotes()
    private var nextTurn: UInt32
    /// What she was given to think of in the running turn.
    private var idea: (turn: TurnID, text: String)?
    private var thanked: [MessageID] = []
    private var thankedIn = TurnID(0)
    /// Comments with bits that were not thanked for yet; bounded.
    private var openCheers: Set<MessageID> = []
    private var tape: [TapeLine] = []

    /// - Parameter firstTurn: the first turn's number; continues where the journal ended.
    package init(
        attention: Attention, readGate: ReadGate, recalls: RecallBook = RecallBook(), dialogue: Dialogue,
        composer: PromptComposer, temper: Temper, firstTurn: UInt32 = 1
    ) {
        self.attention = attention
        self.readGate = readGate
        self.recalls = recalls
        self.dialogue = dialogue
        self.composer = composer
        self.temper = temper
        self.nextTurn = firstTurn
    }

    /// Puts on the tape what this show was started with, as its maker will read it; the first call.
    package mutating func begin(with settings: String, at start: Moment) { note(.began(settings), at: start) }

    // MARK: What comes in

    /// May this be read? Asked once for each comment, in the order they come.
    package mutating func judge(_ comment: Comment, at now: Moment) -> Judgement {
        let judgement: Judgement
        if recalls.covers(comment) {
            judgement = .recalled
        } else {
            switch readGate.verdict(on: comment, at: now) {
            case .refuse(let reason): judgement = .refused(reason)
            case .allow(let nameIsSayable): judgement = .readable(nameIsSayable: nameIsSayable)
            }
        }
        let repliesToHer = comment.replyTo.map { attention.logins.contains($0.login) } ?? false
        note(.judged(comment, repliesToHer: repliesToHer, judgement), at: now)
        return judgement
    }

    /// A comment that may be read, and is kept, waits for an answer.
    /// - Parameter known: what fits of what she knows about its viewer.
    package mutating func admit(
        _ comment: Comment, nameIsSayable: Bool, standing: Standing = .unknown, known: ViewerNote? = nil,
        at now: Moment
    ) {
        guard !recalls.covers(comment) else { return }
        note(.admitted(comment.id, nameIsSayable: nameIsSayable, standing), at: now)
        recalls.note(comment)
        if comment.bits > 0, openCheers.count < Self.mostCheers { openCheers.insert(comment.id) }
        if let known { notes.put(known, for: comment.id) }
        temper.heard(comment, at: now)
        attention.admit(
            comment, nameIsSayable: nameIsSayable, risk: readGate.risk(of: comment), standing: standing, at: now)
    }

    package mutating func admit(_ event: ChannelEvent, at now: Moment) {
        note(.happened(event), at: now)
        let event = event.recipients.isEmpty ? event : event.naming(event.recipients.filter(readGate.isSayable))
        recalls.note(event)
        guard !recalls.covers(event.id) else { return attention.turnAway(event.id, because: .recalled) }
        temper.happened(event, at: now)
        let verdict = readGate.verdict(on: event)
        attention.admit(
            event, nameIsSayable: verdict.nameIsSayable, textIsSayable: verdict.textIsSayable, at: now)
    }

    /// - Returns: what waited and waits no more.
    package mutating func apply(_ recall: Recall, at now: Moment) -> [MessageID] {
        note(.recalled(recall), at: now)
        recalls.apply(recall, at: now)
        let recalls = recalls
        let covers: (Citation) -> Bool = { recalls.covers($0.message) }
        let gone = attention.withdraw(where: covers)
        for id in gone { notes.remove(id) }
        dialogue.forget(covers)
        temper.forget(covers)
        return gone
    }

    /// A held message was let through.
    package mutating func release(_ id: MessageID, at now: Moment) {
        note(.released(id), at: now)
        recalls.release(id)
    }

    /// One more account of hers: she answers to its name, and to replies to it.
    package mutating func add(login: String) { attention.add(login: login) }

    /// The name of who did it, where there is one that may be said.
    package func sayableName(of event: ChannelEvent) -> String? {
        event.viewer.flatMap { readGate.isSayable($0.name) ? $0.name : nil }
    }

    /// Events that left without thanks since this was last asked; decides nothing.
    package mutating func takeDeparted() -> [DepartedEvent] {
        let departed = attention.takeDeparted()
        guard !openCheers.isEmpty else { return departed }
        openCheers.subtract(departed.map(\.id))
        let left = openCheers.filter { !attention.holds($0) }
        openCheers.subtract(left)
        return departed + left.map { DepartedEvent(id: $0, fate: .unanswered) }
    }

    private static let mostCheers = 4_096

    /// Lets go of everything by a viewer who asked for it; what comes later is read as before.
    /// - Returns: what waited and waits no more.
    package mutating func forget(_ viewer: ViewerID, at now: Moment) {
        note(.forgot(viewer), at: now)
        for id in attention.withdraw(where: { $0.author == viewer }) { notes.remove(id) }
        dialogue.forget { $0.author == viewer }
        temper.forget { $0.author == viewer }
    }

    package func covers(_ id: MessageID) -> Bool { recalls.covers(id) }

    /// Whether what cites this comment must not be shown or remembered any more.
    package func covers(_ citation: Citation) -> Bool { recalls.covers(citation.message) }

    /// - Returns: false when too many of the operator's lines wait already.
    @discardableResult
    package mutating func hear(operator words: String, language: Language, at now: Moment) -> Bool {
        note(.operatorSpoke(language), at: now)
        temper.operatorSpoke(at: now)
        return attention.hear(operator: words, language: language, at: now)
    }

    package mutating func cameBack(after away: Duration, at now: Moment) {
        note(.cameBack(away), at: now)
        attention.cameBack(after: away, at: now)
    }

    // MARK: Whose turn it is

    /// What to do now that she is silent.
    package mutating func choose(at now: Moment) -> Choice {
        let waited = attention.waitingEvents.map(\.event.id) + attention.waitingCheers
        let choice = attention.choose(at: now, turn: TurnID(nextTurn))
        if case .answer(let request, _) = choice {
            nextTurn &+= 1
            thanked = waited.isEmpty ? [] : waited.filter(attention.wasAnswered)
            thankedIn = request.turn
        }
        note(.chose(choice), at: now)
        return choice
    }

    /// The events that the last chosen turn thanks for, also those that are only counted in it.
    package func thanks(in turn: TurnID) -> [MessageID] { turn == thankedIn ? thanked : [] }

    /// The number of a turn that nobody had to choose: the operator's own words in her voice.
    package mutating func takeTurnNumber(at now: Moment) -> TurnID {
        defer { nextTurn &+= 1 }
        note(.numbered(nextTurn), at: now)
        return TurnID(nextTurn)
    }

    /// Whether what waits may cut the running turn off.
    package func interruption(of running: TurnRequest, began: Moment, at now: Moment) -> StopCause? {
        attention.interruption(of: running, began: began, at: now)
    }

    package mutating func ended(_ request: TurnRequest, _ ending: Ending, at now: Moment) {
        note(.ended(request.turn, ending), at: now)
        if !ending.heard.isEmpty { openCheers.subtract(thanks(in: request.turn)) }
        attention.ended(
            request.turn, heard: ending.heard.count, took: ending.took, cause: ending.cause, at: now)
        for id in request.sources { notes.remove(id) }
        guard !ending.heard.isEmpty, !request.citations.contains(where: covers) else { return }
        temper.said(ending.heard, feeling: ending.feeling, for: request, at: now)
        dialogue.remember(
            request, heard: ending.heard, feeling: ending.feeling, wasCut: ending.wasCut, idea: idea(of: request.turn))
    }

    private func idea(of turn: TurnID) -> String? { idea.flatMap { $0.turn == turn ? $0.text : nil } }

    // MARK: Prompts

    package mutating func prompt(for request: TurnRequest, at now: Moment) -> Prompt {
        let context = context(for: request, at: now)
        idea = composer.idea(for: request, context: context).map { (request.turn, $0) }
        return composer.prompt(for: request, context: context)
    }

    /// What the next prompt in this language will begin with, if she is heard to the end.
    /// - Parameter saying: the turn that is being heard, with the reply as written.
    package func prefix(
        _ language: Language, saying: (request: TurnRequest, reply: String, feeling: Feeling)? = nil
    ) -> Prompt {
        var dialogue = dialogue
        if let saying {
            dialogue.remember(
                saying.request, heard: saying.reply, feeling: saying.feeling, wasCut: false,
                idea: idea(of: saying.request.turn))
        }
        return composer.prefix(language, context: PromptContext(lasting: lasting, dialogue: dialogue))
    }

    private mutating func context(for request: TurnRequest, at now: Moment) -> PromptContext {
        var known: [ViewerNote] = []
        for id in request.sources {
            if let note = notes.of(id), !known.contains(where: { $0.viewer == note.viewer }) { known.append(note) }
        }
        var context = PromptContext(lasting: lasting, dialogue: dialogue, notes: known)
        temper.colour(&context, for: request, at: now)
        return context
    }

    /// The persona was read anew: new prompts, new jokes, another temper.
    package mutating func take(_ persona: Persona, _ composer: PromptComposer, at now: Moment) {
        self.composer = composer
        temper.take(persona, at: now)
    }

    package mutating func take(_ lasting: LastingMemory) { self.lasting = lasting }

    /// What the server says of a prompt's length.
    /// - Parameter bytes: of the prompt.
    package mutating func calibrate(bytes: Int, tokens: Int) { dialogue.gauge.calibrate(bytes: bytes, tokens: tokens) }

    /// What the server counted for an exchange.
    package mutating func setTokens(_ count: Int, of turn: TurnID) { dialogue.setTokens(count, ofExchange: turn) }

    package func exchange(of turn: TurnID) -> Dialogue.Exchange? {
        dialogue.exchanges.last { $0.turn == turn }
    }

    /// Exchanges that left the dialogue and are not summed up yet.
    package mutating func takeDropped() -> [Dialogue.Exchange] { dialogue.takeDropped() }

    // MARK: For the panel and the replay

    /// Her accounts' names.
    package var logins: Set<String> { attention.logins }

    package func queue(limit: Int) -> [QueuedComment] { attention.queue(limit: limit) }
    package var waitingCount: Int { attention.waitingCount }
    package var waitingEvents: [QueuedEvent] { attention.waitingEvents }
    package var moodWords: Bilingual { temper.moodWords }

    /// Tells of a clause in this language whether she said nearly that lately.
    package func worn(in language: Language) -> @Sendable (String) -> Bool {
        let temper = temper
        return { temper.isWorn($0, in: language) }
    }

    // MARK: The tape

    private mutating func note(_ call: TapeLine.Call, at now: Moment) {
        tape.append(TapeLine(at: now, call: call))
        guard tape.count > Self.longestTape else { return }
        tape.removeFirst(Self.longestTape / 2)
        tape.insert(TapeLine(at: now, call: .hole(Self.longestTape / 2)), at: 0)
    }

    /// Calls that are not on the record yet.
    package var tapeLength: Int { tape.count }

    private static let longestTape = 4_096

    /// What was called since it was asked last, in order.
    package mutating func takeTape() -> [TapeLine] {
        defer { tape.removeAll(keepingCapacity: true) }
        return tape
    }
}
