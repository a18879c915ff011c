/// What a platform takes back: it must not be answered, spoken, shown or remembered.
package enum Recall: Hashable, Sendable {
    case message(MessageID)
    /// Everything by this viewer; `duration` nil = a ban, else a timeout of that length.
    case author(ViewerID, login: String, duration: Duration?)
    /// Everything so far on this platform.
    case all(Platform)

    /// Whether it takes back a comment that is here already.
    package func covers(_ source: Citation) -> Bool {
        switch self {
        case .message(let id): source.message == id
        case .author(let viewer, _, _): source.author == viewer
        case .all(let platform): source.author.platform == platform
        }
    }
}

/// The comment that something shows or was made from: what a recall finds it by.
package struct Citation: Hashable, Sendable {
    package let message: MessageID
    package let author: ViewerID

    package init(message: MessageID, author: ViewerID) {
        self.message = message
        self.author = author
    }

    package init(_ comment: Comment) { self.init(message: comment.id, author: comment.viewer.id) }
}

/// How a source of chat is doing, for the panel and the log.
package enum SourceState: Hashable, Sendable {
    case connecting
    case reading(channel: String)
    /// Chat is read, but not all that happens is heard.
    case readingLess(channel: String, reason: Bilingual, remedy: Bilingual)
    /// `remedy`: what the operator can do, in plain words.
    case lost(reason: Bilingual, remedy: Bilingual)
}

package enum ChatEvent: Sendable {
    case comment(Comment)
    /// Something happened in the channel that is no chat line.
    case happened(ChannelEvent)
    case recall(Recall)
    /// What was taken back may be read after all: a moderator let a held message through.
    case release(MessageID)
    /// The channel went on air, or off.
    case onAir(Platform, Bool)
    case state(Platform, SourceState)
}
