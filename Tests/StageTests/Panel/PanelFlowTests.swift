import FoundationEssentials
import Signals
import Stage
import Testing
import Wire

@Suite("Panel's stream", .timeLimit(.minutes(1))) struct PanelFlowTests {
    private func post(_ house: StageHouse, _ path: String, _ body: String, _ headers: [(String, String)]) async throws
        -> HTTPHead
    {
        let client = HTTPClient()
        let (head, _) = try await client.fetch(
            OutgoingRequest(
                method: "POST", url: house.origin + path, headers: headers + [("Content-Type", "application/json")],
                body: Array(body.utf8)))
        await client.shutdown()
        return head
    }

    /// Trades the code of the terminal for a cookie.
    private func signIn(_ house: StageHouse) async throws -> String {
        let head = try await post(house, "/api/session", #"{"code":"\#(house.code)"}"#, [("Origin", house.origin)])
        #expect(head.status == 200)
        let cookie = try #require(head.header("set-cookie"))
        #expect(cookie.contains("; HttpOnly; SameSite=Strict"))
        return String(cookie.prefix { $0 != ";" })
    }

    private func asPanel<Result: Sendable>(
        of house: StageHouse, _ body: (WebSocketPeer, AsyncStream<WebSocketMessage>) async throws -> Result
    ) async throws -> Result {
        let cookie = try await signIn(house)
        return try await withWebSocket(house.panelSocket, headers: [("Origin", house.origin), ("Cookie", cookie)]) {
            peer in
            return try await body(peer, peer.incoming)
        }
    }

    private func expect(_ incoming: AsyncStream<WebSocketMessage>, _ text: String) async throws {
        let message = await incoming.next()
        #expect(message == .text(text))
    }

    @Test("the terminal's code opens the panel once; without it the socket stays shut")
    func signsIn() async throws {
        try await StageHouse.open { house in
            let code = house.code
            let body = #"{"code":"\#(code)"}"#
            let own = [("Origin", house.origin)]
            let first = try await post(house, "/api/session", body, own)
            let second = try await post(house, "/api/session", body, own)
            let empty = try await post(house, "/api/session", "{}", own)
            #expect([first.status, second.status, empty.status] == [200, 401, 400])
            await #expect(throws: WebSocketRefused.self) {
                try await withWebSocket(house.panelSocket, headers: [("Origin", house.origin)]) { _ in }
            }
        }
    }

    @Test("every action of the panel reaches the show, in order")
    func actions() async throws {
        try await StageHouse.open { house in
            try await asPanel(of: house) { peer, _ in
                for text in [
                    #"{"action":"say","text":"Hola \"ñ\""}"#, #"{"action":"comment","text":"hi"}"#,
                    #"{"action":"skip"}"#,
                    #"{"action":"fly"}"#, "nonsense", #"{"action":"say","text":""}"#, #"{"action":"mute","on":false}"#,
                    #"{"action":"panic"}"#,
                ] { peer.send(text: text) }
                let acted = house.acted
                var got: [PanelAction] = []
                while got.count < 5, let action = await acted.next() { got.append(action) }
                #expect(got == [.say("Hola \"ñ\""), .comment("hi"), .skip, .mute(false), .panic])
            }
        }
    }

    @Test("a panel that joins late is told the newest of each thing and the lists, but nothing recalled")
    func lateJoiner() async throws {
        try await StageHouse.open { house in
            let panel = house.stage.panel
            let one = ViewerID(.twitch, "1")
            let two = ViewerID(.simulated, "2")
            panel.publish("muted", true)
            panel.append("heard", "a", sources: [Citation(message: MessageID("m1"), author: one)])
            panel.append("heard", "b", sources: [Citation(message: MessageID("m2"), author: one)])
            panel.append("heard", "c", sources: [Citation(message: MessageID("m3"), author: two)])
            panel.append("heard", "d", sources: [Citation(message: MessageID("m4"), author: ViewerID(.twitch, "3"))])
            panel.publish("muted", false)
            panel.recall(.message(MessageID("m3")))
            panel.recall(.author(one, login: "one", duration: nil))
            try await asPanel(of: house) { _, incoming in
                try await expect(incoming, #"{"key":"muted","value":false}"#)
                try await expect(incoming, #"{"list":"heard","value":"d","sources":[["m4","twitch:3"]]}"#)
                panel.recall(.all(.twitch))
                try await expect(incoming, #"{"recall":{"platform":"twitch"}}"#)
            }
            try await asPanel(of: house) { _, incoming in
                try await expect(incoming, #"{"key":"muted","value":false}"#)
                panel.recall(.message(MessageID("m9")))
                try await expect(incoming, #"{"recall":{"message":"m9"}}"#)
            }
        }
    }

    @Test("a busy chat pushes no turn out of what a late panel is told")
    func busyChat() async throws {
        try await StageHouse.open { house in
            let panel = house.stage.panel
            panel.append("turns", "the only one")
            for number in 1...1_000 { panel.append("heard", .integer(number)) }
            try await asPanel(of: house) { _, incoming in
                try await expect(incoming, #"{"list":"turns","value":"the only one","sources":[]}"#)
                for number in 801...1_000 {
                    try await expect(incoming, #"{"list":"heard","value":\#(number),"sources":[]}"#)
                }
            }
        }
    }

    @Test("every answer forbids foreign frames, scripts, referrers and caches")
    func headers() async throws {
        try await StageHouse.open { house in
            let client = HTTPClient()
            for path in [
                "/healthz", "/panel", "/pages/panel.js", "/overlay?key=\(house.keys.overlay)", "/nowhere", "/metrics",
            ] {
                let (head, _) = try await client.fetch(OutgoingRequest(url: house.origin + path))
                #expect(head.header("content-security-policy")?.hasPrefix("default-src 'self'; ") == true)
                #expect(head.header("content-security-policy")?.contains("unsafe") == false)
                #expect(head.header("referrer-policy") == "no-referrer")
                #expect(head.header("x-content-type-options") == "nosniff")
                #expect(head.header("cache-control") == "no-store")
            }
            await client.shutdown()
        }
    }

    @Test(
        "each route answers what it should",
        arguments: [
            ("/healthz", "", 200), ("/metrics", "inbound", 200), ("/api/turns", "inbound", 200),
            ("/api/turns", "", 401),
            ("/pages/overlay.js", "", 200), ("/pages/avatar/avatar.js", "", 200), ("/pages/../Stage.swift", "", 404),
            ("/pages/%2e%2e/Stage.swift", "", 404),
            ("/pages/none.js", "", 404), ("/api/actions", "panel", 405), ("/api/inbound", "inbound", 405),
            ("/overlay", "overlay", 200), ("/panel/socket", "overlay", 403),
        ])
    func routes(path: String, key: String, status: Int) async throws {
        try await StageHouse.open { house in
            let keys = ["inbound": house.keys.inbound, "panel": house.keys.panel, "overlay": house.keys.overlay]
            let client = HTTPClient()
            let headers = keys[key].map { [("Authorization", "Bearer \($0)")] } ?? []
            let (head, _) = try await client.fetch(OutgoingRequest(url: house.origin + path, headers: headers))
            #expect(head.status == status)
            await client.shutdown()
        }
    }

    @Test("inbound bodies are taken with the inbound key, and what is refused is told")
    func inbound() async throws {
        try await StageHouse.open { house in
            let bearer = [("Authorization", "Bearer \(house.keys.inbound)")]
            let taken = try await post(house, "/api/inbound", "{}", bearer)
            let refused = try await post(house, "/api/inbound", "", bearer)
            let trespass = try await post(house, "/api/actions", #"{"action":"skip"}"#, bearer)
            let panel = [("Authorization", "Bearer \(house.keys.panel)")]
            let act = try await post(house, "/api/actions", #"{"action":"skip"}"#, panel)
            #expect([taken.status, refused.status, trespass.status, act.status] == [202, 400, 401, 200])
        }
    }
}
