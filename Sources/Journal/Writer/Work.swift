internal import GRDB

/// A job that brings its own rows and answers its caller itself.
struct Work: Sendable {
    /// In rows, roughly.
    let weight: Int
    /// Nobody waits for it.
    let isUnattended: Bool
    /// Returns what answers the caller after the commit.
    let perform: @Sendable (inout Rows, Database) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void

    /// - Parameter reply: resumed exactly once, after the commit.
    init<Value: Sendable>(
        weight: Int = 1, reply: Reply<Value>, _ body: @escaping @Sendable (inout Rows, Database) throws -> Value
    ) {
        self.weight = weight
        isUnattended = false
        perform = { rows, db in
            let value = try body(&rows, db)
            return { reply.resume(returning: value) }
        }
        fail = { reply.resume(throwing: $0) }
    }

    /// Without a caller that waits.
    init(weight: Int = 1, _ body: @escaping @Sendable (inout Rows, Database) throws -> Void) {
        self.weight = weight
        isUnattended = true
        perform = { rows, db in
            try body(&rows, db)
            return {}
        }
        fail = { _ in }
    }
}
