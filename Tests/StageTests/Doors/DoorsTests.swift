import Signals
import Stage
import Testing
import Wire

/// One request to the doors as a row of a table.
struct DoorCase: Sendable, CustomTestStringConvertible {
    let name: String
    var method = "GET"
    var path: String
    var query: [String: String] = [:]
    var headers: [String: String] = [:]
    var isUpgrade = false
    /// Nil = open.
    let status: Int?

    var testDescription: String { name }

    var request: HTTPRequest {
        var all = ["host": "127.0.0.1:8787"]
        all.merge(headers) { $1 }
        return HTTPRequest(method: method, path: path, query: query, headers: all)
    }
}

@Suite("Doors") struct DoorsTests {
    static let keys = DoorKeys(overlay: "0ver1ay", panel: "pane1", inbound: "inb0und")
    static let start = Moment(nanoseconds: 1_000_000_000_000)
    static let json = ["content-type": "application/json"]
    static let own = ["origin": "http://127.0.0.1:8787"]

    private var doors = Doors(keys: keys, port: 8787, hosts: ["studio.example", "rig:9000"])

    static let cases: [DoorCase] = [
        // Host
        DoorCase(name: "health is open", path: "/healthz", status: nil),
        DoorCase(name: "localhost", path: "/healthz", headers: ["host": "LocalHost:8787"], status: nil),
        DoorCase(name: "IPv6's own", path: "/healthz", headers: ["host": "[::1]:8787"], status: nil),
        DoorCase(name: "an allowed host", path: "/healthz", headers: ["host": "studio.example:8787"], status: nil),
        DoorCase(name: "an allowed host with its port", path: "/healthz", headers: ["host": "rig:9000"], status: nil),
        DoorCase(
            name: "an allowed host with another port", path: "/healthz", headers: ["host": "rig:8787"], status: 421),
        DoorCase(name: "a foreign host", path: "/healthz", headers: ["host": "evil.example"], status: 421),
        DoorCase(
            name: "a foreign host that begins like ours", path: "/panel", headers: ["host": "127.0.0.1.evil.example"],
            status: 421),
        DoorCase(name: "another port of ours", path: "/panel", headers: ["host": "127.0.0.1:1"], status: 421),
        // The overlay
        DoorCase(name: "overlay with its key", path: "/overlay", query: ["key": "0ver1ay"], status: nil),
        DoorCase(name: "overlay without a key", path: "/overlay", status: 401),
        DoorCase(name: "overlay with a wrong key", path: "/overlay", query: ["key": "0ver1aY"], status: 401),
        DoorCase(name: "overlay with an empty key", path: "/overlay", query: ["key": ""], status: 401),
        DoorCase(name: "overlay with the panel's key", path: "/overlay", query: ["key": "pane1"], status: 401),
        DoorCase(
            name: "its socket from our page", path: "/overlay/socket", query: ["key": "0ver1ay"], headers: own,
            isUpgrade: true, status: nil),
        DoorCase(
            name: "its socket from another origin", path: "/overlay/socket", query: ["key": "0ver1ay"],
            headers: ["origin": "http://evil.example"], isUpgrade: true, status: 403),
        DoorCase(
            name: "its socket from a file", path: "/overlay/socket", query: ["key": "0ver1ay"],
            headers: ["origin": "null"],
            isUpgrade: true, status: 403),
        DoorCase(
            name: "its socket without origin and bearer", path: "/overlay/socket", query: ["key": "0ver1ay"],
            isUpgrade: true, status: 403),
        DoorCase(
            name: "its socket for a program with a bearer", path: "/overlay/socket",
            headers: ["authorization": "Bearer 0ver1ay"],
            isUpgrade: true, status: nil),
        // What the overlay's key does not open
        DoorCase(
            name: "overlay key, panel's socket", path: "/panel/socket", query: ["key": "0ver1ay"], headers: own,
            isUpgrade: true, status: 403),
        DoorCase(
            name: "overlay key as bearer, actions", method: "POST", path: "/api/actions",
            headers: json.merging(["authorization": "Bearer 0ver1ay"]) { $1 }, status: 403),
        DoorCase(name: "overlay key, turns", path: "/api/turns", query: ["key": "0ver1ay"], status: 403),
        DoorCase(name: "overlay key, metrics", path: "/metrics", query: ["key": "0ver1ay"], status: 403),
        DoorCase(
            name: "overlay key, inbound", method: "POST", path: "/api/inbound", query: ["key": "0ver1ay"],
            headers: json.merging(own) { $1 }, status: 403),
        // Panel and API
        DoorCase(name: "the panel's page holds nothing", path: "/panel", status: nil),
        DoorCase(name: "modules hold nothing", path: "/pages/panel.js", status: nil),
        DoorCase(
            name: "the panel's socket without a session", path: "/panel/socket", headers: own, isUpgrade: true,
            status: 401),
        DoorCase(
            name: "the panel's socket with an invented session", path: "/panel/socket",
            headers: own.merging(["cookie": "aneeka_panel=0123"]) { $1 }, isUpgrade: true, status: 401),
        DoorCase(name: "turns without a key", path: "/api/turns", status: 401),
        DoorCase(
            name: "turns by the inbound key", path: "/api/turns", headers: ["authorization": "bearer inb0und"],
            status: nil),
        DoorCase(
            name: "metrics by the inbound key", path: "/metrics", headers: ["authorization": "Bearer inb0und"],
            status: nil),
        DoorCase(
            name: "inbound by its key", method: "POST", path: "/api/inbound",
            headers: json.merging(["authorization": "Bearer inb0und"]) { $1 }, status: nil),
        DoorCase(
            name: "actions by the inbound key", method: "POST", path: "/api/actions",
            headers: json.merging(["authorization": "Bearer inb0und"]) { $1 }, status: 401),
        DoorCase(
            name: "actions by the panel's key", method: "POST", path: "/api/actions",
            headers: ["authorization": "Bearer pane1", "content-type": "Application/JSON; charset=utf-8"], status: nil),
        // Forms and other people's pages
        DoorCase(
            name: "a form", method: "POST", path: "/api/actions",
            headers: own.merging(["content-type": "application/x-www-form-urlencoded"]) { $1 }, status: 415),
        DoorCase(
            name: "plain text that looks like JSON", method: "POST", path: "/api/actions",
            headers: own.merging(["content-type": "text/plain"]) { $1 }, status: 415),
        DoorCase(name: "a post without a type", method: "POST", path: "/api/session", headers: own, status: 415),
        DoorCase(
            name: "a post from another origin", method: "POST", path: "/api/session",
            headers: json.merging(["origin": "http://127.0.0.1:9999"]) { $1 }, status: 403),
        DoorCase(
            name: "a post without origin and bearer", method: "POST", path: "/api/session", headers: json, status: 403),
        DoorCase(name: "a route nobody knows", path: "/api/secrets", status: 401),
    ]

    @Test("each request gets in or is told why not", arguments: cases)
    mutating func table(_ row: DoorCase) {
        switch doors.judge(row.request, isUpgrade: row.isUpgrade, at: Self.start) {
        case .open: #expect(row.status == nil)
        case .refuse(let status, let message):
            #expect(status == row.status)
            #expect(!message.isEmpty)
            for key in ["0ver1ay", "pane1", "inb0und"] { #expect(!message.contains(key)) }
        }
    }

    private func panelSocket(_ session: String) -> HTTPRequest {
        DoorCase(
            name: "", path: "/panel/socket",
            headers: Self.own.merging(["cookie": "theme=dark; aneeka_panel=\(session)"]) { $1 },
            status: nil
        ).request
    }

    @Test("a code signs in once, and its session opens the panel for thirty days")
    mutating func code() throws {
        let code = doors.newCode(at: Self.start)
        guard case .session(let session) = doors.signIn(code: code, at: Self.start + .seconds(599)) else {
            Issue.record("the code was refused")
            return
        }
        #expect(doors.signIn(code: code, at: Self.start + .seconds(599)) == .unknown)
        #expect(doors.judge(panelSocket(session), isUpgrade: true, at: Self.start + .seconds(86_400 * 30)) == .open)
        guard
            case .refuse(401, _) = doors.judge(
                panelSocket(session), isUpgrade: true, at: Self.start + .seconds(86_400 * 31))
        else {
            Issue.record("the session outlived its thirty days")
            return
        }
    }

    @Test("a code of ten minutes ago signs nobody in")
    mutating func oldCode() {
        let code = doors.newCode(at: Self.start)
        #expect(doors.signIn(code: code, at: Self.start + .seconds(600)) == .unknown)
        #expect(doors.signIn(code: "", at: Self.start) == .unknown)
    }

    @Test("of more than sixteen open codes the oldest is forgotten, and no two are alike")
    mutating func manyCodes() {
        let codes = (0..<17).map { doors.newCode(at: Self.start + .seconds($0)) }
        #expect(Set(codes).count == 17)
        #expect(doors.signIn(code: codes[0], at: Self.start + .seconds(20)) == .unknown)
        #expect(doors.signIn(code: codes[1], at: Self.start + .seconds(20)) != .unknown)
    }

    @Test("guessing ends in 429 for a minute, and who knows the key comes in meanwhile")
    mutating func guessing() {
        let wrong = DoorCase(name: "", path: "/overlay", query: ["key": "guess"], status: 401).request
        let right = DoorCase(name: "", path: "/overlay", query: ["key": "0ver1ay"], status: nil).request
        var statuses: [Int] = []
        for _ in 0..<40 {
            if case .refuse(let status, _) = doors.judge(wrong, isUpgrade: false, at: Self.start) {
                statuses.append(status)
            }
        }
        #expect(statuses == Array(repeating: 401, count: 30) + Array(repeating: 429, count: 10))
        #expect(doors.signIn(code: "guess", at: Self.start) == .tooManyFailures)
        #expect(doors.judge(right, isUpgrade: false, at: Self.start) == .open)
        guard case .refuse(401, _) = doors.judge(wrong, isUpgrade: false, at: Self.start + .seconds(61)) else {
            Issue.record("the minute did not end")
            return
        }
    }

    @Test("a panel that waits for its sign-in counts for no guess")
    mutating func waiting() {
        let asking = DoorCase(name: "", path: "/api/turns", status: 401).request
        for _ in 0..<100 {
            guard case .refuse(401, _) = doors.judge(asking, isUpgrade: false, at: Self.start) else {
                Issue.record("not 401")
                return
            }
        }
    }
}
