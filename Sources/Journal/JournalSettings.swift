/// Where the journal lives and how much of the past it keeps.
package struct JournalSettings: Equatable, Sendable {
    /// The data folder; made (0700) when missing.
    package var folder: String
    /// The newest comments kept; older ones are deleted.
    package var comments: Int
    /// The newest turns kept, with their marks and words.
    package var turns: Int

    package init(folder: String, comments: Int = 20_000, turns: Int = 5_000) {
        self.folder = folder
        self.comments = comments
        self.turns = turns
    }

    package var file: String { folder + "/aneeka.sqlite" }
}
