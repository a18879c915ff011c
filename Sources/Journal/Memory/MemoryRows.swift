internal import GRDB
internal import Mind
internal import Signals

extension Rows {
    /// Comments of one viewer this far apart, in another run of the program, are of two streams: a restart is none.
    private static let visitGap: Int64 = 30 * 60_000
    /// A viewer's last line is noted this exactly.
    private static let seenStep: Int64 = 60_000

    // MARK: Viewers

    /// What is known of a viewer who writes, as it was before this line; nil for a viewer without an id. Writes nothing:
    /// ``meet(_:at:in:)`` does, when no comment waits for it.
    func known(_ viewer: Viewer, at now: WallTime, in db: Database) throws -> RememberedViewer? {
        // Without an id of the platform's a name may be anybody's.
        guard !viewer.id.id.isEmpty else { return nil }
        guard var known = try KnownViewer.find(viewer.id, in: db) else {
            return RememberedViewer(
                id: viewer.id, login: viewer.login, name: viewer.name, bond: Bond(time: now), firstSeen: now)
        }
        let before = known.lastSeen
        _ = visit(&known, at: now)
        known.login = viewer.login
        known.name = viewer.name
        return known.remembered(facts: try known.facts(in: db), lastSeen: before)
    }

    /// Notes that a viewer wrote.
    mutating func meet(_ viewer: RememberedViewer, at now: WallTime, in db: Database) throws {
        guard var known = try KnownViewer.find(viewer.id, in: db) else { return try add(viewer, at: now, in: db) }
        if visit(&known, at: now) { try save(known, in: db) }
        if known.login != viewer.login || known.name != viewer.name { try rename(&known, viewer, in: db) }
    }

    /// - Returns: whether anything is to be saved.
    private func visit(_ known: inout KnownViewer, at now: WallTime) -> Bool {
        let away = now.milliseconds - known.lastSeen.milliseconds
        if known.lastSession != session, away >= Self.visitGap {
            known.visits += 1
            known.bond = known.bond.after(.visit, at: now)
        }
        guard known.lastSession != session || away >= Self.seenStep else { return false }
        known.lastSeen = max(now, known.lastSeen)
        known.lastSession = session
        return true
    }

    private mutating func add(_ viewer: RememberedViewer, at now: WallTime, in db: Database) throws {
        try db.run(
            "INSERT INTO viewers (key, platform, viewer, login, name) VALUES (?, ?, ?, ?, ?)",
            [KnownViewer.key(of: viewer.id), viewer.id.platform.rawValue, viewer.id.id, viewer.login, viewer.name])
        let row = db.lastInsertedRowID
        try db.run(
            """
            INSERT INTO standings (viewer, visits, bond, bondAt, firstSeen, lastSeen, lastSession)
            VALUES (?, 1, 0, ?, ?, ?, ?)
            """, [row, now.milliseconds, now.milliseconds, now.milliseconds, session])
        viewers += 1
    }

    private func save(_ known: KnownViewer, in db: Database) throws {
        try db.run(
            """
            UPDATE standings SET visits = ?, bond = ?, bondAt = ?, lastSeen = ?, lastAnswered = ?, lastSession = ?
            WHERE viewer = ?
            """,
            [
                known.visits, known.bond.strength, known.bond.time.milliseconds, known.lastSeen.milliseconds,
                known.lastAnswered?.milliseconds, known.lastSession, known.row,
            ])
    }

    /// The name in the viewer's row is made shorter only, so that a new one is a row of its own.
    private mutating func rename(_ known: inout KnownViewer, _ viewer: RememberedViewer, in db: Database) throws {
        try db.run("UPDATE names SET viewer = 0, login = '', name = '' WHERE viewer = ? AND viewer <> 0", [known.row])
        try db.run("UPDATE viewers SET login = '', name = '' WHERE id = ?", [known.row])
        try db.run(
            "INSERT INTO names (viewer, login, name) VALUES (?, ?, ?)", [known.row, viewer.login, viewer.name])
        try db.run("UPDATE standings SET named = ? WHERE viewer = ?", [db.lastInsertedRowID, known.row])
        known.login = viewer.login
        known.name = viewer.name
    }

    mutating func grow(_ viewers: [ViewerID], _ cause: Bond.Cause, at now: WallTime, in db: Database) throws {
        for viewer in viewers {
            guard var known = try KnownViewer.find(viewer, in: db) else { continue }
            known.bond = known.bond.after(cause, at: now)
            if cause == .talk { known.lastAnswered = now }
            try save(known, in: db)
        }
    }

    // MARK: Facts

    /// - Returns: how many were taken; those of a comment that was taken back are not.
    mutating func remember(_ facts: [Fact], at now: WallTime, in db: Database) throws -> Int {
        var taken = 0
        for fact in facts where !fact.text.isEmpty {
            guard let known = try KnownViewer.find(fact.viewer, in: db), try !isTakenBack(fact, in: db) else {
                continue
            }
            let stored = try known.storedFacts(in: db)
            let before = stored.map(\.fact)
            let after = RememberedViewer.kept(before, and: fact, at: now)
            for old in stored where !after.contains(old.fact) { try drop(fact: old.row, in: db) }
            for new in after where !before.contains(new) {
                try insert(new, of: known, in: db)
                if new.source == fact.source { taken += 1 }
            }
            try db.run("UPDATE standings SET facts = ? WHERE viewer = ?", [after.count, known.row])
        }
        return taken
    }

    private mutating func insert(_ fact: Fact, of known: KnownViewer, in db: Database) throws {
        try db.run(
            """
            INSERT INTO facts (viewer, kind, text, subject, message, told, confirmations, language, due)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                known.row, fact.kind.rawValue, fact.text, fact.subject, fact.source.text, fact.told.milliseconds,
                fact.confirmations, fact.language.rawValue, fact.due?.milliseconds,
            ])
        let row = db.lastInsertedRowID
        if let at = fact.lastRecalled {
            try db.run("INSERT OR REPLACE INTO factRecalls (fact, at) VALUES (?, ?)", [row, at.milliseconds])
        }
        try db.run("INSERT INTO search (rowid, text) VALUES (?, ?)", [row * 2, fact.text])
    }

    /// Leaves a row without words.
    mutating func drop(fact: Int64, in db: Database) throws {
        try db.run("UPDATE facts SET viewer = 0, kind = '', text = '', subject = '', message = '' WHERE id = ?", [fact])
        try db.run("DELETE FROM factRecalls WHERE fact = ?", [fact])
        isSearchStale = true
    }

    private func isTakenBack(_ fact: Fact, in db: Database) throws -> Bool {
        let platform = fact.viewer.platform.rawValue
        for table in ["comments", "events"] {
            if let erased = try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT erased FROM \(table) WHERE message = ? AND platform = ?"),
                arguments: [fact.source.text, platform])
            {
                return erased
            }
        }
        return try isCovered(
            message: fact.source.text, viewer: fact.viewer.id, platform: platform,
            received: fact.told.milliseconds, in: db)
    }

    func noteRecalled(_ facts: [Fact], at now: WallTime, in db: Database) throws {
        for fact in facts {
            guard let known = try KnownViewer.find(fact.viewer, in: db) else { continue }
            for stored in try known.storedFacts(in: db) where stored.fact.subject == fact.subject {
                try db.run(
                    "INSERT OR REPLACE INTO factRecalls (fact, at) VALUES (?, ?)", [stored.row, now.milliseconds])
            }
        }
    }
}
