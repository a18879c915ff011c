/// What a crowd says, as one impression: what several wrote alike, and what most of them do.
package struct RoomImpression: Hashable, Sendable {
    /// What several viewers wrote in much the same words.
    package struct Echo: Hashable, Sendable {
        /// One of them; hostile text like every comment.
        package let text: String
        package let count: Int
        package init(text: String, count: Int) {
            self.text = text
            self.count = count
        }
    }

    package enum Tone: String, CaseIterable, Hashable, Sendable {
        case mixed, laughing, cheering, greeting, asking, sad, angry
    }

    package let comments: Int
    package let viewers: Int
    /// Comments a second, lately.
    package let rate: Double
    /// Biggest first; three at most.
    package let echoes: [Echo]
    package let tone: Tone

    package init(comments: Int, viewers: Int, rate: Double, echoes: [Echo], tone: Tone) {
        self.comments = comments
        self.viewers = viewers
        self.rate = rate
        self.echoes = echoes
        self.tone = tone
    }
}
