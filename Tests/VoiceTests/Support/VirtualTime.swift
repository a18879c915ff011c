import Signals
import Voice

/// Time that passes when the test says so.
final class VirtualTime: Timepiece {
    struct State: Sendable {
        var now = Moment(nanoseconds: 1_000_000_000)
        var sleepers: [Int: Moment] = [:]
        var sleeps = 0
    }
    private let state = Watched(State())

    var now: Moment { state.value.now }
    /// How often anybody has gone to sleep.
    var sleeps: Int { state.value.sleeps }

    func sleep(until deadline: Moment) async throws {
        let id = state.update { state in
            state.sleeps += 1
            state.sleepers[state.sleeps] = deadline
            return state.sleeps
        }
        defer { state.update { $0.sleepers[id] = nil } }
        _ = try await state.wait { $0.now >= deadline }
    }

    func advance(by duration: Duration) {
        state.update { $0.now = $0.now + duration }
    }

    /// Waits until somebody sleeps, and lets the time pass until the first of them is due.
    func advanceToNextSleeper() async throws {
        _ = try await state.wait { !$0.sleepers.isEmpty }
        state.update { state in
            if let first = state.sleepers.values.min() { state.now = max(state.now, first) }
        }
    }

    func waitForSleeper() async throws {
        _ = try await state.wait { !$0.sleepers.isEmpty }
    }
}
