internal import Signals

/// How much an event gives.
package enum EventTier: Int, Comparable, CaseIterable, Hashable, Sendable {
    /// Nobody paid: a follow, a hype train.
    case unpaid
    case small, medium, great

    package static func < (left: EventTier, right: EventTier) -> Bool { left.rawValue < right.rawValue }

    init(_ event: ChannelEvent, _ settings: AttentionSettings) {
        guard event.isPaid else {
            self = .unpaid
            return
        }
        let worth = Self.worth(event)
        switch event.kind {
        case .raid(let viewers):
            self = viewers >= settings.greatRaid ? .great : viewers * 4 >= settings.greatRaid ? .medium : .small
        case .gift(let count, _) where count >= settings.greatGift: self = .great
        case .redemption: self = .small
        default:
            self = worth >= settings.greatMoney ? .great : worth * 5 >= settings.greatMoney ? .medium : .small
        }
    }

    /// Of the reason's part.
    var worthSaying: Double {
        switch self {
        case .unpaid: 0.5
        case .small: 1
        case .medium: 3
        case .great: 6
        }
    }

    /// Hundredths of a dollar, roughly: to put the greater first, never to tell anybody.
    static func worth(_ event: ChannelEvent) -> Int {
        switch event.kind {
        case .follow, .adBreak: 0
        case .watchStreak(let streams): min(100, streams)
        case .hypeTrain(let level): min(100, level)
        case .redemption(_, let cost): min(400, cost / 100)
        case .subscription(let tier): price(tier)
        // Loyalty counts a little.
        case .resubscription(let tier, let months): price(tier) + min(300, 5 * max(0, months))
        case .gift(let count, let tier): min(10_000, max(0, count)) * price(tier)
        case .cheer(let bits): bits
        case .raid(let viewers): min(1_000_000, max(0, viewers)) * 50
        case .donation(let cents, let currency): Int(min(1e9, Double(cents) * inDollars(currency)))
        }
    }

    private static func price(_ tier: Int) -> Int {
        switch tier {
        case ...1: 500
        case 2: 1_000
        default: 2_500
        }
    }

    /// Orders of magnitude of 2026 are enough; an unknown currency counts as dollars.
    private static func inDollars(_ currency: String) -> Double {
        switch currency.uppercased() {
        case "JPY", "INR", "RUB": 0.01
        case "KRW", "CLP", "ARS": 0.001
        case "COP": 0.000_25
        case "MXN", "UYU": 0.05
        case "BRL", "PLN", "PEN": 0.2
        default: 1
        }
    }
}
