internal import GRDB

extension Database {
    /// Runs one statement, prepared once per connection.
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func exists(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
        try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments).next() != nil
    }

    func extent(of table: String) throws -> Extent {
        // Two queries, as one for both would scan the table.
        let ends = "SELECT (SELECT min(id) FROM \(table)), (SELECT max(id) FROM \(table))"
        guard let row = try Row.fetchOne(self, sql: ends),
            let oldest = row[0] as Int64?, let newest = row[1] as Int64?
        else { return Extent() }
        return Extent(oldest: oldest, newest: newest)
    }
}
