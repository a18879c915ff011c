package import Signals

/// How close she is to a viewer, 0 … 1: grows with what they share, never reaches 1, halves in 45 days of absence.
package struct Bond: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
        /// The viewer came to another stream.
        case visit
        /// She answered the viewer.
        case talk
        /// The viewer gave, raided or subscribed.
        case event
    }

    package static let halfLife = 45.0

    /// As it was at `time`.
    package let strength: Double
    package let time: WallTime

    package init(strength: Double = 0, time: WallTime) {
        self.strength = strength.isFinite ? min(max(strength, 0), 1) : 0
        self.time = time
    }

    /// As it is at another time; never grows by waiting.
    package func strength(at now: WallTime) -> Double {
        strength * Decay.half(every: Self.halfLife, after: now.days(since: time))
    }

    package func after(_ cause: Cause, at now: WallTime) -> Bond {
        let before = strength(at: now)
        let share =
            switch cause {
            case .visit: 0.02
            case .talk: 0.05
            case .event: 0.12
            }
        return Bond(strength: before + (1 - before) * share, time: max(now, time))
    }
}
