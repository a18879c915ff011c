import Synchronization

/// A value that tests wait on: for a state, never for a time.
final class Watched<Value: Sendable>: Sendable {
    private struct State {
        var value: Value
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var last = 0
    }
    private let state: Mutex<State>

    init(_ value: Value) { state = Mutex(State(value: value)) }

    var value: Value { state.withLock { $0.value } }

    @discardableResult
    func update<Result: Sendable>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        let (result, waiting) = try state.withLock { state in
            let result = try body(&state.value)
            let waiting = Array(state.waiting.values)
            state.waiting.removeAll()
            return (result, waiting)
        }
        for continuation in waiting { continuation.resume() }
        return result
    }

    /// Returns the value that satisfied the condition.
    func wait(until isReached: @Sendable (Value) -> Bool) async throws -> Value {
        while true {
            try Task.checkCancellation()
            let id = state.withLock { state in
                state.last += 1
                return state.last
            }
            let reached = state.withLock { isReached($0.value) ? $0.value : nil }
            if let reached { return reached }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isOver = state.withLock { state in
                        if isReached(state.value) || Task.isCancelled { return true }
                        state.waiting[id] = continuation
                        return false
                    }
                    if isOver { continuation.resume() }
                }
            } onCancel: {
                state.withLock { $0.waiting.removeValue(forKey: id) }?.resume()
            }
        }
    }
}
