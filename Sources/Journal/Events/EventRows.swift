internal import GRDB
internal import Mind
internal import Signals

/// How far thanks for an event have come.
enum ThanksStatus: String {
    case due, thanking, thanked, inText
    /// Not thanked for; the row says why.
    case dropped
}

extension Rows {
    /// - Returns: false when it was there already.
    mutating func admit(_ event: ChannelEvent, now: Moment, wall: WallTime, in db: Database) throws -> Bool {
        let viewer = event.viewer
        let age = (now.nanoseconds - event.receivedAt.nanoseconds) / 1_000_000
        let received = wall.milliseconds - max(0, age)
        ageing.passed(wall)
        let isCovered = try isCovered(
            message: event.id.text, viewer: viewer.map { viewerKey($0.id, login: $0.login) } ?? "",
            platform: event.platform.rawValue, received: received, in: db)
        let kept = isCovered ? nil : viewer
        try db.run(
            """
            INSERT OR IGNORE INTO events
            (platform, message, kind, key, viewer, login, name, text, received, session, erased)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                event.platform.rawValue, event.id.text, EventCode(event.kind).text,
                kept.map { $0.id.id.isEmpty ? 0 : KnownViewer.key(of: $0.id) } ?? 0, kept?.id.id ?? "",
                kept?.login ?? "", kept?.name ?? "", isCovered ? "" : event.text, received, session, isCovered,
            ])
        guard db.changesCount == 1 else { return false }
        let row = db.lastInsertedRowID
        events.added(row)
        try db.run(
            "INSERT INTO thanks (event, status, session, at, reason) VALUES (?, ?, ?, ?, ?)",
            [
                row, (isCovered ? ThanksStatus.dropped : .due).rawValue, session, wall.milliseconds,
                isCovered ? "recalled" : "",
            ])
        if let kept {
            if let viewer = try known(kept, at: wall, in: db) { try meet(viewer, at: wall, in: db) }
            try grow([kept.id], .event, at: wall, in: db)
        }
        return true
    }

    /// - Returns: those that were moved from one of the statuses to the next.
    mutating func thank(
        _ ids: [MessageID], from before: [ThanksStatus], to after: ThanksStatus, because reason: String = "",
        at now: WallTime, in db: Database
    ) throws -> [MessageID] {
        let statuses = before.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        var moved: [MessageID] = []
        for id in ids {
            try db.run(
                """
                UPDATE thanks SET status = ?, session = ?, at = ?, reason = ? WHERE status IN (\(statuses))
                AND event IN (SELECT id FROM events WHERE message = ?)
                """, [after.rawValue, session, now.milliseconds, reason, id.text])
            if db.changesCount > 0 { moved.append(id) }
        }
        return moved
    }
}
