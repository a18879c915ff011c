internal import Signals

/// What a notification tells, decoded by its subscription's type.
///
/// One source for each kind: chat brings cheers, its notices bring subscriptions, gifts and raids, so that the events of
/// their own (`channel.cheer`, `channel.subscribe` …) are not subscribed to and nothing is heard twice.
enum EventSubEvent {
    case chat(ChatMessage)
    case notice(ChatNotice)
    case deletion(Deletion)
    case userCleared(Target)
    case cleared
    case held(Held)
    case heldDecided(Held)
    case follow(Follow)
    case redeemed(Redemption)
    case adBreak(AdBreak)
    case hypeTrain(HypeTrain)
    case online
    case offline
    case unknown

    static let redemption = "channel.channel_points_custom_reward_redemption.add"

    init<Key: CodingKey>(_ type: String, from payload: KeyedDecodingContainer<Key>, _ key: Key) throws {
        func decode<Event: Decodable>(_ type: Event.Type) throws -> Event { try payload.decode(type, forKey: key) }
        switch type {
        case "channel.chat.message": self = .chat(try decode(ChatMessage.self))
        case "channel.chat.notification": self = .notice(try decode(ChatNotice.self))
        case "channel.chat.message_delete": self = .deletion(try decode(Deletion.self))
        case "channel.chat.clear_user_messages": self = .userCleared(try decode(Target.self))
        case "channel.chat.clear": self = .cleared
        case "automod.message.hold": self = .held(try decode(Held.self))
        case "automod.message.update": self = .heldDecided(try decode(Held.self))
        case "channel.follow": self = .follow(try decode(Follow.self))
        case Self.redemption: self = .redeemed(try decode(Redemption.self))
        case "channel.ad_break.begin": self = .adBreak(try decode(AdBreak.self))
        case "channel.hype_train.begin", "channel.hype_train.progress":
            self = .hypeTrain(try decode(HypeTrain.self))
        case "stream.online": self = .online
        case "stream.offline": self = .offline
        default: self = .unknown
        }
    }

    /// - Parameter messageID: the notification's, for what has no id of its own.
    func happening(messageID: String, at now: Moment) -> TwitchHappening? {
        switch self {
        case .chat(let message): return message.happening(at: now)
        case .notice(let notice): return notice.happening(at: now)
        case .deletion(let deletion): return deletion.message_id.map { .recall(.message(MessageID($0))) }
        case .userCleared(let target):
            // A ban or a timeout; which, and for how long, is not told, and until it ends Twitch lets nothing of
            // theirs through. What is on its way is covered.
            guard let id = target.target_user_id else { return nil }
            return .recall(
                .author(ViewerID(.twitch, id), login: target.target_user_login ?? "", duration: Self.onItsWay))
        case .cleared: return .recall(.all(.twitch))
        case .held(let held): return held.message_id.map { .recall(.message(MessageID($0))) }
        case .heldDecided(let held):
            guard let id = held.message_id, held.status?.lowercased() == "approved" else { return nil }
            return .release(MessageID(id))
        case .follow(let follow):
            // Once for each viewer, however often they follow anew.
            guard let viewer = follow.viewer else { return nil }
            return .happened(
                ChannelEvent(
                    id: MessageID("follow-\(viewer.id.id)"), kind: .follow, viewer: viewer, platform: .twitch,
                    receivedAt: now))
        case .redeemed(let redemption): return redemption.happening(messageID, at: now)
        case .adBreak(let ads):
            return .happened(
                ChannelEvent(
                    id: MessageID("ads-\(ads.started_at ?? messageID)"),
                    kind: .adBreak(seconds: bounded(ads.duration_seconds?.value)), viewer: nil, platform: .twitch,
                    receivedAt: now))
        case .hypeTrain(let train):
            let level = max(1, bounded(train.level))
            return .happened(
                ChannelEvent(
                    id: MessageID("hype-\(train.id ?? messageID)-\(level)"), kind: .hypeTrain(level: level),
                    viewer: nil, platform: .twitch, receivedAt: now))
        case .online: return .onAir(true)
        case .offline: return .onAir(false)
        case .unknown: return nil
        }
    }

    private static let onItsWay: Duration = .seconds(2)
}

/// A number of Twitch's: never negative, never absurd.
func bounded(_ value: Int?) -> Int { min(1_000_000_000, max(0, value ?? 0)) }

// MARK: Payloads. Every member may be missing or null.

struct Deletion: Decodable {
    let message_id: String?
}

struct Target: Decodable {
    let target_user_id: String?
    let target_user_login: String?
}

struct Held: Decodable {
    let message_id: String?
    let status: String?
}

struct Follow: Decodable {
    let user_id: String?
    let user_login: String?
    let user_name: String?

    var viewer: Viewer? { twitchViewer(id: user_id ?? "", login: user_login ?? "", name: user_name ?? "") }
}

struct Redemption: Decodable {
    struct Reward: Decodable {
        let title: String?
        let cost: Int?
    }
    let id: String?
    let user_id: String?
    let user_login: String?
    let user_name: String?
    let user_input: String?
    let status: String?
    let reward: Reward?

    func happening(_ messageID: String, at now: Moment) -> TwitchHappening? {
        guard status != "canceled" else { return nil }
        return .happened(
            ChannelEvent(
                id: MessageID("redemption-\(id ?? messageID)"),
                kind: .redemption(reward: readableLine(reward?.title ?? "", limit: 100), cost: bounded(reward?.cost)),
                viewer: twitchViewer(id: user_id ?? "", login: user_login ?? "", name: user_name ?? ""),
                text: readableLine(user_input ?? "", limit: ChatText.longest), platform: .twitch, receivedAt: now))
    }
}

struct AdBreak: Decodable {
    let duration_seconds: LenientNumber?
    let started_at: String?
}

struct HypeTrain: Decodable {
    let id: String?
    let level: Int?
}

/// A number that may come as text.
struct LenientNumber: Decodable {
    let value: Int

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            value = number
        } else {
            value = Int(try container.decode(String.self)) ?? 0
        }
    }
}
