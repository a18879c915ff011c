internal import FoundationEssentials
internal import Signals
internal import Wire

extension TwitchDouble {
    func answer(_ request: HTTPRequest) async -> HTTPResponse {
        requests.update {
            $0.append(
                Request(
                    method: request.method, path: request.path, query: request.query, headers: request.headers,
                    body: String(decoding: request.body, as: UTF8.self), receivedAt: .now))
        }
        if let failure = takeFailure(request.path) {
            let headers = failure.headers + [("Content-Type", "application/json")]
            let body = failure.status >= 500 ? "upstream" : Self.error(failure.status, "injected").body.asText
            return HTTPResponse(status: failure.status, headers: headers, body: Array(body.utf8))
        }
        if request.path.hasPrefix("/oauth2/") { return signIn(request) }
        guard request.path.hasPrefix("/helix/") else { return HTTPResponse(status: 404) }
        let header = request.headers["authorization"] ?? ""
        guard header.hasPrefix("Bearer "), let token = state.value.tokens[String(header.dropFirst(7))], token.isValid
        else { return Self.error(401, "Invalid OAuth token") }
        guard request.headers["client-id"] == token.clientID else {
            return Self.error(401, "Client ID and OAuth token do not match")
        }
        var response = helix(request, token)
        let left = state.update { state in
            state.remaining = max(0, state.remaining - 1)
            return state.remaining
        }
        response.headers += [
            ("Ratelimit-Limit", "800"), ("Ratelimit-Remaining", "\(left)"),
            ("Ratelimit-Reset", "\(WallTime.now.milliseconds / 1000 + 1)"),
        ]
        return response
    }

    private func takeFailure(_ path: String) -> Failure? {
        state.update { state in
            guard let index = state.failures.firstIndex(where: { path.hasPrefix($0.path) }) else { return nil }
            state.failures[index].times -= 1
            let failure = state.failures[index]
            if failure.times <= 0 { state.failures.remove(at: index) }
            return failure
        }
    }

    static func error(_ status: Int, _ message: String) -> HTTPResponse {
        let names = [400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"]
        return HTTPResponse(
            status: status,
            text: "{\"error\":\"\(names[status] ?? "Error")\",\"status\":\(status),\"message\":\"\(message)\"}",
            type: "application/json")
    }

    static func json(_ text: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, text: text, type: "application/json")
    }

    // MARK: Helix

    private func helix(_ request: HTTPRequest, _ token: Token) -> HTTPResponse {
        let query = request.query
        func may(_ scope: String) -> Bool { token.scopes.contains(scope) }
        switch (request.method, request.path.dropFirst("/helix".count)) {
        case ("GET", "/users"):
            let users = state.value.users.filter { user in
                if query["login"] == nil, query["id"] == nil { return user == token.user }
                return user.login == query["login"] || user.id == query["id"]
            }
            return Self.json("{\"data\":[\(users.map(\.json).joined(separator: ","))]}")
        case ("GET", "/streams"):
            return Self.json(
                state.value.isLive
                    ? """
                    {"data":[{"id":"1","user_id":"100","user_login":"aneeka","user_name":"Aneeka","type":"live",\
                    "title":"hola","game_name":"Chess","tags":[],"viewer_count":12,"started_at":"2026-11-23T10:00:00Z",\
                    "language":"es","is_mature":false}],"pagination":{}}
                    """ : "{\"data\":[],\"pagination\":{}}")
        case ("GET", "/channels"):
            return Self.json(
                """
                {"data":[{"broadcaster_id":"100","broadcaster_login":"aneeka","broadcaster_name":"Aneeka",\
                "game_id":"1","game_name":"Chess","title":"hola","tags":[],"delay":0}]}
                """)
        case ("GET", "/channels/ads"):
            guard may("channel:read:ads") else { return Self.error(401, "Missing scope: channel:read:ads") }
            return Self.json("{\"data\":[{\"next_ad_at\":\"\",\"duration\":\"60\",\"snooze_count\":1}]}")
        case ("GET", "/moderation/channels"):
            guard may("user:read:moderated_channels"), query["user_id"] == token.user.id else {
                return Self.error(401, "Missing scope: user:read:moderated_channels")
            }
            let channel =
                "{\"broadcaster_id\":\"100\",\"broadcaster_login\":\"aneeka\",\"broadcaster_name\":\"Aneeka\"}"
            let moderates = state.value.behaviour.botModerates
            return Self.json("{\"data\":[\(moderates ? channel : "")],\"pagination\":{}}")
        case ("POST", "/chat/messages"): return send(request, token)
        case ("DELETE", "/moderation/chat"):
            guard may("moderator:manage:chat_messages") else { return Self.error(401, "Missing scope") }
            if let id = query["message_id"] { delete(id) } else { clear() }
            return HTTPResponse(status: 204)
        case ("POST", "/moderation/bans"):
            guard may("moderator:manage:banned_users") else { return Self.error(401, "Missing scope") }
            struct Body: Decodable {
                struct Ban: Decodable {
                    let user_id: String
                    let duration: Int?
                }
                let data: Ban
            }
            guard let ban = try? JSONDecoder().decode(Body.self, from: Data(request.body)).data else {
                return Self.error(400, "bad body")
            }
            self.ban(userID: ban.user_id, seconds: ban.duration)
            return Self.json(
                """
                {"data":[{"broadcaster_id":"100","moderator_id":"\(token.user.id)","user_id":"\(ban.user_id)",\
                "created_at":"2026-11-23T10:00:00Z","end_time":null}]}
                """)
        case ("POST", "/eventsub/subscriptions"): return subscribe(request, token)
        case ("GET", "/eventsub/subscriptions"):
            let mine = state.value.subscriptions.filter { $0.user == token.user.id }
            return Self.json(
                """
                {"data":[\(mine.map(\.json).joined(separator: ","))],"total":\(mine.count),"total_cost":0,\
                "max_total_cost":10,"pagination":{}}
                """)
        case ("DELETE", "/eventsub/subscriptions"):
            let found = state.update { state in
                let before = state.subscriptions.count
                state.subscriptions.removeAll { $0.id == query["id"] }
                return state.subscriptions.count < before
            }
            return found ? HTTPResponse(status: 204) : Self.error(404, "subscription not found")
        default: return Self.error(404, "no such endpoint here")
        }
    }

    /// What each type's condition holds, and the scopes of which one is needed.
    private static let types: [String: (version: String, condition: [String], scopes: [String])] = {
        let chat = ["broadcaster_user_id", "user_id"]
        let channel = ["broadcaster_user_id"]
        let moderator = ["broadcaster_user_id", "moderator_user_id"]
        return [
            "channel.chat.message": ("1", chat, ["user:read:chat"]),
            "channel.chat.message_delete": ("1", chat, ["user:read:chat"]),
            "channel.chat.clear_user_messages": ("1", chat, ["user:read:chat"]),
            "channel.chat.clear": ("1", chat, ["user:read:chat"]),
            "channel.chat.notification": ("1", chat, ["user:read:chat"]),
            "channel.follow": ("2", moderator, ["moderator:read:followers"]),
            "automod.message.hold": ("2", moderator, ["moderator:manage:automod"]),
            "automod.message.update": ("2", moderator, ["moderator:manage:automod"]),
            "channel.channel_points_custom_reward_redemption.add": (
                "1", channel, ["channel:read:redemptions", "channel:manage:redemptions"]
            ),
            "channel.ad_break.begin": ("1", channel, ["channel:read:ads"]),
            "channel.hype_train.begin": ("2", channel, ["channel:read:hype_train"]),
            "channel.hype_train.progress": ("2", channel, ["channel:read:hype_train"]),
            "channel.cheer": ("1", channel, ["bits:read"]),
            "channel.subscribe": ("1", channel, ["channel:read:subscriptions"]),
            "channel.raid": ("1", ["to_broadcaster_user_id"], []),
            "stream.online": ("1", channel, []),
            "stream.offline": ("1", channel, []),
        ]
    }()

    private func subscribe(_ request: HTTPRequest, _ token: Token) -> HTTPResponse {
        struct Body: Decodable {
            struct Transport: Decodable {
                let method: String
                let session_id: String?
            }
            let type: String
            let version: String
            let condition: [String: String]
            let transport: Transport
        }
        guard let body = try? JSONDecoder().decode(Body.self, from: Data(request.body)),
            body.transport.method == "websocket"
        else { return Self.error(400, "bad body") }
        guard let type = Self.types[body.type], type.version == body.version else {
            return Self.error(400, "invalid subscription type and version")
        }
        guard type.condition.allSatisfy({ !(body.condition[$0] ?? "").isEmpty }) else {
            return Self.error(400, "condition is incomplete")
        }
        guard type.scopes.isEmpty || type.scopes.contains(where: token.scopes.contains) else {
            return Self.error(403, "subscription missing proper authorization")
        }
        for name in ["user_id", "moderator_user_id"] where body.condition[name] != nil {
            guard body.condition[name] == token.user.id else {
                return Self.error(403, "subscription missing proper authorization")
            }
        }
        let number = next()
        return state.update { state in
            guard let session = body.transport.session_id, state.sessions[session] != nil else {
                return Self.error(400, "websocket transport session does not exist or has already disconnected")
            }
            if let known = state.subscriptions.first(where: { $0.session == session && $0.type == body.type }) {
                return Self.json(
                    "{\"error\":\"Conflict\",\"status\":409,\"message\":\"subscription already exists\",\"id\":\"\(known.id)\"}",
                    status: 409)
            }
            guard state.subscriptions.count(where: { $0.session == session }) < 300 else {
                return Self.error(429, "number of websocket subscriptions limit exceeded")
            }
            let subscription = Subscription(
                id: "sub-\(number)", type: body.type, version: body.version, condition: body.condition,
                session: session, user: token.user.id)
            state.subscriptions.append(subscription)
            state.sessions[session]?.everSubscribed = true
            return Self.json(
                "{\"data\":[\(subscription.json)],\"total\":1,\"total_cost\":0,\"max_total_cost\":10}", status: 202)
        }
    }

    private func send(_ request: HTTPRequest, _ token: Token) -> HTTPResponse {
        struct Body: Decodable {
            let broadcaster_id: String?
            let sender_id: String?
            let message: String?
            let reply_parent_message_id: String?
        }
        let json = try? JSONDecoder().decode(Body.self, from: Data(request.body))
        let text = json?.message ?? request.query["message"] ?? ""
        let sender = json?.sender_id ?? request.query["sender_id"] ?? ""
        guard token.scopes.contains("user:write:chat") || token.scopes.contains("user:bot") else {
            return Self.error(401, "Missing scope: user:write:chat")
        }
        guard sender == token.user.id else {
            return Self.error(401, "the sender is not the token's user")
        }
        guard !text.isEmpty, text.unicodeScalars.count <= 500 else { return Self.error(422, "message is too long") }
        let number = next()
        let drop: String? = state.update { state in
            if !state.drops.isEmpty { return state.drops.removeFirst() }
            let now = Moment.now
            state.sentTexts.removeAll { now - $0.at > .seconds(30) }
            if state.sentTexts.contains(where: { $0.text == text }) { return "msg_duplicate" }
            state.sentTexts.append((text, now))
            return nil
        }
        if let drop {
            return Self.json(
                """
                {"data":[{"message_id":"","is_sent":false,"drop_reason":{"code":"\(drop)","message":"dropped"}}]}
                """)
        }
        let id = "sent-\(number)"
        sent.update {
            $0.append(
                Sent(
                    id: id, sender: sender, text: text,
                    parent: json?.reply_parent_message_id ?? request.query["reply_parent_message_id"]))
        }
        // Whoever listens hears it too, its writer included.
        say(
            text, from: token.user.login, id: id, userID: token.user.id,
            badges: token.user.id == "100" ? ["broadcaster"] : [])
        return Self.json("{\"data\":[{\"message_id\":\"\(id)\",\"is_sent\":true,\"drop_reason\":null}]}")
    }

    // MARK: Signing in

    private func signIn(_ request: HTTPRequest) -> HTTPResponse {
        var fields = request.query
        if request.headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true {
            let body = String(decoding: request.body, as: UTF8.self)
            fields.merge(HTTPRequest.query(body[...])) { $1 }
        }
        func refusal(_ status: Int, _ word: String) -> HTTPResponse {
            Self.json("{\"status\":\(status),\"message\":\"\(word)\"}", status: status)
        }
        switch request.path {
        case "/oauth2/device":
            guard let client = fields["client_id"], client.hasPrefix("cid") else {
                return refusal(400, "invalid client")
            }
            let number = next()
            let code = "ABCD\(1000 + number % 9000)"
            let scopes = (fields["scopes"] ?? "").split(separator: " ").map(String.init)
            let (interval, expires) = state.update { state in
                state.devices["device-\(number)"] = Device(
                    user: code, scopes: scopes, since: .now, clientID: client)
                return (state.behaviour.deviceInterval, state.behaviour.deviceExpires)
            }
            return Self.json(
                """
                {"device_code":"device-\(number)","expires_in":\(expires),"interval":\(interval),"user_code":"\(code)",\
                "verification_uri":"https://www.twitch.tv/activate?public=true&device-code=\(code)"}
                """)
        case "/oauth2/token":
            switch fields["grant_type"] {
            case "urn:ietf:params:oauth:grant-type:device_code": return redeem(fields["device_code"] ?? "", refusal)
            case "refresh_token": return refresh(fields["refresh_token"] ?? "", refusal)
            default: return refusal(400, "unsupported grant type")
            }
        case "/oauth2/validate":
            let header = request.headers["authorization"] ?? ""
            let access = String(header.split(separator: " ").last ?? "")
            guard let token = state.value.tokens[access], token.isValid else {
                return refusal(401, "invalid access token")
            }
            let scopes = token.scopes.map { "\"\($0)\"" }.joined(separator: ",")
            return Self.json(
                """
                {"client_id":"\(token.clientID)","login":"\(token.user.login)","scopes":[\(scopes)],\
                "user_id":"\(token.user.id)","expires_in":\(state.value.behaviour.tokenLasts)}
                """)
        case "/oauth2/revoke":
            state.update { $0.tokens[fields["token"] ?? ""] = nil }
            return HTTPResponse(status: 200)
        default: return HTTPResponse(status: 404)
        }
    }

    private func redeem(_ code: String, _ refusal: (Int, String) -> HTTPResponse) -> HTTPResponse {
        let device = state.update { state -> Device? in
            guard var device = state.devices[code] else { return nil }
            device.polls += 1
            if device.approvedAs == nil, let after = state.behaviour.approvesAfter, device.polls > after {
                device.approvedAs = device.scopes.contains { $0.hasPrefix("channel:") } ? Self.channel : Self.bot
            }
            state.devices[code] = device.approvedAs == nil ? device : nil
            return device
        }
        guard let device, .now - device.since < .seconds(state.value.behaviour.deviceExpires) else {
            return refusal(400, "invalid device code")
        }
        guard let user = device.approvedAs else { return refusal(400, "authorization_pending") }
        return tokens(grant(user, scopes: device.scopes, clientID: device.clientID), device.scopes)
    }

    private func refresh(_ refresh: String, _ refusal: (Int, String) -> HTTPResponse) -> HTTPResponse {
        let old = state.update { state -> Token? in
            guard !state.spentRefreshTokens.contains(refresh),
                let access = state.tokens.first(where: { $0.value.refresh == refresh })?.key
            else { return nil }
            state.spentRefreshTokens.insert(refresh)
            return state.tokens.removeValue(forKey: access)
        }
        guard let old else { return refusal(400, "Invalid refresh token") }
        return tokens(grant(old.user, scopes: old.scopes, clientID: old.clientID), old.scopes)
    }

    private func tokens(_ pair: (access: String, refresh: String), _ scopes: [String]) -> HTTPResponse {
        Self.json(
            """
            {"access_token":"\(pair.access)","expires_in":\(state.value.behaviour.tokenLasts),\
            "refresh_token":"\(pair.refresh)","scope":[\(scopes.map { "\"\($0)\"" }.joined(separator: ","))],\
            "token_type":"bearer"}
            """)
    }
}

extension TwitchDouble.User {
    var json: String {
        """
        {"id":"\(id)","login":"\(login)","display_name":"\(login)","type":"","broadcaster_type":"","description":"",\
        "profile_image_url":"","offline_image_url":"","created_at":"2020-01-01T00:00:00Z"}
        """
    }
}

extension [UInt8] {
    var asText: String { String(decoding: self, as: UTF8.self) }
}
