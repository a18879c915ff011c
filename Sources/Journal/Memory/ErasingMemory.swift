internal import GRDB
internal import Mind
internal import Signals

extension Rows {
    /// What a recall reaches of memory and events; facts and episodes.
    mutating func eraseMemory(_ recall: Recall, in db: Database) throws -> (facts: Int, episodes: Int) {
        var facts: [Int64] = []
        let episodes: [Int64]
        switch recall {
        case .message(let id):
            facts = try Int64.fetchAll(
                db, sql: "SELECT id FROM facts WHERE message = ? AND viewer <> 0", arguments: [id.text])
            episodes = try Int64.fetchAll(
                db, sql: "SELECT DISTINCT episode FROM episodeSources WHERE message = ?", arguments: [id.text])
            try eraseEvents(where: "message = ?", [id.text], in: db)
        case .author(let viewer, _, _):
            guard !viewer.id.isEmpty else { return (0, 0) }
            let key = KnownViewer.key(of: viewer)
            if let known = try KnownViewer.find(viewer, in: db) {
                facts = try known.storedFacts(in: db).map(\.row)
            }
            episodes = try Int64.fetchAll(
                db, sql: "SELECT DISTINCT episode FROM episodeSources WHERE viewer = ? AND viewer <> 0",
                arguments: [key])
            try eraseEvents(where: "key = ? AND key <> 0", [key], in: db)
        case .all(let platform):
            // What chat said is cleared; what viewers told on other days stays.
            episodes = try Int64.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT episode FROM episodeSources
                    JOIN comments ON comments.message = episodeSources.message
                        AND comments.platform = episodeSources.platform
                    WHERE episodeSources.platform = ? AND comments.erased <> 0
                    """, arguments: [platform.rawValue])
            facts = try Int64.fetchAll(
                db,
                sql: """
                    SELECT facts.id FROM facts JOIN viewers ON viewers.id = facts.viewer
                    JOIN comments ON comments.message = facts.message AND comments.platform = viewers.platform
                    WHERE viewers.platform = ? AND comments.erased <> 0
                    """, arguments: [platform.rawValue])
            try eraseEvents(where: "platform = ?", [platform.rawValue], in: db)
        }
        if case .author(let viewer, _, let duration) = recall {
            try takeName(of: viewer, isBanned: duration == nil, in: db)
        }
        for fact in facts where try db.exists("SELECT 1 FROM facts WHERE id = ? AND viewer <> 0", [fact]) {
            try db.run(
                "UPDATE standings SET facts = max(0, facts - 1) WHERE viewer = (SELECT viewer FROM facts WHERE id = ?)",
                [fact])
            try drop(fact: fact, in: db)
            didErase = true
        }
        var dropped = 0
        for episode in episodes where try drop(episode: episode, in: db) { dropped += 1 }
        return (facts.count, dropped)
    }

    /// A ban takes everything; after a timeout a regular is a regular again, under the name of the next comment.
    private mutating func takeName(of viewer: ViewerID, isBanned: Bool, in db: Database) throws {
        guard let known = try KnownViewer.find(viewer, in: db) else { return }
        if isBanned {
            try drop(viewer: known.row, in: db)
        } else {
            try db.run(
                "UPDATE names SET viewer = 0, login = '', name = '' WHERE viewer = ? AND viewer <> 0", [known.row])
            try db.run("UPDATE viewers SET login = '', name = '' WHERE id = ?", [known.row])
            didErase = true
        }
    }

    private mutating func drop(episode: Int64, in db: Database) throws -> Bool {
        try db.run("UPDATE episodes SET text = '', erased = 1 WHERE id = ? AND erased = 0", [episode])
        guard db.changesCount > 0 else { return false }
        didErase = true
        isSearchStale = true
        return true
    }

    private mutating func eraseEvents(where condition: String, _ arguments: StatementArguments, in db: Database) throws
    {
        try db.run(
            """
            UPDATE thanks SET status = 'dropped', reason = 'recalled' WHERE status IN ('due', 'thanking')
            AND event IN (SELECT id FROM events WHERE erased = 0 AND \(condition))
            """, arguments)
        try db.run(
            """
            UPDATE events SET key = 0, viewer = '', login = '', name = '', text = '', erased = 1
            WHERE erased = 0 AND \(condition)
            """, arguments)
        if db.changesCount > 0 { didErase = true }
    }

    /// Takes a viewer's row and standing away.
    mutating func forget(_ viewer: ViewerID, in db: Database) throws {
        guard let known = try KnownViewer.find(viewer, in: db) else { return }
        try drop(viewer: known.row, in: db)
    }

    mutating func drop(viewer row: Int64, in db: Database) throws {
        for fact in try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT id FROM facts WHERE viewer = ? AND viewer <> 0"), arguments: [row])
        {
            try drop(fact: fact, in: db)
        }
        try db.run("UPDATE names SET viewer = 0, login = '', name = '' WHERE viewer = ? AND viewer <> 0", [row])
        try db.run("UPDATE viewers SET key = 0, platform = '', viewer = '', login = '', name = '' WHERE id = ?", [row])
        try db.run("DELETE FROM standings WHERE viewer = ?", [row])
        viewers -= 1
        didErase = true
    }
}
