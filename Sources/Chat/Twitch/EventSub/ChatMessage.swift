internal import Signals

/// The event of `channel.chat.message`.
struct ChatMessage: Decodable {
    struct Reply: Decodable {
        let parent_message_id: String?
        let parent_user_login: String?
        let parent_user_name: String?
    }
    struct Cheer: Decodable {
        let bits: Int?
    }

    let chatter_user_id: String?
    let chatter_user_login: String?
    let chatter_user_name: String?
    let broadcaster_user_id: String?
    let message_id: String?
    let message: FragmentedText?
    let badges: [Badge]?
    let cheer: Cheer?
    let reply: Reply?
    let channel_points_custom_reward_id: String?
    let source_broadcaster_user_id: String?
    let is_source_only: Bool?

    func happening(at now: Moment) -> TwitchHappening? {
        guard let id = message_id, !id.isEmpty,
            let viewer = twitchViewer(
                id: chatter_user_id ?? "", login: chatter_user_login ?? "", name: chatter_user_name ?? "",
                roles: Roles(badges))
        else { return nil }
        // In a shared chat: shown in its own channel alone, and that is another one.
        if is_source_only == true, let source = source_broadcaster_user_id, source != broadcaster_user_id { return nil }
        // In a shared chat bits may have been given to another channel.
        let isForeign = source_broadcaster_user_id.map { $0 != broadcaster_user_id } ?? false
        let bits = isForeign ? 0 : bounded(cheer?.bits)
        let text = message?.text(replyingTo: reply?.parent_user_login, reply?.parent_user_name) ?? ChatText()
        guard !text.isEmpty || bits > 0 else { return nil }
        return TwitchHappening(
            Comment(
                id: MessageID(id), viewer: viewer, text: text.isEmpty ? "" : text.text, emotes: text.emotes,
                // What the parent said is left out: it passed no gate, and may have been taken back.
                replyTo: reply?.parent_message_id.map {
                    Comment.Reply(id: MessageID($0), login: reply?.parent_user_login?.lowercased() ?? "")
                }, receivedAt: now),
            bits: bits, isReward: !(channel_points_custom_reward_id ?? "").isEmpty)
    }
}

struct Badge: Decodable {
    let set_id: String?
}

extension Roles {
    init(_ badges: [Badge]?) {
        self = []
        for badge in badges ?? [] { insert(badge: badge.set_id ?? "") }
    }
}

/// `message`: the text and what it is made of.
struct FragmentedText: Decodable {
    struct Fragment: Decodable {
        struct Emote: Decodable {
            let id: String?
        }
        let type: String?
        let text: String?
        let emote: Emote?
    }

    let text: String?
    let fragments: [Fragment]?

    /// - Parameters: the parent's names, when this is a reply: Twitch puts one before the text.
    func text(replyingTo login: String? = nil, _ name: String? = nil) -> ChatText {
        var result = ChatText()
        var pieces = (fragments ?? [])[...]
        guard !pieces.isEmpty else {
            result.append(text ?? "")
            result.finish()
            return result
        }
        if login != nil || name != nil, let first = pieces.first?.text?.lowercased(), first.hasPrefix("@") {
            let mentioned = first.dropFirst()
            if mentioned == (login ?? "").lowercased() || mentioned == (name ?? "").lowercased() {
                pieces.removeFirst()
            }
        }
        for piece in pieces {
            switch piece.type {
            case "cheermote", "gif": continue
            case "emote": result.append(emote: piece.text ?? "", id: piece.emote?.id ?? "")
            default: result.append(piece.text ?? "")
            }
        }
        result.finish()
        return result
    }
}
