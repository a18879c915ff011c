internal import Synchronization

/// At most `count` holders at once, served in the order in which they asked.
///
/// A cancelled waiter leaves the line at once and throws `CancellationError`.
package final class Permits: Sendable {
    private struct State {
        var free: Int
        var nextTicket = 0
        var line: [(ticket: Int, continuation: CheckedContinuation<Void, any Error>)] = []
        /// Cancelled before they had joined the line.
        var gone: Set<Int> = []
    }

    private let state: Mutex<State>

    package init(_ count: Int) {
        state = Mutex(State(free: count))
    }

    package func acquire() async throws {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let answer: Result<Void, any Error>? = state.withLock { state in
                    if state.gone.remove(ticket) != nil { return .failure(CancellationError()) }
                    if state.free > 0 {
                        state.free -= 1
                        return .success(())
                    }
                    state.line.append((ticket, continuation))
                    return nil
                }
                if let answer { continuation.resume(with: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state -> CheckedContinuation<Void, any Error>? in
                guard let index = state.line.firstIndex(where: { $0.ticket == ticket }) else {
                    state.gone.insert(ticket)
                    return nil
                }
                return state.line.remove(at: index).continuation
            }
            waiter?.resume(throwing: CancellationError())
        }
        state.withLock { _ = $0.gone.remove(ticket) }
    }

    package func release() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard !state.line.isEmpty else {
                state.free += 1
                return nil
            }
            return state.line.removeFirst().continuation
        }
        next?.resume()
    }
}
