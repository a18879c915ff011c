package import Signals

/// Where playback reads the time and how it sleeps; tests bring their own.
package protocol Timepiece: Sendable {
    var now: Moment { get }
    /// Returns at `deadline`, at once when it has passed. Cancelling the task throws `CancellationError` at once.
    func sleep(until deadline: Moment) async throws
}

/// The machine's own monotonic time.
package struct SteadyTime: Timepiece {
    package init() {}

    package var now: Moment { .now }

    package func sleep(until deadline: Moment) async throws {
        let rest = deadline - now
        guard rest > .zero else { return try Task.checkCancellation() }
        // The suspending clock is CLOCK_MONOTONIC, the one of `Moment`.
        try await Task.sleep(for: rest, tolerance: .zero, clock: .suspending)
    }
}
