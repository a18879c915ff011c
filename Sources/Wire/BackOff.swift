/// How long to wait before the next try: doubling, capped, with jitter, forgetting after a good while.
package struct BackOff: Sendable, Equatable {
    package let first: Duration
    package let longest: Duration
    /// A connection that held this long starts the count anew.
    package let goodAfter: Duration
    private var attempt = 0

    package init(
        first: Duration = .milliseconds(500), longest: Duration = .seconds(60), goodAfter: Duration = .seconds(60)
    ) {
        self.first = first
        self.longest = longest
        self.goodAfter = goodAfter
    }

    /// - Parameters:
    ///   - heldFor: how long the last connection lasted; zero when there was none.
    ///   - jitter: 0…1, drawn by the caller.
    /// - Returns: 50 % to 100 % of the doubled wait.
    package mutating func next(heldFor: Duration, jitter: Double) -> Duration {
        if heldFor >= goodAfter { attempt = 0 }
        let doubled = min(longest, first * (1 << min(attempt, 20)))
        attempt += 1
        return doubled * (0.5 + 0.5 * jitter)
    }

    /// The same without a time held and with a drawn jitter.
    package mutating func next() -> Duration { next(heldFor: .zero, jitter: .random(in: 0...1)) }
}
