internal import GRDB
internal import GRDBSQLite
internal import Signals
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The open file. The writer's thread writes; anybody reads.
final class Store: Sendable {
    let file: String
    private let lock: Mutex<FolderLock?>
    private let current: Mutex<Opened>
    /// Pages in the log after the last commit; told by SQLite itself.
    let log: LogSize

    struct Opened: Sendable {
        let pool: DatabasePool
        /// Counts the files that were begun after a damaged one.
        let generation: Int
    }

    /// - Returns: the store, and what was moved aside if the file could not be read.
    static func open(_ settings: JournalSettings) throws(JournalError) -> (Store, DamagedFile?) {
        let lock = try FolderLock(folder: settings.folder)
        let log = LogSize()
        do {
            let pool = try begin(file: settings.file, log: log)
            return (Store(file: settings.file, lock: lock, pool: pool, log: log), nil)
        } catch {
            guard error.isDamage else { throw JournalError(error, file: settings.file) }
        }
        let damaged = try DamagedFile(movingAside: settings.file, at: .now)
        do {
            let pool = try begin(file: settings.file, log: log)
            return (Store(file: settings.file, lock: lock, pool: pool, log: log), damaged)
        } catch {
            throw JournalError(error, file: settings.file)
        }
    }

    private init(file: String, lock: FolderLock, pool: DatabasePool, log: LogSize) {
        self.file = file
        self.lock = Mutex(lock)
        self.log = log
        current = Mutex(Opened(pool: pool, generation: 0))
    }

    var opened: Opened { current.withLock { $0 } }

    /// Moves the file aside and begins a new one. Writer's thread only.
    func replace() throws -> DamagedFile {
        let old = opened
        // Readers in progress keep the old file open until they end; it is only renamed.
        try? old.pool.close()
        let damaged = try DamagedFile(movingAside: file, at: .now)
        let pool = try Self.begin(file: file, log: log)
        current.withLock { $0 = Opened(pool: pool, generation: old.generation + 1) }
        return damaged
    }

    /// Closes the file and lets go of the folder.
    func close() {
        try? opened.pool.close()
        lock.withLock { $0 = nil }
    }

    private static func begin(file: String, log: LogSize) throws -> DatabasePool {
        // SQLite gives its log the rights of the file, so that the file is made here.
        makePrivate(file: file)
        var configuration = Configuration()
        configuration.busyMode = .timeout(2)
        configuration.maximumReaderCount = 2
        configuration.label = "journal"
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = NORMAL;
                    PRAGMA secure_delete = ON;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA cache_size = -1024;
                    """)
            // Takes the place of SQLite's automatic checkpoint, which would make some comment wait for the disk.
            if !db.configuration.readonly { log.observe(db.sqliteConnection) }
        }
        let pool = try DatabasePool(path: file, configuration: configuration)
        let migrator = Schema.migrator
        if try pool.read(migrator.hasBeenSuperseded) { throw JournalError.newerVersion(file: file) }
        try migrator.migrate(pool)
        return pool
    }
}

/// An unwritable place is reported by SQLite right after, with its own reason.
private func makePrivate(file: String) {
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor >= 0 { _ = close(descriptor) }
}
