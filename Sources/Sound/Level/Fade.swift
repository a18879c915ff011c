#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Raised-cosine fades: no step in the value nor in the slope, so that no join clicks.
package enum Fade {
    /// The factor at `frame` of a rise over `length` frames: 0 before it, 1 after it.
    package static func rise(at frame: Int, over length: Int) -> Float {
        guard frame < length else { return 1 }
        guard frame > 0 else { return 0 }
        return 0.5 - 0.5 * cos(Float.pi * Float(frame) / Float(length))
    }

    /// Makes the first `length` frames grow from silence.
    package static func fadeIn(_ samples: inout [Float], over length: Int) {
        for index in 0..<min(length, samples.count) { samples[index] *= rise(at: index, over: length) }
    }

    /// Makes the last `length` frames sink into silence.
    package static func fadeOut(_ samples: inout [Float], over length: Int) {
        for distance in 0..<min(length, samples.count) {
            samples[samples.count - 1 - distance] *= rise(at: distance, over: length)
        }
    }
}
