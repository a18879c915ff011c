package import Attention
package import Signals

/// What the audience and the operator are shown; every call returns at once.
package protocol ShowScreen: Sendable {
    func heard(_ comment: Comment)
    func refused(_ comment: Comment, because reason: Bilingual)
    func happened(_ event: ChannelEvent)
    /// What waits: comments, best first, and events with the times by which they are thanked for.
    func queue(_ waiting: [QueuedComment], _ events: [QueuedEvent])
    func began(_ request: TurnRequest, _ reasons: [Reason])
    func ended(_ report: TurnReport)
    /// A face and no words.
    func reacted(_ feeling: Feeling, because reason: FaceReason)
    /// A face that somebody asked for.
    func felt(_ feeling: Feeling)
    /// How she feels, in a few words.
    func mood(_ words: Bilingual)
    /// Takes everything that the recall covers off the pages.
    func recalled(_ recall: Recall)
    /// Takes everything of a viewer's off the pages, who asked for it.
    func forgot(_ viewer: ViewerID)
    func muted(_ isMuted: Bool)
    /// Captions and comments disappear at once.
    func wipe()
}
