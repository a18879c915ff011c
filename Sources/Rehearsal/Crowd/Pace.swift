internal import Signals

/// How much is going on at which time: a slowly changing intensity with waves and one lull, mean 1.
struct Pace: Sendable {
    struct Wave: Sendable {
        enum Kind: Sendable {
            case laughter, emotes
            case raid(viewers: Int)
        }
        let kind: Kind
        /// Seconds.
        let start: Double
        let length: Double
        /// How many times as much is written.
        let boost: Double

        func contains(_ second: Double) -> Bool { second >= start && second < start + length }
    }

    private static let mostCells = 4_096
    private static let mostWaves = 2_000

    /// In order of time, apart from each other.
    let waves: [Wave]
    /// Seconds.
    let lull: Range<Double>
    /// Share of all comments before the end of each cell; ends with 1.
    private let cumulative: [Double]
    private let cell: Double

    init(seed: UInt64, settings: Crowd.Settings) {
        var chances = Chances(seed ^ 0x70ace)
        let length = max(1, settings.length.inSeconds)
        let cell = max(0.5, length / Double(Self.mostCells))
        self.cell = cell
        // A twelfth of the time is quiet, an hour at most.
        let quiet = min(3_600, length / 12)
        let quietStart = chances.between(0.3, 0.6) * length
        lull = quietStart..<(quietStart + quiet)
        waves = Self.waves(length: length, rate: settings.rate, lull: lull, &chances)

        var mood = 0.0
        let stay = Chances.exponential(-cell / 60)
        let change = Chances.root(1 - stay * stay) * 0.45
        var sum = 0.0
        var sums: [Double] = []
        var wave = 0
        let count = Int((length / cell).rounded(.up))
        sums.reserveCapacity(count)
        for index in 0..<count {
            let second = (Double(index) + 0.5) * cell
            mood = mood * stay + chances.bell() * change
            var intensity = Chances.exponential(mood)
            if lull.contains(second) { intensity *= 0.05 }
            while wave < waves.count, waves[wave].start + waves[wave].length <= second { wave += 1 }
            if wave < waves.count, waves[wave].contains(second) { intensity *= waves[wave].boost }
            sum += intensity
            sums.append(sum)
        }
        cumulative = sums.map { $0 / sum }
    }

    /// The second by which this share of all comments was written.
    func second(at share: Double) -> Double {
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] <= share { low = middle + 1 } else { high = middle }
        }
        let before = low == 0 ? 0 : cumulative[low - 1]
        let width = cumulative[low] - before
        return (Double(low) + (width > 0 ? (share - before) / width : 0)) * cell
    }

    private static func waves(
        length: Double, rate: Double, lull: Range<Double>, _ chances: inout Chances
    ) -> [Wave] {
        var waves: [Wave] = []
        var second = min(20, length / 10)
        var untilRaid = 1
        while second < length, waves.count < mostWaves {
            second += chances.between(25, 75)
            let wave: Wave
            if untilRaid == 0 {
                let viewers = Int(chances.between(0.6, 1.6) * (4 + 30 * Chances.root(rate) + rate))
                wave = Wave(kind: .raid(viewers: viewers), start: second, length: 14, boost: 4)
                untilRaid = 5 + chances.below(3)
            } else if chances.happens(0.55) {
                wave = Wave(kind: .laughter, start: second, length: chances.between(4, 8), boost: 3)
            } else {
                wave = Wave(kind: .emotes, start: second, length: chances.between(5, 10), boost: 4)
            }
            untilRaid -= 1
            second += wave.length
            if second < length, !lull.overlaps(wave.start..<second) { waves.append(wave) }
        }
        return waves
    }
}
