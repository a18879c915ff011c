internal import FoundationEssentials
internal import GRDB
package import Signals

extension Journal {
    /// Whether a comment with this id was admitted before, in this run or an earlier one.
    package func isKnown(_ id: MessageID, on platform: Platform) async throws -> Bool {
        try await read { db in
            try db.exists("SELECT 1 FROM comments WHERE message = ? AND platform = ?", [id.text, platform.rawValue])
        }
    }

    /// The newest comments, newest first.
    package func recentComments(limit: Int) async throws -> [JournaledComment] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM comments ORDER BY id DESC LIMIT ?", arguments: [limit])
                .compactMap(JournaledComment.init(row:))
        }
    }

    /// Allowed comments since a time that no turn was begun for, oldest first: what a restart still owes an answer.
    package func unanswered(since: WallTime, limit: Int) async throws -> [JournaledComment] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM comments WHERE received >= ? AND erased = 0 AND verdict LIKE 'allowed%'
                    AND NOT EXISTS (SELECT 1 FROM sources WHERE sources.message = comments.message
                        AND sources.platform = comments.platform)
                    AND NOT EXISTS (SELECT 1 FROM events WHERE events.message = comments.message
                        AND events.platform = comments.platform)
                    ORDER BY id DESC LIMIT ?
                    """, arguments: [since.milliseconds, limit]
            )
            .compactMap(JournaledComment.init(row:)).reversed()
        }
    }

    /// When the last comment of an earlier run was admitted or its last turn ended; nil: there was no such run.
    package func lastActivity() async throws -> WallTime? {
        try await read { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT max(at) FROM (SELECT max(endings.at) AS at FROM endings
                        JOIN turns ON turns.id = endings.turn WHERE turns.session < (SELECT max(id) FROM sessions)
                    UNION ALL SELECT max(admitted) FROM comments
                        WHERE admitted < (SELECT began FROM sessions ORDER BY id DESC LIMIT 1))
                    """
            ).map(WallTime.init(milliseconds:))
        }
    }

    /// The newest turns, newest first.
    package func recentTurns(limit: Int) async throws -> [JournaledTurn] {
        try await turns(where: "1", arguments: [], limit: limit)
    }

    /// Turns of earlier runs that have no ending, newest first: the program ended in the middle of them.
    package func unfinishedTurns(limit: Int) async throws -> [JournaledTurn] {
        try await turns(
            where: "endings.at IS NULL AND turns.session < (SELECT max(id) FROM sessions)", arguments: [], limit: limit)
    }

    /// Whether the newest turn of all earlier runs has no ending: the show broke off in it.
    package func brokeOff() async throws -> Bool {
        try await read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT endings.at IS NULL FROM turns LEFT JOIN endings ON endings.turn = turns.id
                    WHERE turns.session < (SELECT max(id) FROM sessions) ORDER BY turns.id DESC LIMIT 1
                    """) ?? false
        }
    }

    /// The newest recalls with their times, oldest first. A login is not kept where the platform gives ids.
    package func recentRecalls(limit: Int) async throws -> [(recall: Recall, at: WallTime)] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM recalls ORDER BY id DESC LIMIT ?", arguments: [limit])
                .reversed().compactMap { row in
                    Recall(row: row).map { ($0, WallTime(milliseconds: row["at"])) }
                }
        }
    }

    /// The newest changes of health, newest first; their messages in English only.
    package func recentHealth(limit: Int) async throws -> [(health: Health, at: WallTime)] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM health ORDER BY id DESC LIMIT ?", arguments: [limit])
                .compactMap { row in
                    guard let state = Health.State(rawValue: row["state"]) else { return nil }
                    return (
                        Health(part: row["part"], state: state, message: Bilingual(row["message"] as String)),
                        WallTime(milliseconds: row["at"])
                    )
                }
        }
    }

    private func turns(where condition: String, arguments: StatementArguments, limit: Int) async throws
        -> [JournaledTurn]
    {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT turns.*, reply, heard, wasCut, cause, at, endings.erased AS erased FROM turns
                    LEFT JOIN endings ON endings.turn = turns.id WHERE \(condition) ORDER BY turns.id DESC LIMIT ?
                    """, arguments: arguments + [limit]
            )
            .compactMap { row in try JournaledTurn(row: row, in: db) }
        }
    }
}

extension JournaledComment {
    fileprivate init?(row: Row) {
        guard let platform = Platform(rawValue: row["platform"]) else { return nil }
        let viewer: String = row["viewer"]
        self.init(
            id: MessageID(row["message"]), viewer: ViewerID(platform, viewer.hasPrefix("@") ? "" : viewer),
            login: row["login"], name: row["name"], text: row["text"],
            received: WallTime(milliseconds: row["received"]),
            admitted: WallTime(milliseconds: row["admitted"]), verdict: AdmissionVerdict(stored: row["verdict"]),
            isErased: row["erased"])
    }
}

extension JournaledTurn {
    fileprivate init?(row: Row, in db: Database) throws {
        let id: Int64 = row["id"]
        guard let shape = LoadShape(rawValue: row["shape"]), let language = Language(rawValue: row["language"]) else {
            return nil
        }
        let sources = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM sources WHERE turn = ? ORDER BY id"), arguments: [id])
        let marks = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM marks WHERE turn = ? ORDER BY id"), arguments: [id])
        let ended: Int64? = row["at"]
        let heard: String =
            try row["heard"]
            ?? String.fetchAll(
                db.cachedStatement(sql: "SELECT text FROM heard WHERE turn = ? ORDER BY id"), arguments: [id]
            ).joined(separator: " ")
        self.init(
            turn: TurnID(UInt32(clamping: row["number"] as Int64)), shape: shape, language: language,
            sources: sources.compactMap { source in
                Platform(rawValue: source["platform"]).map {
                    Source(id: MessageID(source["message"]), platform: $0, reasons: decode(source["reasons"]))
                }
            },
            reply: row["reply"] ?? "", heard: heard, wasCut: row["wasCut"] ?? false,
            cause: (row["cause"] as String?).flatMap(StopCause.init(rawValue:)),
            began: WallTime(milliseconds: row["began"]), ended: ended.map(WallTime.init(milliseconds:)),
            marks: marks.compactMap { mark in
                TurnMark(rawValue: mark["mark"]).map {
                    MarkRecord($0, clause: mark["clause"], offset: mark["offset"])
                }
            },
            isErased: sources.contains { $0["erased"] })
    }
}

extension Recall {
    fileprivate init?(row: Row) {
        let subject: String = row["subject"]
        switch (row["kind"] as String, Platform(rawValue: row["platform"])) {
        case ("message", _): self = .message(MessageID(subject))
        case ("author", let platform?):
            let timeout: Int64? = row["timeout"]
            let isLogin = subject.hasPrefix("@")
            self = .author(
                ViewerID(platform, isLogin ? "" : subject), login: isLogin ? String(subject.dropFirst()) : "",
                duration: timeout.map { .milliseconds($0) })
        case ("all", let platform?): self = .all(platform)
        default: return nil
        }
    }
}

private func decode(_ reasons: String) -> [String: Double] {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return (try? decoder.decode([String: Double].self, from: Data(reasons.utf8))) ?? [:]
}
