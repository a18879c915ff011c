internal import GRDB
internal import Mind
internal import Signals

/// A viewer's row with its standing, as rows are found by it.
struct KnownViewer {
    let row: Int64
    let id: ViewerID
    var login: String
    var name: String
    var visits: Int
    var bond: Bond
    let firstSeen: WallTime
    var lastSeen: WallTime
    var lastAnswered: WallTime?
    var lastSession: Int64
    let factCount: Int

    private static let columns = """
        viewers.id, platform, viewers.viewer, coalesce(names.login, viewers.login), coalesce(names.name, viewers.name),
        visits, bond, bondAt, firstSeen, lastSeen, lastAnswered, lastSession, facts
        FROM viewers JOIN standings ON standings.viewer = viewers.id LEFT JOIN names ON names.id = standings.named
        """
    private static let byKey = "SELECT \(columns) WHERE viewers.key = ? AND viewers.key <> 0"

    static func find(_ id: ViewerID, in db: Database) throws -> KnownViewer? {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: byKey), arguments: [key(of: id)])
        while let row = try rows.next() {
            // Two ids may share a hash.
            if row[2] as String == id.id, row[1] as String == id.platform.rawValue { return KnownViewer(row) }
        }
        return nil
    }

    /// Viewers that fit a condition over `viewers` and `standings`.
    static func all(where condition: String, _ arguments: StatementArguments, in db: Database) throws -> [KnownViewer] {
        try Row.fetchAll(db, sql: "SELECT \(columns) WHERE viewers.key <> 0 AND \(condition)", arguments: arguments)
            .compactMap(KnownViewer.init)
    }

    private init?(_ row: Row) {
        guard let platform = Platform(rawValue: row[1]) else { return nil }
        self.row = row[0]
        id = ViewerID(platform, row[2])
        login = row[3]
        name = row[4]
        visits = row[5]
        bond = Bond(strength: row[6], time: WallTime(milliseconds: row[7]))
        firstSeen = WallTime(milliseconds: row[8])
        lastSeen = WallTime(milliseconds: row[9])
        lastAnswered = (row[10] as Int64?).map(WallTime.init(milliseconds:))
        lastSession = row[11]
        factCount = row[12]
    }

    /// FNV-1a of platform and id, never 0.
    static func key(of id: ViewerID) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in id.platform.rawValue.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0x1F) &* 0x100_0000_01b3
        for byte in id.id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let key = Int64(bitPattern: hash)
        return key == 0 ? 1 : key
    }

    func facts(in db: Database) throws -> [Fact] {
        factCount == 0 ? [] : try storedFacts(in: db).map(\.fact)
    }

    func storedFacts(in db: Database) throws -> [StoredFact] {
        try StoredFact.all(ofViewer: row, id, in: db)
    }

    func remembered(facts: [Fact], lastSeen: WallTime?) -> RememberedViewer {
        RememberedViewer(
            id: id, login: login, name: name, visits: visits, bond: bond, firstSeen: firstSeen, lastSeen: lastSeen,
            lastAnswered: lastAnswered, facts: facts)
    }
}

/// A fact with its row.
struct StoredFact {
    let row: Int64
    let fact: Fact

    private static let ofViewer = """
        SELECT facts.id, kind, text, subject, message, told, confirmations, language, due, factRecalls.at
        FROM facts LEFT JOIN factRecalls ON factRecalls.fact = facts.id
        WHERE facts.viewer = ? AND facts.viewer <> 0 ORDER BY facts.id
        """

    static func all(ofViewer viewer: Int64, _ id: ViewerID, in db: Database) throws -> [StoredFact] {
        var facts: [StoredFact] = []
        let rows = try Row.fetchCursor(db.cachedStatement(sql: ofViewer), arguments: [viewer])
        while let row = try rows.next() {
            if let fact = StoredFact(row, of: id) { facts.append(fact) }
        }
        return facts
    }

    init?(_ row: Row, of viewer: ViewerID) {
        guard let kind = Fact.Kind(rawValue: row[1]), let language = Language(rawValue: row[7]) else { return nil }
        self.row = row[0]
        fact = Fact(
            stored: viewer, kind: kind, text: row[2], subject: row[3], source: MessageID(row[4]),
            told: WallTime(milliseconds: row[5]), confirmations: row[6], language: language,
            due: (row[8] as Int64?).map(WallTime.init(milliseconds:)),
            lastRecalled: (row[9] as Int64?).map(WallTime.init(milliseconds:)))
    }
}
