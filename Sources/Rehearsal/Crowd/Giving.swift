internal import Signals

/// What people give to a channel, and what else happens there beside chat.
struct Giving: Sendable {
    enum Gift {
        case event(ChannelEvent.Kind, text: String)
        /// Bits come with a chat line.
        case cheer(bits: Int, text: String)
    }

    let scribe: Scribe
    /// Whether cheers come as chat lines; else as events.
    let cheersInChat: Bool

    func paid(by person: Cast.Person, _ chances: inout Chances) -> Gift {
        let book = LineBook.book(person.language)
        let words = scribe.fill(chances.pick(book.gratitude), book, &chances)
        let tier = chances.choice([(1, 0.85), (2, 0.1), (3, 0.05)])
        switch chances.below(20) {
        case 0..<4: return .event(.subscription(tier: tier), text: "")
        case 4..<8: return .event(.resubscription(tier: tier, months: 2 + chances.below(47)), text: words)
        case 8..<11:
            let count = chances.choice([(1, 0.4), (5, 0.35), (10, 0.13), (20, 0.08), (50, 0.04)])
            return .event(.gift(count: count, tier: 1), text: "")
        case 11..<14:
            let bits = chances.choice([(1, 0.1), (50, 0.2), (100, 0.4), (500, 0.2), (1_000, 0.08), (5_000, 0.02)])
            let text = chances.pick(ForeignLines.cheermotes) + String(bits) + " " + words
            return cheersInChat ? .cheer(bits: bits, text: text) : .event(.cheer(bits: bits), text: words)
        case 14..<18:
            let reward = chances.pick(book.rewards)
            let text = scribe.fill(chances.pick(reward.texts), book, &chances)
            return .event(.redemption(reward: reward.name, cost: reward.cost), text: text)
        default:
            let cents = chances.choice([
                (100, 0.2), (300, 0.3), (500, 0.25), (1_000, 0.15), (2_500, 0.08), (10_000, 0.02),
            ])
            return .event(.donation(cents: cents, currency: chances.pick(["EUR", "USD", "MXN"])), text: words)
        }
    }

    func unpaid(_ chances: inout Chances) -> ChannelEvent.Kind {
        chances.happens(0.93) ? .follow : .hypeTrain(level: 1 + chances.below(4))
    }
}
