import Attention
import Signals

// What the operator reads of events and faces.

extension ChannelEvent.Kind {
    var words: Bilingual {
        switch self {
        case .follow: Bilingual(en: "follows", es: "sigue el canal")
        case .subscription(let tier): Bilingual(en: "subscribed (tier \(tier))", es: "se suscribió (nivel \(tier))")
        case .resubscription(_, let months):
            Bilingual(en: "subscribed for \(months) months", es: "lleva \(months) meses de suscripción")
        case .gift(let count, _): Bilingual(en: "gave \(count) subscriptions", es: "regaló \(count) suscripciones")
        case .cheer(let bits): Bilingual(en: "cheered \(bits) bits", es: "dio \(bits) bits")
        case .raid(let viewers): Bilingual(en: "raids with \(viewers)", es: "llega en raid con \(viewers)")
        case .redemption(let reward, let cost): Bilingual("\(reward) (\(cost))")
        case .donation(let cents, let currency):
            Bilingual(
                en: "donated \(Self.amount(cents)) \(currency)", es: "donó \(Self.amount(cents)) \(currency)")
        case .hypeTrain(let level): Bilingual(en: "hype train, level \(level)", es: "tren del hype, nivel \(level)")
        case .watchStreak(let streams):
            Bilingual(en: "came to \(streams) streams in a row", es: "lleva \(streams) directos seguidos")
        case .adBreak(let seconds): Bilingual(en: "ads for \(seconds) s", es: "anuncios durante \(seconds) s")
        }
    }

    private static func amount(_ cents: Int) -> String {
        let rest = cents % 100
        return rest == 0 ? "\(cents / 100)" : "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension ChannelEvent {
    /// `name: what`, as the panel's lists show it.
    var line: Bilingual {
        let name = viewer?.name ?? "—"
        return "\(name): " + kind.words + (text.isEmpty ? "" : " · " + text)
    }
}

extension CrowdMood {
    var words: Bilingual {
        switch self {
        case .plain: Bilingual(en: "emotes", es: "emotes")
        case .laughing: Bilingual(en: "laughter", es: "risas")
        case .cheering: Bilingual(en: "cheers", es: "vítores")
        case .loving: Bilingual(en: "hearts", es: "corazones")
        case .greeting: Bilingual(en: "waving", es: "saludos")
        case .asking: Bilingual(en: "question marks", es: "interrogaciones")
        case .sad: Bilingual(en: "tears", es: "lágrimas")
        case .angry: Bilingual(en: "grumbling", es: "quejas")
        }
    }
}

extension FaceReason {
    var words: Bilingual {
        Bilingual(en: "\(comments) comments of ", es: "\(comments) comentarios de ") + mood.words
    }
}

extension Emotion {
    var words: Bilingual {
        switch self {
        case .neutral: Bilingual(en: "calm", es: "calma")
        case .joy: Bilingual(en: "joy", es: "alegría")
        case .laughter: Bilingual(en: "laughter", es: "risa")
        case .tenderness: Bilingual(en: "tenderness", es: "ternura")
        case .surprise: Bilingual(en: "surprise", es: "sorpresa")
        case .curiosity: Bilingual(en: "curiosity", es: "curiosidad")
        case .smugness: Bilingual(en: "smugness", es: "chulería")
        case .embarrassment: Bilingual(en: "embarrassment", es: "vergüenza")
        case .sadness: Bilingual(en: "sadness", es: "tristeza")
        case .anger: Bilingual(en: "anger", es: "enfado")
        case .fear: Bilingual(en: "fear", es: "miedo")
        case .sleepiness: Bilingual(en: "sleepiness", es: "sueño")
        }
    }
}
