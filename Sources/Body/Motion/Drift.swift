/// Noise of low frequency without a period: a uniform cubic B-spline over random numbers, smooth to its second
/// derivative, mean 0.
struct Drift: Sendable {
    private let chance: Chance
    /// Between two random numbers; nothing faster than half the rate of these is in it.
    private let seconds: Double

    init(_ chance: Chance, seconds: Double) {
        self.chance = chance
        self.seconds = seconds
    }

    /// Within ±1, mostly within ±0.6.
    func value(at time: Double) -> Float {
        let place = time / seconds
        let whole = place.rounded(.down)
        let u = Float(place - whole)
        let k = Int(whole)
        let v = 1 - u
        return chance.sway(k) * (v * v * v / 6)
            + chance.sway(k + 1) * ((3 * u * u * u - 6 * u * u + 4) / 6)
            + chance.sway(k + 2) * ((3 * v * v * v - 6 * v * v + 4) / 6)
            + chance.sway(k + 3) * (u * u * u / 6)
    }
}
