package import Moderation
package import Signals
internal import Synchronization

/// The audit of both gates, written from the show and from running turns.
package final class AuditDesk: Sendable {
    private let book = Mutex(AuditBook())
    private let changed: @Sendable () -> Void

    /// - Parameter changed: called after every entry, on the writing thread; must return at once.
    package init(changed: @escaping @Sendable () -> Void = {}) {
        self.changed = changed
    }

    package func heard(_ reason: RefusalReason, of comment: Comment) {
        record(AuditEntry(time: .now, direction: .read, source: .message(comment.id), reason: reason))
    }

    package func said(_ reason: RefusalReason, in turn: TurnID, judge: AuditEntry.Judge) {
        record(AuditEntry(time: .now, direction: .said, source: .turn(turn), reason: reason, judge: judge))
    }

    private func record(_ entry: AuditEntry) {
        book.withLock { $0.record(entry) }
        changed()
    }

    /// As it stands.
    package var current: AuditBook { book.withLock { $0 } }
}
