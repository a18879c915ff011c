package import Attention
package import Signals

/// Several screens as one.
package struct Screens: ShowScreen {
    private let screens: [any ShowScreen]

    package init(_ screens: [any ShowScreen]) { self.screens = screens }

    package func heard(_ comment: Comment) { for screen in screens { screen.heard(comment) } }
    package func refused(_ comment: Comment, because reason: Bilingual) {
        for screen in screens { screen.refused(comment, because: reason) }
    }
    package func happened(_ event: ChannelEvent) { for screen in screens { screen.happened(event) } }
    package func queue(_ waiting: [QueuedComment], _ events: [QueuedEvent]) {
        for screen in screens { screen.queue(waiting, events) }
    }
    package func began(_ request: TurnRequest, _ reasons: [Reason]) {
        for screen in screens { screen.began(request, reasons) }
    }
    package func ended(_ report: TurnReport) { for screen in screens { screen.ended(report) } }
    package func reacted(_ feeling: Feeling, because reason: FaceReason) {
        for screen in screens { screen.reacted(feeling, because: reason) }
    }
    package func felt(_ feeling: Feeling) { for screen in screens { screen.felt(feeling) } }
    package func mood(_ words: Bilingual) { for screen in screens { screen.mood(words) } }
    package func recalled(_ recall: Recall) { for screen in screens { screen.recalled(recall) } }
    package func forgot(_ viewer: ViewerID) { for screen in screens { screen.forgot(viewer) } }
    package func muted(_ isMuted: Bool) { for screen in screens { screen.muted(isMuted) } }
    package func wipe() { for screen in screens { screen.wipe() } }
}
