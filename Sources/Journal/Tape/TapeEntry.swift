package import Signals

/// One call into the deciding parts, for a replay: ids and numbers, never a viewer's words.
package struct TapeEntry: Hashable, Sendable {
    package let at: Moment
    /// A short code of the call.
    package let call: String
    package let subject: String

    package init(at: Moment, call: String, subject: String) {
        self.at = at
        self.call = call
        self.subject = subject
    }
}

/// One run of the program.
package struct JournalSession: Hashable, Sendable {
    package let number: Int64
    package let began: WallTime
    /// Entries on its tape that are kept.
    package let entries: Int
}
