/// What an erasure reached.
package struct Erasure: Hashable, Sendable {
    package let comments: Int
    /// Turns of hers whose words went because they cited one of the comments.
    package let turns: Int

    package init(comments: Int, turns: Int) {
        self.comments = comments
        self.turns = turns
    }
}
