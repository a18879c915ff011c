package import Signals

/// What waits to be written in chat, and when the next may go: Twitch silences an account that writes too fast.
///
/// 20 messages in 30 s are allowed (100 for moderators), one a second at most, and no text twice within 30 s.
package struct ChatPen: Sendable {
    package struct Line: Equatable, Sendable {
        package let text: String
        package let parent: MessageID?
        package init(_ text: String, replyingTo parent: MessageID? = nil) {
            self.text = text
            self.parent = parent
        }
    }

    static let gap: Duration = .milliseconds(1_600)
    static let window: Duration = .seconds(30)
    static let mostInWindow = 18
    /// Beyond these the oldest are left out: an answer that comes late is none.
    static let mostWaiting = 6
    static let longestWait: Duration = .seconds(45)

    private var waiting: [(line: Line, at: Moment)] = []
    private var sent: [(text: String, at: Moment)] = []
    /// Twitch asked to wait.
    private var notBefore: Moment?
    /// Lines that were left out.
    package private(set) var left = 0

    package init() {}

    package mutating func add(_ line: Line, at now: Moment) {
        guard !line.text.isEmpty, !sent.contains(where: { $0.text == line.text && now - $0.at < Self.window }),
            !waiting.contains(where: { $0.line.text == line.text })
        else { return }
        waiting.append((line, now))
        guard waiting.count > Self.mostWaiting else { return }
        waiting.removeFirst()
        left += 1
    }

    /// The line to send now, or when to ask again; (nil, nil) when nothing waits.
    package mutating func next(at now: Moment) -> (line: Line?, again: Moment?) {
        let before = waiting.count
        waiting.removeAll { now - $0.at > Self.longestWait }
        left += before - waiting.count
        sent.removeAll { now - $0.at >= Self.window }
        guard let first = waiting.first else { return (nil, nil) }
        var due = notBefore ?? now
        if let last = sent.last { due = max(due, last.at + Self.gap) }
        if sent.count >= Self.mostInWindow { due = max(due, sent[sent.count - Self.mostInWindow].at + Self.window) }
        guard now >= due else { return (nil, due) }
        waiting.removeFirst()
        sent.append((first.line.text, now))
        notBefore = nil
        return (first.line, nil)
    }

    /// What answers a comment that was taken back is not written.
    package mutating func withdraw(_ isCovered: (MessageID) -> Bool) {
        waiting.removeAll { $0.line.parent.map(isCovered) ?? false }
    }

    /// Twitch answered 429, or silenced the account.
    package mutating func refused(until: Moment) { notBefore = until }
}
