#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// How a change comes about. Each begins and ends without a kink.
enum Easing: Hashable, Sendable {
    /// From 0 to 1 and there: a muscle that moves on purpose (minimum jerk: Flash and Hogan 1985).
    case deliberate
    /// A damped oscillator (damping 0.7): is there after its time, goes 4.6 % too far and comes back.
    case springy
    /// The critically damped oscillator: fast away, slowly there; 95 % after its time.
    case fading

    /// - Parameter x: time since the change began, as a share of its length.
    func value(_ x: Float) -> Float {
        guard x > 0 else { return 0 }
        switch self {
        case .deliberate:
            guard x < 1 else { return 1 }
            return x * x * x * (10 + x * (6 * x - 15))
        case .springy:
            // 3.286 = (π - acos 0.7) / √(1 - 0.7²): the place of the first crossing of 1.
            let t = x * 3.286
            let wave = t * 0.714_14
            return 1 - expf(-0.7 * t) * (cosf(wave) + 0.980_2 * sinf(wave))
        case .fading:
            // (1 + t)·e⁻ᵗ = 0.05 at t = 4.744.
            let t = x * 4.744
            return 1 - (1 + t) * expf(-t)
        }
    }

    /// The share of its length after which less than a thousandth is missing.
    var settled: Float {
        switch self {
        case .deliberate: 1
        case .springy, .fading: 4
        }
    }

    /// A pulse that rises from 0 to 1 and falls to 0 within 0 ≤ x ≤ 1, smooth at both ends.
    static func pulse(_ x: Float) -> Float {
        guard x > 0, x < 1 else { return 0 }
        let s = sinf(.pi * x)
        return s * s
    }
}

/// 0 up to 0, 1 from 1 on, level at both.
func smooth(_ x: Float) -> Float {
    let x = min(1, max(0, x))
    return x * x * (3 - 2 * x)
}
