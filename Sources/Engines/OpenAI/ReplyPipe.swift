internal import Synchronization

/// Why a reply is too late.
package enum ReplyDelay: Sendable, Equatable {
    case first(Duration)
    case next(Duration)
}

/// The way of a reply from the task that reads the connection to the one that listens: bounded, and with an eye on the
/// time. Signs of life that are no part of the reply (an early head, keep-alive comments) do not count as one.
package final class ReplyPipe<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        /// Nil while the sender waits for room: that is our delay, not the server's.
        var deadline: ContinuousClock.Instant?
        var hasElement = false
        var end: Result<Void, any Error>?
    }

    private let capacity: Int
    private let first: Duration
    private let next: Duration
    private let state: Mutex<State>
    private let wakeup = Wakeup()

    /// - Parameters:
    ///   - capacity: elements; the sender waits when so many were not taken.
    ///   - first: from now to the first element.
    ///   - next: from one element to the next.
    package init(capacity: Int, first: Duration, next: Duration) {
        self.capacity = capacity
        self.first = first
        self.next = next
        state = Mutex(State(deadline: .now + first))
    }

    /// Suspends while the pipe is full.
    /// - Throws: `CancellationError`.
    package func send(_ element: Element) async throws {
        while true {
            let seen = wakeup.count
            let isSent = state.withLock { state in
                state.hasElement = true
                guard state.elements.count < capacity else {
                    state.deadline = nil
                    return false
                }
                state.elements.append(element)
                state.deadline = .now + next
                return true
            }
            if isSent { return wakeup.notify() }
            await wakeup.wait(past: seen)
            try Task.checkCancellation()
        }
    }

    /// What was sent before is still taken, then `error` is thrown. The first end counts.
    package func finish(throwing error: (any Error)? = nil) {
        state.withLock { state in
            if state.end == nil { state.end = error.map { .failure($0) } ?? .success(()) }
        }
        wakeup.notify()
    }

    /// All that waits; nil at the end.
    /// - Throws: `CancellationError`, or what the pipe was finished with.
    package func take() async throws -> [Element]? {
        while true {
            let seen = wakeup.count
            let (elements, end) = state.withLock { state in
                defer { state.elements.removeAll() }
                return (state.elements, state.end)
            }
            if !elements.isEmpty {
                // Somebody may wait for room.
                if elements.count >= capacity { wakeup.notify() }
                return elements
            }
            if let end {
                try end.get()
                return nil
            }
            await wakeup.wait(past: seen)
            try Task.checkCancellation()
        }
    }

    /// What is late at a time, if anything is.
    package func delay(at now: ContinuousClock.Instant) -> ReplyDelay? {
        state.withLock { state in
            guard let deadline = state.deadline, deadline <= now else { return nil }
            return state.hasElement ? .next(next) : .first(first)
        }
    }

    /// Returns once an element is late.
    /// - Throws: `CancellationError`.
    package func delay() async throws -> ReplyDelay {
        while true {
            if let delay = delay(at: .now) { return delay }
            // Not woken by elements: no deadline set meanwhile can be earlier than this.
            let deadline = state.withLock(\.deadline) ?? .now + next
            try await Task.sleep(until: min(deadline, .now + next), clock: .continuous)
        }
    }
}

/// Listens to a reply while another task receives it, within its time.
///
/// - Parameters:
///   - receive: sends the reply into the pipe; cancelled, and with it the call, when the reply is late, when `listen`
///     throws, or when the caller is cancelled.
///   - explain: the error for a delay.
///   - listen: called in the caller's task; while it suspends, so does `receive` in the end.
/// - Returns: what `receive` returned.
func listening<Element: Sendable, Output: Sendable>(
    to pipe: ReplyPipe<Element>, receive: @escaping @Sendable () async throws -> Output,
    explain: @escaping @Sendable (ReplyDelay) -> any Error, listen: (Element) async throws -> Void
) async throws -> Output {
    try await withThrowingTaskGroup(of: Output?.self) { group in
        group.addTask {
            do {
                let output = try await receive()
                pipe.finish()
                return output
            } catch {
                pipe.finish(throwing: error)
                throw error
            }
        }
        group.addTask {
            pipe.finish(throwing: explain(try await pipe.delay()))
            return nil
        }
        defer { group.cancelAll() }
        while let elements = try await pipe.take() {
            for element in elements { try await listen(element) }
        }
        // The pipe ended well, so that the receiver is the one that comes.
        for try await output in group {
            if let output { return output }
        }
        throw CancellationError()
    }
}
