/// Many numbers in bounded room: count, sum and extremes are exact, percentiles come from an even thinning.
package struct Sample: Sendable {
    private static let most = 4_096

    private var kept: [Double] = []
    private var stride = 1
    package private(set) var count = 0
    package private(set) var sum = 0.0
    package private(set) var largest: Double?

    package init() {}

    package mutating func add(_ value: Double) {
        if count % stride == 0 {
            if kept.count == Self.most {
                kept = kept.indices.filter { $0 % 2 == 0 }.map { kept[$0] }
                stride *= 2
            }
            if count % stride == 0 { kept.append(value) }
        }
        count += 1
        sum += value
        largest = max(largest ?? value, value)
    }

    package var mean: Double? { count > 0 ? sum / Double(count) : nil }

    /// Nearest rank; nil without values.
    /// - Parameter share: 0 … 1; 1 is exact.
    package func percentile(_ share: Double) -> Double? {
        guard share < 1, !kept.isEmpty else { return largest }
        let rank = Int((share * Double(kept.count)).rounded(.up))
        return kept.sorted()[min(kept.count, max(1, rank)) - 1]
    }
}
