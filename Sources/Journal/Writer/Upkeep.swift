package import Signals

/// Decides when the writer looks after the file instead of writing what comes: never while something waits, unless
/// it has been put off for too long.
package struct Upkeep {
    package enum Duty: Equatable {
        /// Fold the log into the file and empty it, so that erased words leave the disk.
        case scrub
        /// Fold the log into the file.
        case checkpoint
        /// Delete what is older than the newest rows that are kept.
        case prune
    }

    /// Quiet for this long is idle: a checkpoint waits for the disk, and a comment might be behind it.
    package static let quiet: Duration = .milliseconds(250)
    /// An erasure is done within this, however busy the chat; half of the promised minute.
    package static let scrubDeadline: Duration = .seconds(30)
    /// Log pages (4 KiB) worth folding in when idle, and those that are folded in at once.
    package static let idlePages = 256
    package static let forcedPages = 4_096
    /// Rows above the limit that are pruned at once instead of when idle.
    package static let forcedRows = 1_024

    private var erasedAt: Moment?
    private var wroteAt: Moment
    private var logPages = 0
    private var surplusRows = 0
    /// After a scrub that a reader held up.
    private var notBefore: Moment?

    package init(at now: Moment) { wroteAt = now }

    package mutating func wrote(logPages: Int, surplusRows: Int, erased: Bool, at now: Moment) {
        self.logPages = logPages
        self.surplusRows = surplusRows
        wroteAt = now
        if erased && erasedAt == nil { erasedAt = now }
    }

    package mutating func did(_ duty: Duty, completely: Bool, logPages: Int, surplusRows: Int, at now: Moment) {
        self.logPages = logPages
        self.surplusRows = surplusRows
        notBefore = completely ? nil : now + Self.quiet
        if duty == .scrub && completely { erasedAt = nil }
        // What could not be folded in now is tried again after further writes, not in a loop.
        if duty == .checkpoint && !completely { self.logPages = 0 }
    }

    package func due(at now: Moment, isIdle: Bool) -> Duty? {
        if surplusRows >= Self.forcedRows { return .prune }
        if let notBefore, now < notBefore { return nil }
        if let erasedAt, now - erasedAt >= Self.scrubDeadline { return .scrub }
        if logPages >= Self.forcedPages { return erasedAt == nil ? .checkpoint : .scrub }
        guard isIdle, now - wroteAt >= Self.quiet else { return nil }
        if surplusRows > 0 { return .prune }
        if erasedAt != nil { return .scrub }
        return logPages >= Self.idlePages ? .checkpoint : nil
    }

    /// When something may be due although nothing comes; nil: sleep until woken.
    package func wakeAt(after now: Moment) -> Moment? {
        guard surplusRows > 0 || erasedAt != nil || logPages >= Self.idlePages else { return nil }
        return max(wroteAt + Self.quiet, notBefore ?? now)
    }
}
