internal import Synchronization

/// Wakes the one task that waits for it; a ring while nobody waits is kept for the next wait.
final class Bell: Sendable {
    private enum State {
        case quiet, rung
        case awaited(CheckedContinuation<Void, Never>)
    }
    private let state = Mutex(State.quiet)

    func ring() {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard case .awaited(let waiting) = state else {
                state = .rung
                return nil
            }
            state = .quiet
            return waiting
        }
        waiting?.resume()
    }

    /// Returns after a ring, also when the task is cancelled: look whether what was awaited is there.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isRung = state.withLock { state in
                    guard case .rung = state else {
                        state = .awaited(continuation)
                        return false
                    }
                    state = .quiet
                    return true
                }
                if isRung { continuation.resume() }
            }
        } onCancel: {
            ring()
        }
    }
}
