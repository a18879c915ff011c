internal import FoundationEssentials
package import Signals
internal import Synchronization
package import Wire

/// Calls to Twitch's API as one account: within its limits, with a token that is fresh.
package final class Helix: Sendable {
    private let base: String
    private let client: HTTPClient
    package let account: TwitchAccount
    private let bucket = Mutex(RateBucket())

    private static let limits = CallLimits(connect: .seconds(5), firstByte: .seconds(15))
    private static let tries = 3

    /// - Parameter base: without a trailing slash, such as `https://api.twitch.tv/helix`.
    package init(base: String, account: TwitchAccount, client: HTTPClient) {
        self.base = base
        self.account = account
        self.client = client
    }

    /// - Parameters:
    ///   - query: encoded here.
    ///   - body: JSON.
    ///   - patience: how often trouble of Twitch's own (5xx, a lost connection, 429) is waited out.
    /// - Returns: the answer's bytes; empty for 204.
    /// - Throws: ``HelixError``; `CancellationError`.
    func call(
        _ method: String, _ path: String, query: [(String, String)] = [], body: [UInt8] = [], patience: Int = tries
    ) async throws -> [UInt8] {
        var url = base + path
        if !query.isEmpty { url += "?" + query.map { "\($0)=\(formEncoded($1))" }.joined(separator: "&") }
        var backOff = BackOff(first: .milliseconds(500), longest: .seconds(10))
        var refreshed = false
        var attempt = 1
        while true {
            while case let wait = bucket.withLock({ $0.wait(at: .now) }), wait > .zero {
                try await Task.sleep(for: wait)
            }
            let token = try await account.token()
            var headers = [("Authorization", "Bearer " + token.access), ("Client-Id", token.clientID)]
            if !body.isEmpty { headers.append(("Content-Type", "application/json")) }
            let request = OutgoingRequest(method: method, url: url, headers: headers, body: body, limits: Self.limits)
            let trouble: HelixError
            do {
                let (head, bytes) = try await client.fetch(request)
                bucket.withLock { $0.answered(head.status, header: head.header, at: .now) }
                switch head.status {
                case 200..<300: return bytes
                case 401 where !refreshed:
                    refreshed = true
                    try await account.refused(token)
                    continue
                case 401, 403: throw HelixError.forbidden(Self.word(bytes))
                // Only what was created twice; it is there.
                case 409: return bytes
                case 429: trouble = .tooMany
                case 500...: trouble = .failing(head.status)
                default: throw HelixError.refused(head.status, Self.word(bytes))
                }
            } catch let error as HTTPCallError { trouble = .unreachable(error.description) }
            guard attempt < patience else { throw trouble }
            attempt += 1
            if trouble != .tooMany { try await Task.sleep(for: backOff.next()) }
        }
    }

    func list<Item: Decodable>(_ path: String, query: [(String, String)] = [], of type: Item.Type) async throws
        -> [Item]
    {
        let bytes = try await call("GET", path, query: query)
        guard let list = try? JSONDecoder().decode(List<Item>.self, from: Data(bytes)) else { throw HelixError.strange }
        return list.data ?? []
    }

    private static func word(_ body: [UInt8]) -> String {
        let word = (try? JSONDecoder().decode(Refusal.self, from: Data(body)))?.message ?? ""
        return readableLine(word, limit: 120)
    }
}

private struct List<Item: Decodable>: Decodable {
    let data: [Item]?
}

// MARK: The calls

extension Helix {
    /// Nil when there is no such account.
    package func userID(login: String) async throws -> String? {
        struct User: Decodable { let id: String? }
        return try await list("/users", query: [("login", login)], of: User.self).first?.id
    }

    /// The channel's title and category, for the panel.
    package func channel(_ broadcaster: String) async throws -> (title: String, category: String) {
        struct Channel: Decodable {
            let title: String?
            let game_name: String?
        }
        let channel = try await list("/channels", query: [("broadcaster_id", broadcaster)], of: Channel.self).first
        return (readableLine(channel?.title ?? "", limit: 140), readableLine(channel?.game_name ?? "", limit: 80))
    }

    package func isLive(_ broadcaster: String) async throws -> Bool {
        struct Stream: Decodable { let id: String? }
        return try await !list("/streams", query: [("user_id", broadcaster)], of: Stream.self).isEmpty
    }

    /// The next ad break, in Unix seconds; nil when none is due. For the broadcaster's account.
    package func nextAd(_ broadcaster: String) async throws -> Int64? {
        struct Ads: Decodable { let next_ad_at: LenientNumber? }
        let ads = try await list("/channels/ads", query: [("broadcaster_id", broadcaster)], of: Ads.self).first
        return ads?.next_ad_at.flatMap { $0.value > 0 ? Int64($0.value) : nil }
    }

    /// Whether the account may moderate this channel.
    package func moderates(_ broadcaster: String, as user: String) async throws -> Bool {
        struct Channel: Decodable { let broadcaster_id: String? }
        let query = [("user_id", user), ("first", "100")]
        return try await list("/moderation/channels", query: query, of: Channel.self)
            .contains { $0.broadcaster_id == broadcaster }
    }

    package func subscribe(_ subscription: EventSubscription, session: String, broadcaster: String, user: String)
        async throws
    {
        struct Body: Encodable {
            struct Transport: Encodable {
                let method = "websocket"
                let session_id: String
            }
            let type: String
            let version: String
            let condition: [String: String]
            let transport: Transport
        }
        _ = try await call(
            "POST", "/eventsub/subscriptions",
            body: try Self.encoded(
                Body(
                    type: subscription.type, version: subscription.version,
                    condition: subscription.conditions(broadcaster: broadcaster, user: user),
                    transport: .init(session_id: session))))
    }

    /// What became of a message that was sent.
    package enum Sent: Equatable, Sendable {
        case sent(MessageID)
        /// Twitch took it and did not show it: `automod_held`, `msg_duplicate` …
        case dropped(code: String, word: String)
    }

    /// - Parameter text: at most 500 characters.
    package func send(_ text: String, to broadcaster: String, as user: String, replyingTo parent: MessageID? = nil)
        async throws -> Sent
    {
        struct Body: Encodable {
            let broadcaster_id: String
            let sender_id: String
            let message: String
            let reply_parent_message_id: String?
        }
        struct Answer: Decodable {
            struct Item: Decodable {
                struct Reason: Decodable {
                    let code: String?
                    let message: String?
                }
                let message_id: String?
                let is_sent: Bool?
                let drop_reason: Reason?
            }
            let data: [Item]?
        }
        // Sent once: a message that went out although its answer was lost must not go out twice.
        let bytes = try await call(
            "POST", "/chat/messages",
            body: try Self.encoded(
                Body(
                    broadcaster_id: broadcaster, sender_id: user, message: text,
                    reply_parent_message_id: parent?.text)), patience: 1)
        guard let item = try? JSONDecoder().decode(Answer.self, from: Data(bytes)).data?.first else {
            throw HelixError.strange
        }
        if item.is_sent == true { return .sent(MessageID(item.message_id ?? "")) }
        return .dropped(
            code: readableLine(item.drop_reason?.code ?? "", limit: 60),
            word: readableLine(item.drop_reason?.message ?? "", limit: 120))
    }

    package func delete(_ message: MessageID, in broadcaster: String, as user: String) async throws {
        _ = try await call(
            "DELETE", "/moderation/chat",
            query: [("broadcaster_id", broadcaster), ("moderator_id", user), ("message_id", message.text)])
    }

    /// - Parameter duration: nil = a ban.
    package func ban(_ viewer: String, for duration: Duration?, in broadcaster: String, as user: String) async throws {
        struct Body: Encodable {
            struct Ban: Encodable {
                let user_id: String
                let duration: Int64?
            }
            let data: Ban
        }
        _ = try await call(
            "POST", "/moderation/bans", query: [("broadcaster_id", broadcaster), ("moderator_id", user)],
            body: try Self.encoded(
                Body(data: .init(user_id: viewer, duration: duration.map { min(1_209_600, $0.components.seconds) }))))
    }

    private static func encoded(_ body: some Encodable) throws -> [UInt8] {
        // Texts and numbers: nothing in here can fail to encode.
        Array(try JSONEncoder().encode(body))
    }
}
