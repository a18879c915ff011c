internal import FoundationEssentials
internal import Signals
internal import Wire

extension TwitchDouble {
    // MARK: Connections

    func accept(_ request: HTTPRequest) -> WebSocketDecision {
        let behaviour = state.value.behaviour
        if let status = behaviour.refusesSockets { return .refuse(HTTPResponse(status: status)) }
        let move = request.query["reconnect_id"]
        return .accept { [self] peer in await serve(peer, movedBy: move) }
    }

    private func serve(_ peer: WebSocketPeer, movedBy move: String?) async {
        let session = "session-\(next())"
        let old = state.update { state in move.map { state.moves.removeValue(forKey: $0) } }
        // A move that was never ordered, or was made already.
        if move != nil, old == .some(nil) { return peer.close(code: 4007, reason: "invalid reconnect") }
        state.update { state in
            state.sessions[session] = Session(peer: peer, since: .now)
            if let old = old ?? nil {
                state.sessions[session]?.everSubscribed = true
                for index in state.subscriptions.indices where state.subscriptions[index].session == old {
                    state.subscriptions[index].session = session
                }
            }
        }
        if !state.value.behaviour.withholdsWelcome {
            let seconds = Int(state.value.behaviour.keepalive.inSeconds.rounded(.up))
            peer.send(
                text: frame(
                    "session_welcome",
                    """
                    {"session":{"id":"\(session)","status":"connected","connected_at":"\(stamp())",\
                    "keepalive_timeout_seconds":\(max(1, seconds)),"reconnect_url":null,"recovery_url":null}}
                    """))
        }
        for await _ in peer.incoming {
            peer.close(code: 4001, reason: "client sent inbound traffic")
        }
        state.update { state in
            state.sessions[session] = nil
            state.subscriptions.removeAll { $0.session == session }
        }
    }

    /// Keepalives, and connections that time out.
    func keepTime() async throws {
        var lastKeepalive = Moment.now
        while true {
            try await Task.sleep(for: .milliseconds(50))
            let now = Moment.now
            let state = state.value
            for session in state.sessions.values where !session.everSubscribed {
                if now - session.since > state.behaviour.unusedAfter {
                    session.peer.close(code: 4003, reason: "connection unused")
                }
            }
            for session in state.sessions.values where session.peer.pingCount > 0 {
                session.peer.close(code: 4001, reason: "client sent inbound traffic")
            }
            guard now - lastKeepalive >= state.behaviour.keepalive, !state.behaviour.isSilent else { continue }
            lastKeepalive = now
            for session in state.sessions.values { session.peer.send(text: frame("session_keepalive", "{}")) }
        }
    }

    private func frame(_ type: String, _ payload: String, id: String? = nil, about subscription: String? = nil)
        -> String
    {
        let id = id ?? "frame-\(next())"
        let more = subscription.map { ",\"subscription_type\":\"\($0)\",\"subscription_version\":\"1\"" } ?? ""
        return """
            {"metadata":{"message_id":"\(id)","message_type":"\(type)","message_timestamp":"\(stamp())"\(more)},\
            "payload":\(payload)}
            """
    }

    /// Now, with as many digits as there happen to be.
    func stamp() -> String {
        let wall = WallTime.now.milliseconds
        return Date(timeIntervalSince1970: Double(wall / 1000)).formatted(.iso8601).dropLast()
            + ".\(wall % 1000)Z"
    }

    // MARK: What it tells

    /// - Parameter event: JSON.
    /// - Returns: how many connections got it; 0: it is lost.
    @discardableResult
    package func notify(_ type: String, _ event: String, id: String? = nil, times: Int = 1) -> Int {
        let (targets, isSilent, every) = state.update { state in
            let subscriptions = state.subscriptions.filter { $0.type == type }
            return (
                subscriptions.compactMap { subscription in
                    state.sessions[subscription.session].map { (subscription, $0.peer) }
                }, state.behaviour.isSilent, state.behaviour.duplicatesEvery
            )
        }
        guard !isSilent else { return 0 }
        let number = next()
        let count = every > 0 && number % every == 0 ? times + 1 : times
        for (subscription, peer) in targets {
            let text = frame(
                "notification",
                """
                {"subscription":\(subscription.json),"event":\(event)}
                """, id: id ?? "notification-\(number)", about: type)
            for _ in 0..<count { peer.send(text: text) }
        }
        if !targets.isEmpty { delivered.update { $0 += 1 } }
        return targets.count
    }

    /// Twitch ends a subscription.
    package func revoke(_ type: String, status: String) {
        let gone = state.update { state in
            let gone = state.subscriptions.filter { $0.type == type }
            state.subscriptions.removeAll { $0.type == type }
            return gone.compactMap { subscription in
                state.sessions[subscription.session].map { (subscription, $0.peer) }
            }
        }
        for (subscription, peer) in gone {
            peer.send(
                text: frame(
                    "revocation",
                    "{\"subscription\":\(subscription.json.replacing("\"enabled\"", with: "\"\(status)\""))}",
                    about: type))
        }
    }

    // MARK: Trouble

    /// Orders every connection to move; the old ones deliver until the new ones are welcomed.
    package func orderMove() {
        let (orders, within) = state.update { state in
            var orders: [(WebSocketPeer, String, String)] = []
            for (id, session) in state.sessions where session.movingTo == nil && session.everSubscribed {
                state.number += 1
                let move = "move-\(state.number)"
                state.moves[move] = id
                state.sessions[id]?.movingTo = move
                orders.append((session.peer, id, move))
            }
            return (orders, state.behaviour.moveWithin)
        }
        for (peer, id, move) in orders {
            peer.send(
                text: frame(
                    "session_reconnect",
                    """
                    {"session":{"id":"\(id)","status":"reconnecting","keepalive_timeout_seconds":null,\
                    "reconnect_url":"\(socketURL)?reconnect_id=\(move)","connected_at":"\(stamp())"}}
                    """))
            Task { [state] in
                try? await Task.sleep(for: within)
                if state.value.sessions[id] != nil { peer.close(code: 4004, reason: "reconnect grace time expired") }
            }
        }
    }

    package func closeAll(_ code: UInt16) {
        for session in state.value.sessions.values { session.peer.close(code: code) }
    }

    /// Cuts every connection without a word.
    package func dropAll() {
        for session in state.value.sessions.values { session.peer.drop() }
    }

    /// A text frame as it is: garbage, half a frame, a type of tomorrow.
    package func raw(_ text: String) {
        for session in state.value.sessions.values { session.peer.send(text: text) }
    }

    // MARK: What tests wait for

    package var subscribedTypes: Set<String> { Set(state.value.subscriptions.map(\.type)) }
    package var connectionCount: Int { state.value.sessions.count }

    /// Returns when a move is over: one connection, and whoever came before it gone.
    package func waitUntilAlone() async throws {
        try await state.wait { $0.sessions.count == 1 && $0.moves.isEmpty }
    }

    /// Whoever was connected is gone (a killed program): waits for nobody.
    package func forget() {
        state.update { state in
            state.subscriptions = []
            state.sessions = [:]
        }
    }

    package func isGood(_ access: String) -> Bool { state.value.tokens[access]?.isValid == true }

    package func waitUntilSubscribed(_ type: String = "channel.chat.message", count: Int = 1) async throws {
        try await state.wait { $0.subscriptions.count { $0.type == type } >= count }
    }
}

extension TwitchDouble.Subscription {
    var json: String {
        let condition = condition.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }
            .joined(separator: ",")
        return """
            {"id":"\(id)","status":"enabled","type":"\(type)","version":"\(version)","cost":0,\
            "condition":{\(condition)},"transport":{"method":"websocket","session_id":"\(session)"},\
            "created_at":"2026-11-23T10:00:00.1Z"}
            """
    }
}
