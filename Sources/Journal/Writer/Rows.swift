internal import GRDB
internal import Mind
internal import Signals

/// Writes jobs as rows, inside the transaction of its caller.
///
/// A value: the writer keeps a copy and goes back to it when the transaction is rolled back.
struct Rows: Sendable {
    let settings: JournalSettings
    private(set) var session: Int64 = 0
    var comments = Extent()
    var turns = Extent()
    var health = Extent()
    var recalls = Extent()
    var episodes = Extent()
    var events = Extent()
    var tape = Extent()
    /// Viewers that are known.
    var viewers = 0
    /// Words that are gone from their rows may still be in the search index.
    var isSearchStale = true
    var ageing = Ageing()
    /// Words were taken out that are still in the log.
    var didErase = false

    static let keptHealth = 2_000
    static let keptRecalls = 10_000
    static let keptEvents = 5_000
    static let pruneStep = 1_024

    /// Begins the session of this process.
    init(_ db: Database, settings: JournalSettings, at now: WallTime) throws {
        self.settings = settings
        try db.run("INSERT INTO sessions (began) VALUES (?)", [now.milliseconds])
        session = db.lastInsertedRowID
        comments = try db.extent(of: "comments")
        turns = try db.extent(of: "turns")
        health = try db.extent(of: "health")
        recalls = try db.extent(of: "recalls")
        episodes = try db.extent(of: "episodes")
        events = try db.extent(of: "events")
        tape = try db.extent(of: "tape")
        viewers = try Int.fetchOne(db, sql: "SELECT count(*) FROM standings") ?? 0
    }

    mutating func perform(_ job: Job, in db: Database) throws -> Job.Outcome {
        switch job {
        case .admit(let comments, let now, let wall, _):
            return .admitted(try admit(comments, now: now, wall: wall, in: db))
        case .begin(let beginning): try begin(beginning, in: db)
        case .heard(let text, let clause, let turn): try heard(text, clause: clause, turn: turn, in: db)
        case .end(let ending, _): try end(ending, in: db)
        case .health(let state, let at):
            try db.run(
                "INSERT INTO health (at, part, state, message) VALUES (?, ?, ?, ?)",
                [at.milliseconds, state.part, state.state.rawValue, state.message.en])
            health.added(db.lastInsertedRowID)
        case .erase(let recall, let at, let stands, _):
            let erasure = try erase(recall, at: at, in: db)
            if stands { try keep(recall, at: at, in: db) }
            return .erased(erasure)
        case .work(let work): return .worked(try work.perform(&self, db))
        case .flush, .replace: break
        }
        return .done
    }

    // MARK: Comments

    mutating func admit(_ batch: [AdmittedComment], now: Moment, wall: WallTime, in db: Database) throws
        -> Admission
    {
        var known: [MessageID] = []
        var viewers: [ViewerID: RememberedViewer] = [:]
        ageing.passed(wall)
        for admitted in batch {
            let comment = admitted.comment
            let platform = comment.viewer.id.platform.rawValue
            let viewer = viewerKey(comment.viewer.id, login: comment.viewer.login)
            let age = (now.nanoseconds - comment.receivedAt.nanoseconds) / 1_000_000
            let received = wall.milliseconds - max(0, age)
            let isCovered = try isCovered(
                message: comment.id.text, viewer: viewer, platform: platform, received: received, in: db)
            try db.run(
                """
                INSERT OR IGNORE INTO comments
                (platform, message, viewer, login, name, text, received, admitted, verdict, erased)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    platform, comment.id.text, isCovered ? "" : viewer, isCovered ? "" : comment.viewer.login,
                    isCovered ? "" : comment.viewer.name, isCovered ? "" : comment.text, received, wall.milliseconds,
                    admitted.verdict.stored, isCovered,
                ])
            if db.changesCount == 1 {
                comments.added(db.lastInsertedRowID)
                if !isCovered, admitted.verdict.isAllowed,
                    viewers[comment.viewer.id] == nil, let viewer = try self.known(comment.viewer, at: wall, in: db)
                {
                    viewers[viewer.id] = viewer
                }
                // Bits are given like anything else: thanks for them are owed.
                if comment.bits > 0, admitted.verdict.isAllowed {
                    _ = try admit(ChannelEvent(cheerOf: comment), now: now, wall: wall, in: db)
                }
            } else {
                known.append(comment.id)
            }
        }
        return Admission(known: known, viewers: viewers)
    }

    func isCovered(message: String, viewer: String, platform: String, received: Int64, in db: Database) throws
        -> Bool
    {
        guard recalls.count > 0 else { return false }
        return try db.exists(
            """
            SELECT 1 FROM recalls WHERE (subject = ? AND kind = 'message')
            OR (subject = ? AND kind = 'author' AND platform = ? AND until >= ?)
            OR (subject = '*' AND kind = 'all' AND platform = ? AND at >= ?)
            """, [message, viewer, platform, received, platform, received])
    }

    // MARK: Pruning

    /// Rows beyond what is kept.
    var surplus: Int {
        max(0, comments.count - settings.comments) + max(0, turns.count - settings.turns)
            + max(0, health.count - Self.keptHealth) + max(0, recalls.count - Self.keptRecalls)
            + max(0, events.count - Self.keptEvents) + max(0, tape.count - settings.tape) + (ageing.isDue ? 1 : 0)
    }

    mutating func prune(_ db: Database) throws {
        if let last = comments.prunableUpTo(keep: settings.comments, step: Self.pruneStep) {
            try db.run("DELETE FROM comments WHERE id <= ?", [last])
            comments.pruned(upTo: last)
        }
        if let last = turns.prunableUpTo(keep: settings.turns, step: Self.pruneStep / 16) {
            for table in ["sources", "endings", "heard", "marks"] {
                try db.run("DELETE FROM \(table) WHERE turn <= ?", [last])
            }
            try db.run("DELETE FROM turns WHERE id <= ?", [last])
            turns.pruned(upTo: last)
        }
        if let last = health.prunableUpTo(keep: Self.keptHealth, step: Self.pruneStep) {
            try db.run("DELETE FROM health WHERE id <= ?", [last])
            health.pruned(upTo: last)
        }
        if let last = recalls.prunableUpTo(keep: Self.keptRecalls, step: Self.pruneStep) {
            try db.run("DELETE FROM recalls WHERE id <= ?", [last])
            recalls.pruned(upTo: last)
        }
        if let last = events.prunableUpTo(keep: Self.keptEvents, step: Self.pruneStep) {
            try db.run("DELETE FROM thanks WHERE event <= ?", [last])
            try db.run("DELETE FROM events WHERE id <= ?", [last])
            events.pruned(upTo: last)
        }
        if let last = tape.prunableUpTo(keep: settings.tape, step: Self.pruneStep * 8) {
            try db.run("DELETE FROM tape WHERE id <= ?", [last])
            tape.pruned(upTo: last)
        }
        if ageing.isDue { try age(db) }
    }
}
