internal import Signals

/// Numbers as a report writes them, and the words for what is counted.
enum Wording {
    /// With `digits` decimals, thousands parted by narrow spaces.
    static func number(_ value: Double, digits: Int = 0) -> String {
        guard value.isFinite else { return "–" }
        let scale = [1.0, 10, 100, 1_000][min(3, max(0, digits))]
        let rounded = (abs(value) * scale).rounded()
        let whole = String(Int(min(rounded / scale, 1e15)))
        var text = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { text += "\u{202F}" }
            text.append(digit)
        }
        if digits > 0 {
            let rest = String(Int(rounded.truncatingRemainder(dividingBy: scale)))
            text += "." + String(repeating: "0", count: digits - rest.count) + rest
        }
        return (value < 0 && rounded > 0 ? "−" : "") + text
    }

    static func number(_ value: Int) -> String { number(Double(value)) }

    static func share(_ value: Double?) -> String {
        guard let value else { return "–" }
        return number(value * 100, digits: abs(value) < 0.1 && value != 0 ? 1 : 0) + " %"
    }

    static func seconds(_ value: Double) -> String { number(value, digits: value < 100 ? 1 : 0) + " s" }
    static func seconds(_ value: Double?) -> String { value.map(seconds) ?? "–" }

    static func mebibytes(_ bytes: Int) -> String { number(Double(bytes) / 1_048_576, digits: 1) + " MiB" }

    /// m:ss, or h:mm:ss.
    static func clock(_ second: Double) -> String {
        let all = Int(max(0, second))
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return all >= 3_600
            ? "\(all / 3_600):\(two(all / 60 % 60)):\(two(all % 60))" : "\(all / 60):\(two(all % 60))"
    }

    static func shape(_ shape: LoadShape, _ language: Language) -> String {
        let (en, es) =
            switch shape {
            case .single: ("one viewer", "una persona")
            case .few: ("a few", "unas pocas")
            case .crowd: ("a crowd", "un grupo")
            case .flood: ("a flood", "una avalancha")
            case .operator: ("operator", "operador")
            case .operatorWithChat: ("operator and chat", "operador y chat")
            case .events: ("thanks", "gracias")
            case .idle: ("on her own", "por su cuenta")
            case .welcomeBack: ("back again", "de vuelta")
            }
        return language == .es ? es : en
    }

    static func kind(_ kind: Truth.Kind, _ language: Language) -> String {
        let (en, es) =
            switch kind {
            case .slur: ("slurs and threats", "insultos graves y amenazas")
            case .link: ("links", "enlaces")
            case .privateData: ("private data", "datos privados")
            case .injection: ("orders to the model", "órdenes al modelo")
            default: (kind.rawValue, kind.rawValue)
            }
        return language == .es ? es : en
    }

    /// The gate's own word for a reason, for people; unknown ones stay as they are.
    static func refusal(_ kind: String, _ language: Language) -> String {
        guard let (en, es) = refusals[kind] else { return kind }
        return language == .es ? es : en
    }

    private static let refusals: [String: (String, String)] = [
        "hate": ("hate", "odio"), "minors": ("minors", "menores"), "sexual": ("sexual", "sexual"),
        "threat": ("threats", "amenazas"), "selfHarm": ("self-harm", "autolesiones"), "insult": ("insults", "insultos"),
        "profanity": ("swearing", "palabrotas"), "ownWord": ("the streamer's words", "palabras del streamer"),
        "link": ("links", "enlaces"), "privateData": ("private data", "datos privados"),
        "injection": ("orders to the model", "órdenes al modelo"), "flood": ("floods of signs", "avalanchas de signos"),
        "repetition": ("copies", "copias"), "tooLong": ("too long", "demasiado largos"), "empty": ("empty", "vacíos"),
        "name": ("names", "nombres"),
    ]

    /// "once", "three times".
    static func times(_ count: Int, _ language: Language) -> String {
        switch count {
        case 0: language == .es ? "ni una vez" : "never"
        case 1: language == .es ? "una vez" : "once"
        default: "\(number(count)) " + (language == .es ? "veces" : "times")
        }
    }

    static func event(_ event: ChannelEvent, _ language: Language) -> String {
        let who = event.viewer?.name ?? (language == .es ? "alguien" : "somebody")
        let (en, es) =
            switch event.kind {
            case .follow: ("follows", "sigue el canal")
            case .subscription(let tier): ("subscribes (tier \(tier))", "se suscribe (nivel \(tier))")
            case .resubscription(_, let months): ("subscribed for \(months) months", "lleva \(months) meses suscrito")
            case .gift(let count, _): ("gives \(count) subs", "regala \(count) subs")
            case .cheer(let bits): ("cheers \(bits) bits", "anima con \(bits) bits")
            case .raid(let viewers): ("raids with \(viewers)", "llega en raid con \(viewers)")
            case .redemption(let reward, let cost): ("redeems “\(reward)” (\(cost))", "canjea «\(reward)» (\(cost))")
            case .donation(let cents, let currency):
                (
                    "donates \(number(Double(cents) / 100, digits: 2)) \(currency)",
                    "dona \(number(Double(cents) / 100, digits: 2)) \(currency)"
                )
            case .hypeTrain(let level): ("hype train, level \(level)", "tren del hype, nivel \(level)")
            case .watchStreak(let streams): ("\(streams) streams in a row", "\(streams) directos seguidos")
            case .adBreak(let seconds): ("ads for \(seconds) s", "anuncios durante \(seconds) s")
            }
        let text = event.text.isEmpty ? "" : ": " + String(event.text.prefix(160))
        return who + " " + (language == .es ? es : en) + text
    }
}
