package import Attention
package import Signals

/// What the audience and the operator are shown; every call returns at once.
package protocol ShowScreen: Sendable {
    func heard(_ comment: Comment)
    func refused(_ comment: Comment, because reason: Bilingual)
    func queue(_ waiting: [QueuedComment])
    func began(_ request: TurnRequest, _ reasons: [Reason])
    func ended(_ report: TurnReport)
    /// Takes everything that the recall covers off the pages.
    func recalled(_ recall: Recall)
    func muted(_ isMuted: Bool)
    /// Captions and comments disappear at once.
    func wipe()
}
