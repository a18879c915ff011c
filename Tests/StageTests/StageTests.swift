import Signals
import Stage
import TestKit
import Testing
import Wire

private let keys = DoorKeys(overlay: String(repeating: "a", count: 32), panel: String(repeating: "b", count: 32), inbound: String(repeating: "c", count: 32))

private func judge(
    _ method: String, _ path: String, query: [String: String] = [:], _ headers: [String: String] = [:], upgrade: Bool = false
) -> Int {
    var doors = Doors(keys: keys, port: 8787)
    let request = HTTPRequest(method: method, path: path, query: query, headers: ["host": "127.0.0.1:8787"].merging(headers) { $1 })
    if case .refuse(let status, _) = doors.judge(request, isUpgrade: upgrade, at: Moment(nanoseconds: 0)) { return status }
    return 200
}

@Suite("doors") struct DoorTests {
    @Test("who may come in where")
    func table() {
        let json = ["content-type": "application/json", "origin": "http://127.0.0.1:8787"]
        #expect(judge("GET", "/healthz") == 200)
        #expect(judge("GET", "/healthz", ["host": "evil.example"]) == 421)
        #expect(judge("GET", "/overlay") == 401)
        #expect(judge("GET", "/overlay", query: ["key": keys.overlay]) == 200)
        #expect(judge("GET", "/overlay", query: ["key": keys.panel]) == 401)
        #expect(judge("GET", "/overlay/socket", query: ["key": keys.overlay], upgrade: true) == 403)
        #expect(judge("GET", "/overlay/socket", query: ["key": keys.overlay], ["origin": "http://evil.example"], upgrade: true) == 403)
        #expect(judge("GET", "/overlay/socket", query: ["key": keys.overlay], ["origin": "http://127.0.0.1:8787"], upgrade: true) == 200)
        #expect(judge("GET", "/panel/socket", query: ["key": keys.overlay], ["origin": "http://127.0.0.1:8787"], upgrade: true) == 403)
        #expect(judge("GET", "/api/turns", query: ["key": keys.overlay]) == 403)
        #expect(judge("GET", "/metrics") == 401)
        #expect(judge("GET", "/metrics", ["authorization": "Bearer " + keys.inbound]) == 200)
        #expect(judge("POST", "/api/actions", json) == 401)
        #expect(judge("POST", "/api/actions", json.merging(["content-type": "application/x-www-form-urlencoded"]) { $1 }) == 415)
        #expect(judge("POST", "/api/actions", json.merging(["origin": "http://evil.example"]) { $1 }) == 403)
        #expect(judge("POST", "/api/inbound", ["content-type": "application/json"]) == 403)
        #expect(judge("POST", "/api/inbound", ["content-type": "application/json", "authorization": "Bearer " + keys.inbound]) == 200)
    }

    @Test("a code signs in once, within ten minutes")
    func codes() throws {
        func at(_ seconds: Int64) -> Moment { Moment(nanoseconds: seconds * 1_000_000_000) }
        var doors = Doors(keys: keys, port: 8787)
        let code = doors.newCode(at: at(0))
        let traded = doors.session(for: code, at: at(1))
        let session = try #require(traded)
        let again = doors.session(for: code, at: at(2))
        #expect(again == nil)
        let late = doors.newCode(at: at(3))
        let tooLate = doors.session(for: late, at: at(604))
        #expect(tooLate == nil)
        let request = HTTPRequest(method: "GET", path: "/api/turns", headers: ["host": "localhost:8787", "cookie": "x=1; aneeka_panel=\(session)"])
        let verdict = doors.judge(request, isUpgrade: false, at: at(5))
        #expect(verdict == .open)
    }

    @Test("wrong keys without end are answered with 429")
    func guessing() {
        var doors = Doors(keys: keys, port: 8787)
        var last = 0
        for number in 0..<40 {
            let request = HTTPRequest(method: "GET", path: "/overlay", query: ["key": "\(number)"], headers: ["host": "localhost"])
            if case .refuse(let status, _) = doors.judge(request, isUpgrade: false, at: Moment(nanoseconds: Int64(number))) { last = status }
        }
        #expect(last == 429)
    }

    @Test("keys are made once, kept, and readable by their owner alone")
    func files() throws {
        let folder = try temporaryFolder("aneeka-keys")
        defer { removeFolder(folder) }
        let first = try DoorKeys(folder: folder)
        #expect(try DoorKeys(folder: folder) == first)
        #expect(Set([first.overlay, first.panel, first.inbound]).count == 3 && first.overlay.count == 32)
    }
}

@Suite("the page that sounds") struct PageLeaseTests {
    @Test("the newest page of OBS, else the oldest with sound, else none")
    func leader() {
        var lease = PageLease()
        lease.joined(PageID(1), isOBS: false)
        #expect(lease.leader == nil && lease.blockedCount == 1)
        lease.sound(PageID(1), runs: true)
        lease.joined(PageID(2), isOBS: false)
        lease.sound(PageID(2), runs: true)
        #expect(lease.leader == PageID(1))
        for page in [3, 4] {
            lease.joined(PageID(page), isOBS: true)
            lease.sound(PageID(page), runs: true)
        }
        #expect(lease.leader == PageID(4))
        lease.left(PageID(4))
        #expect(lease.leader == PageID(3))
        lease.sound(PageID(3), runs: false)
        #expect(lease.leader == PageID(1))
    }
}

@Suite("JSON for pages") struct JSONTests {
    @Test("hostile text stays text")
    func quoting() {
        let json = JSON.object([("a\"", .text("</script>\u{2028}\n\"\\\u{1}")), ("n", .number(.infinity)), ("l", .list([1, true, .null]))])
        #expect(json.description == #"{"a\"":"</script>\u2028\u000a\"\\\u0001","n":null,"l":[1,true,null]}"#)
    }
}
