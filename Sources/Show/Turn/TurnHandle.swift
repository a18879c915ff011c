package import Signals
internal import Synchronization

/// The way to stop a running turn, from any thread; the first cause counts.
package final class TurnHandle: Sendable {
    private enum State {
        case running(waiter: CheckedContinuation<StopCause?, Never>?)
        case stopped(StopCause)
        case over
    }

    package let request: TurnRequest
    private let state = Mutex(State.running(waiter: nil))

    package init(_ request: TurnRequest) {
        self.request = request
    }

    package func stop(_ cause: StopCause) {
        let waiter = state.withLock { state -> CheckedContinuation<StopCause?, Never>? in
            guard case .running(let waiter) = state else { return nil }
            state = .stopped(cause)
            return waiter
        }
        waiter?.resume(returning: cause)
    }

    /// Suspends until the turn is stopped; nil when it ended by itself (the waiting task was cancelled).
    package func cause() async -> StopCause? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<StopCause?, Never>) in
                let answer = state.withLock { state -> StopCause?? in
                    switch state {
                    case .running:
                        state = .running(waiter: continuation)
                        return nil
                    case .stopped(let cause): return .some(cause)
                    case .over: return .some(nil)
                    }
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state -> CheckedContinuation<StopCause?, Never>? in
                guard case .running(let waiter) = state else { return nil }
                state = .over
                return waiter
            }
            waiter?.resume(returning: nil)
        }
    }
}
