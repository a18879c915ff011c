internal import Signals

/// How Twitch is doing as a whole: events, chat, account.
struct TwitchStatus: Sendable {
    /// What came of each account's hearing; nil: it is not signed in.
    var events: [TwitchRole: EventSubReader.State] = [:]
    var accounts: [TwitchRole: TwitchAccount.State] = [:]
    var irc = TwitchIRC.State.connecting

    private let channel: String
    private let hasApplication: Bool

    init(channel: String, hasApplication: Bool) {
        self.channel = channel
        self.hasApplication = hasApplication
    }

    private static let byIRC = Bilingual(
        en: "Chat is read by IRC meanwhile; follows, rewards and ads are not heard.",
        es: "Mientras tanto se lee el chat por IRC; no se oyen seguidores, recompensas ni anuncios.")
    private static let signIn = Bilingual(
        en: "Run `aneeka login twitch`, or sign in on the panel.",
        es: "Ejecuta `aneeka login twitch` o inicia sesión en el panel.")

    var state: SourceState {
        let trouble = trouble
        let hears = events.values.contains { if case .hearing = $0 { true } else { false } }
        if hears, let (reason, remedy) = trouble {
            return .readingLess(channel: channel, reason: reason, remedy: remedy)
        }
        if hears { return .reading(channel: channel) }
        switch irc {
        case .connecting: return .connecting
        case .reading:
            guard let (reason, remedy) = trouble else { return .reading(channel: channel) }
            return .readingLess(channel: channel, reason: reason, remedy: remedy + " " + Self.byIRC)
        case .untagged:
            return .lost(
                reason: Bilingual(
                    en: "The chat server gives no tags: deletions and names cannot be read.",
                    es: "El servidor del chat no da etiquetas: no se pueden leer ni borrados ni nombres."),
                remedy: Bilingual(en: "Check twitch.irc.host.", es: "Revisa twitch.irc.host."))
        case .lost(let reason, let remedy):
            guard let (more, first) = trouble else { return .lost(reason: reason, remedy: remedy) }
            return .lost(reason: more + " " + reason, remedy: first + " " + remedy)
        }
    }

    /// What is worse than it could be with the accounts there are; nil when nothing.
    private var trouble: (Bilingual, Bilingual)? {
        guard hasApplication else { return nil }
        for role in TwitchRole.allCases {
            if accounts[role] == .revoked {
                return (
                    Bilingual(
                        en: "Twitch no longer accepts the sign-in of \(role.words.en).",
                        es: "Twitch ya no acepta la sesión de \(role.words.es)."), Self.signIn
                )
            }
            if case .unknown(let reason)? = accounts[role] { return (reason, .empty) }
            switch events[role] {
            case .lost(let reason):
                return (reason, Bilingual(en: "Connecting again by itself.", es: "Volverá a conectar sola."))
            case .hearing(let missing):
                guard let (type, reason) = missing.min(by: { $0.key < $1.key }) else { continue }
                let more = missing.count > 1 ? " (+\(missing.count - 1))" : ""
                return (
                    Bilingual(en: "Not heard: \(type)\(more).", es: "No se oye: \(type)\(more)."), reason
                )
            case .connecting, nil: continue
            }
        }
        return nil
    }
}
