import Attention
import Show
import Signals

/// The story of the show in the terminal: one line a turn, and what was taken back.
struct TerminalScreen: ShowScreen {
    let output: StandardOutput

    func ended(_ report: TurnReport) { output.line(TurnLine(report: report).description) }

    func recalled(_ recall: Recall) {
        switch recall {
        case .message: output.line("  · a comment was taken back")
        case .author(_, _, let duration): output.line("  · a viewer was \(duration == nil ? "banned" : "timed out")")
        case .all: output.line("  · the chat was cleared")
        }
    }

    func muted(_ isMuted: Bool) { output.line(isMuted ? "  · muted" : "  · unmuted") }
    func heard(_ comment: Comment) {}
    func refused(_ comment: Comment, because reason: String) {}
    func queue(_ waiting: [QueuedComment]) {}
    func began(_ request: TurnRequest, _ reasons: [Reason]) {}
    func wipe() {}
}
