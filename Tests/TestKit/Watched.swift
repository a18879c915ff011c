internal import Synchronization

/// A value that others change and a test waits for.
package final class Watched<Value: Sendable>: Sendable {
    private struct State {
        var value: Value
        var watchers: [AsyncStream<Value>.Continuation] = []
    }
    private let state: Mutex<State>

    package struct TooLate: Error, CustomStringConvertible {
        package let description: String
        package init(description: String) { self.description = description }
    }

    package init(_ value: Value) { state = Mutex(State(value: value)) }

    package var value: Value { state.withLock(\.value) }

    @discardableResult
    package func update<Result: Sendable>(_ change: (inout Value) -> Result) -> Result {
        state.withLock { state in
            let result = change(&state.value)
            for watcher in state.watchers { watcher.yield(state.value) }
            return result
        }
    }

    /// Returns the value as soon as `condition` holds for it.
    /// - Throws: ``TooLate`` after `limit`.
    @discardableResult
    package func wait(
        atMost limit: Duration = .seconds(20), until condition: @escaping @Sendable (Value) -> Bool
    ) async throws -> Value {
        let (changes, watcher) = AsyncStream.makeStream(of: Value.self, bufferingPolicy: .bufferingNewest(1))
        state.withLock { state in
            state.watchers.append(watcher)
            watcher.yield(state.value)
        }
        return try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask {
                guard let value = await changes.first(where: condition) else { throw CancellationError() }
                return value
            }
            group.addTask {
                try await Task.sleep(for: limit)
                throw TooLate(description: "not so within \(limit)")
            }
            defer {
                group.cancelAll()
                watcher.finish()
            }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
