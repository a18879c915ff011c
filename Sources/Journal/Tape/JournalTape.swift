internal import GRDB
internal import Signals

extension Journal {
    /// Jobs that may wait before the tape is left out: a tape with a hole cannot be replayed.
    private static let tapePatience = 1_024

    /// The number of this run.
    package func currentSession() async throws -> Int64 {
        try await read { db in try Int64.fetchOne(db, sql: "SELECT max(id) FROM sessions") ?? 0 }
    }

    /// Puts entries on this run's tape; never waits. Hand in many at once.
    package func tape(_ entries: [TapeEntry]) {
        guard !entries.isEmpty else { return }
        note(weight: entries.count, patience: Self.tapePatience) { rows, db in
            for entry in entries {
                try db.run(
                    "INSERT INTO tape (session, at, call, subject) VALUES (?, ?, ?, ?)",
                    [rows.session, entry.at.nanoseconds, entry.call, entry.subject])
                rows.tape.added(db.lastInsertedRowID)
            }
        }
    }

    /// Runs that have something on their tape, newest first.
    package func sessions(limit: Int = 50) async throws -> [JournalSession] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT sessions.id, began, (SELECT count(*) FROM tape WHERE session = sessions.id) AS entries
                    FROM sessions WHERE EXISTS (SELECT 1 FROM tape WHERE session = sessions.id)
                    ORDER BY sessions.id DESC LIMIT ?
                    """, arguments: [limit]
            )
            .map { JournalSession(number: $0[0], began: WallTime(milliseconds: $0[1]), entries: $0[2]) }
        }
    }

    /// A run's tape in the order it was written.
    package func tape(ofSession session: Int64) async throws -> [TapeEntry] {
        try await read { db in
            try Row.fetchAll(
                db, sql: "SELECT at, call, subject FROM tape WHERE session = ? ORDER BY id", arguments: [session]
            )
            .map { TapeEntry(at: Moment(nanoseconds: $0[0]), call: $0[1], subject: $0[2]) }
        }
    }
}
