internal import Signals

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A sine of half the full scale at `soundRate`, beginning at zero.
package func tone(seconds: Double, hertz: Float = 440) -> [Float] {
    (0..<Int(seconds * Double(soundRate))).map { frame in
        0.5 * sinf(2 * .pi * hertz * Float(frame % soundRate) / Float(soundRate))
    }
}
