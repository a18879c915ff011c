package import Signals

/// What an account is asked to allow, and what for.
package struct TwitchScope: Hashable, Sendable {
    package let name: String
    package let reason: Bilingual

    private init(_ name: String, en: String, es: String) {
        self.name = name
        reason = Bilingual(en: en, es: es)
    }

    package static func of(_ role: TwitchRole) -> [TwitchScope] {
        switch role {
        case .bot: chatting + moderating + [moderated]
        case .broadcaster: chatting + owning + moderating
        }
    }

    private static let chatting = [
        TwitchScope("user:read:chat", en: "read the chat and its deletions", es: "leer el chat y sus borrados"),
        TwitchScope("user:write:chat", en: "write her answers in the chat", es: "escribir sus respuestas en el chat"),
    ]

    private static let moderated = TwitchScope(
        "user:read:moderated_channels", en: "tell whether she is a moderator", es: "decir si es moderadora")

    private static let moderating = [
        TwitchScope("moderator:read:followers", en: "hear of new followers", es: "saber de quien empieza a seguir"),
        TwitchScope(
            "moderator:manage:chat_messages", en: "delete a message from the panel",
            es: "borrar un mensaje desde el panel"),
        TwitchScope(
            "moderator:manage:banned_users", en: "time out or ban from the panel",
            es: "expulsar o bloquear desde el panel"),
        TwitchScope(
            "moderator:manage:automod", en: "never read what AutoMod holds back",
            es: "no leer lo que AutoMod retiene"),
    ]

    private static let owning = [
        TwitchScope(
            "channel:read:redemptions", en: "hear of channel point rewards",
            es: "saber de las recompensas canjeadas con puntos"),
        TwitchScope("channel:read:ads", en: "know when ads run", es: "saber cuándo hay anuncios"),
        TwitchScope("channel:read:hype_train", en: "hear of hype trains", es: "saber de los trenes del hype"),
    ]
}
