package import Mind
package import Signals
internal import Synchronization

/// What she does in quiet moments: notes what viewers told of themselves, sums up what left the dialogue.
///
/// Yields to a turn at once: ``hush()`` hangs up on the model, and the work is done in a later moment. What waits is
/// bounded; the oldest goes. It runs in a slot of the model server that the talk does not use.
package final class Reflection: Sendable {
    /// Where what was found is kept.
    package struct Outlet: Sendable {
        let learn: @Sendable ([Fact]) -> Void
        let keepEpisode: @Sendable (String, Language, [Citation]) async -> Void

        package init(
            learn: @escaping @Sendable ([Fact]) -> Void,
            keepEpisode: @escaping @Sendable (String, Language, [Citation]) async -> Void
        ) {
            self.learn = learn
            self.keepEpisode = keepEpisode
        }

        package init(_ record: any ShowRecord) {
            self.init(
                learn: { record.learn($0) }, keepEpisode: { await record.keepEpisode($0, in: $1, sources: $2) })
        }
    }

    private struct State {
        var agenda = ReflectionAgenda()
        var isResting = false
        /// Counts rests, so that an alarm of an earlier one wakes nobody.
        var rest = 0
        var work: Task<Bool, Never>?
        /// What is thought about now, less what was taken back meanwhile.
        var job: ReflectionAgenda.Job?
        var hasNews = false
    }

    private let model: any LanguageModel
    private let persona: OnAir
    private let quiet: Duration
    private let isOn: Bool
    private let outlet: Outlet
    private let state = Mutex(State())
    private let wake = Wake()

    /// - Parameters:
    ///   - persona: hers.
    ///   - quiet: after a turn, before it begins.
    ///   - isOn: whether the model may be asked at all.
    package init(model: any LanguageModel, persona: OnAir, quiet: Duration, isOn: Bool, outlet: Outlet) {
        self.model = model
        self.persona = persona
        self.quiet = quiet
        self.isOn = isOn
        self.outlet = outlet
    }

    // MARK: What the show tells

    /// Viewers' lines, to look for facts in.
    package func consider(_ comments: [Comment], at now: WallTime) {
        guard isOn, !comments.isEmpty else { return }
        state.withLock { $0.agenda.add(comments.map { ViewerLine($0, told: now) }) }
    }

    /// Exchanges that left the dialogue.
    package func sumUp(_ exchanges: [Dialogue.Exchange]) {
        guard isOn, !exchanges.isEmpty else { return }
        state.withLock { $0.agenda.add(exchanges) }
    }

    /// What was taken back is not thought about, nor is a thought about it finished.
    package func forget(where isCovered: (Citation) -> Bool) {
        state.withLock { state in
            state.agenda.forget(where: isCovered)
            if let job = state.job {
                state.job = ReflectionAgenda.without(isCovered, job)
                state.work?.cancel()
            }
        }
    }

    /// A turn begins.
    package func hush() {
        state.withLock { state in
            state.isResting = false
            state.work?.cancel()
        }
    }

    /// A turn is over.
    package func rest() {
        guard isOn else { return }
        let isNews = state.withLock { state in
            state.isResting = true
            state.rest += 1
            return !state.agenda.isEmpty
        }
        if isNews { wake.raise() }
    }

    /// Whether an episode was kept since it was asked last.
    package func takeNews() -> Bool {
        state.withLock { state in
            defer { state.hasNews = false }
            return state.hasNews
        }
    }

    // MARK: Working

    /// Works in quiet moments until cancelled.
    package func run() async {
        while !Task.isCancelled {
            await wake.wait(until: nil)
            while let rest = currentRest {
                guard (try? await Task.sleep(for: quiet)) != nil else { return }
                guard currentRest == rest, let job = state.withLock({ $0.agenda.next() }) else { break }
                await work(on: job, rest: rest)
            }
        }
    }

    /// Nil while a turn runs or nothing is to be done.
    private var currentRest: Int? {
        state.withLock { $0.isResting && !$0.agenda.isEmpty && !Task.isCancelled ? $0.rest : nil }
    }

    private func work(on job: ReflectionAgenda.Job, rest: Int) async {
        let task = Task { await self.think(about: job) }
        let mayGoOn = state.withLock { state in
            state.work = task
            state.job = job
            return state.isResting && state.rest == rest
        }
        if !mayGoOn { task.cancel() }
        let isDone = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        state.withLock { state in
            state.work = nil
            // What a turn interrupted is done later; what failed is left.
            if !isDone, let left = state.job { state.agenda.putBack(left) }
            state.job = nil
        }
    }

    /// - Returns: false when it was interrupted.
    private func think(about job: ReflectionAgenda.Job) async -> Bool {
        switch job.kind {
        case .facts(let lines):
            guard let extraction = FactExtraction(lines, language: job.language) else { return true }
            guard let answer = await answer(to: extraction.shapedPrompt) else { return !Task.isCancelled }
            let facts = extraction.facts(in: answer)
            if !facts.isEmpty { outlet.learn(facts) }
        case .episode(let exchanges):
            guard let writing = EpisodeWriting(exchanges, language: job.language) else { return true }
            let prompt = writing.prompt(turn: TurnID(0), name: persona.current.name).asSideWork()
            guard let answer = await answer(to: prompt) else { return !Task.isCancelled }
            guard let episode = writing.episode(in: answer) else { return true }
            await outlet.keepEpisode(episode, job.language, writing.sources)
            state.withLock { $0.hasNews = true }
        }
        return true
    }

    /// Nil when the model failed or the work was cancelled.
    private func answer(to prompt: Prompt) async -> String? {
        let text = Mutex("")
        do {
            _ = try await model.stream(prompt) { piece in
                text.withLock { $0 += piece }
                if text.withLock({ $0.utf8.count > 16_384 }) { throw CancellationError() }
            }
        } catch {
            return nil
        }
        return Task.isCancelled ? nil : text.withLock { $0 }
    }
}

extension FactExtraction {
    fileprivate var shapedPrompt: Prompt {
        prompt(turn: TurnID(0)).asSideWork(shape: Prompt.Shape(grammar: grammar, schema: schema))
    }
}

extension Prompt {
    fileprivate func asSideWork(shape: Shape? = nil) -> Prompt {
        Prompt(
            turn: turn, form: form, purpose: .sideWork, maximumTokens: maximumTokens, temperature: temperature,
            stops: stops, shape: shape)
    }
}
