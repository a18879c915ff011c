internal import GRDB
package import Mind
package import Signals

extension Journal {
    /// Characters of an operator's fact.
    package static let longestOperatorFact = 300
    package static let mostOperatorFacts = 50

    /// Keeps what viewers told; what was told in a comment that has been taken back is left out.
    ///
    /// - Returns: how many were taken.
    @discardableResult
    package func remember(_ facts: [Fact], at now: WallTime = .now) async throws -> Int {
        guard !facts.isEmpty else { return 0 }
        return try await write(weight: facts.count * 4) { rows, db in try rows.remember(facts, at: now, in: db) }
    }

    /// She answered these viewers; never waits.
    package func noteAnswered(_ viewers: [ViewerID], at now: WallTime = .now) {
        note(weight: max(1, viewers.count)) { rows, db in try rows.grow(viewers, .talk, at: now, in: db) }
    }

    /// She came back to these facts; never waits.
    package func noteRecalled(_ facts: [Fact], at now: WallTime = .now) {
        note(weight: max(1, facts.count)) { rows, db in try rows.noteRecalled(facts, at: now, in: db) }
    }

    // MARK: Episodes

    /// - Parameter sources: every comment that the sentence may have been made from.
    /// - Returns: false when one of them has been taken back: the episode is not kept.
    @discardableResult
    package func addEpisode(_ text: String, language: Language, sources: [Citation], at now: WallTime = .now)
        async throws -> Bool
    {
        try await write(weight: 2 + sources.count) { rows, db in
            try rows.addEpisode(text, language, sources, at: now, in: db)
        }
    }

    /// The newest episodes, oldest first.
    package func episodes(limit: Int) async throws -> [Episode] {
        try await read { db in
            try Row.fetchAll(
                db, sql: "SELECT text, language, at FROM episodes WHERE erased = 0 ORDER BY id DESC LIMIT ?",
                arguments: [limit]
            )
            .reversed().compactMap(Episode.init(row:))
        }
    }

    // MARK: The operator's facts

    /// Oldest first.
    package func operatorFacts() async throws -> [OperatorFact] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT id, text, at FROM operatorFacts WHERE text <> '' ORDER BY id")
                .map { OperatorFact(id: $0[0], text: $0[1], at: WallTime(milliseconds: $0[2])) }
        }
    }

    /// - Returns: nil when it is empty or there are ``mostOperatorFacts`` already.
    @discardableResult
    package func addOperatorFact(_ text: String, at now: WallTime = .now) async throws -> OperatorFact? {
        let text = String(text.prefix(Self.longestOperatorFact))
        guard text.contains(where: { !$0.isWhitespace }) else { return nil }
        return try await write { _, db in
            let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM operatorFacts WHERE text <> ''") ?? 0
            guard count < Self.mostOperatorFacts else { return nil }
            try db.run("INSERT INTO operatorFacts (text, at) VALUES (?, ?)", [text, now.milliseconds])
            return OperatorFact(id: db.lastInsertedRowID, text: text, at: now)
        }
    }

    /// - Returns: false when there is none of this id.
    @discardableResult
    package func removeOperatorFact(_ id: Int64) async throws -> Bool {
        try await write { rows, db in
            try db.run("UPDATE operatorFacts SET text = '' WHERE id = ? AND text <> ''", [id])
            if db.changesCount > 0 { rows.didErase = true }
            return db.changesCount > 0
        }
    }

    // MARK: Viewers

    /// The viewer who bears this account name now, seen last of several.
    package func viewer(named login: String, on platform: Platform? = nil) async throws -> RememberedViewer? {
        let login = login.lowercased()
        return try await read { db in
            let condition =
                "coalesce(names.login, viewers.login) = ? AND (? IS NULL OR platform = ?) ORDER BY lastSeen DESC LIMIT 1"
            let found = try KnownViewer.all(
                where: condition, [login, platform?.rawValue, platform?.rawValue], in: db)
            return try found.first.map { $0.remembered(facts: try $0.facts(in: db), lastSeen: $0.lastSeen) }
        }
    }

    package func viewer(_ id: ViewerID) async throws -> RememberedViewer? {
        try await read { db in
            try KnownViewer.find(id, in: db).map { $0.remembered(facts: try $0.facts(in: db), lastSeen: $0.lastSeen) }
        }
    }

    /// Those seen last, first; with their facts.
    package func viewers(limit: Int) async throws -> [RememberedViewer] {
        try await read { db in
            try KnownViewer.all(where: "1 ORDER BY lastSeen DESC LIMIT ?", [limit], in: db)
                .map { $0.remembered(facts: try $0.facts(in: db), lastSeen: $0.lastSeen) }
        }
    }

    /// Facts and episodes that hold any of the words, best first.
    ///
    /// - Parameter words: hostile text is fine; nothing in it is an operator.
    package func search(_ words: String, limit: Int = 10) async throws -> [FoundMemory] {
        let terms = FoldedText.letters(of: words).split { !$0.isLetter && !$0.isNumber }.prefix(16)
        guard !terms.isEmpty else { return [] }
        let query = terms.map { "\"\($0)\"" }.joined(separator: " OR ")
        return try await read { db in
            let rows = try Int64.fetchAll(
                db, sql: "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?",
                arguments: [query, limit * 4])
            return try Array(rows.lazy.compactMap { try FoundMemory.find($0, in: db) }.prefix(limit))
        }
    }
}

extension Episode {
    fileprivate init?(row: Row) {
        guard let language = Language(rawValue: row[1]) else { return nil }
        self.init(text: row[0], language: language, at: WallTime(milliseconds: row[2]))
    }
}

extension FoundMemory {
    /// Nil for a row whose words are gone.
    fileprivate static func find(_ place: Int64, in db: Database) throws -> FoundMemory? {
        if place % 2 == 1 {
            return try Row.fetchOne(
                db.cachedStatement(sql: "SELECT text, language, at FROM episodes WHERE id = ? AND erased = 0"),
                arguments: [place / 2]
            ).flatMap(Episode.init(row:)).map(FoundMemory.episode)
        }
        let owner = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT viewers.id, platform, viewers.viewer FROM facts JOIN viewers ON viewers.id = facts.viewer
                    WHERE facts.id = ? AND facts.viewer <> 0
                    """), arguments: [place / 2])
        guard let owner, let platform = Platform(rawValue: owner[1]) else { return nil }
        return try StoredFact.all(ofViewer: owner[0], ViewerID(platform, owner[2]), in: db)
            .first { $0.row == place / 2 }.map { .fact($0.fact) }
    }
}
