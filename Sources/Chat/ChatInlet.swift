package import Signals
internal import Synchronization

/// Where every source of chat delivers; the show reads `events`.
///
/// Bounded: beyond `capacity` the oldest waiting comment is dropped and counted, beyond sixteen times as much of anything
/// what comes is. Recalls, states and paid events give way to no comment: a flood must not save a deleted line.
package final class ChatInlet: Sendable {
    private struct State {
        var waiting: [ChatEvent] = []
        var head = 0
        var comments = 0
        var dropped = 0
        var reader: CheckedContinuation<ChatEvent?, Never>?
        var isFinished = false
    }

    private let capacity: Int
    private let state = Mutex(State())

    package init(capacity: Int = 512) {
        self.capacity = capacity
    }

    package func deliver(_ event: ChatEvent) {
        let reader = state.withLock { state -> CheckedContinuation<ChatEvent?, Never>? in
            guard !state.isFinished else { return nil }
            if let reader = state.reader {
                state.reader = nil
                return reader
            }
            if case .comment = event {
                state.comments += 1
                if state.comments > capacity { Self.dropOldestComment(&state) }
            }
            guard state.waiting.count - state.head < capacity * 16 else {
                if case .comment = event { state.comments -= 1 }
                state.dropped += 1
                return nil
            }
            state.waiting.append(event)
            return nil
        }
        reader?.resume(returning: event)
    }

    private static func dropOldestComment(_ state: inout State) {
        for index in state.head..<state.waiting.count {
            if case .comment = state.waiting[index] {
                state.waiting.remove(at: index)
                state.comments -= 1
                state.dropped += 1
                return
            }
        }
    }

    /// What was lost to the bounds so far.
    package var droppedCount: Int { state.withLock { $0.dropped } }
    package var waitingCount: Int { state.withLock { $0.waiting.count - $0.head } }

    /// The next event; nil when the task is cancelled. One reader.
    package func next() async -> ChatEvent? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<ChatEvent?, Never>) in
                let answer = state.withLock { state -> ChatEvent?? in
                    if state.head < state.waiting.count {
                        let event = state.waiting[state.head]
                        state.head += 1
                        if case .comment = event { state.comments -= 1 }
                        if state.head == state.waiting.count {
                            state.waiting.removeAll(keepingCapacity: true)
                            state.head = 0
                        } else if state.head > 256 {
                            state.waiting.removeFirst(state.head)
                            state.head = 0
                        }
                        return .some(event)
                    }
                    if state.isFinished || Task.isCancelled { return .some(nil) }
                    state.reader = continuation
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let reader = state.withLock { state -> CheckedContinuation<ChatEvent?, Never>? in
                defer { state.reader = nil }
                return state.reader
            }
            reader?.resume(returning: nil)
        }
    }
}
