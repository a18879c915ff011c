internal import Signals

/// What happens in the channel, composed as Twitch documents it, by EventSub and, where there is one, by the mirror's IRC.
extension TwitchDouble {
    // MARK: Chat

    /// A chat line. Emotes (`Kappa`, `LUL`), cheermotes (`cheer100`) and mentions become fragments.
    /// - Returns: the message's id.
    @discardableResult
    package func say(
        _ text: String, from name: String = "Lupita", id: String? = nil, userID: String? = nil, badges: [String] = [],
        replyTo parent: (id: String, login: String, text: String)? = nil, rewardID: String? = nil,
        notificationID: String? = nil, times: Int = 1
    ) -> String {
        let id = id ?? "message-\(next())"
        let login = name.lowercased()
        let user = userID ?? Self.userID(login)
        let text = parent.map { "@\($0.login) " + text } ?? text
        let fragments = Fragment.of(text)
        let bits = fragments.reduce(0) { $0 + $1.bits }
        let reply =
            parent.map {
                """
                {"parent_message_id":"\($0.id)","parent_message_body":\(quoted($0.text)),"parent_user_id":"\(Self.userID($0.login))",\
                "parent_user_login":"\($0.login)","parent_user_name":"\($0.login)","thread_message_id":"\($0.id)",\
                "thread_user_id":"1","thread_user_login":"\($0.login)","thread_user_name":"\($0.login)"}
                """
            } ?? "null"
        let badgeList = badges.map { "{\"set_id\":\"\($0)\",\"id\":\"1\",\"info\":\"\"}" }.joined(separator: ",")
        notify(
            "channel.chat.message",
            """
            {\(Self.broadcaster),"chatter_user_id":"\(user)","chatter_user_login":"\(login)","chatter_user_name":\(quoted(name)),\
            "message_id":"\(id)","color":"#FF69B4","message_type":"text",\
            "message":{"text":\(quoted(text)),"fragments":[\(fragments.map(\.json).joined(separator: ","))]},\
            "badges":[\(badgeList)],"cheer":\(bits > 0 ? "{\"bits\":\(bits)}" : "null"),"reply":\(reply),\
            "channel_points_custom_reward_id":\(rewardID.map(quoted) ?? "null"),"channel_points_animation_id":null,\
            \(Self.noSource)}
            """, id: notificationID, times: times)
        let badgeTag = badges.map { "\($0)/1" }.joined(separator: ",")
        let replyTags =
            parent.map { ";reply-parent-msg-id=\($0.id);reply-parent-user-login=\($0.login)" } ?? ""
        let more = (bits > 0 ? ";bits=\(bits)" : "") + (rewardID.map { ";custom-reward-id=\($0)" } ?? "") + replyTags
        let line =
            "@badge-info=;badges=\(badgeTag);color=#FF69B4;display-name=\(name);emotes=\(Fragment.emoteTag(fragments));"
            + "first-msg=0;flags=;id=\(id);mod=0;returning-chatter=0;room-id=100;subscriber=0;"
            + "tmi-sent-ts=\(WallTime.now.milliseconds);turbo=0;user-id=\(user);user-type=\(more) :\(login)!\(login)@\(login).tmi.twitch.tv PRIVMSG #aneeka :\(text)"
        mirror?.raw(line)
        irc.raw(line)
        return id
    }

    package static func userID(_ login: String) -> String {
        switch login {
        case channel.login: channel.id
        case bot.login: bot.id
        default: "u-\(login)"
        }
    }

    static let broadcaster =
        "\"broadcaster_user_id\":\"100\",\"broadcaster_user_login\":\"aneeka\",\"broadcaster_user_name\":\"Aneeka\""
    static let noSource = """
        "source_broadcaster_user_id":null,"source_broadcaster_user_login":null,"source_broadcaster_user_name":null,\
        "source_message_id":null,"source_badges":null,"is_source_only":null
        """

    package func delete(_ id: String) {
        notify(
            "channel.chat.message_delete",
            """
            {\(Self.broadcaster),"target_user_id":"u-x","target_user_login":"x","target_user_name":"x","message_id":"\(id)"}
            """)
        let line = "@login=x;room-id=100;target-msg-id=\(id) :tmi.twitch.tv CLEARMSG #aneeka :gone"
        mirror?.raw(line)
        irc.raw(line)
    }

    /// - Parameter seconds: nil = a ban.
    package func ban(_ login: String, seconds: Int? = nil) { ban(userID: Self.userID(login), seconds: seconds) }

    func ban(userID: String, seconds: Int?) {
        let login = userID.hasPrefix("u-") ? String(userID.dropFirst(2)) : userID
        notify(
            "channel.chat.clear_user_messages",
            """
            {\(Self.broadcaster),"target_user_id":"\(userID)","target_user_login":"\(login)","target_user_name":"\(login)"}
            """)
        let duration = seconds.map { "ban-duration=\($0);" } ?? ""
        let line = "@\(duration)room-id=100;target-user-id=\(userID) :tmi.twitch.tv CLEARCHAT #aneeka :\(login)"
        mirror?.raw(line)
        irc.raw(line)
    }

    package func clear() {
        notify("channel.chat.clear", "{\(Self.broadcaster)}")
        mirror?.raw("@room-id=100 :tmi.twitch.tv CLEARCHAT #aneeka")
        irc.raw("@room-id=100 :tmi.twitch.tv CLEARCHAT #aneeka")
    }

    /// AutoMod holds a message back: it is not in chat.
    package func hold(_ id: String, from name: String, _ text: String) {
        notify("automod.message.hold", held(id, name, text))
    }

    /// A moderator decides; what is approved appears in chat.
    package func decide(_ id: String, from name: String, _ text: String, isApproved: Bool) {
        let status = isApproved ? "Approved" : "Denied"
        notify("automod.message.update", held(id, name, text).dropLast() + ",\"status\":\"\(status)\"}")
        if isApproved { say(text, from: name, id: id) }
    }

    private func held(_ id: String, _ name: String, _ text: String) -> String {
        """
        {\(Self.broadcaster),"user_id":"\(Self.userID(name.lowercased()))","user_login":"\(name.lowercased())",\
        "user_name":\(quoted(name)),"message_id":"\(id)","message":{"text":\(quoted(text)),"fragments":[]},\
        "reason":"automod","automod":{"category":"swearing","level":2,"boundaries":[]},"blocked_term":null,\
        "held_at":"\(stamp())"}
        """
    }

    // MARK: Notices

    /// A notice of chat: `member` is the JSON of the kind's own member, `tags` what IRC says in its place.
    @discardableResult
    package func notice(
        _ type: String, _ member: String, from name: String = "Gwen", text: String = "", isAnonymous: Bool = false,
        ircType: String? = nil, tags: String = "", id: String? = nil
    ) -> String {
        let id = id ?? "notice-\(next())"
        let login = isAnonymous ? "ananonymousgifter" : name.lowercased()
        let others = ["sub", "resub", "sub_gift", "community_sub_gift", "raid", "announcement", "watch_streak"]
            .filter { $0 != type }.map { "\"\($0)\":null" }.joined(separator: ",")
        notify(
            "channel.chat.notification",
            """
            {\(Self.broadcaster),"chatter_user_id":"\(Self.userID(login))","chatter_user_login":"\(login)",\
            "chatter_user_name":\(quoted(isAnonymous ? "AnAnonymousGifter" : name)),"chatter_is_anonymous":\(isAnonymous),\
            "color":"","badges":[],"system_message":"something happened","message_id":"\(id)",\
            "message":{"text":\(quoted(text)),"fragments":[\(Fragment.of(text).map(\.json).joined(separator: ","))]},\
            "notice_type":"\(type)",\(others),"\(type)":\(member),\(Self.noSource)}
            """)
        if let ircType {
            let trailing = text.isEmpty ? "" : " :\(text)"
            let line =
                "@badges=;display-name=\(name);id=\(id);login=\(login);msg-id=\(ircType);room-id=100;"
                + "user-id=\(Self.userID(login))\(tags.isEmpty ? "" : ";" + tags) :tmi.twitch.tv USERNOTICE #aneeka\(trailing)"
            mirror?.raw(line)
            irc.raw(line)
        }
        return id
    }

    @discardableResult
    package func sub(_ name: String, tier: Int = 1, text: String = "") -> String {
        notice(
            "sub", "{\"sub_tier\":\"\(tier)000\",\"is_prime\":false,\"duration_months\":1}", from: name, text: text,
            ircType: "sub", tags: "msg-param-sub-plan=\(tier)000")
    }

    @discardableResult
    package func resub(_ name: String, months: Int, text: String = "") -> String {
        notice(
            "resub",
            """
            {"cumulative_months":\(months),"duration_months":1,"streak_months":null,"sub_tier":"1000","is_prime":false,\
            "is_gift":false,"gifter_is_anonymous":null,"gifter_user_id":null,"gifter_user_name":null}
            """, from: name, text: text, ircType: "resub",
            tags: "msg-param-cumulative-months=\(months);msg-param-sub-plan=1000")
    }

    /// A bomb and its gifts.
    package func bomb(_ name: String, to recipients: [String], isAnonymous: Bool = false) {
        let bomb = "bomb-\(next())"
        notice(
            "community_sub_gift",
            "{\"id\":\"\(bomb)\",\"total\":\(recipients.count),\"sub_tier\":\"1000\",\"cumulative_total\":null}",
            from: name, isAnonymous: isAnonymous, ircType: "submysterygift",
            tags:
                "msg-param-mass-gift-count=\(recipients.count);msg-param-sub-plan=1000;msg-param-community-gift-id=\(bomb)"
        )
        for recipient in recipients {
            notice(
                "sub_gift",
                """
                {"duration_months":1,"cumulative_total":null,"recipient_user_id":"\(Self.userID(recipient.lowercased()))",\
                "recipient_user_login":"\(recipient.lowercased())","recipient_user_name":"\(recipient)",\
                "sub_tier":"1000","community_gift_id":"\(bomb)"}
                """, from: name, isAnonymous: isAnonymous, ircType: "subgift",
                tags:
                    "msg-param-sub-plan=1000;msg-param-community-gift-id=\(bomb);msg-param-recipient-display-name=\(recipient)"
            )
        }
    }

    @discardableResult
    package func raid(_ name: String, viewers: Int) -> String {
        notice(
            "raid",
            """
            {"user_id":"\(Self.userID(name.lowercased()))","user_login":"\(name.lowercased())","user_name":"\(name)",\
            "viewer_count":\(viewers),"profile_image_url":""}
            """, from: name, ircType: "raid",
            tags: "msg-param-viewerCount=\(viewers);msg-param-displayName=\(name);msg-param-login=\(name.lowercased())")
    }

    // MARK: Beside chat

    package func follow(_ name: String) {
        notify(
            "channel.follow",
            """
            {"user_id":"\(Self.userID(name.lowercased()))","user_login":"\(name.lowercased())","user_name":"\(name)",\
            \(Self.broadcaster),"followed_at":"\(stamp())"}
            """)
    }

    /// With words it is a chat line too.
    package func redeem(_ title: String, by name: String, cost: Int = 300, input: String = "", id: String? = nil) {
        let id = id ?? "redemption-\(next())"
        notify(
            "channel.channel_points_custom_reward_redemption.add",
            """
            {"id":"\(id)",\(Self.broadcaster),"user_id":"\(Self.userID(name.lowercased()))",\
            "user_login":"\(name.lowercased())","user_name":"\(name)","user_input":\(quoted(input)),\
            "status":"unfulfilled","reward":{"id":"reward-1","title":\(quoted(title)),"cost":\(cost),"prompt":""},\
            "redeemed_at":"\(stamp())"}
            """)
        if !input.isEmpty { say(input, from: name, rewardID: "reward-1") }
    }

    package func adBreak(seconds: Int) {
        notify(
            "channel.ad_break.begin",
            """
            {"duration_seconds":\(seconds),"started_at":"\(stamp())","is_automatic":true,\(Self.broadcaster),\
            "requester_user_id":"100","requester_user_login":"aneeka","requester_user_name":"Aneeka"}
            """)
    }

    package func hypeTrain(level: Int, id: String = "train-1") {
        notify(
            level <= 1 ? "channel.hype_train.begin" : "channel.hype_train.progress",
            """
            {"id":"\(id)",\(Self.broadcaster),"total":700,"progress":200,"goal":1000,"top_contributions":[],\
            "level":\(level),"started_at":"\(stamp())","expires_at":"\(stamp())"}
            """)
    }

    package func setLive(_ isLive: Bool) {
        state.update { $0.isLive = isLive }
        notify(
            isLive ? "stream.online" : "stream.offline",
            "{\"id\":\"9001\",\(Self.broadcaster),\"type\":\"live\",\"started_at\":\"\(stamp())\"}")
    }
}

/// A piece of a chat line.
struct Fragment {
    let text: String
    var emote: String?
    var bits = 0

    private static let emotes = ["Kappa": "25", "LUL": "425618", "PogChamp": "305954156"]

    static func of(_ text: String) -> [Fragment] {
        var fragments: [Fragment] = []
        var plain = ""
        func end() {
            if !plain.isEmpty { fragments.append(Fragment(text: plain)) }
            plain = ""
        }
        for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).map(String.init).enumerated()
        {
            if index > 0 { plain += " " }
            if let emote = emotes[word] {
                end()
                fragments.append(Fragment(text: word, emote: emote))
            } else if word.lowercased().hasPrefix("cheer"), let bits = Int(word.dropFirst(5)), bits > 0 {
                end()
                fragments.append(Fragment(text: word, bits: bits))
            } else if word.hasPrefix("@"), word.count > 1 {
                end()
                fragments.append(Fragment(text: word))
            } else {
                plain += word
            }
        }
        end()
        return fragments
    }

    var json: String {
        if let emote {
            return """
                {"type":"emote","text":\(quoted(text)),"cheermote":null,"mention":null,\
                "emote":{"id":"\(emote)","emote_set_id":"0","owner_id":"0","format":["static"]}}
                """
        }
        if bits > 0 {
            return """
                {"type":"cheermote","text":\(quoted(text)),"emote":null,"mention":null,\
                "cheermote":{"prefix":"cheer","bits":\(bits),"tier":1}}
                """
        }
        if text.hasPrefix("@"), !text.contains(" ") {
            let login = text.dropFirst().lowercased()
            return """
                {"type":"mention","text":\(quoted(text)),"cheermote":null,"emote":null,\
                "mention":{"user_id":"\(TwitchDouble.userID(login))","user_login":\(quoted(login)),"user_name":\(quoted(login))}}
                """
        }
        return "{\"type\":\"text\",\"text\":\(quoted(text)),\"cheermote\":null,\"emote\":null,\"mention\":null}"
    }

    /// As IRC says it.
    static func emoteTag(_ fragments: [Fragment]) -> String {
        var at = 0
        var spans: [String] = []
        for fragment in fragments {
            let count = fragment.text.unicodeScalars.count
            if let emote = fragment.emote { spans.append("\(emote):\(at)-\(at + count - 1)") }
            at += count
        }
        return spans.joined(separator: "/")
    }
}

/// As JSON.
func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case _ where scalar.value < 32:
            out += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out + "\""
}
