package import Signals

/// Whether an endpoint that failed is asked again: failures with times in, an answer out.
package struct Breaker: Sendable, Equatable {
    package struct Policy: Sendable, Equatable {
        /// Failures in a row after which it is asked no more …
        package var failures = 2
        /// … for this long, doubled with every failure after it …
        package var openFor: Duration = .seconds(5)
        /// … up to this long.
        package var longest: Duration = .seconds(120)

        package init() {}
    }

    private let policy: Policy
    private var failures = 0
    private var openUntil: Moment?
    /// A probe closed it, and the try that followed failed: then only time closes it.
    private var wasMisled = false
    private var isOnTrial = false

    package init(_ policy: Policy = Policy()) { self.policy = policy }

    /// An error that no second try can mend (a refused key) opens it at once.
    package mutating func failed(isTransient: Bool, at now: Moment) {
        failures += 1
        wasMisled = wasMisled || isOnTrial
        isOnTrial = false
        guard failures >= policy.failures || !isTransient else { return }
        let doublings = min(10, max(0, failures - policy.failures))
        openUntil = now + min(policy.longest, policy.openFor * (1 << doublings))
    }

    package mutating func succeeded() {
        failures = 0
        openUntil = nil
        wasMisled = false
        isOnTrial = false
    }

    /// It answers a question that costs nothing: worth one try. Its failure opens it again, and for longer.
    package mutating func probed() {
        guard !wasMisled else { return }
        openUntil = nil
        isOnTrial = true
    }

    /// Not to be asked now.
    package func isOpen(at now: Moment) -> Bool { openUntil.map { now < $0 } ?? false }

    /// It has failed since it last answered: to be probed before it is trusted with a turn.
    package var isDoubtful: Bool { failures > 0 }
}
