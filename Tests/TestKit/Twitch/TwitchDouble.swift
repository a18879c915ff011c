internal import FoundationEssentials
package import Signals
internal import Wire

/// Twitch on a free loopback port: EventSub at `/ws`, Helix, the sign-in server, IRC over WebSocket at `/irc`.
///
/// Events reach whoever subscribed to their type, with the scope that it takes; what nobody is subscribed to is lost, as
/// with Twitch. What it does wrong is on a switch.
package final class TwitchDouble: Sendable {
    package struct Behaviour: Sendable {
        /// Between keepalives; the welcome tells it in whole seconds, rounded up.
        package var keepalive: Duration = .seconds(10)
        /// A connection without subscriptions is closed with 4003 after this long.
        package var unusedAfter: Duration = .seconds(10)
        /// After an order to move, the old connection is closed with 4004 after this long.
        package var moveWithin: Duration = .seconds(30)
        /// A device code is approved by itself when it was asked about so often; nil: by ``TwitchDouble/approve``.
        package var approvesAfter: Int? = 1
        package var deviceInterval = 1
        package var deviceExpires = 1_800
        /// Seconds.
        package var tokenLasts = 14_400
        package var withholdsWelcome = false
        /// New connections get this status instead of a socket.
        package var refusesSockets: Int?
        /// Each so many-th notification is sent twice; 0 = none.
        package var duplicatesEvery = 0
        /// Her account is one of the channel's moderators.
        package var botModerates = true
        /// Nothing more is sent, not even keepalives.
        package var isSilent = false

        package init() {}
    }

    package struct User: Sendable, Hashable {
        package let id: String
        package let login: String
        package init(_ id: String, _ login: String) {
            self.id = id
            self.login = login
        }
    }

    package struct Request: Sendable {
        package let method: String
        package let path: String
        package let query: [String: String]
        package let headers: [String: String]
        package let body: String
        package let receivedAt: Moment
    }

    /// A message that was sent in the channel's chat.
    package struct Sent: Sendable, Equatable {
        package let id: String
        package let sender: String
        package let text: String
        package let parent: String?
    }

    struct Token: Sendable {
        let user: User
        var scopes: [String]
        var isValid = true
        var refresh: String
        var clientID: String
    }

    struct Device: Sendable {
        let user: String
        let scopes: [String]
        var polls = 0
        var approvedAs: User?
        let since: Moment
        let clientID: String
    }

    struct Subscription: Sendable {
        let id: String
        let type: String
        let version: String
        let condition: [String: String]
        var session: String
        let user: String
    }

    struct Session: Sendable {
        let peer: WebSocketPeer
        let since: Moment
        /// Where it was told to go; its subscriptions go along when that is opened.
        var movingTo: String?
        var everSubscribed = false
    }

    struct Failure: Sendable {
        let path: String
        let status: Int
        var times: Int
        let headers: [(String, String)]
    }

    struct State: Sendable {
        var behaviour = Behaviour()
        var users: [User] = []
        var tokens: [String: Token] = [:]
        var spentRefreshTokens: Set<String> = []
        var devices: [String: Device] = [:]
        var sessions: [String: Session] = [:]
        /// By the token in their address: moves that were ordered and not used yet.
        var moves: [String: String] = [:]
        var subscriptions: [Subscription] = []
        var failures: [Failure] = []
        var drops: [String] = []
        var sentTexts: [(text: String, at: Moment)] = []
        var remaining = 800
        var number = 0
        var isLive = true
    }

    let state = Watched(State())
    package let requests = Watched<[Request]>([])
    package let sent = Watched<[Sent]>([])
    /// Notifications that reached somebody.
    package let delivered = Watched(0)
    private let boundPort = Watched<Int?>(nil)
    let irc: IRCPages
    /// Tells chat and deletions too, with the same ids, as Twitch does.
    package let mirror: IRCDouble?

    /// The channel.
    package static let channel = User("100", "aneeka")
    /// Her account.
    package static let bot = User("200", "aneekabot")
    package static let clientID = "cid0123456789"

    package init(mirror: IRCDouble? = nil) {
        self.mirror = mirror
        irc = IRCPages()
        state.update { $0.users = [Self.channel, Self.bot] }
    }

    package var port: Int { boundPort.value ?? 0 }
    package var socketURL: String { "ws://127.0.0.1:\(port)/ws" }
    package var helixURL: String { "http://127.0.0.1:\(port)/helix" }
    package var authURL: String { "http://127.0.0.1:\(port)/oauth2" }
    package var ircURL: String { "ws://127.0.0.1:\(port)/irc" }

    /// Serves until cancelled.
    package func run(port: Int = 0) async throws {
        var limits = HTTPServer.Limits()
        limits.connections = 1_024
        let server = HTTPServer(port: port, limits: limits, responder: Pages(double: self))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [boundPort] in try await server.run { port in boundPort.update { $0 = port } } }
            group.addTask { try await self.keepTime() }
            for try await _ in group {}
        }
    }

    package func waitUntilListening() async throws { try await boundPort.wait { $0 != nil } }

    package func change(_ change: (inout Behaviour) -> Void) { state.update { change(&$0.behaviour) } }

    func next() -> Int {
        state.update { state in
            state.number += 1
            return state.number
        }
    }

    struct Pages: HTTPResponder {
        let double: TwitchDouble

        func respond(to request: HTTPRequest) async -> HTTPResponse { await double.answer(request) }

        func upgrade(_ request: HTTPRequest) async -> WebSocketDecision {
            switch request.path {
            case "/ws": double.accept(request)
            case "/irc": .accept { [irc = double.irc] peer in await irc.serve(peer) }
            default: .refuse(HTTPResponse(status: 404))
            }
        }
    }

    // MARK: Accounts

    /// A good pair of tokens.
    @discardableResult
    package func grant(_ user: User, scopes: [String], clientID: String = clientID) -> (access: String, refresh: String)
    {
        let number = next()
        let (access, refresh) = ("access-\(number)-secret", "refresh-\(number)-secret")
        state.update { state in
            if !state.users.contains(user) { state.users.append(user) }
            state.tokens[access] = Token(user: user, scopes: scopes, refresh: refresh, clientID: clientID)
        }
        return (access, refresh)
    }

    /// The token gets 401 from now on; it can be refreshed.
    package func expire(_ access: String) { state.update { $0.tokens[access]?.isValid = false } }
    package func expireAll() { state.update { for key in $0.tokens.keys { $0.tokens[key]?.isValid = false } } }

    /// Neither the token nor its refresh token is good any more, and its subscriptions are revoked.
    package func revokeAll() {
        state.update { state in
            for token in state.tokens.values { state.spentRefreshTokens.insert(token.refresh) }
            state.tokens = [:]
        }
        for type in Set(state.value.subscriptions.map(\.type)) { revoke(type, status: "authorization_revoked") }
    }

    /// - Parameter code: as the user types it; nil: whichever waits.
    package func approve(_ code: String? = nil, as user: User) {
        state.update { state in
            for (device, value) in state.devices where code == nil || value.user == code {
                state.devices[device]?.approvedAs = user
            }
        }
    }

    // MARK: Trouble

    /// The next calls whose path begins so are answered like this.
    package func fail(_ path: String, status: Int, times: Int = 1, headers: [(String, String)] = []) {
        state.update { $0.failures.append(Failure(path: path, status: status, times: times, headers: headers)) }
    }

    /// The next message is taken and not shown.
    package func dropNextMessage(_ code: String) { state.update { $0.drops.append(code) } }
}

/// Runs a double while `body` runs.
@discardableResult
package func withTwitchDouble<Result: Sendable>(
    mirror: IRCDouble? = nil, _ body: (TwitchDouble) async throws -> Result
) async throws -> Result {
    let double = TwitchDouble(mirror: mirror)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await double.run() }
        defer { group.cancelAll() }
        try await double.waitUntilListening()
        return try await body(double)
    }
}
