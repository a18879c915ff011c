internal import Signals

/// What time takes off: halves in a set time.
struct Decay: Sendable {
    // Nanoseconds: a Duration's 128-bit arithmetic shows where hundreds of scores are made for one comment.
    private let halfLife: Double
    private let fairness: Double

    init(_ settings: AttentionSettings) {
        halfLife = max(1, Double(settings.halfLife.inNanoseconds))
        fairness = max(1, Double(settings.fairness.inNanoseconds))
    }

    /// The share of its worth that a comment keeps.
    func worth(since moment: Moment, at now: Moment) -> Double {
        Self.factor(now.nanoseconds - moment.nanoseconds, halfLife)
    }

    /// The share that an account of ``Fairness`` keeps.
    func fairness(since moment: Moment, at now: Moment) -> Double {
        Self.factor(now.nanoseconds - moment.nanoseconds, fairness)
    }

    /// 2^(−age / half-life), as straight lines between the halvings: within 6 % and without a call into libm.
    private static func factor(_ age: Int64, _ halfLife: Double) -> Double {
        let halvings = max(0, Double(age)) / halfLife
        guard halvings < 60 else { return 0 }
        let whole = Int(halvings)
        return (1 - (halvings - Double(whole)) / 2) / Double(1 << whole)
    }
}
