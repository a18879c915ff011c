/// A value that goes from target to target; a new target begins where the value is, with the speed it has, because
/// every change goes its own way to its end and all are added.
struct Glide<Value: SIMD & Sendable>: Sendable where Value.Scalar == Float {
    private struct Step: Sendable {
        let at: Double
        let seconds: Float
        let easing: Easing
        let change: Value
        func share(at time: Double) -> Float { easing.value(Float(time - at) / seconds) }
    }

    private var base: Value
    private var steps: [Step] = []

    init(_ base: Value) { self.base = base }

    /// Where it will be in the end.
    var target: Value { steps.reduce(base) { $0 + $1.change } }

    /// What was planned from `time` on is forgotten.
    mutating func drop(from time: Double) { steps.removeAll { $0.at >= time } }

    /// What was planned from `time` on is forgotten.
    mutating func go(to target: Value, at time: Double, within seconds: Float, _ easing: Easing) {
        drop(from: time)
        let change = target - self.target
        if change != .zero { steps.append(Step(at: time, seconds: seconds, easing: easing, change: change)) }
    }

    func value(at time: Double) -> Value {
        var value = base
        for step in steps where step.at < time { value += step.change * step.share(at: time) }
        return value
    }

    /// Forgets how it came to where it is; `time` and what follows stay as they are, to a thousandth of a change.
    mutating func settle(before time: Double) {
        while let first = steps.first, first.at + Double(first.seconds * first.easing.settled) < time {
            base += first.change
            steps.removeFirst()
        }
    }
}
