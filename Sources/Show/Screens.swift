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
    package func queue(_ waiting: [QueuedComment]) { for screen in screens { screen.queue(waiting) } }
    package func began(_ request: TurnRequest, _ reasons: [Reason]) {
        for screen in screens { screen.began(request, reasons) }
    }
    package func ended(_ report: TurnReport) { for screen in screens { screen.ended(report) } }
    package func recalled(_ recall: Recall) { for screen in screens { screen.recalled(recall) } }
    package func muted(_ isMuted: Bool) { for screen in screens { screen.muted(isMuted) } }
    package func wipe() { for screen in screens { screen.wipe() } }
}
