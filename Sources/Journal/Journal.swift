internal import GRDB
internal import Mind
package import Signals
internal import Synchronization

/// What happened, and what must survive: the one SQLite file of a data folder.
///
/// A row that a call has confirmed outlives `kill -9` (WAL, `synchronous = NORMAL`); a power cut may take the last
/// moments, never the file. One writer thread commits whatever waits as one transaction; readers never wait for it.
/// Cancelling a caller takes nothing out of the queue: the call returns after its commit.
package final class Journal: Sendable {
    /// Turns whose endings wait for the disk before ``end(_:)`` makes its caller wait too.
    static let patience = 64

    private let writer: JournalWriter
    /// Viewers who wrote, and are not written yet.
    private let meetings = Mutex<[(RememberedViewer, WallTime)]>([])
    /// The highest turn of all earlier runs: a new run counts on from here.
    package let highestTurn: TurnID?
    /// What was found damaged and moved aside at the opening, for the operator.
    package let openingNotice: Bilingual?

    /// Opens or makes the file. Blocks for some milliseconds: call it before the show.
    ///
    /// A file that cannot be read is moved aside, now or later, and a new one begun.
    /// - Parameters:
    ///   - report: called on the writer's thread when rows are being lost or the file had to be replaced, and when
    ///     it is well again.
    ///   - didScrub: called on the writer's thread when what was taken back has left the disk.
    /// - Throws: ``JournalError``, which says what to do.
    package init(
        _ settings: JournalSettings, report: @escaping @Sendable (Health) -> Void = { _ in },
        didScrub: @escaping @Sendable () -> Void = {}
    ) throws(JournalError) {
        var (store, damaged) = try Store.open(settings)
        do {
            let (rows, highest): (Rows, Int64?)
            do {
                (rows, highest) = try Self.start(store, settings)
            } catch  where error.isDamage {
                damaged = try store.replace()
                (rows, highest) = try Self.start(store, settings)
            }
            highestTurn = highest.map { TurnID(UInt32(clamping: $0)) }
            openingNotice = damaged?.notice
            writer = JournalWriter(store: store, rows: rows, report: report, didScrub: didScrub)
        } catch {
            throw JournalError(error, file: settings.file)
        }
        if let openingNotice { report(Health(part: "journal", state: .degraded, message: openingNotice)) }
    }

    private static func start(_ store: Store, _ settings: JournalSettings) throws -> (Rows, highest: Int64?) {
        try store.opened.pool.write { db in
            (try Rows(db, settings: settings, at: .now), try Int64.fetchOne(db, sql: "SELECT max(number) FROM turns"))
        }
    }

    deinit { writer.stop() }

    /// Commits what waits and closes the file. Calls that come later throw ``JournalError/closed`` or do nothing.
    package func close() async {
        writeMeetings()
        writer.stop()
        await writer.ended()
    }

    /// Jobs that wait for the disk, for the panel and the metrics.
    package var waiting: Int { writer.waiting }

    // MARK: Chat

    /// Admitted = committed: returns when the comments outlive the process.
    ///
    /// Concurrent callers share one transaction. A comment that a recall covers is kept without its words.
    /// - Parameter wall: now, by the clock on the wall.
    @discardableResult
    package func admit(_ comments: [AdmittedComment], at wall: WallTime = .now) async throws -> Admission {
        guard !comments.isEmpty else { return Admission(known: [], viewers: [:]) }
        let admission = try await withCheckedThrowingContinuation { reply in
            writer.post(.admit(comments, now: .now, wall: wall, reply))
        }
        meet(Array(admission.viewers.values), at: wall)
        return admission
    }

    /// Jobs that may wait before visits are left out.
    private static let meetingPatience = 1_024
    /// Visits that are written together.
    private static let mostMeetings = 64

    /// Visits are written when no comment waits for the disk: with what is written next.
    private func meet(_ viewers: [RememberedViewer], at wall: WallTime) {
        guard !viewers.isEmpty else { return }
        let isMany = meetings.withLock { meetings in
            meetings += viewers.map { ($0, wall) }
            return meetings.count >= Self.mostMeetings
        }
        if isMany { writeMeetings() }
    }

    private func writeMeetings() {
        let met = meetings.withLock { meetings in
            defer { meetings = [] }
            return meetings
        }
        guard !met.isEmpty else { return }
        note(weight: met.count, patience: Self.meetingPatience) { rows, db in
            for (viewer, at) in met { try rows.meet(viewer, at: at, in: db) }
        }
    }

    /// Takes back what the platform takes back: words and names go from every comment that it covers and from every
    /// reply of hers that cites one; ids, times and kinds stay. Comments that arrive later are covered too.
    ///
    /// Returns after the commit; the bytes leave the disk within a minute, off the turn's path.
    @discardableResult
    package func recall(_ recall: Recall, at now: WallTime = .now) async throws -> Erasure {
        writeMeetings()
        return try await withCheckedThrowingContinuation { reply in
            writer.post(.erase(recall, now, stands: true, reply))
        }
    }

    /// A message that was held may come after all: its recall counts no more. Returns after the commit.
    package func release(_ id: MessageID) async throws {
        try await write { rows, db in
            try db.run("DELETE FROM recalls WHERE kind = 'message' AND subject = ?", [id.text])
        }
    }

    /// Forgets what is there, without covering what comes later; returns when the bytes have left the disk.
    @discardableResult
    package func erase(_ scope: Recall) async throws -> Erasure {
        writeMeetings()
        let erasure = try await withCheckedThrowingContinuation { reply in
            writer.post(.erase(scope, .now, stands: false, reply))
        }
        try await scrub()
        return erasure
    }

    /// Returns when everything taken back so far has left the disk.
    package func scrub() async throws {
        try await withCheckedThrowingContinuation { reply in writer.post(.flush(scrubs: true, reply)) }
    }

    /// Returns when everything handed in so far is committed.
    package func flush() async throws {
        writeMeetings()
        try await withCheckedThrowingContinuation { reply in writer.post(.flush(scrubs: false, reply)) }
    }

    // MARK: Turns

    /// Notes the beginning of a turn; never waits.
    package func begin(_ beginning: TurnBeginning) {
        writeMeetings()
        writer.post(.begin(beginning))
    }

    /// Notes a clause as heard, so that a restart knows what the audience knows; never waits.
    package func heard(_ text: String, clause: Int, of turn: TurnID) {
        writer.post(.heard(text, clause: clause, turn: turn))
    }

    /// Writes the ending of a turn with its marks, in one transaction.
    ///
    /// Returns at once while the writer keeps up; else it suspends, so that nothing is lost and nothing piles up.
    package func end(_ ending: TurnEnding) async {
        writeMeetings()
        guard writer.waiting >= Self.patience else {
            writer.post(.end(ending, nil))
            return
        }
        // A failure has been told through `report`; the show goes on without the row.
        _ = try? await withCheckedThrowingContinuation { reply in writer.post(.end(ending, reply)) }
    }

    /// Notes a change of health; never waits, and is left out while the disk is far behind.
    package func note(_ health: Health, at now: WallTime = .now) {
        guard writer.waiting < Self.patience else { return }
        writer.post(.health(health, now))
    }

    // MARK: Other rows

    /// Writes rows and returns after their commit.
    func write<Value: Sendable>(
        weight: Int = 1, _ body: @escaping @Sendable (inout Rows, Database) throws -> Value
    ) async throws -> Value {
        writeMeetings()
        return try await withCheckedThrowingContinuation { reply in
            writer.post(.work(Work(weight: weight, reply: reply, body)))
        }
    }

    /// Writes rows without waiting; left out while more jobs than `patience` wait for the disk.
    func note(
        weight: Int = 1, patience: Int = Journal.patience,
        _ body: @escaping @Sendable (inout Rows, Database) throws -> Void
    ) {
        guard writer.waiting < patience else { return }
        writer.post(.work(Work(weight: weight, body)))
    }

    // MARK: Reading

    /// Reads off the writer's path. Damage that a reader meets makes the writer begin a new file; then it is read.
    func read<Value: Sendable>(_ value: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        let opened = writer.store.opened
        do {
            return try await opened.pool.read(value)
        } catch  where error.isDamage {
            try await withCheckedThrowingContinuation { reply in
                writer.post(.replace(generation: opened.generation, reply))
            }
        } catch let error as DatabaseError {
            throw JournalError(error, file: writer.store.file)
        }
        return try await writer.store.opened.pool.read(value)
    }
}
