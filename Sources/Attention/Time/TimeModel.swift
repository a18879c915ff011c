internal import Signals

/// How long her answers take, learnt from those she gave.
///
/// Each estimate is a running mean that weighs a new value by 1/12 at least, after clamping it to 0.4 … 2.5 times the
/// estimate, so that one stalled turn moves it by an eighth at most.
struct TimeModel: Sendable {
    private struct Estimate: Sendable {
        var mean: Double
        /// Mean absolute deviation.
        var deviation: Double
        private var count = 0.0

        init(prior: Double) {
            mean = prior
            deviation = prior / 4
        }

        mutating func learn(_ value: Double) {
            count += 1
            let weight = 1 / min(12, count + 2)
            let value = max(0.4 * mean, min(2.5 * mean, value))
            deviation += weight * (abs(value - mean) - deviation)
            mean += weight * (value - mean)
        }
    }

    /// Seconds from the choice to the last word.
    private var seconds: [LoadShape: Estimate]
    /// Characters a second of a whole turn, thinking included.
    private var rate = Estimate(prior: 14)
    /// Characters for each comment of a `few` turn.
    private var charactersEach = Estimate(prior: 42)

    init() {
        seconds = Dictionary(uniqueKeysWithValues: LoadShape.allCases.map { ($0, Estimate(prior: Self.prior($0))) })
    }

    private static func prior(_ shape: LoadShape) -> Double {
        switch shape {
        case .single, .operator, .welcomeBack: 6
        case .idle: 7
        case .flood, .events: 8
        case .few, .crowd, .operatorWithChat: 9
        }
    }

    var charactersPerSecond: Double { rate.mean }

    func expected(_ shape: LoadShape) -> Duration { .milliseconds(Int64(1_000 * (seconds[shape]?.mean ?? 8))) }

    /// Seldom exceeded: the mean and its usual deviation.
    func cautious(_ shape: LoadShape) -> Duration {
        guard let estimate = seconds[shape] else { return .seconds(10) }
        return .milliseconds(Int64(1_000 * (estimate.mean + estimate.deviation)))
    }

    /// What a turn that began then and is still running has left; never nothing.
    func left(of shape: LoadShape, began: Moment, at now: Moment) -> Duration {
        let mean = expected(shape)
        return max(mean - (now - began), max(.seconds(1), mean / 5))
    }

    /// How many comments one answer of that length can take up; 1 at least.
    func fitting(_ longest: Duration) -> Int {
        let each = max(0.5, charactersEach.mean / rate.mean)
        return max(1, Int(max(0, min(100, (longest.inSeconds - 1.5) / each))))
    }

    /// - Parameter comments: how many the turn answered.
    mutating func learn(_ shape: LoadShape, characters: Int, comments: Int, took: Duration) {
        let time = took.inSeconds
        guard characters > 0, time > 0.05, time < 600 else { return }
        seconds[shape]?.learn(time)
        // A word or two are mostly thinking.
        if characters >= 12 { rate.learn(Double(characters) / time) }
        if shape == .few, comments > 1 { charactersEach.learn(Double(characters) / Double(comments)) }
    }

    /// A turn was cut off: it would have taken this long at least.
    mutating func learnAtLeast(_ shape: LoadShape, took: Duration) {
        guard took > expected(shape), took < .seconds(600) else { return }
        seconds[shape]?.learn(took.inSeconds)
    }
}
