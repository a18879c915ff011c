internal import Signals

/// An event's kind as one short text: "gift:5:1", "redemption:300:Hydrate!".
struct EventCode {
    let text: String

    init(_ kind: ChannelEvent.Kind) {
        text =
            switch kind {
            case .follow: "follow"
            case .subscription(let tier): "subscription:\(tier)"
            case .resubscription(let tier, let months): "resubscription:\(tier):\(months)"
            case .gift(let count, let tier): "gift:\(count):\(tier)"
            case .cheer(let bits): "cheer:\(bits)"
            case .raid(let viewers): "raid:\(viewers)"
            case .redemption(let reward, let cost): "redemption:\(cost):\(reward)"
            case .donation(let cents, let currency): "donation:\(cents):\(currency)"
            case .hypeTrain(let level): "hypeTrain:\(level)"
            case .watchStreak(let streams): "watchStreak:\(streams)"
            case .adBreak(let seconds): "adBreak:\(seconds)"
            }
    }

    init(text: String) { self.text = text }

    /// Nil for a text that no event has.
    var kind: ChannelEvent.Kind? {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        func number(_ index: Int) -> Int? { parts.indices.contains(index) ? Int(parts[index]) : nil }
        switch parts[0] {
        case "follow": return .follow
        case "subscription": return number(1).map { .subscription(tier: $0) }
        case "resubscription":
            guard let tier = number(1), let months = number(2) else { return nil }
            return .resubscription(tier: tier, months: months)
        case "gift":
            guard let count = number(1), let tier = number(2) else { return nil }
            return .gift(count: count, tier: tier)
        case "cheer": return number(1).map { .cheer(bits: $0) }
        case "raid": return number(1).map { .raid(viewers: $0) }
        case "redemption":
            guard let cost = number(1), parts.count > 2 else { return nil }
            return .redemption(reward: String(parts[2]), cost: cost)
        case "donation":
            guard let cents = number(1), parts.count > 2 else { return nil }
            return .donation(cents: cents, currency: String(parts[2]))
        case "hypeTrain": return number(1).map { .hypeTrain(level: $0) }
        case "watchStreak": return number(1).map { .watchStreak(streams: $0) }
        case "adBreak": return number(1).map { .adBreak(seconds: $0) }
        default: return nil
        }
    }
}
