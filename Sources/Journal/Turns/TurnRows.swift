internal import FoundationEssentials
internal import GRDB
internal import Signals

extension Rows {
    mutating func begin(_ beginning: TurnBeginning, in db: Database) throws {
        let request = beginning.request
        try db.run(
            """
            INSERT OR REPLACE INTO turns (session, number, shape, language, waiting, began) VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                session, Int64(request.turn.number), request.shape.rawValue, request.language.rawValue, request.waiting,
                beginning.at.milliseconds,
            ])
        let turn = db.lastInsertedRowID
        turns.added(turn)
        for event in request.events { try cite(event, in: turn, db) }
        for comment in request.comments {
            let platform = comment.viewer.id.platform.rawValue
            // A recall may have come between the choice and this row.
            let isErased = try db.exists(
                "SELECT 1 FROM comments WHERE message = ? AND platform = ? AND erased <> 0",
                [comment.id.text, platform])
            let reasons = isErased ? [:] : beginning.reasons[comment.id] ?? [:]
            try db.run(
                "INSERT INTO sources (turn, platform, message, viewer, reasons, erased) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    turn, platform, comment.id.text,
                    isErased ? "" : viewerKey(comment.viewer.id, login: comment.viewer.login), encode(reasons),
                    isErased,
                ])
        }
    }

    /// Thanks say the giver's name: what erases the event erases them too.
    private func cite(_ event: ChannelEvent, in turn: Int64, _ db: Database) throws {
        guard let viewer = event.viewer else { return }
        let platform = event.platform.rawValue
        let isErased = try db.exists(
            "SELECT 1 FROM events WHERE message = ? AND platform = ? AND erased <> 0", [event.id.text, platform])
        try db.run(
            "INSERT INTO sources (turn, platform, message, viewer, reasons, erased) VALUES (?, ?, ?, ?, '{}', ?)",
            [turn, platform, event.id.text, isErased ? "" : viewerKey(viewer.id, login: viewer.login), isErased])
    }

    func heard(_ text: String, clause: Int, turn number: TurnID, in db: Database) throws {
        guard let turn = try row(of: number, in: db), try !citesErased(turn, in: db) else { return }
        try db.run("INSERT INTO heard (turn, clause, text) VALUES (?, ?, ?)", [turn, clause, text])
    }

    /// An ending without its beginning (the file was replaced in between) has nothing to belong to and is dropped.
    func end(_ ending: TurnEnding, in db: Database) throws {
        guard let turn = try row(of: ending.turn, in: db) else { return }
        let isErased = try citesErased(turn, in: db)
        try db.run(
            """
            INSERT OR REPLACE INTO endings (turn, reply, heard, wasCut, cause, at, erased) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                turn, isErased ? "" : ending.reply, isErased ? "" : ending.heard, ending.wasCut, ending.cause?.rawValue,
                ending.at.milliseconds, isErased,
            ])
        for mark in ending.marks {
            try db.run(
                "INSERT INTO marks (turn, mark, clause, offset) VALUES (?, ?, ?, ?)",
                [turn, mark.mark.rawValue, mark.clause, mark.offset])
        }
    }

    private func row(of number: TurnID, in db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM turns WHERE session = ? AND number = ?"),
            arguments: [session, Int64(number.number)])
    }

    private func citesErased(_ turn: Int64, in db: Database) throws -> Bool {
        try db.exists("SELECT 1 FROM sources WHERE turn = ? AND erased <> 0", [turn])
    }
}

private func encode(_ reasons: [String: Double]) -> String {
    guard !reasons.isEmpty else { return "{}" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    // Numbers and constant words: nothing in here can fail to encode.
    return (try? encoder.encode(reasons)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
}
