internal import Synchronization

/// Lets tasks wait for something to happen on a foreign thread. A notice given between looking and waiting is not lost.
///
///     let seen = wakeup.count
///     if isDone { return }
///     await wakeup.wait(past: seen)
final class Wakeup: Sendable {
    private struct State {
        var count = 0
        var nextID = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    }
    private let state = Mutex(State())

    /// How often there was a notice.
    var count: Int { state.withLock(\.count) }

    /// From any thread; does not block.
    func notify() {
        let waiting = state.withLock { state in
            state.count += 1
            defer { state.waiting.removeAll(keepingCapacity: true) }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume() }
    }

    /// Returns when there was a notice after `seen`, or at once when the task is cancelled.
    func wait(past seen: Int) async {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.count != seen || Task.isCancelled { return true }
                    state.waiting[id] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume()
        }
    }

    /// The same, but for no longer than `limit`.
    func wait(past seen: Int, atMost limit: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait(past: seen) }
            group.addTask { try? await Task.sleep(for: limit) }
            await group.next()
            group.cancelAll()
        }
    }
}
