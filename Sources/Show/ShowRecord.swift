package import Attention
package import Mind
package import Moderation
package import Signals

extension Show {
    /// What became of a comment that is to be kept.
    package enum Admission: Sendable {
        /// Committed; with what is known of its viewer, where there is a memory.
        case new(RememberedViewer?)
        /// This message was admitted before, in this run or an earlier one.
        case seenBefore
    }
}

/// What an earlier run of the show left undone.
package struct Leftovers: Sendable {
    /// Since anything happened; nil: there was no earlier run, or it is long ago.
    package var away: Duration?
    /// Comments of the last moments that nobody was answered for, oldest first.
    package var comments: [Comment] = []
    /// Events to thank for in voice.
    package var due: [ChannelEvent] = []
    /// Events whose thanks were begun, and perhaps heard: not to be said again.
    package var begun: [ChannelEvent] = []
    /// Events that are too old to be thanked for aloud.
    package var overdue: [ChannelEvent] = []

    package init() {}
}

/// What must survive the process; fulfilled by the journal.
///
/// None of these may fail the show: whoever fulfils it reports trouble as health and goes on.
package protocol ShowRecord: Sendable {
    // MARK: What comes in

    /// Returns when the comment is committed.
    func admit(_ comment: Comment, nameIsSayable: Bool) async -> Show.Admission

    /// A comment that may not be read; returns at once.
    func refuse(_ comment: Comment, because reason: RefusalReason)

    /// Returns when the event is committed.
    /// - Returns: false when it was before.
    func admit(_ event: ChannelEvent) async -> Bool

    /// Erases what a recall covers.
    func recall(_ recall: Recall, turns: [TurnID]) async

    /// What a recall took back may be read after all.
    func release(_ id: MessageID) async

    // MARK: Turns

    /// A turn begins; returns at once.
    func began(_ request: TurnRequest, _ reasons: [Reason])

    /// Returns when it is committed that these are being thanked for: at most once in voice.
    func thanking(_ events: [MessageID]) async

    /// They were thanked for: the thanks were heard; returns at once.
    func thanked(_ events: [MessageID])

    /// Stores an ended turn; bounded, and never on a turn's path to sound.
    func store(_ report: TurnReport) async

    /// What was called and decided; returns at once.
    func keep(_ tape: [TapeLine])

    /// What an earlier run left.
    func leftovers() async -> Leftovers

    /// These are not thanked for, and why; returns at once.
    func dropped(_ events: [DepartedEvent])

    /// These were thanked for in writing; returns at once.
    func thankedInText(_ events: [MessageID])

    // MARK: Memory

    /// Returns at once.
    func learn(_ facts: [Fact])

    /// She came back to these facts; returns at once.
    func recalled(_ facts: [Fact])

    func keepEpisode(_ text: String, in language: Language, sources: [Citation]) async

    /// Everything kept of a viewer goes.
    func forget(_ viewer: ViewerID) async

    /// Nil when it cannot be read now.
    func lastingMemory() async -> LastingMemory?
}
