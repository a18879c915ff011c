import FoundationEssentials
import Signals
import Stage
import Testing
import Wire

/// The members of the messages to a page that the tests look at.
struct PageText: Decodable {
    let type: String?
    let leads: Bool?
    let turn: Int?
    let sent: Double?
    let server: Double?
    let text: String?

    init(_ message: WebSocketMessage?) throws {
        guard case .text(let text) = message else { throw NotText() }
        self = try JSONDecoder().decode(PageText.self, from: Data(text.utf8))
    }
    struct NotText: Error {}
}

/// A page as a program: speaks the page's half by hand.
struct PlainPage {
    let peer: WebSocketPeer
    func next() async throws -> PageText { try PageText(await peer.incoming.next()) }
    func nextBinary() async -> [UInt8]? {
        while let message = await peer.incoming.next() {
            if case .binary(let bytes) = message { return bytes }
        }
        return nil
    }

    /// Skips to the next message of this type.
    func next(_ type: String) async throws -> PageText {
        while true {
            let message = try await next()
            if message.type == type { return message }
        }
    }

    func expects(_ type: String) async throws {
        let message = try await next()
        #expect(message.type == type)
    }

    func expectsLease(_ leads: Bool) async throws {
        let message = try await next("lease")
        #expect(message.leads == leads)
    }

    func join(obs: Bool = false, runs: Bool = true) async throws {
        _ = try await next("hello")
        peer.send(text: #"{"type":"join","obs":\#(obs)}"#)
        peer.send(text: #"{"type":"sound","runs":\#(runs)}"#)
    }
}

@Suite("Overlay's stream", .timeLimit(.minutes(1))) struct OverlayFlowTests {
    private func asPage<Result: Sendable>(
        of house: StageHouse, _ body: (PlainPage) async throws -> Result
    ) async throws -> Result {
        try await withWebSocket(house.overlaySocket, headers: [("Origin", house.origin)]) { peer in
            let page = PlainPage(peer: peer)
            return try await body(page)
        }
    }

    private func required<Value>(_ value: Value?) throws -> Value { try #require(value) }

    @Test("a page that joins late is told the scene as it stands, newest per name, and nothing forgotten")
    func scene() async throws {
        try await StageHouse.open { house in
            let overlay = house.stage.overlay
            overlay.publish(["type": "turn", "turn": 1], scene: "turn")
            overlay.publish(["type": "caption", "turn": 1], scene: "clause 0")
            overlay.publish(["type": "at", "turn": 1])
            overlay.publish(["type": "turn", "turn": 2], scene: "turn")
            overlay.forget(scenePrefix: "clause")
            try await asPage(of: house) { page in
                try await page.expects("hello")
                let turn = try await page.next()
                #expect(turn.type == "turn")
                #expect(turn.turn == 2)
                overlay.publish(["type": "wipe"])
                try await page.expects("wipe")
            }
        }
    }

    @Test("one page sounds; when it leaves the next one does, and both are told")
    func lease() async throws {
        try await StageHouse.open { house in
            let events = house.sound
            try await asPage(of: house) { first in
                try await first.join()
                try await first.expectsLease(true)
                guard case .leader(let one?) = await events.next() else {
                    Issue.record("no leader")
                    return
                }
                try await asPage(of: house) { second in
                    try await second.join(obs: true)
                    try await second.expectsLease(true)
                    try await first.expectsLease(false)
                    guard case .leader(let two?) = await events.next() else {
                        Issue.record("no second leader")
                        return
                    }
                    #expect(one != two)
                }
                try await first.expectsLease(true)
                guard case .leader(one) = await events.next(), case .gone = await events.next() else {
                    Issue.record("the sound did not come back")
                    return
                }
            }
        }
    }

    @Test("sound goes to the one page it is meant for, with its header and as 16-bit samples")
    func pcm() async throws {
        try await StageHouse.open { house in
            let events = house.sound
            try await asPage(of: house) { page in
                try await page.join()
                guard case .leader(let id?) = await events.next() else {
                    Issue.record("no leader")
                    return
                }
                #expect(house.stage.overlay.send([0, 1, -1, 0.5, 7], turn: TurnID(9), startFrame: 258, to: id))
                let bytes = await page.nextBinary()
                let head: [UInt8] = [0x41, 0x4e, 0x4b, 0x31, 9, 0, 0, 0, 2, 1, 0, 0, 5, 0, 0, 0]
                #expect(bytes == head + [0, 0, 0xff, 0x7f, 0x01, 0x80, 0, 0x40, 0xff, 0x7f])
                #expect(!house.stage.overlay.send([0], turn: TurnID(9), startFrame: 0, to: PageID(99)))
            }
        }
    }

    @Test("a report is placed on the server's clock, never in its future and never long ago")
    func reports() async throws {
        try await StageHouse.open { house in
            let events = house.sound
            func report() async -> PageReport? {
                while let event = await events.next() {
                    if case .report(let report) = event { return report }
                }
                return nil
            }
            try await asPage(of: house) { page in
                try await page.join()
                let before = Moment.now
                page.peer.send(text: #"{"type":"ping","sent":12.5}"#)
                let pong = try await page.next("pong")
                let server = try #require(pong.server)
                #expect(pong.sent == 12.5)
                #expect(server >= Double(before.nanoseconds) / 1e6 - 0.01)
                page.peer.send(text: #"{"type":"at","turn":3,"frame":2400,"runs":true,"at":\#(server)}"#)
                let exact = try required(await report())
                #expect(exact.turn == TurnID(3))
                #expect(exact.frame == 2400)
                #expect(exact.isRunning)
                #expect(abs(Double(exact.at.nanoseconds) / 1e6 - server) < 0.01)
                page.peer.send(text: #"{"type":"at","turn":3,"frame":1e300,"runs":false,"at":1e300}"#)
                let future = try required(await report())
                #expect(future.at <= Moment.now)
                #expect(!future.isRunning)
                page.peer.send(text: #"{"type":"at","turn":3,"frame":-5,"at":-1e300}"#)
                let past = try required(await report())
                #expect(past.at >= before - .seconds(1))
                #expect(past.frame == 0)
            }
        }
    }

    @Test("a page whose reports cease loses the sound, is asked, and gets it back when it still runs")
    func fellSilent() async throws {
        try await StageHouse.open { house in
            let events = house.sound
            try await asPage(of: house) { page in
                try await page.join()
                try await page.expectsLease(true)
                guard case .leader(let id?) = await events.next() else {
                    Issue.record("no leader")
                    return
                }
                house.stage.overlay.fellSilent(id)
                try await page.expectsLease(false)
                _ = try await page.next("tell")
                page.peer.send(text: #"{"type":"sound","runs":true}"#)
                try await page.expectsLease(true)
            }
        }
    }

    @Test(
        "what is no message of a page changes nothing",
        arguments: [
            "", "{", "[]", #"{"type":7}"#, #"{"type":"at"}"#, #"{"type":"stopped"}"#, #"{"type":"ping"}"#,
            #"{"type":"at","turn":-1}"#,
        ])
    func hostile(_ text: String) async throws {
        try await StageHouse.open { house in
            try await asPage(of: house) { page in
                _ = try await page.next("hello")
                page.peer.send(text: text)
                page.peer.send(binary: Array(text.utf8))
                page.peer.send(text: #"{"type":"ping","sent":1}"#)
                try await page.expects("pong")
            }
        }
    }
}
