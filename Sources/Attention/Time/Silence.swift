internal import Signals

/// When she says something of her own: after a gap that grows each time nobody answers, so that she holds no
/// monologue in an empty room. Any company makes it short again.
struct Silence: Sendable {
    private let first: Duration
    private let longest: Duration
    private let seed: UInt64
    private(set) var lastActive: Moment
    /// What she said of her own since somebody was there.
    private var alone = 0
    private var said: UInt64 = 0

    init(_ settings: AttentionSettings, startedAt: Moment) {
        first = settings.idleAfter
        longest = max(settings.longestIdle, settings.idleAfter)
        seed = settings.seed
        lastActive = startedAt
    }

    /// Nil: never.
    var due: Moment? { first > .zero ? lastActive + gap : nil }

    mutating func wasActive(at now: Moment) { lastActive = max(lastActive, now) }

    mutating func hadCompany(at now: Moment) {
        wasActive(at: now)
        alone = 0
    }

    mutating func spoke(at now: Moment) {
        wasActive(at: now)
        alone += 1
        said &+= 1
    }

    /// The first is as set; the others vary by 15 % about 1.55 times the one before.
    private var gap: Duration {
        guard alone > 0 else { return first }
        var seconds = first.inSeconds
        for _ in 0..<min(alone, 40) where seconds < longest.inSeconds { seconds *= 1.55 }
        return .milliseconds(Int64(1_000 * min(longest.inSeconds, min(longest.inSeconds, seconds) * jitter)))
    }

    private var jitter: Double {
        // SplitMix64.
        var value = seed &+ (said &+ 1) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        value ^= value >> 31
        return 0.85 + 0.3 * Double(value >> 11) / Double(1 << 53)
    }
}
