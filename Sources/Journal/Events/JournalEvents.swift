internal import GRDB
package import Signals

extension Journal {
    /// After a restart, thanks that are still due are spoken for events of these last milliseconds.
    private static let stillDue: Int64 = 10 * 60_000

    /// Takes an event in: returns when it, and that thanks are due, outlive the process.
    ///
    /// - Returns: false when it was there already; it must not be thanked for again.
    @discardableResult
    package func admit(_ event: ChannelEvent, at wall: WallTime = .now) async throws -> Bool {
        let now = Moment.now
        return try await write(weight: 3) { rows, db in try rows.admit(event, now: now, wall: wall, in: db) }
    }

    /// Call it, and wait, before the first sample of thanks: whatever happens then, they are not spoken again.
    ///
    /// - Returns: those to thank for in voice; the others have been thanked for, or were begun, or were taken back.
    package func beginThanks(_ ids: [MessageID], at now: WallTime = .now) async throws -> [MessageID] {
        try await write(weight: max(1, ids.count)) { rows, db in
            try rows.thank(ids, from: [.due], to: .thanking, at: now, in: db)
        }
    }

    /// The thanks were heard; never waits.
    package func endThanks(_ ids: [MessageID], at now: WallTime = .now) {
        note(weight: max(1, ids.count), patience: .max) { rows, db in
            _ = try rows.thank(ids, from: [.thanking], to: .thanked, at: now, in: db)
        }
    }

    /// The thanks were written instead of spoken; never waits.
    package func noteThankedInText(_ ids: [MessageID], at now: WallTime = .now) {
        note(weight: max(1, ids.count), patience: .max) { rows, db in
            _ = try rows.thank(ids, from: [.due, .thanking], to: .inText, at: now, in: db)
        }
    }

    /// They are not thanked for, and why; never waits.
    package func noteDropped(_ ids: [MessageID], because reason: String, at now: WallTime = .now) {
        note(weight: max(1, ids.count), patience: .max) { rows, db in
            _ = try rows.thank(ids, from: [.due, .thanking], to: .dropped, because: reason, at: now, in: db)
        }
    }

    /// Events of earlier runs whose thanks were begun and may or may not have been heard, oldest first: to be thanked
    /// for in text.
    package func unfinishedThanks(limit: Int = 2_000) async throws -> [ChannelEvent] {
        try await events(where: "thanks.status = 'thanking'", arguments: [], limit: limit)
    }

    /// Events of earlier runs, of the last ten minutes, whose thanks were not begun, oldest first: to be spoken.
    package func dueThanks(at now: WallTime = .now, limit: Int = 500) async throws -> [ChannelEvent] {
        try await events(
            where: "thanks.status = 'due' AND received >= ?", arguments: [now.milliseconds - Self.stillDue],
            limit: limit)
    }

    /// Events of earlier runs whose thanks were not begun, too long ago to be spoken, oldest first.
    package func overdueThanks(at now: WallTime = .now, limit: Int = 2_000) async throws -> [ChannelEvent] {
        try await events(
            where: "thanks.status = 'due' AND received < ?", arguments: [now.milliseconds - Self.stillDue],
            limit: limit)
    }

    private func events(where condition: String, arguments: StatementArguments, limit: Int) async throws
        -> [ChannelEvent]
    {
        let (now, wall) = (Moment.now, WallTime.now)
        return try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT events.* FROM thanks JOIN events ON events.id = thanks.event
                    WHERE \(condition) AND thanks.session < (SELECT max(id) FROM sessions) AND erased = 0
                    ORDER BY events.id LIMIT ?
                    """, arguments: arguments + [limit]
            )
            .compactMap { ChannelEvent(row: $0, now: now, wall: wall) }
        }
    }
}

extension ChannelEvent {
    /// - Parameters:
    ///   - now: the same instant as `wall`: times of earlier runs become times before it.
    init?(row: Row, now: Moment, wall: WallTime) {
        guard let platform = Platform(rawValue: row["platform"]), let kind = EventCode(text: row["kind"]).kind else {
            return nil
        }
        let (id, login): (String, String) = (row["viewer"], row["login"])
        let isAnonymous = id.isEmpty && login.isEmpty
        self.init(
            id: MessageID(row["message"]), kind: kind,
            viewer: isAnonymous ? nil : Viewer(id: ViewerID(platform, id), login: login, name: row["name"]),
            text: row["text"], platform: platform,
            receivedAt: now - .milliseconds(max(0, wall.milliseconds - (row["received"] as Int64))))
    }
}
