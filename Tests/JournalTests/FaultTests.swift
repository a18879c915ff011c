import FoundationEssentials
import GRDB
import Journal
import Signals
import Synchronization
import Testing

@Suite struct FaultTests {
    @Test("a second Aneeka in the same folder is refused with the first one's process, and let in after it")
    func inUse() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        let error = #expect(throws: JournalError.self) { try Journal(folder.settings()) }
        #expect(error == .inUse(folder: folder.path, process: ProcessInfo.processInfo.processIdentifier))
        #expect("\(try #require(error))".contains("journal.folder"))
        try await first.admit([comment("a")])
        await first.close()
    }

    @Test("a file that another program holds locked is said to be locked")
    func locked() async throws {
        let folder = try Folder()
        do {
            let journal = try Journal(folder.settings())
            await journal.close()
        }
        let browser = try DatabaseQueue(path: folder.file)
        try await browser.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
            #expect(throws: JournalError.locked(file: folder.file)) { try Journal(folder.settings()) }
            try db.execute(sql: "COMMIT")
        }
        try browser.close()
        let journal = try Journal(folder.settings())
        try await journal.admit([comment("a")])
        #expect(JournalError.locked(file: "").isTransient)
    }

    @Test("a folder that cannot be one, and a file that cannot be one, say what to do")
    func unusable() throws {
        let folder = try Folder()
        try Data("x".utf8).write(to: URL(filePath: folder.path + "/plain"))
        let inside = JournalSettings(folder: folder.path + "/plain/data")
        let first = #expect(throws: JournalError.self) { try Journal(inside) }
        guard case .folderUnusable = first else {
            Issue.record("\(first.map { "\($0)" } ?? "nothing") instead of folderUnusable")
            return
        }
        try FileManager.default.createDirectory(atPath: folder.file, withIntermediateDirectories: true)
        let second = #expect(throws: JournalError.self) { try Journal(folder.settings()) }
        #expect(second == .notWritable(file: folder.file))
        for language in Language.allCases {
            #expect(try #require(first).message[language].contains("journal.folder"))
            #expect(try #require(second).message[language].contains(folder.file))
        }
    }

    @Test("a missing folder is made, with everything in it private")
    func privacy() async throws {
        let folder = try Folder()
        let settings = JournalSettings(folder: folder.path + "/a/b")
        let journal = try Journal(settings)
        try await journal.admit([comment("a")])
        for name in ["", "/aneeka.sqlite", "/aneeka.sqlite-wal", "/aneeka.lock"] {
            let rights = try FileManager.default.attributesOfItem(atPath: settings.folder + name)[.posixPermissions]
            #expect(try #require(rights as? Int) & 0o077 == 0, "\(name)")
        }
    }

    @Test("a file of a newer Aneeka is left alone")
    func newer() async throws {
        let folder = try Folder()
        do {
            let journal = try Journal(folder.settings())
            await journal.close()
        }
        let future = try DatabaseQueue(path: folder.file)
        try await future.write { db in try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 the future')") }
        try future.close()
        #expect(throws: JournalError.newerVersion(file: folder.file)) { try Journal(folder.settings()) }
        #expect(!folder.names.contains { $0.contains("damaged") })
    }

    @Test("a file that is no database is moved aside with a note, and a new one begun")
    func noDatabase() async throws {
        let folder = try Folder()
        try Data(repeating: 0x5a, count: 20_000).write(to: URL(filePath: folder.file))
        let reports = Mutex<[Health]>([])
        let journal = try Journal(folder.settings()) { health in reports.withLock { $0.append(health) } }
        try await journal.admit([comment("a")])
        #expect(try await journal.recentComments(limit: 3).count == 1)
        let aside = folder.names.filter { $0.contains(".damaged-") }
        #expect(aside.count == 2 && aside[1].hasSuffix(".txt"))
        #expect(try Data(contentsOf: URL(filePath: folder.path + "/" + aside[0])).count == 20_000)
        let note = try String(decoding: Data(contentsOf: URL(filePath: folder.path + "/" + aside[1])), as: UTF8.self)
        #expect(note.contains("was damaged") && note.contains("estaba dañado"))
        let notice = try #require(journal.openingNotice)
        #expect(notice.es.contains(aside[0]) && notice.es.contains("el programa sigue"))
        #expect(reports.withLock { $0 } == [Health(part: "journal", state: .degraded, message: notice)])
    }

    @Test("a database with broken pages is moved aside when the opening meets them")
    func brokenAtOpening() async throws {
        let folder = try Folder()
        try await fill(folder)
        try overwrite(folder.file, from: 0.1, to: 1)
        let journal = try Journal(folder.settings())
        #expect(journal.openingNotice != nil)
        try await journal.admit([comment("after")])
        #expect(try await journal.recentComments(limit: 5).map(\.id.text) == ["after"])
    }

    @Test("damage met in mid-show, by writer or reader, costs the old file and not the show", arguments: [true, false])
    func midShow(writerMeetsIt: Bool) async throws {
        let folder = try Folder()
        try await fill(folder)
        try overwrite(folder.file, from: 0.3, to: 0.7, onlyLeaves: true)
        let reports = Mutex<[Health]>([])
        let journal = try Journal(folder.settings()) { health in reports.withLock { $0.append(health) } }
        #expect(journal.openingNotice == nil)
        if writerMeetsIt {
            // Ids all over the index: some lie on broken pages.
            try await journal.admit((0..<500).map { comment("m\($0 * 10)x") })
        } else {
            #expect(try await journal.recentComments(limit: 50_000).isEmpty)
        }
        try await journal.admit([comment("after")])
        #expect(try await journal.isKnown(MessageID("after"), on: .twitch))
        #expect(reports.withLock { $0 }.map(\.state) == [.degraded])
        #expect(folder.names.contains { $0.contains(".damaged-") && $0.hasSuffix(".txt") })
        journal.begin(beginning(1, []))
        await journal.end(ending(1, "sigue"))
        try await journal.flush()
        #expect(try await journal.recentTurns(limit: 1).map(\.reply) == ["sigue"])
    }

    private func fill(_ folder: Folder) async throws {
        let journal = try Journal(folder.settings())
        try await journal.admit((0..<5_000).map { comment("m\($0)", "una línea que llena páginas") })
        await journal.close()
    }

    /// Writes over the pages in a part of a file, given as fractions of its length.
    ///
    /// - Parameter onlyLeaves: spares the inner pages (SQLite's leaves begin with 10 or 13), so that an opening, which
    ///   looks at both ends of each table, meets nothing.
    private func overwrite(_ path: String, from: Double, to: Double, onlyLeaves: Bool = false) throws {
        var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        let pages = bytes.count / 4_096
        for page in Int(Double(pages) * from)..<Int(Double(pages) * to) {
            let start = page * 4_096
            guard !onlyLeaves || bytes[start] == 10 || bytes[start] == 13 else { continue }
            for index in start..<start + 4_096 { bytes[index] = 0xa5 }
        }
        try Data(bytes).write(to: URL(filePath: path))
    }
}
