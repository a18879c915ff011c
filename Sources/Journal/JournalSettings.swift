/// Where the journal lives and how much of the past it keeps.
package struct JournalSettings: Equatable, Sendable {
    /// The data folder; made (0700) when missing.
    package var folder: String
    /// The newest comments kept; older ones are deleted.
    package var comments: Int
    /// The newest turns kept, with their marks and words.
    package var turns: Int
    /// Viewers known at most; those not seen for longest and of whom nothing is known go first.
    package var viewers: Int
    /// The newest entries of the tape kept.
    package var tape: Int

    package init(
        folder: String, comments: Int = 20_000, turns: Int = 5_000, viewers: Int = 50_000, tape: Int = 200_000
    ) {
        self.folder = folder
        self.comments = comments
        self.turns = turns
        self.viewers = viewers
        self.tape = tape
    }

    package var file: String { folder + "/aneeka.sqlite" }
}
