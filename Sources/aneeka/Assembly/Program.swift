import Attention
import Chat
import Engines
import Journal
import Logging
import Mind
import Moderation
import Settings
import Show
import Signals
import Voice
import Wire

/// Every piece of a running Aneeka, joined. `live`, `demo` and `bench` run this and differ in settings and sources.
struct Program {
    /// Delivers chat until cancelled.
    typealias Source = @Sendable (ChatInlet) async throws -> Void

    let settings: AneekaSettings
    let places: Places
    let logger: Logger
    /// Beside what the settings name.
    var sources: [(name: String, run: Source)] = []
    var screens: [any ShowScreen] = []
    var observers: [@Sendable (MarkEvent) -> Void] = []
    /// Speed of the output made of nothing; 1 = real time.
    var nullSpeed = 1.0
    /// Chat begins when the mind can answer.
    var waitsForModel = false

    /// What a running program can be told.
    struct Running: Sendable {
        let show: Show
        let inlet: ChatInlet
        let ledger: Ledger
        let health: HealthBoard
        let null: NullOutput
        let front: Front
    }

    /// The body's end ends the program; the others may end early, or never.
    private enum Part { case support, body }

    /// Runs until cancelled or until `body` returns.
    /// - Throws: what no restart can mend: settings, a taken port, a locked journal.
    func run(_ body: @escaping @Sendable (Running) async throws -> Void) async throws {
        let health = HealthBoard(logger: logger)
        let ledger = Ledger()
        for observer in observers { ledger.observe(observer) }
        let client = HTTPClient()
        let engine = Engine(settings: settings, places: places, client: client, health: health)
        let journal = try Journal(
            JournalSettings(
                folder: places.dataFolder(settings), comments: settings.journal.comments, turns: settings.journal.turns),
            report: { health.report($0) })
        if let notice = journal.openingNotice { health.note(notice) }
        let record = JournalRecord(journal, knowsViewers: settings.memory.learns != .off, health: health)
        let inlet = ChatInlet()
        let twitch = TwitchParts(settings: settings, places: places, client: client, inlet: inlet, health: health)
        let casting = Casting(settings: settings, places: places)
        let persona = try casting.persona()
        let onAir = OnAir(persona)
        let rules = try casting.rules()
        let null = NullOutput(speed: nullSpeed)
        let lead = Lead(fallback: null, policy: LeadPolicy(setting: settings.voice.output.text) ?? .auto)
        let front = try Front(
            settings: settings, places: places, ledger: ledger, health: health, lead: lead, inlet: inlet,
            desk: MemoryDesk(journal, health: health), onAir: onAir, twitch: twitch,
            persona: {
                let persona = try casting.persona()
                return PersonaOnAir(
                    persona: persona, file: settings.persona.file,
                    composer: casting.composer(persona, style: engine.promptStyle))
            })
        front.publish(
            PersonaOnAir(
                persona: persona, file: settings.persona.file,
                composer: casting.composer(persona, style: engine.promptStyle)), problem: nil)
        let choreographer = Choreographer(
            seed: UInt64.random(in: 0...UInt64.max), isWatched: { [screen = front.screen] in screen.isWatched },
            draw: { [screen = front.screen] in screen.moved($0) })
        let playback = Playback(lead: lead) { event in
            if case .audible(let turn, let clause, _, let at) = event {
                ledger.set(.audible, turn, clause: clause, at: at)
            }
            front.screen.played(event)
            choreographer.played(event)
        }

        let managed = CurrentModel(
            whenMissing: Bilingual(
                en: "The model is not ready; `aneeka doctor` tells what is missing.",
                es: "El modelo no está listo; `aneeka doctor` dice qué falta."))
        let mind = engine.mind(managed: managed)
        let lines = PreparedLines(seed: Int.random(in: 0..<97))
        let audit = AuditDesk { [screen = front.screen] in screen.auditChanged() }
        front.screen.shows(audit)
        let performer = TurnPerformer(
            model: mind, voice: engine.voice(), playback: playback, speakable: SpeakableText(),
            gate: SpeechGate(rules: rules), ledger: ledger, health: health, persona: onAir,
            preparedLine: { lines.line($0, $1, name: $2) }, guardian: engine.guardian(), audit: audit)
        let learning = settings.memory.learns
        let reflection = Reflection(
            model: mind, persona: onAir, quiet: settings.memory.quiet, isOn: learning == .model && !engine.onlyTalks,
            outlet: Reflection.Outlet(record))
        var showSettings = Show.Settings()
        showSettings.language = casting.language
        showSettings.learnsFacts = learning != .off
        showSettings.mayRepeat = settings.mind.mayRepeat
        showSettings.replies = settings.twitch.replies
        showSettings.rewards = settings.twitch.rewards
        let seed = UInt64.random(in: 1...UInt64.max)
        let start = Moment.now
        let firstTurn = (journal.highestTurn?.number ?? 0) &+ 1
        var director = casting.director(
            persona: persona, rules: rules, style: engine.promptStyle, start: start, seed: seed, firstTurn: firstTurn)
        director.begin(with: TapeOpening.text(seed: seed, firstTurn: firstTurn, settings), at: start)
        let show = Show(
            Show.Parts(
                inlet: inlet, performer: performer, reading: mind, reflection: reflection, record: record,
                screen: Screens([front.screen, choreographer] + screens), ledger: ledger, health: health, audit: audit,
                writer: twitch),
            director: director, settings: showSettings)
        let running = Running(show: show, inlet: inlet, ledger: ledger, health: health, null: null, front: front)

        let (opened, listening) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let (ready, isReady) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        if !engine.isManagedFirst || !waitsForModel { isReady.yield() }
        try await withThrowingTaskGroup(of: Part.self) { parts in
            parts.addTask {
                await show.run()
                return .support
            }
            parts.addTask {
                try await choreographer.run()
                return .support
            }
            parts.addTask {
                try await front.run(show: show, onListening: { listening.yield() })
                return .support
            }
            parts.addTask {
                try await mind.watch { front.screen.rungs(mind.standing) }
                return .support
            }
            if engine.isManaged {
                parts.addTask {
                    try await Supervised("model", health: health).run {
                        try await engine.runModelServer(managed) { model in
                            // What prompts begin with is read once here, so that the first comment need not wait.
                            for prompt in await show.prefixes() { try? await model.readAhead(prompt) }
                            isReady.yield()
                        } whenDown: {
                            // Chat goes on without a mind: prepared lines answer.
                            isReady.yield()
                        }
                    }
                    return .support
                }
            }
            if case .device = settings.voice.output { addDevice(&parts, lead, health) }
            if settings.voice.output == .auto { addDevice(&parts, lead, health) }
            if case .file(let path) = settings.voice.output {
                lead.offer(try FileOutput(path: places.expand(path), pace: .realTime), rank: LeadRank.file)
            }
            for source in allSources(twitch, show, front) {
                parts.addTask {
                    for await _ in ready { break }
                    isReady.yield()
                    try await Supervised("chat (\(source.name))", health: health).run { try await source.run(inlet) }
                    return .support
                }
            }
            parts.addTask {
                // Addresses are known once the door is open.
                for await _ in opened { break }
                try Task.checkCancellation()
                try await body(running)
                return .body
            }
            while let part = try await parts.next(), part != .body {}
            parts.cancelAll()
        }
        await journal.close()
        await client.shutdown()
    }

    private func addDevice(_ parts: inout ThrowingTaskGroup<Part, any Error>, _ lead: Lead, _ health: HealthBoard) {
        var device: String?
        if case .device(let name) = settings.voice.output, !name.isEmpty { device = name }
        let output = PulseOutput(PulseSettings(device: device))
        // With `auto` a machine without a sound server is no fault: the page or nothing plays.
        let isWanted = settings.voice.output != .auto
        parts.addTask {
            do {
                try await output.run { state in
                    switch state {
                    case .ready:
                        lead.offer(output, rank: LeadRank.device)
                        health.report(Health(part: "sound device", state: .well))
                    case .lost(let reason):
                        lead.withdraw(output.name)
                        if isWanted { health.report(Health(part: "sound device", state: .down, message: reason)) }
                    }
                }
            } catch let error as SoundDeviceError {
                if isWanted { health.report(Health(part: "sound device", state: .down, message: error.message)) }
            }
            return .support
        }
    }

    private func allSources(_ twitch: TwitchParts?, _ show: Show, _ front: Front) -> [(name: String, run: Source)] {
        var all = sources
        if settings.simulation.enabled {
            var audience = SimulatedAudience.Settings()
            let seed = settings.simulation.seed
            audience.seed = seed == 0 ? UInt64.random(in: 1...UInt64.max) : UInt64(seed)
            audience.languages = settings.simulation.languages
            audience.perMinute = settings.simulation.pace
            let simulated = SimulatedAudience(audience)
            all.append(("simulated", { try await simulated.run(into: $0) }))
        }
        if let twitch {
            all.append(("twitch", { _ in try await twitch.run(show: show) { front.publish($0) } }))
        }
        return all
    }
}
