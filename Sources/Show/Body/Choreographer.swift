package import Attention
package import Body
package import Signals
internal import Synchronization
package import Voice

/// Moves her: tells the body's motor what happens in the show, and hands its blocks to whoever draws her.
///
/// What she says moves her in frames of the turn, that she lives in the show's time; both are only made while somebody
/// watches.
package final class Choreographer: ShowScreen {
    private struct State {
        var life: LifeMotion
        /// Until when her life has been told.
        var told: Moment
        var speech: SpeechMotion?
        var turn: TurnID?
        /// By clause.
        var feelings: [Int: Feeling] = [:]
        /// What was scheduled while nobody watched, by clause.
        var unseen: [Int: ClauseSchedule] = [:]
    }

    private static let ahead: Duration = .milliseconds(500)
    private static let block: Duration = .seconds(1)
    /// She looks at the comment for as long as one reads a short line, then thinks.
    private static let reading: Duration = .milliseconds(900)
    /// How long a face without words stays.
    private static let face: Duration = .milliseconds(2_500)

    private let seed: UInt64
    private let isWatched: @Sendable () -> Bool
    private let draw: @Sendable (MotionBlock) -> Void
    private let state: Mutex<State>

    /// - Parameters:
    ///   - seed: the same moves her alike.
    ///   - isWatched: asked twice a second and at each event.
    ///   - draw: gets every block in its order; must return at once.
    package init(
        seed: UInt64, isWatched: @escaping @Sendable () -> Bool, draw: @escaping @Sendable (MotionBlock) -> Void
    ) {
        self.seed = seed
        self.isWatched = isWatched
        self.draw = draw
        let now = Moment.now
        state = Mutex(State(life: LifeMotion(seed: seed, birth: now), told: now))
    }

    /// Lets her live until cancelled.
    package func run() async throws {
        while true {
            liveOn()
            try await Task.sleep(for: isWatched() ? Self.ahead / 2 : Self.ahead * 2)
        }
    }

    private func liveOn() {
        let now = Moment.now
        let isWatched = isWatched()
        state.withLock { state in
            guard isWatched else { return state.life.pass(until: now) }
            showUnseen(&state)
            guard state.told - now < Self.ahead else { return }
            live(&state, from: max(state.told, now))
        }
    }

    private func live(_ state: inout State, from moment: Moment) {
        let block = state.life.block(from: moment, length: Self.block)
        state.told = Moment(nanoseconds: block.end)
        draw(block)
    }

    /// Something happened: what was told of her life for later is no longer true.
    private func change(at moment: Moment, _ event: (inout State) -> Void) {
        let isWatched = isWatched()
        state.withLock { state in
            event(&state)
            if isWatched { live(&state, from: moment) }
        }
    }

    // MARK: What the show tells

    package func began(_ request: TurnRequest, _ reasons: [Reason]) {
        let now = Moment.now
        change(at: now) { state in
            state.turn = request.turn
            state.speech = SpeechMotion(turn: request.turn, seed: seed)
            state.feelings = [:]
            state.unseen = [:]
            guard !request.sources.isEmpty else { return }
            state.life.look(at: .comment, from: now)
            state.life.look(at: .thought, from: now + Self.reading)
        }
    }

    package func ended(_ report: TurnReport) {
        let now = Moment.now
        change(at: now) { state in
            state.life.relax(at: now)
            state.life.fallSilent(at: now)
            state.life.look(at: .chat, from: now + .milliseconds(300))
            guard state.turn == report.turn else { return }
            state.unseen = [:]
            if report.wasCut, let shut = state.speech?.shut(from: report.heardFrame) { draw(shut) }
            state.speech = nil
        }
    }

    // MARK: What playback tells

    package func played(_ event: PlaybackEvent) {
        switch event {
        case .clauseScheduled(let schedule), .clauseExtended(let schedule): speak(schedule)
        case .audible(let turn, let clause, _, let at): sound(turn, clause, at)
        case .position, .leadChanged: break
        }
    }

    private func speak(_ schedule: ClauseSchedule) {
        let isWatched = isWatched()
        state.withLock { state in
            guard state.turn == schedule.clause.turn else { return }
            state.feelings[schedule.clause.index] = schedule.clause.feeling
            state.unseen[schedule.clause.index] = schedule
            if isWatched { showUnseen(&state) }
        }
    }

    private func showUnseen(_ state: inout State) {
        for schedule in state.unseen.values.sorted(by: { $0.clause.index < $1.clause.index }) {
            let speech = ClauseSpeech(
                clause: schedule.clause.index, startFrame: schedule.startFrame, frames: schedule.frames,
                isComplete: schedule.isComplete, phonemes: schedule.phonemes, words: schedule.words,
                envelope: schedule.envelope, spoken: schedule.segment.spoken, feeling: schedule.clause.feeling)
            for block in state.speech?.take(speech) ?? [] { draw(block) }
        }
        state.unseen = [:]
    }

    private func sound(_ turn: TurnID, _ clause: Int, _ at: Moment) {
        change(at: at) { state in
            guard state.turn == turn else { return }
            state.life.speak(from: at)
            if clause == 0 { state.life.look(at: .camera, from: at) }
            if let feeling = state.feelings.removeValue(forKey: clause) { state.life.feel(feeling, at: at) }
        }
    }

    package func reacted(_ feeling: Feeling, because reason: FaceReason) { felt(feeling) }

    package func felt(_ feeling: Feeling) {
        let now = Moment.now
        change(at: now) { state in
            state.life.look(at: .chat, from: now)
            state.life.feel(feeling, at: now)
            state.life.relax(at: now + Self.face)
        }
    }

    package func heard(_ comment: Comment) {}
    package func refused(_ comment: Comment, because reason: Bilingual) {}
    package func happened(_ event: ChannelEvent) {}
    package func queue(_ waiting: [QueuedComment], _ events: [QueuedEvent]) {}
    package func mood(_ words: Bilingual) {}
    package func recalled(_ recall: Recall) {}
    package func forgot(_ viewer: ViewerID) {}
    package func muted(_ isMuted: Bool) {}
    package func wipe() {}
}
