internal import Signals
internal import Synchronization

/// One sleeper, woken by an event or by a time, whichever comes first. An event while nobody sleeps is kept.
final class Wake: Sendable {
    private struct State {
        var isRaised = false
        var sleeper: CheckedContinuation<Void, Never>?
        /// Tells the sleeper's own alarm from those of earlier sleeps.
        var sleep = 0
    }

    private let state = Mutex(State())

    func raise() {
        let sleeper = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard let sleeper = state.sleeper else {
                state.isRaised = true
                return nil
            }
            state.sleeper = nil
            return sleeper
        }
        sleeper?.resume()
    }

    /// Returns at `moment` (never, when nil), at an event, or when the task is cancelled.
    func wait(until moment: Moment?) async {
        guard let moment else { return await wait() }
        // Not a child task: the sleeper goes on without waiting for its alarm to end. A late alarm wakes once for
        // nothing, which every user of this type survives.
        let alarm = Task {
            try await Task.sleep(for: max(.zero, moment - .now))
            raise()
        }
        defer { alarm.cancel() }
        await wait()
    }

    private func wait() async {
        let number = state.withLock { state in
            state.sleep += 1
            return state.sleep
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let isAwake = state.withLock { state in
                    if state.isRaised || Task.isCancelled {
                        state.isRaised = false
                        return true
                    }
                    state.sleeper = continuation
                    return false
                }
                if isAwake { continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> CheckedContinuation<Void, Never>? in
                guard state.sleep == number, let sleeper = state.sleeper else { return nil }
                state.sleeper = nil
                return sleeper
            }
            sleeper?.resume()
        }
    }
}
