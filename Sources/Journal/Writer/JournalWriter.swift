internal import Dispatch
internal import GRDB
internal import Signals
internal import Synchronization

/// The one thread that writes. SQLite blocks, so it stays away from the shared pool of threads.
///
/// Callers hand in jobs; whatever waits is committed as one transaction, and only then are its callers answered.
final class JournalWriter: Sendable {
    private struct State {
        var jobs = Batcher<Job>(limit: 512)
        var isAsleep = false
        var isStopping = false
        var isStopped = false
        var awaitingEnd: [CheckedContinuation<Void, Never>] = []
    }

    let store: Store
    private let state = Mutex(State())
    private let alarm = DispatchSemaphore(value: 0)
    private let report: @Sendable (Health) -> Void
    private let didScrub: @Sendable () -> Void

    init(
        store: Store, rows: Rows, report: @escaping @Sendable (Health) -> Void,
        didScrub: @escaping @Sendable () -> Void
    ) {
        self.didScrub = didScrub
        self.store = store
        self.report = report
        startThread { [self] in work(rows) }
    }

    /// Jobs that wait for the writer.
    var waiting: Int { state.withLock { $0.jobs.count } }

    /// - Returns: false when the journal is closed and the job will not be done.
    @discardableResult
    func post(_ job: Job) -> Bool {
        let (isAccepted, wakes) = state.withLock { state in
            guard !state.isStopping else { return (false, false) }
            state.jobs.append(job, weight: job.weight)
            defer { state.isAsleep = false }
            return (true, state.isAsleep)
        }
        if wakes { alarm.signal() }
        if !isAccepted { job.deliver(.failed(JournalError.closed)) }
        return isAccepted
    }

    /// Lets the thread finish what waits and end; does not wait for it.
    func stop() {
        let wakes = state.withLock { state in
            state.isStopping = true
            defer { state.isAsleep = false }
            return state.isAsleep
        }
        if wakes { alarm.signal() }
    }

    func ended() async {
        await withCheckedContinuation { continuation in
            let isStopped = state.withLock { state in
                if !state.isStopped { state.awaitingEnd.append(continuation) }
                return state.isStopped
            }
            if isStopped { continuation.resume() }
        }
    }

    // MARK: On the thread

    private func work(_ rows: Rows) {
        var rows = rows
        var upkeep = Upkeep(at: .now)
        upkeep.wrote(logPages: store.log.pages, surplusRows: rows.surplus, erased: false, at: .now)
        var isFailing = false
        while true {
            let (batch, isStopping) = state.withLock { ($0.jobs.takeBatch(), $0.isStopping) }
            if !batch.isEmpty {
                commit(batch, &rows, &upkeep, &isFailing)
            }
            let isIdle = batch.isEmpty
            if let duty = upkeep.due(at: .now, isIdle: isIdle) {
                perform(duty, &rows, &upkeep)
            } else if isIdle {
                if isStopping { break }
                sleep(until: upkeep.wakeAt(after: .now))
            }
        }
        finish(&rows)
        let waiting = state.withLock { state in
            state.isStopped = true
            defer { state.awaitingEnd = [] }
            return state.awaitingEnd
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Leaves a file without a log.
    private func finish(_ rows: inout Rows) {
        // What fails here is done by the next run.
        try? store.opened.pool.writeWithoutTransaction { db in
            while rows.surplus > 0 {
                try db.inTransaction(.immediate) {
                    try rows.prune(db)
                    return .commit
                }
            }
            try rows.compact(db)
            _ = try db.checkpoint(.truncate)
        }
        store.close()
    }

    private func sleep(until moment: Moment?) {
        let sleeps = state.withLock { state in
            state.isAsleep = state.jobs.isEmpty && !state.isStopping
            return state.isAsleep
        }
        guard sleeps else { return }
        guard let moment else {
            alarm.wait()
            return
        }
        let pause = max(0, (moment - .now).inNanoseconds)
        guard alarm.wait(timeout: .now() + .nanoseconds(Int(pause))) == .timedOut else { return }
        let wasWoken = state.withLock { state in
            defer { state.isAsleep = false }
            return !state.isAsleep
        }
        // Woken just after the time ran out: take the signal, or the next sleep would end at once.
        if wasWoken { alarm.wait() }
    }

    private func commit(_ batch: [Job], _ rows: inout Rows, _ upkeep: inout Upkeep, _ isFailing: inout Bool) {
        let outcomes: [Job.Outcome]
        do {
            outcomes = try attempt(batch, &rows)
        } catch  where batch.count > 1 && error.isRowFault {
            // One of them may be at fault: each by itself, so that the others are kept.
            outcomes = batch.map { job in
                do { return try attempt([job], &rows)[0] } catch {
                    return .failed(JournalError(error, file: store.file))
                }
            }
        } catch {
            let failure = JournalError(error, file: store.file)
            outcomes = batch.map { _ in .failed(failure) }
        }
        upkeep.wrote(
            logPages: store.log.pages, surplusRows: rows.surplus, erased: rows.didErase, at: .now)
        rows.didErase = false
        tell(batch, outcomes, &isFailing)
        for (job, outcome) in zip(batch, outcomes) {
            if case .flush(scrubs: true, _) = job, case .done = outcome {
                job.deliver(scrub(&rows, &upkeep))
            } else {
                job.deliver(outcome)
            }
        }
    }

    /// Commits all or nothing; a damaged file is replaced by a new one first, once.
    private func attempt(_ batch: [Job], _ rows: inout Rows) throws -> [Job.Outcome] {
        for case .replace(let generation, _) in batch where generation == store.opened.generation {
            try replace(&rows)
        }
        do {
            return try transaction(batch, &rows)
        } catch  where error.isDamage {
            try replace(&rows)
            return try transaction(batch, &rows)
        }
    }

    private func transaction(_ batch: [Job], _ rows: inout Rows) throws -> [Job.Outcome] {
        let before = rows
        do {
            return try store.opened.pool.writeWithoutTransaction { db in
                var outcomes: [Job.Outcome] = []
                outcomes.reserveCapacity(batch.count)
                try db.inTransaction(.immediate) {
                    for job in batch { outcomes.append(try rows.perform(job, in: db)) }
                    return .commit
                }
                return outcomes
            }
        } catch {
            rows = before
            throw error
        }
    }

    private func replace(_ rows: inout Rows) throws {
        let damaged = try store.replace()
        rows = try store.opened.pool.writeWithoutTransaction { [settings = rows.settings] db in
            try Rows(db, settings: settings, at: .now)
        }
        report(Health(part: "journal", state: .degraded, message: damaged.notice))
    }

    /// Tells the operator once that rows nobody waits for are being lost, and once that it is well again.
    private func tell(_ batch: [Job], _ outcomes: [Job.Outcome], _ isFailing: inout Bool) {
        for (job, outcome) in zip(batch, outcomes) {
            if case .failed(let error) = outcome {
                guard !isFailing, job.isUnattended else { continue }
                isFailing = true
                report(Health(part: "journal", state: .degraded, message: Bilingual(error)))
            } else if isFailing {
                isFailing = false
                report(Health(part: "journal", state: .well))
            }
        }
    }

    private func perform(_ duty: Upkeep.Duty, _ rows: inout Rows, _ upkeep: inout Upkeep) {
        switch duty {
        case .scrub: _ = scrub(&rows, &upkeep)
        case .checkpoint:
            let left = try? store.opened.pool.writeWithoutTransaction { db in try db.checkpoint(.passive) }
            let isComplete = left.map { $0.walFrameCount == $0.checkpointedFrameCount } ?? false
            if isComplete { store.log.reset() }
            upkeep.did(
                .checkpoint, completely: isComplete, logPages: store.log.pages, surplusRows: rows.surplus, at: .now)
        case .prune:
            let before = rows
            let isDone: Bool
            do {
                try store.opened.pool.writeWithoutTransaction { db in
                    try db.inTransaction(.immediate) {
                        try rows.prune(db)
                        return .commit
                    }
                }
                isDone = true
            } catch {
                rows = before
                isDone = false
            }
            // A failed deletion waits for the next write: the file may be full.
            upkeep.did(
                .prune, completely: isDone, logPages: store.log.pages, surplusRows: isDone ? rows.surplus : 0, at: .now)
        }
    }

    private func scrub(_ rows: inout Rows, _ upkeep: inout Upkeep) -> Job.Outcome {
        do {
            let isStale = rows.isSearchStale
            // Behind the barrier no reader of ours can hold the log.
            try store.opened.pool.barrierWriteWithoutTransaction { db in
                // The index is emptied as a whole, which zeroes its pages, and made anew from what is left.
                if isStale { try db.execute(sql: "INSERT INTO search (search) VALUES ('rebuild')") }
                _ = try db.checkpoint(.truncate)
            }
            rows.isSearchStale = false
            store.log.reset()
            upkeep.did(.scrub, completely: true, logPages: 0, surplusRows: rows.surplus, at: .now)
            didScrub()
            return .done
        } catch {
            upkeep.did(
                .scrub, completely: false, logPages: store.log.pages, surplusRows: rows.surplus, at: .now)
            return .failed(JournalError(error, file: store.file))
        }
    }
}
