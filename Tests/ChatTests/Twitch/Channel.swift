import Chat
import Signals
import Synchronization
import TestKit
import Wire

/// Tokens in memory.
final class MemoryShelf: TokenShelf {
    private let kept = Mutex<[TwitchRole: TwitchTokens]>([:])

    func tokens(_ role: TwitchRole) -> TwitchTokens? { kept.withLock { $0[role] } }
    func keep(_ tokens: TwitchTokens?, for role: TwitchRole) throws { kept.withLock { $0[role] = tokens } }
}

extension TwitchTokens {
    init(_ pair: (access: String, refresh: String), lasting seconds: Int64 = 3_600) {
        self.init(
            access: pair.access, refresh: pair.refresh,
            expires: WallTime(milliseconds: WallTime.now.milliseconds + seconds * 1000), scopes: [],
            clientID: TwitchDouble.clientID)
    }
}

let botScopes = TwitchScope.of(.bot).map(\.name)
let broadcasterScopes = TwitchScope.of(.broadcaster).map(\.name)

/// What a source delivered so far.
final class Heard: Sendable {
    struct State: Sendable {
        var comments: [Comment] = []
        /// When each comment was read from the inlet.
        var arrivals: [Moment] = []
        var events: [ChannelEvent] = []
        var recalls: [Recall] = []
        var releases: [MessageID] = []
        var states: [SourceState] = []

        var texts: [String] { comments.map(\.text) }
        var kinds: [ChannelEvent.Kind] { events.map(\.kind) }
    }
    let state = Watched(State())

    func read(_ inlet: ChatInlet) async {
        while let event = await inlet.next() {
            state.update { state in
                switch event {
                case .comment(let comment):
                    state.comments.append(comment)
                    state.arrivals.append(.now)
                case .happened(let event): state.events.append(event)
                case .recall(let recall): state.recalls.append(recall)
                case .release(let id): state.releases.append(id)
                case .state(_, let new): state.states.append(new)
                case .onAir: break
                }
            }
        }
    }
}

/// A running source beside a double.
struct Channel: Sendable {
    let double: TwitchDouble
    let source: TwitchSource
    let heard: Heard
    let shelf: MemoryShelf
}

/// - Parameters:
///   - ircPort: nil: nobody answers there.
///   - roles: who is signed in.
func withChannel(
    _ double: TwitchDouble, ircPort: Int? = nil, roles: [TwitchRole] = [.bot, .broadcaster],
    _ body: (Channel) async throws -> Void
) async throws {
    var settings = TwitchSettings(channel: "aneeka")
    settings.clientID = TwitchDouble.clientID
    settings.eventSub = double.socketURL
    settings.helix = double.helixURL
    settings.auth = double.authURL
    settings.irc.host = "127.0.0.1"
    settings.irc.port = ircPort ?? 9
    settings.irc.tls = .none
    let shelf = MemoryShelf()
    if roles.contains(.bot) {
        try shelf.keep(TwitchTokens(double.grant(TwitchDouble.bot, scopes: botScopes)), for: .bot)
    }
    if roles.contains(.broadcaster) {
        try shelf.keep(TwitchTokens(double.grant(TwitchDouble.channel, scopes: broadcasterScopes)), for: .broadcaster)
    }
    let inlet = ChatInlet(capacity: 65_536)
    let heard = Heard()
    let client = HTTPClient()
    let source = TwitchSource(settings, shelf: shelf, client: client, inlet: inlet)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await heard.read(inlet) }
        group.addTask { try await source.run() }
        defer { group.cancelAll() }
        try await body(Channel(double: double, source: source, heard: heard, shelf: shelf))
    }
    await client.shutdown()
}
