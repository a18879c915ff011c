internal import GRDB
internal import Mind
internal import Signals

/// When memory is gone through for what has faded, and how far that has come.
struct Ageing: Equatable, Sendable {
    /// Hours of the clock on the wall between two rounds.
    static let interval: Int64 = 6 * 3_600_000
    /// Facts looked at in one step.
    static let step = 2_000
    /// A viewer not seen for so many days is forgotten.
    static let absence = 400.0
    /// Viewers dropped in one step.
    static let viewersStep = 200
    static let keptEpisodes = 1_000

    /// The latest time that came with a job; nil before the first.
    private(set) var now: WallTime?
    private var lastRound: WallTime?
    /// Facts up to here are done in this round.
    var reached: Int64 = 0

    mutating func passed(_ time: WallTime) { now = max(now ?? time, time) }

    var isDue: Bool {
        guard let now else { return false }
        guard let lastRound else { return true }
        return now.milliseconds - lastRound.milliseconds >= Self.interval
    }

    mutating func finished() {
        lastRound = now
        reached = 0
    }
}

extension Rows {
    /// One step of a round.
    mutating func age(_ db: Database) throws {
        guard let now = ageing.now else { return }
        let facts = try Row.fetchAll(
            db,
            sql: """
                SELECT id, kind, told, confirmations, due, viewer FROM facts WHERE id > ? AND viewer <> 0
                ORDER BY id LIMIT ?
                """, arguments: [ageing.reached, Ageing.step])
        for row in facts {
            guard let kind = Fact.Kind(rawValue: row[1]) else { continue }
            let fact = Fact(
                stored: ViewerID(.twitch, ""), kind: kind, text: "", subject: "", source: MessageID(""),
                told: WallTime(milliseconds: row[2]), confirmations: row[3], language: .es,
                due: (row[4] as Int64?).map(WallTime.init(milliseconds:)), lastRecalled: nil)
            guard fact.isFaded(at: now) else { continue }
            try db.run("UPDATE standings SET facts = max(0, facts - 1) WHERE viewer = ?", [row[5] as Int64])
            try drop(fact: row[0], in: db)
        }
        if facts.count == Ageing.step, let last = facts.last {
            ageing.reached = last[0]
            return
        }
        ageing.reached = .max
        let absent = try Int64.fetchAll(
            db, sql: "SELECT viewer FROM standings WHERE lastSeen < ? ORDER BY lastSeen LIMIT ?",
            arguments: [now.adding(days: -Ageing.absence).milliseconds, Ageing.viewersStep])
        for viewer in absent { try drop(viewer: viewer, in: db) }
        let surplus = min(viewers - settings.viewers, Ageing.viewersStep)
        var least: [Int64] = []
        if surplus > 0 {
            least = try Int64.fetchAll(
                db, sql: "SELECT viewer FROM standings ORDER BY facts > 0, lastSeen LIMIT ?", arguments: [surplus])
            for viewer in least { try drop(viewer: viewer, in: db) }
        }
        if absent.count == Ageing.viewersStep || least.count == Ageing.viewersStep { return }
        try dropOldEpisodes(db)
        ageing.finished()
    }

    private mutating func dropOldEpisodes(_ db: Database) throws {
        let last = try Int64.fetchOne(
            db, sql: "SELECT id FROM episodes WHERE erased = 0 ORDER BY id DESC LIMIT 1 OFFSET ?",
            arguments: [Ageing.keptEpisodes])
        guard let last else { return }
        try db.run("UPDATE episodes SET text = '', erased = 1 WHERE id <= ? AND erased = 0", [last])
        try db.run("DELETE FROM episodeSources WHERE episode <= ?", [last])
        isSearchStale = true
    }

    /// Rows without words that are worth writing the whole file anew.
    private static let tombstones = 5_000

    /// Deletes the rows without words, once there are many; only while nobody waits. Writing the whole file anew leaves
    /// no byte of a moved row behind.
    func compact(_ db: Database) throws {
        let empty = [
            "viewers": "key = 0", "names": "viewer = 0", "facts": "viewer = 0", "episodes": "erased <> 0",
        ]
        let count = try empty.reduce(0) { sum, table in
            try sum + (Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.key) WHERE \(table.value)") ?? 0)
        }
        guard count >= Self.tombstones else { return }
        try db.inTransaction(.immediate) {
            for (table, condition) in empty { try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)") }
            return .commit
        }
        try db.execute(sql: "VACUUM")
    }
}
