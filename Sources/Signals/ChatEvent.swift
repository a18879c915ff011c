/// What a platform takes back: it must not be answered, spoken, shown or remembered.
package enum Recall: Hashable, Sendable {
    case message(MessageID)
    /// Everything by this viewer; `duration` nil = a ban, else a timeout of that length.
    case author(ViewerID, login: String, duration: Duration?)
    /// Everything so far on this platform.
    case all(Platform)
}

/// How a source of chat is doing, for the panel and the log.
package enum SourceState: Hashable, Sendable {
    case connecting
    case reading(channel: String)
    /// `remedy`: what the operator can do, in plain words.
    case lost(reason: String, remedy: String)
}

package enum ChatEvent: Sendable {
    case comment(Comment)
    case recall(Recall)
    case state(Platform, SourceState)
}
