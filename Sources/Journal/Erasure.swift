/// What an erasure reached.
package struct Erasure: Hashable, Sendable {
    package let comments: Int
    /// Turns of hers whose words went because they cited one of the comments.
    package let turns: Int
    /// What was known by one of the comments, or of the viewer.
    package let facts: Int
    package let episodes: Int

    package init(comments: Int, turns: Int, facts: Int = 0, episodes: Int = 0) {
        self.comments = comments
        self.turns = turns
        self.facts = facts
        self.episodes = episodes
    }
}
