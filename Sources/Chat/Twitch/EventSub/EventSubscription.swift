/// What to hear of, and what the account must have agreed to.
package struct EventSubscription: Hashable, Sendable {
    package enum Condition: Hashable, Sendable {
        case broadcaster
        case broadcasterAndUser
        case broadcasterAndModerator
    }

    package let type: String
    package let version: String
    package let condition: Condition
    /// One of these is enough; empty: none is needed.
    package let scopes: [String]

    private init(_ type: String, _ version: String = "1", _ condition: Condition, _ scopes: String...) {
        self.type = type
        self.version = version
        self.condition = condition
        self.scopes = scopes
    }

    package static let chat = EventSubscription("channel.chat.message", "1", .broadcasterAndUser, "user:read:chat")

    /// Whoever signed in may hear these in any channel's chat.
    static let anybodys: [EventSubscription] = [
        chat,
        EventSubscription("channel.chat.message_delete", "1", .broadcasterAndUser, "user:read:chat"),
        EventSubscription("channel.chat.clear_user_messages", "1", .broadcasterAndUser, "user:read:chat"),
        EventSubscription("channel.chat.clear", "1", .broadcasterAndUser, "user:read:chat"),
        EventSubscription("channel.chat.notification", "1", .broadcasterAndUser, "user:read:chat"),
        EventSubscription("stream.online", "1", .broadcaster),
        EventSubscription("stream.offline", "1", .broadcaster),
    ]

    /// Moderators and the broadcaster may hear these.
    static let moderators: [EventSubscription] = [
        EventSubscription("channel.follow", "2", .broadcasterAndModerator, "moderator:read:followers"),
        EventSubscription("automod.message.hold", "2", .broadcasterAndModerator, "moderator:manage:automod"),
        EventSubscription("automod.message.update", "2", .broadcasterAndModerator, "moderator:manage:automod"),
    ]

    static let redemptions = EventSubscription(
        EventSubEvent.redemption, "1", .broadcaster, "channel:read:redemptions", "channel:manage:redemptions")

    /// The broadcaster alone.
    static let broadcasters: [EventSubscription] = [
        redemptions,
        EventSubscription("channel.ad_break.begin", "1", .broadcaster, "channel:read:ads"),
        EventSubscription("channel.hype_train.begin", "2", .broadcaster, "channel:read:hype_train"),
        EventSubscription("channel.hype_train.progress", "2", .broadcaster, "channel:read:hype_train"),
    ]

    /// Whether an account with these scopes may subscribe.
    package func isAllowed(_ granted: Set<String>) -> Bool {
        scopes.isEmpty || scopes.contains(where: granted.contains)
    }

    func conditions(broadcaster: String, user: String) -> [String: String] {
        switch condition {
        case .broadcaster: ["broadcaster_user_id": broadcaster]
        case .broadcasterAndUser: ["broadcaster_user_id": broadcaster, "user_id": user]
        case .broadcasterAndModerator: ["broadcaster_user_id": broadcaster, "moderator_user_id": user]
        }
    }
}
