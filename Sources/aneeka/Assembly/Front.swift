import Chat
import Mind
import Settings
import Show
import Signals
import Stage
import Synchronization
import Voice

/// The stage joined with the show: pages see what happens, sound through the lead, and act.
final class Front: Sendable {
    let stage: Stage
    let screen: StageScreen
    private let lead: Lead
    private let health: HealthBoard
    private let ledger: Ledger
    private let actions: AsyncStream<PanelAction>
    private let inlet: ChatInlet
    private let desk: MemoryDesk
    private let onAir: OnAir
    private let reloadPersona: @Sendable () throws -> PersonaOnAir
    private let page = Mutex<PageOutput?>(nil)
    private let shown = Mutex<PersonaOnAir?>(nil)
    /// Does what the panel asks of Twitch; nil without a channel.
    private let twitch: TwitchParts?

    /// - Parameter persona: reads the persona anew.
    init(
        settings: AneekaSettings, places: Places, ledger: Ledger, health: HealthBoard, lead: Lead, inlet: ChatInlet,
        desk: MemoryDesk, onAir: OnAir, twitch: TwitchParts?, persona: @escaping @Sendable () throws -> PersonaOnAir
    ) throws {
        self.desk = desk
        self.onAir = onAir
        self.twitch = twitch
        self.reloadPersona = persona
        self.lead = lead
        self.health = health
        self.ledger = ledger
        self.inlet = inlet
        let (actions, act) = AsyncStream.makeStream(of: PanelAction.self, bufferingPolicy: .bufferingNewest(64))
        self.actions = actions
        var stageSettings = StageSettings()
        stageSettings.host = settings.stage.host
        stageSettings.port = settings.stage.port
        stageSettings.allowedHosts = settings.stage.allowedHosts
        let decoder = InboundDecoder(trustsPaid: settings.inbound.trustPaid)
        let report = ShowReport(ledger: ledger, health: health, inlet: inlet)
        stage = Stage(
            settings: stageSettings, keys: try DoorKeys(folder: places.dataFolder(settings)),
            pagesFolder: Environment.programFolder + "/aneeka_Stage.resources/Pages",
            madePages: ["avatar/poses.js": StageScreen.poses], greeting: StageScreen.greeting,
            answers: StageAnswers(
                health: { report.summary }, metrics: { report.metrics }, turns: { report.turns },
                inbound: { body in
                    do {
                        inlet.deliver(try decoder.event(from: body, at: .now))
                        return nil
                    } catch { return "\(error)" }
                },
                act: { _ = act.yield($0) }))
        screen = StageScreen(stage: stage, ledger: ledger, health: health)
        stage.panel.publish("muted", .truth(false))
        stage.overlay.observe { [weak self] event in self?.heard(event) }
        health.observe { [stage] _ in stage.panel.publish("health", ShowReport.list(health.all)) }
    }

    /// A page took or gave up the sound.
    private func heard(_ event: OverlayHub.SoundEvent) {
        page.withLock { $0 }?.receive(event)
        if case .mouthMoved(let turn, let at) = event { mouthMoved(turn, at) }
        guard case .leader = event else { return }
        // Whichever change comes last, what holds now is what is done.
        let leader = page.withLock { page in
            let leader = stage.overlay.leader
            guard page?.page != leader else { return leader }
            let old = page
            page = leader.map { PageOutput($0, hub: stage.overlay) }
            if let page { lead.offer(page, rank: LeadRank.page) }
            if let old { lead.withdraw(old.name) }
            return leader
        }
        let blocked = stage.overlay.blockedCount
        if leader == nil, blocked > 0 {
            health.report(
                Health(
                    part: "page sound", state: .degraded,
                    message: Bilingual(
                        en: "The browser blocks sound; click on the overlay page.",
                        es: "El navegador bloquea el sonido; haz clic en la página del overlay.")))
        } else {
            health.report(Health(part: "page sound", state: .well))
        }
    }

    /// The first page's first move counts; one that was opened in mid-turn tells nothing of the delay.
    private func mouthMoved(_ turn: TurnID, _ at: Moment) {
        guard let entry = ledger.entry(turn), entry.at(.mouthMoves) == nil,
            entry.at(.audible).map({ at - $0 < .seconds(1) }) ?? true
        else { return }
        ledger.set(.mouthMoves, turn, at: at)
    }

    /// Serves the pages and does what the panel asks, until cancelled.
    func run(show: Show, onListening: @escaping @Sendable () -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.stage.run(onListening: onListening) }
            group.addTask {
                await withDiscardingTaskGroup { slow in
                    for await action in self.actions {
                        // What waits for the disk or the network holds up nobody's panic.
                        if action.waits {
                            slow.addTask { await self.perform(action, show) }
                        } else {
                            await self.perform(action, show)
                        }
                    }
                }
            }
            while try await group.next() != nil {}
        }
    }

    private func perform(_ action: PanelAction, _ show: Show) async {
        switch action {
        case .talk(let words): await show.talk(words)
        case .say(let text): _ = await show.say(text)
        case .skip: await show.stop(.panel)
        case .mute(let on): await show.setMuted(on)
        case .panic: await show.panic()
        case .comment(let text): inlet.deliver(.comment(Typed.comment(text, from: .panel)))
        case .approve(let id):
            if let comment = await show.approve(id) { screen.heard(comment) }
        case .forget(let viewer):
            await show.forget(viewer)
            await show.forgotten()
            await showMemory()
        case .remember(let text):
            await desk.remember(text)
            await show.rememberAnew()
            await showMemory()
        case .unremember(let text):
            await desk.unremember(text)
            await show.rememberAnew()
            await showMemory()
        case .memory: await showMemory()
        case .reloadPersona: await takePersona(show)
        case .delete(let id): await twitch?.delete(id)
        case .timeout(let viewer, let seconds): await twitch?.timeout(viewer, seconds: seconds)
        case .ban(let viewer): await twitch?.timeout(viewer, seconds: nil)
        case .signIn(let account): await twitch?.signIn(account.rawValue)
        case .cancelSignIn: await twitch?.cancelSignIn()
        }
    }

    private func showMemory() async {
        if let overview = await desk.overview() { stage.panel.publish("memory", overview) }
    }

    /// Reads the persona's file again; with a fault in it she stays who she is, and the panel tells the fault.
    private func takePersona(_ show: Show) async {
        do {
            let persona = try reloadPersona()
            onAir.take(persona.persona)
            await show.take(persona.persona, persona.composer)
            health.report(Health(part: "persona", state: .well))
            publish(persona, problem: nil)
        } catch {
            health.report(Health(part: "persona", state: .degraded, message: Bilingual(error)))
            publish(nil, problem: Bilingual(error))
        }
    }

    /// Shows the panel who is signed in to Twitch.
    func publish(_ twitch: TwitchStanding) { stage.panel.publish("twitch", JSON(twitch)) }

    /// - Parameter persona: nil leaves name and file as they are shown.
    func publish(_ persona: PersonaOnAir?, problem: Bilingual?) {
        let shown = shown.withLock { shown in
            shown = persona ?? shown
            return shown
        }
        stage.panel.publish(
            "persona",
            .object([
                ("name", .text(shown?.persona.name ?? "")), ("file", .text(shown?.file ?? "")),
                ("problem", problem.map { JSON($0) } ?? .null),
            ]))
    }
}

extension PanelAction {
    /// For the disk or the network.
    fileprivate var waits: Bool {
        switch self {
        case .forget, .remember, .unremember, .memory, .reloadPersona, .approve: true
        case .delete, .timeout, .ban, .signIn, .cancelSignIn: true
        case .talk, .say, .comment, .skip, .mute, .panic: false
        }
    }
}

/// The persona that speaks, as the panel shows it.
struct PersonaOnAir: Sendable {
    let persona: Persona
    /// "" for the one that ships.
    let file: String
    let composer: PromptComposer
}

/// What somebody at this machine typed.
enum Typed {
    private static let count = Mutex(0)

    static func comment(_ text: String, from platform: Platform) -> Comment {
        let number = count.withLock { count in
            count += 1
            return count
        }
        let now = Moment.now
        return Comment(
            id: MessageID("\(platform.rawValue)-\(WallTime.now.milliseconds)-\(number)"),
            viewer: Viewer(id: ViewerID(platform, "you"), login: "you", name: "you", roles: [.broadcaster]),
            text: text, receivedAt: now)
    }
}
