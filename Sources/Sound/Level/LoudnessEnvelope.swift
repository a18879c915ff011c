internal import Signals

/// How loud a stream of samples is, as the root mean square of each 20 ms.
package struct LoudnessEnvelope: Sendable {
    /// Frames per level: 20 ms at `soundRate`.
    package static let hop = soundRate / 50

    /// One level (0…1) per whole hop so far.
    package private(set) var levels: [Float] = []
    private var sum: Float = 0
    private var count = 0

    package init() {}

    package mutating func append(_ samples: [Float]) {
        for sample in samples {
            sum += sample * sample
            count += 1
            if count == Self.hop {
                levels.append((sum / Float(Self.hop)).squareRoot())
                sum = 0
                count = 0
            }
        }
    }
}

/// Levels of whole pieces of sound.
package enum Level {
    /// Root mean square, 0…1; 0 for no samples.
    package static func rms(_ samples: [Float]) -> Float {
        guard !samples.isEmpty else { return 0 }
        return (samples.reduce(into: Float(0)) { $0 += $1 * $1 } / Float(samples.count)).squareRoot()
    }

    package static func peak(_ samples: [Float]) -> Float {
        samples.reduce(into: Float(0)) { $0 = max($0, abs($1)) }
    }
}
