package import Signals

/// Remembers what was taken back, also for comments that arrive after their recall.
///
/// Bounded by count and by age: 4,096 messages and authors, 24 hours.
package struct RecallBook: Sendable {
    private var messages: [MessageID: Moment] = [:]
    private struct Author: Sendable {
        /// Comments received before this are gone …
        var from: Moment
        /// … and those until here too.
        var until: Moment?
    }
    private var authors: [ViewerID: Author] = [:]
    private var cleared: [Platform: Moment] = [:]
    private let capacity: Int
    private let age: Duration

    package init(capacity: Int = 4096, age: Duration = .seconds(86_400)) {
        self.capacity = capacity
        self.age = age
    }

    package mutating func apply(_ recall: Recall, at now: Moment) {
        switch recall {
        case .message(let id):
            messages[id] = now
            if messages.count > capacity { prune(at: now) }
        case .author(let viewer, _, let duration):
            authors[viewer] = Author(from: now, until: duration.map { now + $0 })
            if authors.count > capacity { prune(at: now) }
        case .all(let platform):
            cleared[platform] = now
        }
    }

    /// Whether this comment was taken back, by its id, its author or a clearing of the chat.
    package func covers(_ comment: Comment) -> Bool {
        if messages[comment.id] != nil { return true }
        if let author = authors[comment.viewer.id] {
            guard let until = author.until else { return true }
            if comment.receivedAt <= until { return true }
        }
        if let moment = cleared[comment.viewer.id.platform], comment.receivedAt <= moment { return true }
        return false
    }

    /// Whether this very message was taken back by its id.
    package func covers(_ id: MessageID) -> Bool { messages[id] != nil }

    private mutating func prune(at now: Moment) {
        messages = messages.filter { now - $0.value < age }
        if messages.count > capacity {
            for (id, _) in messages.sorted(by: { $0.value < $1.value }).prefix(messages.count - capacity / 2) {
                messages[id] = nil
            }
        }
        authors = authors.filter { now - ($0.value.until ?? now) < age }
        if authors.count > capacity {
            for (id, _) in authors.sorted(by: { $0.value.from < $1.value.from }).prefix(authors.count - capacity / 2) {
                authors[id] = nil
            }
        }
    }
}
