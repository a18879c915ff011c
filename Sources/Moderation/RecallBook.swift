package import Signals

/// Remembers what was taken back, also for comments that arrive after their recall.
///
/// Bounded by count and age. It also notes whose comments were admitted, so that a recall of an author covers what
/// cites that author's messages by their ids.
package struct RecallBook: Sendable {
    private struct Author: Sendable {
        /// Comments received until here are gone; nil = all.
        var until: Moment?
        var at: Moment
    }

    private struct Origin: Sendable {
        let viewer: ViewerID
        let login: String
        let receivedAt: Moment
    }

    private struct Login: Hashable, Sendable {
        let platform: Platform
        let login: String
    }

    /// Longer timeouts count as this long; Twitch's longest are two weeks.
    private static let longestTimeout: Duration = .seconds(30 * 86_400)

    private var messages: RecentMap<MessageID, Moment>
    private var authors: RecentMap<ViewerID, Author>
    private var logins: RecentMap<Login, Author>
    private var origins: RecentMap<MessageID, Origin>
    private var cleared: [Platform: Moment] = [:]
    private let age: Duration

    /// - Parameters:
    ///   - capacity: messages, authors and origins kept, each; the oldest go.
    ///   - age: how long a deletion is remembered. Bans stay until `capacity` is reached or ``lift(_:)``.
    package init(capacity: Int = 4_096, age: Duration = .seconds(86_400)) {
        messages = RecentMap(capacity: capacity)
        authors = RecentMap(capacity: capacity)
        logins = RecentMap(capacity: capacity)
        origins = RecentMap(capacity: capacity)
        self.age = age
    }

    package mutating func apply(_ recall: Recall, at now: Moment) {
        forget(at: now)
        switch recall {
        case .message(let id): messages[id] = now
        case .author(let viewer, let login, let duration):
            let until = duration.map { now + min(max($0, .zero), Self.longestTimeout) }
            // A shorter timeout does not shorten a longer one: what that covered stays covered.
            var author = Author(until: until, at: now)
            if let known = authors[viewer] {
                if let ends = known.until, let new = author.until {
                    author.until = max(ends, new)
                } else {
                    author.until = nil
                }
            }
            if !viewer.id.isEmpty { authors[viewer] = author }
            if !login.isEmpty { logins[Login(platform: viewer.platform, login: login.lowercased())] = author }
        case .all(let platform): cleared[platform] = now
        }
    }

    /// A ban was taken back.
    package mutating func lift(_ viewer: ViewerID, login: String) {
        authors[viewer] = nil
        logins[Login(platform: viewer.platform, login: login.lowercased())] = nil
    }

    /// A held message was let through.
    package mutating func release(_ id: MessageID) { messages[id] = nil }

    /// An admitted comment's author, for ``covers(_:)-(MessageID)``.
    package mutating func note(_ comment: Comment) {
        origins[comment.id] = Origin(
            viewer: comment.viewer.id, login: comment.viewer.login, receivedAt: comment.receivedAt)
    }

    /// An event's author, likewise.
    package mutating func note(_ event: ChannelEvent) {
        guard let viewer = event.viewer else { return }
        origins[event.id] = Origin(viewer: viewer.id, login: viewer.login, receivedAt: event.receivedAt)
    }

    /// Whether this comment was taken back: by its id, its author or a clearing of the chat.
    package func covers(_ comment: Comment) -> Bool {
        messages[comment.id] != nil
            || covers(comment.viewer.id, login: comment.viewer.login, receivedAt: comment.receivedAt)
    }

    /// Whether this message was taken back, by its id or by what was noted of it.
    package func covers(_ id: MessageID) -> Bool {
        if messages[id] != nil { return true }
        guard let origin = origins[id] else { return false }
        return covers(origin.viewer, login: origin.login, receivedAt: origin.receivedAt)
    }

    private func covers(_ viewer: ViewerID, login: String, receivedAt: Moment) -> Bool {
        if let moment = cleared[viewer.platform], receivedAt <= moment { return true }
        let author = authors[viewer] ?? logins[Login(platform: viewer.platform, login: login)]
        guard let author else { return false }
        return author.until.map { receivedAt <= $0 } ?? true
    }

    private mutating func forget(at now: Moment) {
        messages.removeOldest { now - $0 > age }
        // What was written before a timeout's end stays covered for a while after it.
        authors.removeOldest { author in author.until.map { now - $0 > age } ?? false }
        logins.removeOldest { author in author.until.map { now - $0 > age } ?? false }
    }
}
