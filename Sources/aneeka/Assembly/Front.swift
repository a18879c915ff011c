import Chat
import Settings
import Show
import Signals
import Voice

/// What people see.
final class Front: Sendable {
    let screen = FrontScreen()
    init(settings: AneekaSettings, places: Places, ledger: Ledger, health: HealthBoard, lead: Lead, inlet: ChatInlet) throws {}
    func run(show: Show) async throws {}
}
import Attention
struct FrontScreen: ShowScreen {
    func played(_ event: PlaybackEvent) {}
    func heard(_ comment: Comment) {}
    func refused(_ comment: Comment, because reason: String) {}
    func queue(_ waiting: [QueuedComment]) {}
    func began(_ request: TurnRequest, _ reasons: [Reason]) {}
    func ended(_ report: TurnReport) {}
    func recalled(_ recall: Recall) {}
    func muted(_ isMuted: Bool) {}
    func wipe() {}
}
