internal import Signals

/// An event of the channel in the show's own words.
struct EventLine {
    /// How much of a moment it deserves.
    enum Size: Int, Comparable {
        case small, big, huge
        static func < (left: Size, right: Size) -> Bool { left.rawValue < right.rawValue }
    }

    let text: String

    /// - Parameter who: `@name`; nil for nobody in particular.
    init(_ event: ChannelEvent, who: String?, _ language: Language) {
        text = language == .en ? Self.english(event.kind, who) : Self.spanish(event.kind, who)
    }

    static func size(of event: ChannelEvent) -> Size {
        switch event.kind {
        case .follow, .redemption, .watchStreak, .adBreak: .small
        case .subscription(let tier): tier >= 3 ? .big : .small
        case .resubscription(let tier, let months): tier >= 3 || months >= 12 ? .big : .small
        case .gift(let count, _): count >= 20 ? .huge : count >= 5 ? .big : .small
        case .cheer(let bits): bits >= 5_000 ? .huge : bits >= 500 ? .big : .small
        case .raid(let viewers): viewers >= 100 ? .huge : viewers >= 10 ? .big : .small
        case .donation(let cents, _): cents >= 5_000 ? .huge : cents >= 1_000 ? .big : .small
        case .hypeTrain(let level): level >= 4 ? .huge : .big
        }
    }

    private static func english(_ kind: ChannelEvent.Kind, _ viewer: String?) -> String {
        let who = viewer ?? "somebody anonymous"
        switch kind {
        case .follow: return "\(who) follows the channel"
        case .subscription(let tier): return "\(who) subscribed\(tier > 1 ? " at tier \(tier)" : "")"
        case .resubscription(let tier, let months):
            return "\(who) subscribed again, month \(months)\(tier > 1 ? ", tier \(tier)" : "")"
        case .gift(let count, let tier):
            let what = count == 1 ? "a subscription" : "\(count) subscriptions"
            return "\(who) gave away \(what)\(tier > 1 ? " of tier \(tier)" : "")"
        case .cheer(let bits): return "\(who) cheered with \(bits) bits"
        case .raid(let viewers): return "\(who) raids with \(viewers) viewers"
        case .redemption(let reward, let cost): return "\(who) spent \(cost) points on: \(Fence.text(reward))"
        case .donation(let cents, let currency): return "\(who) donated \(money(cents, currency))"
        case .hypeTrain(let level): return "hype train, level \(level)"
        case .watchStreak(let streams): return "\(who) has come to \(streams) streams in a row"
        case .adBreak(let seconds): return "advertisements run for \(seconds) seconds"
        }
    }

    private static func spanish(_ kind: ChannelEvent.Kind, _ viewer: String?) -> String {
        let who = viewer ?? "alguien anónimo"
        switch kind {
        case .follow: return "\(who) sigue el canal"
        case .subscription(let tier): return "\(who) se ha suscrito\(tier > 1 ? ", nivel \(tier)" : "")"
        case .resubscription(let tier, let months):
            return "\(who) renueva la suscripción, mes \(months)\(tier > 1 ? ", nivel \(tier)" : "")"
        case .gift(let count, let tier):
            let what = count == 1 ? "una suscripción" : "\(count) suscripciones"
            return "\(who) ha regalado \(what)\(tier > 1 ? " de nivel \(tier)" : "")"
        case .cheer(let bits): return "\(who) anima con \(bits) bits"
        case .raid(let viewers): return "\(who) llega de raid con \(viewers) personas"
        case .redemption(let reward, let cost): return "\(who) gasta \(cost) puntos en: \(Fence.text(reward))"
        case .donation(let cents, let currency): return "\(who) ha donado \(money(cents, currency))"
        case .hypeTrain(let level): return "tren del hype, nivel \(level)"
        case .watchStreak(let streams): return "\(who) lleva \(streams) directos seguidos"
        case .adBreak(let seconds): return "hay anuncios durante \(seconds) segundos"
        }
    }

    private static func money(_ cents: Int, _ currency: String) -> String {
        let rest = cents.magnitude % 100
        let code = currency.filter { $0.isASCII && $0.isLetter }.prefix(3).uppercased()
        return "\(cents / 100)" + (rest == 0 ? "" : ".\(rest < 10 ? "0" : "")\(rest)") + " \(code)"
    }
}
