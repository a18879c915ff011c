internal import GRDB
package import Signals

extension Journal {
    /// A comment that may not be read, for the replay; never waits, and is left out while the disk is far behind.
    package func noteRefused(_ comment: Comment, reason: String) {
        let now = Moment.now
        let wall = WallTime.now
        note { rows, db in
            _ = try rows.admit(
                [AdmittedComment(comment, verdict: .refused(reason: reason))], now: now, wall: wall, in: db)
        }
    }

    /// Every comment that is kept with its words, by id.
    package func commentsByID() async throws -> [MessageID: JournaledComment] {
        let comments = try await recentComments(limit: .max)
        return Dictionary(comments.filter { !$0.isErased }.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Every event that is kept with its words, by id.
    package func eventsByID() async throws -> [MessageID: ChannelEvent] {
        let (now, wall) = (Moment.now, WallTime.now)
        let events = try await read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM events WHERE erased = 0").compactMap {
                ChannelEvent(row: $0, now: now, wall: wall)
            }
        }
        return Dictionary(events.map { ($0.id, $0) }) { first, _ in first }
    }
}
