internal import FoundationEssentials
package import Signals

/// One frame of EventSub: `{"metadata":{…},"payload":{…}}`. Whatever is unknown, null or missing harms nobody.
package enum EventSubMessage: Equatable, Sendable {
    /// - Parameter keepalive: after this much silence the connection is dead.
    case welcome(session: String, keepalive: Duration)
    case keepalive
    case reconnect(url: String)
    /// - Parameters:
    ///   - id: by which a repeat is recognised.
    ///   - happening: nil for what is of no use to her.
    case notification(id: String, sentAt: WallTime?, TwitchHappening?)
    case revocation(type: String, status: String)
    case other

    /// - Parameter now: when the frame came.
    package init(_ text: String, at now: Moment) {
        let decoder = JSONDecoder()
        decoder.userInfo[.receivedAt] = now
        self = (try? decoder.decode(Frame.self, from: Data(text.utf8)))?.message ?? .other
    }
}

extension CodingUserInfoKey {
    /// A constant of ours: never nil.
    fileprivate static let receivedAt = CodingUserInfoKey(rawValue: "receivedAt")!
}

private struct Frame: Decodable {
    let message: EventSubMessage

    private enum Key: String, CodingKey { case metadata, payload }
    private enum PayloadKey: String, CodingKey { case session, subscription, event }

    private struct Metadata: Decodable {
        let message_id: String?
        let message_type: String?
        let message_timestamp: String?
        let subscription_type: String?
    }

    private struct Session: Decodable {
        let id: String?
        let keepalive_timeout_seconds: Double?
        let reconnect_url: String?
    }

    private struct Subscription: Decodable {
        let type: String?
        let status: String?
    }

    init(from decoder: any Decoder) throws {
        let frame = try decoder.container(keyedBy: Key.self)
        let metadata = try frame.decode(Metadata.self, forKey: .metadata)
        let payload = try? frame.nestedContainer(keyedBy: PayloadKey.self, forKey: .payload)
        func session() throws -> Session? { try payload?.decodeIfPresent(Session.self, forKey: .session) }
        switch metadata.message_type {
        case "session_welcome":
            let session = try session()
            message = .welcome(
                session: session?.id ?? "", keepalive: .seconds(session?.keepalive_timeout_seconds ?? 10))
        case "session_keepalive": message = .keepalive
        case "session_reconnect":
            let url = try session()?.reconnect_url
            message = url.map { .reconnect(url: $0) } ?? .other
        case "revocation":
            let subscription = try? payload?.decodeIfPresent(Subscription.self, forKey: .subscription)
            message = .revocation(
                type: metadata.subscription_type ?? subscription?.type ?? "", status: subscription?.status ?? "")
        case "notification":
            guard let id = metadata.message_id, let payload else {
                message = .other
                return
            }
            let now = decoder.userInfo[.receivedAt] as? Moment ?? .now
            // A strange event is an event lost, and no reason to lose the connection.
            let event = try? EventSubEvent(metadata.subscription_type ?? "", from: payload, .event)
            message = .notification(
                id: id, sentAt: metadata.message_timestamp.flatMap(WallTime.init(rfc3339:)),
                event?.happening(messageID: id, at: now))
        default: message = .other
        }
    }
}

extension WallTime {
    /// `2026-11-23T10:00:00.123456789Z` with any number of digits; nil for anything else.
    package init?(rfc3339 text: String) {
        let parts = text.split(separator: "T", maxSplits: 1)
        guard parts.count == 2, parts[1].last == "Z" else { return nil }
        let day = parts[0].split(separator: "-").compactMap { Int64($0) }
        let clock = parts[1].dropLast().split(separator: ".", maxSplits: 1)
        let time = (clock.first ?? "").split(separator: ":").compactMap { Int64($0) }
        guard day.count == 3, time.count == 3, (1...12).contains(day[1]), (1970...9999).contains(day[0]) else {
            return nil
        }
        let fraction = clock.count > 1 ? clock[1].prefix(3) : ""
        let thousandths = (Int64(fraction) ?? 0) * [1, 100, 10, 1][fraction.count]
        // Days since 1970 of the proleptic Gregorian calendar, counted from March (Howard Hinnant's algorithm).
        let year = day[1] <= 2 ? day[0] - 1 : day[0]
        let era = year / 400
        let ofEra = year - era * 400
        let ofYear = (153 * (day[1] + (day[1] > 2 ? -3 : 9)) + 2) / 5 + day[2] - 1
        let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
        self.init(
            milliseconds: (((days * 24 + time[0]) * 60 + time[1]) * 60 + time[2]) * 1000 + thousandths)
    }
}
