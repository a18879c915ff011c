import Body
import Signals

/// One sentence's figures; times in milliseconds, positive = the mouth is late.
struct MouthFigures: Sendable {
    /// Against the motion that the engine's times ask for.
    let sync: Double
    /// Mouth opens against sound begins; shuts against ends.
    let onset: Double
    let offset: Double
    /// Where the mouth's opening and the loudness agree best, and how well, 0…1; and a mouth driven by loudness.
    let lag: Double
    let likeness: Double
    let loudnessLag: Double
    let loudnessLikeness: Double
    let closures: Int
    let closuresDrawn: Int
    let closuresShut: Int
    let isShutInSilence: Bool
    let framesPerSecond: Double

    init(truth: SpokenTruth, shown: ShownMouth) {
        let start = shown.levelsStart + Double(Self.place(of: truth.levels, in: shown.levels))
        let length = Double(truth.levels.count)
        // In milliseconds since the sentence's first sample.
        let rows = shown.rows.map { (time: $0.time - start, openness: $0.pose.openness, pose: $0.pose) }
        let spoken = rows.filter { $0.time > -150 && $0.time < length + 150 }
        func frame(_ milliseconds: Double) -> Int { Int(milliseconds * Double(soundRate) / 1000) }

        sync =
            (-100...100).min { left, right in
                func error(_ lag: Int) -> Double {
                    spoken.reduce(0) { sum, row in
                        let ideal = truth.openness(at: frame(row.time - Double(lag)))
                        return sum + (row.openness - ideal) * (row.openness - ideal)
                    }
                }
                return error(left) < error(right)
            }.map(Double.init) ?? .nan

        let loudest = truth.levels.max() ?? 1
        // 40 dB under the loudest.
        let begin = Double(truth.levels.firstIndex { $0 > loudest / 100 } ?? 0)
        let end = Double(truth.levels.lastIndex { $0 > loudest / 100 } ?? 0)
        onset = (Self.crossing(spoken.map { ($0.time, $0.openness) }) ?? .nan) - begin
        offset = (Self.crossing(spoken.reversed().map { ($0.time, $0.openness) }) ?? .nan) - end

        let smooth = Self.smoothed(truth.levels)
        func level(_ time: Double) -> Double { smooth.indices.contains(Int(time)) ? smooth[Int(time)] : 0 }
        (lag, likeness) = Self.best(spoken.map { ($0.time, $0.openness) }, level)
        // As such mouths do: the loudness of the last 20 ms, in the frame after.
        let loudness = spoken.map { ($0.time, level(($0.time / 16.7).rounded(.down) * 16.7 - 10) / smooth.max()!) }
        (loudnessLag, loudnessLikeness) = Self.best(loudness, level)

        var drawn = 0
        var shut = 0
        for closure in truth.closures {
            let from = Double(closure.frames.lowerBound) * 1000 / Double(soundRate)
            let to = Double(closure.frames.upperBound) * 1000 / Double(soundRate)
            let inside = rows.filter { $0.time >= from && $0.time <= to }
            if inside.isEmpty { continue }
            drawn += 1
            if inside.contains(where: { $0.pose[.visemePP] > 0.9 && $0.openness < 0.05 }) { shut += 1 }
        }
        closures = truth.closures.count
        closuresDrawn = drawn
        closuresShut = shut
        isShutInSilence = rows.allSatisfy { row in
            (row.time > begin - 80 && row.time < end + 100) || row.openness < 0.03
        }
        framesPerSecond = Double(spoken.count) / (length + 300) * 1000
    }

    /// Where the sentence's loudness lies in what left the page.
    private static func place(of levels: [Float], in heard: [Float]) -> Int {
        guard heard.count > levels.count else { return 0 }
        return (0..<heard.count - levels.count).max { left, right in
            func likeness(_ at: Int) -> Float {
                var sum: Float = 0
                for index in stride(from: 0, to: levels.count, by: 2) { sum += levels[index] * heard[at + index] }
                return sum
            }
            return likeness(left) < likeness(right)
        } ?? 0
    }

    /// When a curve first rises over a twentieth.
    private static func crossing(_ curve: [(time: Double, value: Double)]) -> Double? {
        guard let index = curve.firstIndex(where: { $0.value > 0.05 }), index > 0 else { return curve.first?.time }
        let (before, after) = (curve[index - 1], curve[index])
        return before.time + (after.time - before.time) * (0.05 - before.value) / (after.value - before.value)
    }

    private static func smoothed(_ levels: [Float]) -> [Double] {
        levels.indices.map { index in
            let window = levels[max(0, index - 10)...min(levels.count - 1, index + 10)]
            return Double(window.reduce(0, +)) / Double(window.count)
        }
    }

    /// The lag at which a curve follows the loudness best, and Pearson's r there.
    private static func best(_ curve: [(time: Double, value: Double)], _ level: (Double) -> Double) -> (Double, Double)
    {
        var best = (lag: 0.0, r: -1.0)
        for lag in -150...150 {
            let other = curve.map { level($0.time - Double(lag)) }
            let own = curve.map(\.value)
            let (a, b) = (own.reduce(0, +) / Double(own.count), other.reduce(0, +) / Double(other.count))
            var (xy, xx, yy) = (0.0, 0.0, 0.0)
            for (x, y) in zip(own, other) {
                xy += (x - a) * (y - b)
                xx += (x - a) * (x - a)
                yy += (y - b) * (y - b)
            }
            let r = xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
            if r > best.r { best = (Double(lag), r) }
        }
        return best
    }
}

/// The figures of all sentences as a person reads them.
struct MouthTable: CustomStringConvertible {
    struct Spread {
        let p50: Double
        let p95: Double
        init(_ values: [Double]) {
            let sorted = values.sorted()
            let sizes = values.map(abs).sorted()
            p50 = sorted.isEmpty ? .nan : sorted[sorted.count / 2]
            // Of the sizes: late and early are equally wrong.
            p95 = sizes.isEmpty ? .nan : sizes[min(sizes.count - 1, Int(Double(sizes.count) * 0.95))]
        }
    }

    private let figures: [MouthFigures]
    init(_ figures: [MouthFigures]) { self.figures = figures }

    var sync: Spread { Spread(figures.map(\.sync)) }
    var closuresShut: Double {
        let drawn = figures.reduce(0) { $0 + $1.closuresDrawn }
        return drawn == 0 ? 0 : Double(figures.reduce(0) { $0 + $1.closuresShut }) / Double(drawn)
    }
    var isShutInSilence: Bool { figures.allSatisfy(\.isShutInSilence) }

    var description: String {
        func row(_ name: String, _ values: [Double]) -> String {
            let spread = Spread(values)
            func text(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
            return "mouth: \(name): p50 \(text(spread.p50)), p95 of the size \(text(spread.p95))"
        }
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
        let closures = figures.reduce(0) { $0 + $1.closures }
        let drawn = figures.reduce(0) { $0 + $1.closuresDrawn }
        let shut = figures.reduce(0) { $0 + $1.closuresShut }
        return [
            "mouth: \(figures.count) sentences, \(Int(mean(figures.map(\.framesPerSecond)))) frames a second",
            row("against the engine's own times, ms", figures.map(\.sync)),
            row("opens after the sound begins, ms", figures.map(\.onset)),
            row("shuts after the sound ends, ms", figures.map(\.offset)),
            row("follows the loudness by, ms", figures.map(\.lag)),
            row("a mouth driven by loudness follows by, ms", figures.map(\.loudnessLag)),
            "mouth: likeness to the loudness \(mean(figures.map(\.likeness))), driven by it \(mean(figures.map(\.loudnessLikeness)))",
            "mouth: \(shut) of \(drawn) closures drawn are shut (\(closures) in all); shut in silence: \(isShutInSilence)",
        ].joined(separator: "\n")
    }
}
