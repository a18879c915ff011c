internal import GRDB
internal import Signals

extension Rows {
    /// How long after a ban what was on its way still counts as written before it.
    private static let grace: Duration = .seconds(60)

    /// Leaves a tombstone of every comment (id, times and verdict stay) and of every reply that cites one of them.
    mutating func erase(_ recall: Recall, at now: WallTime, in db: Database) throws -> Erasure {
        let scope = Scope(recall, at: now)
        try db.run(
            """
            UPDATE comments SET viewer = '', login = '', name = '', text = '', erased = 1
            WHERE erased = 0 AND \(scope.comments)
            """, scope.commentArguments)
        let comments = db.changesCount
        let citing = "turn IN (SELECT turn FROM sources WHERE erased = 0 AND \(scope.sources))"
        try db.run("UPDATE endings SET reply = '', heard = '', erased = 1 WHERE \(citing)", scope.sourceArguments)
        let turns = db.changesCount
        try db.run("DELETE FROM heard WHERE \(citing)", scope.sourceArguments)
        try db.run(
            "UPDATE sources SET viewer = '', reasons = '{}', erased = 1 WHERE erased = 0 AND \(scope.sources)",
            scope.sourceArguments)
        if comments > 0 || turns > 0 { didErase = true }
        let memory = try eraseMemory(recall, in: db)
        return Erasure(comments: comments, turns: turns, facts: memory.facts, episodes: memory.episodes)
    }

    /// Keeps the recall itself, for what arrives after it.
    mutating func keep(_ recall: Recall, at now: WallTime, in db: Database) throws {
        let insert = "INSERT INTO recalls (kind, platform, subject, at, until, timeout) VALUES (?, ?, ?, ?, ?, ?)"
        switch recall {
        case .message(let id): try db.run(insert, ["message", "", id.text, now.milliseconds, nil, nil])
        case .author(let viewer, let login, let duration):
            let lasts = Int64((duration ?? Self.grace).inMilliseconds)
            try db.run(
                insert,
                [
                    "author", viewer.platform.rawValue, viewerKey(viewer, login: login), now.milliseconds,
                    now.milliseconds + lasts, duration.map { Int64($0.inMilliseconds) },
                ])
        case .all(let platform):
            try db.run(insert, ["all", platform.rawValue, "*", now.milliseconds, nil, nil])
        }
        recalls.added(db.lastInsertedRowID)
    }

    /// The conditions that pick a recall's rows.
    private struct Scope {
        let comments: String
        let commentArguments: StatementArguments
        let sources: String
        let sourceArguments: StatementArguments

        init(_ recall: Recall, at now: WallTime) {
            switch recall {
            case .message(let id):
                comments = "message = ?"
                sources = comments
                commentArguments = [id.text]
                sourceArguments = commentArguments
            case .author(let viewer, let login, _):
                // The second half lets SQLite use the partial index.
                comments = "viewer = ? AND platform = ? AND viewer <> ''"
                sources = comments
                commentArguments = [viewerKey(viewer, login: login), viewer.platform.rawValue]
                sourceArguments = commentArguments
            case .all(let platform):
                comments = "platform = ? AND received <= ?"
                sources = "platform = ?"
                commentArguments = [platform.rawValue, now.milliseconds]
                sourceArguments = [platform.rawValue]
            }
        }
    }
}
