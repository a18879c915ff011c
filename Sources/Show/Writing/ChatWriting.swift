package import Signals

/// Writes in the channel's chat, within the platform's limits; every call returns at once.
package protocol ChatWriting: Sendable {
    /// - Parameter parent: the comment that it answers; nil: to everybody.
    func write(_ text: String, replyingTo parent: MessageID?)
    /// What answers these comments and is not written yet is not written any more.
    func withdraw(where isCovered: @escaping @Sendable (MessageID) -> Bool)
}
