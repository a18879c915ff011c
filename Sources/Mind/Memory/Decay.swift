#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Exponential forgetting.
enum Decay {
    /// - Returns: what is left of 1, halved every so many days.
    static func half(every days: Double, after elapsed: Double) -> Double {
        elapsed <= 0 ? 1 : pow(2, -elapsed / days)
    }
}
