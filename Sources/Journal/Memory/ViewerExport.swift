internal import FoundationEssentials
internal import GRDB
internal import Mind
package import Signals

/// Everything kept about one viewer, for the viewer to have.
struct ViewerExport: Encodable, Sendable {
    struct Line: Encodable { let at: Int64, text: String }
    struct Told: Encodable { let kind: String, text: String, told: Int64, confirmations: Int, comment: String }
    struct Happened: Encodable { let at: Int64, kind: String, text: String }

    let platform: String
    let viewer: String
    let login: String
    let name: String
    let visits: Int
    let bond: Double
    let firstSeen: Int64
    let lastSeen: Int64
    let lastAnswered: Int64?
    let facts: [Told]
    let comments: [Line]
    let replies: [Line]
    let episodes: [Line]
    let events: [Happened]

    init?(_ id: ViewerID, in db: Database) throws {
        guard let known = try KnownViewer.find(id, in: db) else { return nil }
        platform = id.platform.rawValue
        viewer = id.id
        login = known.login
        name = known.name
        visits = known.visits
        bond = known.bond.strength
        firstSeen = known.firstSeen.milliseconds
        lastSeen = known.lastSeen.milliseconds
        lastAnswered = known.lastAnswered?.milliseconds
        facts = try known.facts(in: db).map {
            Told(
                kind: $0.kind.rawValue, text: $0.text, told: $0.told.milliseconds, confirmations: $0.confirmations,
                comment: $0.source.text)
        }
        func lines(_ sql: String, _ arguments: StatementArguments) throws -> [Line] {
            try Row.fetchAll(db, sql: sql, arguments: arguments).map { Line(at: $0[0], text: $0[1]) }
        }
        comments = try lines(
            "SELECT received, text FROM comments WHERE viewer = ? AND platform = ? AND viewer <> '' ORDER BY id",
            [id.id, id.platform.rawValue])
        replies = try lines(
            """
            SELECT at, heard FROM endings WHERE erased = 0 AND turn IN
            (SELECT turn FROM sources WHERE viewer = ? AND platform = ? AND viewer <> '') ORDER BY id
            """, [id.id, id.platform.rawValue])
        let key = KnownViewer.key(of: id)
        episodes = try lines(
            """
            SELECT at, text FROM episodes WHERE erased = 0 AND id IN
            (SELECT episode FROM episodeSources WHERE viewer = ? AND viewer <> 0) ORDER BY id
            """, [key])
        events = try Row.fetchAll(
            db, sql: "SELECT received, kind, text FROM events WHERE key = ? AND key <> 0 ORDER BY id", arguments: [key]
        ).map { Happened(at: $0[0], kind: $0[1], text: $0[2]) }
    }
}

extension Journal {
    /// Everything kept about one viewer, as JSON with times in milliseconds since 1970; nil for somebody unknown.
    package func export(_ viewer: ViewerID) async throws -> String? {
        try await read { db in
            guard let export = try ViewerExport(viewer, in: db) else { return nil }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(export), as: UTF8.self)
        }
    }

    /// Forgets a viewer: the words of every comment and of every reply and episode that cites one, facts, standing.
    /// Returns when the bytes have left the disk. What the viewer writes later begins anew.
    @discardableResult
    package func forget(_ viewer: ViewerID, login: String = "") async throws -> Erasure {
        let erasure = try await write { rows, db in
            let erasure = try rows.erase(.author(viewer, login: login, duration: nil), at: .now, in: db)
            try rows.forget(viewer, in: db)
            return erasure
        }
        try await scrub()
        return erasure
    }
}
