import Chat
import Signals
import Testing

private let now = Moment(nanoseconds: 5)

private func message(_ type: String, _ event: String, version: String = "1") -> EventSubMessage {
    EventSubMessage(
        """
        {"metadata":{"message_id":"n1","message_type":"notification","message_timestamp":"2026-11-23T10:00:00.5Z",
        "subscription_type":"\(type)","subscription_version":"\(version)"},
        "payload":{"subscription":{"id":"s","type":"\(type)"},"event":\(event)}}
        """, at: now)
}

private func happening(_ type: String, _ event: String) -> TwitchHappening? {
    guard case .notification(_, _, let happening) = message(type, event) else { return nil }
    return happening
}

@Suite("EventSub's frames") struct EventSubMessageTests {
    /// Composed after Twitch's documentation of channel.chat.message.
    static let chat = """
        {"broadcaster_user_id":"100","broadcaster_user_login":"aneeka","broadcaster_user_name":"Aneeka",
         "chatter_user_id":"300","chatter_user_login":"lupita","chatter_user_name":"Lupita",
         "message_id":"m-1","color":"#FF69B4","message_type":"text",
         "message":{"text":"@Aneeka hola Kappa Kappa bien","fragments":[
           {"type":"mention","text":"@Aneeka","mention":{"user_id":"100","user_login":"aneeka","user_name":"Aneeka"}},
           {"type":"text","text":" hola "},
           {"type":"emote","text":"Kappa","emote":{"id":"25","format":["static"]}},
           {"type":"text","text":" "},
           {"type":"emote","text":"Kappa","emote":{"id":"25"}},
           {"type":"gif","text":"[Yes GIF by x]","gif":{"gif_id":"j","url":"https://x"}},
           {"type":"text","text":" bien  "}]},
         "badges":[{"set_id":"subscriber","id":"12","info":"16"},{"set_id":"lead_moderator","id":"1","info":""}],
         "cheer":null,"reply":REPLY,"channel_points_custom_reward_id":null,"is_source_only":null}
        """

    @Test("a chat line: fragments, emotes, roles")
    func chat() throws {
        let text = Self.chat.replacing("REPLY", with: "null")
        guard case .comment(let comment)? = happening("channel.chat.message", text) else {
            return #expect(Bool(false), "no comment")
        }
        #expect(comment.id == MessageID("m-1") && comment.text == "@Aneeka hola Kappa Kappa bien")
        #expect(comment.emotes == [EmoteSpan(id: "25", range: 13..<18), EmoteSpan(id: "25", range: 19..<24)])
        #expect(
            comment.viewer
                == Viewer(
                    id: ViewerID(.twitch, "300"), login: "lupita", name: "Lupita", roles: [.subscriber, .moderator]))
        #expect(comment.receivedAt == now)
    }

    @Test("a reply loses the parent's name, and knows whom it answers")
    func reply() throws {
        let reply =
            #"{"parent_message_id":"p","parent_message_body":"Soy yo","parent_user_login":"aneeka","parent_user_name":"Aneeka"}"#
        guard
            case .comment(let comment)? = happening(
                "channel.chat.message", Self.chat.replacing("REPLY", with: reply))
        else { return #expect(Bool(false), "no comment") }
        #expect(comment.text == "hola Kappa Kappa bien")
        #expect(comment.replyTo == Comment.Reply(id: MessageID("p"), login: "aneeka"))
        #expect(comment.emotes.first?.range == 5..<10)
    }

    @Test("a cheer is an event with the words that came with it")
    func cheer() {
        let event = happening(
            "channel.chat.message",
            """
            {"chatter_user_id":"3","chatter_user_login":"bob","chatter_user_name":"Bob","message_id":"c1",
             "message":{"text":"cheer100 hola","fragments":[
              {"type":"cheermote","text":"cheer100","cheermote":{"prefix":"cheer","bits":100,"tier":100}},
              {"type":"text","text":" hola"}]},"cheer":{"bits":100}}
            """)
        guard case .happened(let cheer)? = event else { return #expect(Bool(false), "no cheer") }
        #expect(cheer.kind == .cheer(bits: 100) && cheer.text == "hola" && cheer.viewer?.name == "Bob")
    }

    @Test("a line that is shown in another channel alone is not read")
    func sourceOnly() {
        let line =
            #"{"broadcaster_user_id":"100","source_broadcaster_user_id":"200","is_source_only":true,"chatter_user_id":"3","chatter_user_login":"b","message_id":"x","message":{"text":"hi"}}"#
        #expect(happening("channel.chat.message", line) == nil)
        guard case .comment? = happening("channel.chat.message", line.replacing("true", with: "false")) else {
            return #expect(Bool(false), "a shared line is read")
        }
    }

    @Test("bits that were given to another channel of a shared chat are no cheer here")
    func foreignBits() {
        let line =
            #"{"broadcaster_user_id":"100","source_broadcaster_user_id":"200","is_source_only":false,"chatter_user_id":"3","chatter_user_login":"b","message_id":"x","message":{"text":"hi"},"cheer":{"bits":100}}"#
        guard case .comment? = happening("channel.chat.message", line) else {
            return #expect(Bool(false), "it is a comment")
        }
    }

    private static func notice(_ type: String, _ member: String, anonymous: Bool = false) -> String {
        """
        {"chatter_user_id":"7","chatter_user_login":"gwen","chatter_user_name":"Gwen",
         "chatter_is_anonymous":\(anonymous),"message_id":"n-\(type)","message":{"text":"hola","fragments":[]},
         "system_message":"x","notice_type":"\(type)","unraid":null,"\(type)":\(member)}
        """
    }

    @Test(
        "notices",
        arguments: [
            ("sub", #"{"sub_tier":"2000","is_prime":false}"#, ChannelEvent.Kind.subscription(tier: 2)),
            (
                "resub", #"{"cumulative_months":14,"streak_months":null,"sub_tier":"1000"}"#,
                .resubscription(tier: 1, months: 14)
            ),
            (
                "sub_gift", #"{"sub_tier":"3000","recipient_user_name":"Ana","community_gift_id":null}"#,
                .gift(count: 1, tier: 3)
            ),
            ("raid", #"{"user_id":"9","user_login":"r","user_name":"Rae","viewer_count":42}"#, .raid(viewers: 42)),
            ("watch_streak", #"{"streak_count":5,"channel_points_awarded":1}"#, .watchStreak(streams: 5)),
            (
                "charity_donation", #"{"charity_name":"x","amount":{"value":1050,"decimal_place":2,"currency":"EUR"}}"#,
                .donation(cents: 1050, currency: "EUR")
            ),
            ("prime_paid_upgrade", #"{"sub_tier":"1000"}"#, .subscription(tier: 1)),
            ("gift_paid_upgrade", #"{"gifter_is_anonymous":true}"#, .subscription(tier: 1)),
        ])
    func notices(type: String, member: String, kind: ChannelEvent.Kind) {
        guard case .happened(let event)? = happening("channel.chat.notification", Self.notice(type, member)) else {
            return #expect(Bool(false), "no event")
        }
        #expect(event.kind == kind && event.text == "hola" && event.viewer?.name == (type == "raid" ? "Rae" : "Gwen"))
    }

    @Test("a bomb, its gifts, and whoever gives without a name")
    func bombs() {
        let bomb = happening(
            "channel.chat.notification",
            Self.notice("community_sub_gift", #"{"id":"b1","total":5,"sub_tier":"1000"}"#, anonymous: true))
        guard case .bomb(let event, "b1")? = bomb else { return #expect(Bool(false), "no bomb") }
        #expect(event.kind == .gift(count: 5, tier: 1) && event.viewer == nil && event.id == MessageID("gifts-b1"))
        let gift = happening(
            "channel.chat.notification",
            Self.notice("sub_gift", #"{"sub_tier":"1000","recipient_user_name":"Ana","community_gift_id":"b1"}"#))
        guard case .gift(let one, "b1")? = gift else { return #expect(Bool(false), "no gift") }
        #expect(one.recipients == ["Ana"])
    }

    @Test(
        "what is no event of hers",
        arguments: ["shared_chat_sub", "unraid", "bits_badge_tier", "modiversary", "pay_it_forward", "unknown", "new"])
    func others(type: String) {
        #expect(happening("channel.chat.notification", Self.notice(type, "{}")) == nil)
    }

    @Test(
        "what takes back",
        arguments: [
            (
                "channel.chat.message_delete", #"{"message_id":"d","target_user_id":"1"}"#,
                Recall.message(MessageID("d"))
            ),
            (
                "channel.chat.clear_user_messages", #"{"target_user_id":"5","target_user_login":"bob"}"#,
                .author(ViewerID(.twitch, "5"), login: "bob", duration: .seconds(2))
            ),
            ("channel.chat.clear", "{}", .all(.twitch)),
            ("automod.message.hold", #"{"message_id":"h","reason":"automod"}"#, .message(MessageID("h"))),
        ])
    func recalls(type: String, event: String, recall: Recall) { #expect(happening(type, event) == .recall(recall)) }

    @Test("a held message that a moderator lets through")
    func release() {
        #expect(
            happening("automod.message.update", #"{"message_id":"h","status":"Approved"}"#)
                == .release(MessageID("h")))
        #expect(happening("automod.message.update", #"{"message_id":"h","status":"denied"}"#) == nil)
    }

    @Test("follows, rewards, ads, hype trains, on air")
    func others() {
        guard
            case .happened(let follow)? = happening(
                "channel.follow", #"{"user_id":"3","user_login":"bob","user_name":"Bob","followed_at":"x"}"#),
            case .happened(let reward)? = happening(
                "channel.channel_points_custom_reward_redemption.add",
                #"{"id":"r1","user_id":"3","user_login":"bob","user_name":"Bob","user_input":"canta","status":"unfulfilled","reward":{"id":"x","title":"Canta","cost":300}}"#
            ),
            case .happened(let ads)? = happening(
                "channel.ad_break.begin", #"{"duration_seconds":"60","started_at":"2026"}"#),
            case .happened(let train)? = happening("channel.hype_train.progress", #"{"id":"t","level":3}"#)
        else { return #expect(Bool(false), "something is missing") }
        #expect(follow.kind == .follow && follow.id == MessageID("follow-3"))
        #expect(reward.kind == .redemption(reward: "Canta", cost: 300) && reward.text == "canta")
        #expect(ads.kind == .adBreak(seconds: 60) && ads.viewer == nil)
        #expect(train.kind == .hypeTrain(level: 3) && train.id == MessageID("hype-t-3"))
        #expect(happening("stream.online", #"{"id":"1","type":"live"}"#) == .onAir(true))
        #expect(happening("stream.offline", "{}") == .onAir(false))
    }

    @Test("the session's own frames")
    func session() {
        func frame(_ type: String, _ payload: String) -> EventSubMessage {
            EventSubMessage(
                #"{"metadata":{"message_id":"1","message_type":"\#(type)","message_timestamp":"x"},"payload":\#(payload)}"#,
                at: now)
        }
        #expect(
            frame(
                "session_welcome",
                #"{"session":{"id":"s","status":"connected","keepalive_timeout_seconds":10,"reconnect_url":null,"recovery_url":null}}"#
            )
                == .welcome(session: "s", keepalive: .seconds(10)))
        #expect(frame("session_keepalive", "{}") == .keepalive)
        #expect(
            frame(
                "session_reconnect",
                #"{"session":{"id":"s","keepalive_timeout_seconds":null,"reconnect_url":"wss://x/?a=b"}}"#)
                == .reconnect(url: "wss://x/?a=b"))
        #expect(
            frame("revocation", #"{"subscription":{"type":"channel.follow","status":"moderator_removed"}}"#)
                == .revocation(type: "channel.follow", status: "moderator_removed"))
        #expect(frame("session_surprise", "{}") == .other && frame("session_reconnect", "{}") == .other)
    }

    @Test("broken frames harm nobody, cut anywhere")
    func broken() {
        let whole = Self.chat.replacing("REPLY", with: "null")
        for end in stride(from: 0, to: whole.utf8.count, by: 7) {
            _ = message("channel.chat.message", String(decoding: whole.utf8.prefix(end), as: UTF8.self))
        }
        for text in ["", "{}", "[]", "null", "{\"metadata\":{}}", "\u{0}"] {
            #expect(EventSubMessage(text, at: now) == .other)
        }
        #expect(happening("channel.chat.message", "{}") == nil)
        #expect(happening("channel.chat.message", #"{"message_id":7}"#) == nil)
        #expect(happening("channel.future.thing", "{}") == nil)
    }

    @Test(
        "times with any number of digits",
        arguments: [
            ("2026-11-23T10:00:00.123456789Z", Int64(1_795_428_000_123)), ("2026-11-23T10:00:00Z", 1_795_428_000_000),
            ("1970-01-01T00:00:00.5Z", 500), ("2024-02-29T23:59:59.04Z", 1_709_251_199_040),
        ])
    func times(text: String, milliseconds: Int64) { #expect(WallTime(rfc3339: text)?.milliseconds == milliseconds) }
}
