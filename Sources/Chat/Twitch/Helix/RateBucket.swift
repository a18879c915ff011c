internal import Signals

/// How many calls are left, as Twitch tells with every answer: wait rather than be refused.
struct RateBucket: Sendable {
    private var remaining = Int.max
    private var fullAt: WallTime?
    /// Twitch refused, and nothing goes before this.
    private var closedUntil: WallTime?

    private static let longestWait: Duration = .seconds(65)

    /// - Returns: how long to wait before a call; zero mostly.
    mutating func wait(at now: WallTime) -> Duration {
        if let until = closedUntil {
            if now < until { return Self.bounded(until, now) }
            closedUntil = nil
            remaining = Int.max
        }
        guard remaining <= 0, let fullAt, now < fullAt else {
            if remaining != Int.max { remaining -= 1 }
            return .zero
        }
        return Self.bounded(fullAt, now)
    }

    /// - Parameter header: the answer's headers by name.
    mutating func answered(_ status: Int, header: (String) -> String?, at now: WallTime) {
        if let left = header("Ratelimit-Remaining").flatMap(Int.init) { remaining = left }
        if let seconds = header("Ratelimit-Reset").flatMap(Int64.init), seconds < 1 << 40 {
            fullAt = WallTime(milliseconds: seconds * 1000)
        }
        guard status == 429 else { return }
        let until = fullAt.flatMap { $0 > now ? $0 : nil } ?? WallTime(milliseconds: now.milliseconds + 1000)
        closedUntil = until
    }

    private static func bounded(_ until: WallTime, _ now: WallTime) -> Duration {
        min(longestWait, .milliseconds(max(1, until.milliseconds - now.milliseconds)))
    }
}
