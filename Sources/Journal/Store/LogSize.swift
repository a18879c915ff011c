internal import GRDBSQLite
internal import Synchronization

/// Pages in SQLite's write-ahead log after the last commit.
final class LogSize: Sendable {
    private let count = Atomic<Int>(0)

    var pages: Int { count.load(ordering: .relaxed) }

    func reset() { count.store(0, ordering: .relaxed) }

    /// SQLite calls back on the thread that commits. The object must outlive the connection: the store owns both.
    func observe(_ connection: OpaquePointer?) {
        sqlite3_wal_hook(
            connection,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<LogSize>.fromOpaque(context).takeUnretainedValue().count.store(
                    Int(pages), ordering: .relaxed)
                return SQLITE_OK
            },
            Unmanaged.passUnretained(self).toOpaque())
    }
}
