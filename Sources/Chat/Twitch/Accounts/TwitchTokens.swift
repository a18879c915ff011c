package import Signals

/// Which of the two accounts.
package enum TwitchRole: String, CaseIterable, Sendable, Codable {
    /// The account that she reads and writes as.
    case bot
    /// The channel's own.
    case broadcaster

    package var words: Bilingual {
        switch self {
        case .bot: Bilingual(en: "her account", es: "su cuenta")
        case .broadcaster: Bilingual(en: "the channel's account", es: "la cuenta del canal")
        }
    }
}

/// A signed-in account's tokens. Never logged, shown or put in an error's words.
package struct TwitchTokens: Codable, Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    package var access: String
    /// Of a public client: good for one refresh, which brings the next.
    package var refresh: String
    /// Wall clock, milliseconds since 1970.
    package var expires: Int64
    package var scopes: [String]
    /// The application they belong to.
    package var clientID: String

    package init(access: String, refresh: String, expires: WallTime, scopes: [String], clientID: String) {
        self.access = access
        self.refresh = refresh
        self.expires = expires.milliseconds
        self.scopes = scopes
        self.clientID = clientID
    }

    package var description: String { "tokens" }
    package var debugDescription: String { "tokens" }
}

/// Where tokens are kept between runs; blocking for as long as a small file takes.
package protocol TokenShelf: Sendable {
    /// Nil when nobody signed in.
    func tokens(_ role: TwitchRole) -> TwitchTokens?
    /// Returns when they are on the disk: a one-time token that is lost is an account lost.
    func keep(_ tokens: TwitchTokens?, for role: TwitchRole) throws
}
