package import Signals
package import Wire

/// Who may come in. A pure decision over one request and the sessions known.
package struct Doors: Sendable {
    package enum Verdict: Equatable, Sendable {
        case open
        /// `status` and a sentence that tells what is missing.
        case refuse(status: Int, String)
    }

    private let keys: DoorKeys
    private let hosts: Set<String>
    private var codes: [String: Moment] = [:]
    private var sessions: [String: Moment] = [:]
    private var failures: [Moment] = []

    package static let cookieName = "aneeka_panel"
    private static let codeLife: Duration = .seconds(600)
    private static let sessionLife: Duration = .seconds(30 * 86_400)
    /// Wrong keys and codes within a minute, from everywhere together; those who know a key never notice.
    private static let mostFailures = 30

    /// - Parameter hosts: names and addresses beside this machine's own, as `host` or `host:port`.
    package init(keys: DoorKeys, port: Int, hosts: [String] = []) {
        self.keys = keys
        var all: Set<String> = []
        for host in ["127.0.0.1", "localhost", "[::1]"] + hosts.map({ $0.lowercased() }) {
            all.insert(host)
            if !host.hasSuffix("]"), host.contains(":") { continue }
            all.insert("\(host):\(port)")
        }
        self.hosts = all
    }

    /// A code for one sign-in within ten minutes.
    package mutating func newCode(at now: Moment) -> String {
        codes = codes.filter { now - $0.value < Self.codeLife }
        if codes.count >= 16, let oldest = codes.min(by: { $0.value < $1.value }) { codes[oldest.key] = nil }
        let code = String(DoorKeys.random().prefix(20))
        codes[code] = now
        return code
    }

    package enum SignIn: Equatable, Sendable {
        /// The cookie's value.
        case session(String)
        /// The code is unknown, used or old.
        case unknown
        case tooManyFailures
    }

    /// Trades a code for a session.
    package mutating func signIn(code: String, at now: Moment) -> SignIn {
        guard let made = codes.first(where: { Self.equal($0.key, code) }) else {
            return fails(at: now) ? .tooManyFailures : .unknown
        }
        codes[made.key] = nil
        guard now - made.value < Self.codeLife else { return .unknown }
        sessions = sessions.filter { now - $0.value < Self.sessionLife }
        if sessions.count >= 64, let oldest = sessions.min(by: { $0.value < $1.value }) { sessions[oldest.key] = nil }
        let session = DoorKeys.random()
        sessions[session] = now
        return .session(session)
    }

    /// Counts a wrong key; true when there were too many lately.
    private mutating func fails(at now: Moment) -> Bool {
        failures.removeAll { now - $0 > .seconds(60) }
        guard failures.count < Self.mostFailures else { return true }
        failures.append(now)
        return false
    }

    package mutating func judge(_ request: HTTPRequest, isUpgrade: Bool, at now: Moment) -> Verdict {
        guard let host = request.headers["host"]?.lowercased(), hosts.contains(host) else {
            return .refuse(status: 421, "This host name is not in stage.allowedHosts.")
        }
        if request.method == "POST" || isUpgrade, let refusal = origin(request, host) { return refusal }
        if request.method == "POST" {
            let type = request.headers["content-type"]?.lowercased() ?? ""
            guard type == "application/json" || type.hasPrefix("application/json;") else {
                return .refuse(status: 415, "Send application/json.")
            }
        }
        let verdict = room(request, at: now)
        if case .refuse(401, _) = verdict, presentsKey(request), fails(at: now) {
            return .refuse(status: 429, "Too many wrong keys; wait a minute.")
        }
        return verdict
    }

    /// A page may only be ours; a program shows its key instead.
    private func origin(_ request: HTTPRequest, _ host: String) -> Verdict? {
        if let origin = request.headers["origin"]?.lowercased() {
            let own = origin == "http://\(host)" || origin == "https://\(host)"
            return own ? nil : .refuse(status: 403, "Other origins may not do this.")
        }
        return request.headers["authorization"] == nil
            ? .refuse(status: 403, "Without an Origin, send the key as a bearer token.") : nil
    }

    private func room(_ request: HTTPRequest, at now: Moment) -> Verdict {
        switch request.path {
        case "/healthz", "/panel", "/gallery", "/api/session", "/", "/favicon.ico": return .open
        case let path where path.hasPrefix("/pages/"): return .open
        case "/overlay", "/overlay/socket":
            if hasKey(request, keys.overlay) || hasBearer(request, keys.overlay) { return .open }
            return .refuse(status: 401, "The overlay's key is missing or wrong; copy the address from the terminal.")
        case "/api/inbound":
            if hasBearer(request, keys.inbound) || hasSession(request, at: now) { return .open }
            return other(request, "The inbound key is missing or wrong.")
        case "/metrics", "/api/turns":
            if hasSession(request, at: now) || hasBearer(request, keys.inbound) { return .open }
            return other(request, "Sign in on the panel, or send the inbound key.")
        default:
            if hasSession(request, at: now) || hasBearer(request, keys.panel) { return .open }
            return other(request, "Sign in with the panel address of her terminal; /panel there gives a new one.")
        }
    }

    /// The overlay's key opens nothing but the overlay, and says so.
    private func other(_ request: HTTPRequest, _ message: String) -> Verdict {
        hasKey(request, keys.overlay) || hasBearer(request, keys.overlay)
            ? .refuse(status: 403, "The overlay's key does not open this.") : .refuse(status: 401, message)
    }

    /// Who shows none is no guesser: a panel that waits for its sign-in asks every few seconds.
    private func presentsKey(_ request: HTTPRequest) -> Bool {
        request.query["key"] != nil || request.headers["authorization"] != nil || request.headers["cookie"] != nil
    }

    private func hasKey(_ request: HTTPRequest, _ key: String) -> Bool {
        request.query["key"].map { Self.equal($0, key) } ?? false
    }

    private func hasBearer(_ request: HTTPRequest, _ key: String) -> Bool {
        guard let value = request.headers["authorization"], value.lowercased().hasPrefix("bearer ") else {
            return false
        }
        return Self.equal(String(value.dropFirst(7)), key)
    }

    private func hasSession(_ request: HTTPRequest, at now: Moment) -> Bool {
        guard let cookies = request.headers["cookie"] else { return false }
        for cookie in cookies.split(separator: ";") {
            let parts = cookie.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0] == Self.cookieName else { continue }
            let match = sessions.first { Self.equal($0.key, String(parts[1])) }
            if let match, now - match.value < Self.sessionLife { return true }
        }
        return false
    }

    /// Takes as long for a near miss as for a far one.
    private static func equal(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
