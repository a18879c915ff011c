import Attention
import Show
import Signals

/// The story of the show in the terminal: one line a turn, and what was taken back.
struct TerminalScreen: ShowScreen {
    let output: StandardOutput
    let words: TerminalWords

    func ended(_ report: TurnReport) { output.line(TurnLine(report: report, words: words).description) }

    func recalled(_ recall: Recall) {
        switch recall {
        case .message: output.line("  · " + words.takenBack)
        case .author(_, _, let duration): output.line("  · " + words.banned(isForGood: duration == nil))
        case .all: output.line("  · " + words.cleared)
        }
    }

    func forgot(_ viewer: ViewerID) { output.line("  · " + words.forgot) }
    func muted(_ isMuted: Bool) { output.line("  · " + words.muted(isMuted)) }
    func heard(_ comment: Comment) {}
    func refused(_ comment: Comment, because reason: Bilingual) {}
    func happened(_ event: ChannelEvent) { output.line("  ★ " + event.line[words.language]) }
    func reacted(_ feeling: Feeling, because reason: FaceReason) {
        output.line("  · \(feeling.emotion.words[words.language]) (\(reason.words[words.language]))")
    }
    func felt(_ feeling: Feeling) { output.line("  · \(feeling.emotion.words[words.language])") }
    func mood(_ words: Bilingual) {}
    func queue(_ waiting: [QueuedComment], _ events: [QueuedEvent]) {}
    func began(_ request: TurnRequest, _ reasons: [Reason]) {}
    func wipe() {}
}
