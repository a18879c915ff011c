internal import Chat

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Seeded chances of several kinds.
struct Chances: Sendable {
    private var random: SplitMix64

    init(_ seed: UInt64) { random = SplitMix64(seed) }

    mutating func bits() -> UInt64 { random.next() }

    /// 0 ≤ u < 1.
    mutating func unit() -> Double { random.unit() }

    mutating func happens(_ probability: Double) -> Bool { unit() < probability }

    /// - Parameter count: > 0.
    mutating func below(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }

    /// - Parameter list: not empty.
    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

    /// Mean 0, deviation about 1, bounded at ±6.
    mutating func bell() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + unit() } }

    /// One of the cases, by weight.
    mutating func choice<Case>(_ weighted: [(Case, Double)]) -> Case {
        var left = unit() * weighted.reduce(0) { $0 + $1.1 }
        for (value, weight) in weighted {
            left -= weight
            if left < 0 { return value }
        }
        return weighted[weighted.count - 1].0
    }

    static func logarithm(_ x: Double) -> Double { log(x) }
    static func exponential(_ x: Double) -> Double { exp(x) }
    static func root(_ x: Double) -> Double { x.squareRoot() }
}

/// The times of exactly `count` independent points, in order, one by one: order statistics of the uniform
/// distribution, drawn by their conditional distributions.
struct OrderedPoints: Sendable {
    private var left: Int
    private var last = 0.0
    private var chances: Chances

    init(count: Int, seed: UInt64) {
        left = count
        chances = Chances(seed)
    }

    /// In 0 …< 1; nil when all were given.
    mutating func next() -> Double? {
        guard left > 0 else { return nil }
        let u = 1 - chances.unit()
        last += (1 - last) * (1 - Chances.exponential(Chances.logarithm(u) / Double(left)))
        left -= 1
        return min(last, 0.999_999_999)
    }
}
