package import Signals
package import Wire

/// The reader's side of EventSub, without a socket or a clock: which connections to open and close, and what to hear.
///
/// A connection that Twitch wants moved is kept until the new one has welcomed; one that falls silent is given up. After
/// a lost connection nothing is replayed: a new session subscribes again.
package struct EventSubSession: Sendable {
    package enum Action: Equatable, Sendable {
        case open(url: String, connection: Int)
        case close(connection: Int)
        /// Within ten seconds, or Twitch closes with 4003.
        case subscribe(session: String)
        case deliver(TwitchHappening)
        case lost(Bilingual)
        /// Twitch ended a subscription.
        case revoked(type: String, status: String)
    }

    private struct Connection: Sendable {
        let number: Int
        let since: Moment
        var keepalive: Duration = .seconds(10)
        var lastFrame: Moment
    }

    private enum Phase: Sendable {
        case waiting(until: Moment)
        case opening(Connection)
        case up(Connection)
        case moving(from: Connection, to: Connection)
    }

    /// Beyond the keepalive's time, for what is on its way.
    package static let grace: Duration = .seconds(5)
    private static let drain: Duration = .seconds(2)
    private static let longestWelcome: Duration = .seconds(15)
    /// Twitch gives this long to move, and then closes the old connection.
    private static let longestMove: Duration = .seconds(30)
    /// Older notifications are a replay.
    private static let oldest: Duration = .seconds(600)

    private let url: String
    private var phase: Phase
    private var backOff: BackOff
    private var count = 0
    /// The connection that Twitch asked us to open, which brings the subscriptions along.
    private var moved: Int?
    /// The connection that was moved from: what it told before it heard of the move is still on its way.
    private var draining: (connection: Int, until: Moment)?
    /// Notifications, by Twitch's ids.
    private var seen = SeenMessages(capacity: 8_192)

    package init(url: String, backOff: BackOff = BackOff(), at now: Moment) {
        self.url = url
        self.backOff = backOff
        phase = .waiting(until: now)
    }

    /// When ``tick(at:jitter:)`` has something to do.
    package var deadline: Moment { min(phaseDeadline, draining?.until ?? phaseDeadline) }

    private var phaseDeadline: Moment {
        switch phase {
        case .waiting(let until): until
        case .opening(let connection): connection.since + Self.longestWelcome
        case .up(let connection): Self.end(connection)
        case .moving(let old, let new): min(Self.end(old), new.since + Self.longestMove)
        }
    }

    private static func end(_ connection: Connection) -> Moment { connection.lastFrame + connection.keepalive + grace }

    // MARK: Inputs

    package mutating func receive(
        _ message: EventSubMessage, on connection: Int, at now: Moment, wall: WallTime
    ) -> [Action] {
        guard heard(connection, at: now) else { return [] }
        switch message {
        case .welcome(let session, let keepalive): return welcomed(session, keepalive, connection, at: now)
        case .reconnect(let url): return move(to: url, connection, at: now)
        case .notification(let id, let sentAt, let happening):
            guard seen.insert(MessageID(id)), let happening else { return [] }
            let age = sentAt.map { wall.milliseconds - $0.milliseconds } ?? 0
            return age > Int64(Self.oldest.inMilliseconds) ? [] : [.deliver(happening)]
        case .revocation(let type, let status): return [.revoked(type: type, status: status)]
        case .keepalive, .other: return []
        }
    }

    /// - Parameters:
    ///   - code: the peer's close code; nil when no connection came about.
    ///   - jitter: 0…1, drawn by the caller.
    package mutating func closed(
        _ connection: Int, code: UInt16?, reason: Bilingual? = nil, at now: Moment, jitter: Double
    ) -> [Action] {
        switch phase {
        case .opening(let current) where current.number == connection,
            .up(let current) where current.number == connection:
            return lose(current, reason ?? Self.words(code), at: now, jitter)
        // The one we come from may go as soon as the new one is asked for; what it would still have told is lost.
        case .moving(let old, let new) where old.number == connection:
            phase = .opening(new)
            return []
        case .moving(let old, let new) where new.number == connection:
            return [.close(connection: old.number)] + lose(old, reason ?? Self.words(code), at: now, jitter)
        default: return []
        }
    }

    package mutating func tick(at now: Moment, jitter: Double) -> [Action] {
        if let old = draining, now >= old.until {
            draining = nil
            return [.close(connection: old.connection)]
        }
        guard now >= phaseDeadline else { return [] }
        switch phase {
        case .waiting:
            phase = .opening(next(at: now))
            return [.open(url: url, connection: count)]
        case .opening(let current), .up(let current):
            return [.close(connection: current.number)] + lose(current, Self.silent, at: now, jitter)
        case .moving(let old, let new):
            return [.close(connection: old.number), .close(connection: new.number)]
                + lose(old, Self.silent, at: now, jitter)
        }
    }

    // MARK: Steps

    private mutating func heard(_ connection: Int, at now: Moment) -> Bool {
        switch phase {
        case .opening(var current) where current.number == connection:
            current.lastFrame = now
            phase = .opening(current)
        case .up(var current) where current.number == connection:
            current.lastFrame = now
            phase = .up(current)
        case .moving(var old, let new) where old.number == connection:
            old.lastFrame = now
            phase = .moving(from: old, to: new)
        case .moving(_, let new) where new.number == connection: break
        default: return draining?.connection == connection
        }
        return true
    }

    private mutating func welcomed(
        _ session: String, _ keepalive: Duration, _ connection: Int, at now: Moment
    ) -> [Action] {
        switch phase {
        case .opening(var current):
            current.keepalive = keepalive
            phase = .up(current)
            // A connection that was moved to brings its subscriptions along; one opened anew has none.
            return moved == connection ? [] : [.subscribe(session: session)]
        case .moving(let old, var new) where new.number == connection:
            new.keepalive = keepalive
            new.lastFrame = now
            phase = .up(new)
            defer { draining = (old.number, now + Self.drain) }
            return draining.map { [.close(connection: $0.connection)] } ?? []
        case .up, .moving, .waiting: return []
        }
    }

    private mutating func move(to url: String, _ connection: Int, at now: Moment) -> [Action] {
        guard case .up(let old) = phase else { return [] }
        let new = next(at: now)
        moved = new.number
        phase = .moving(from: old, to: new)
        return [.open(url: url, connection: new.number)]
    }

    private mutating func next(at now: Moment) -> Connection {
        count += 1
        return Connection(number: count, since: now, lastFrame: now)
    }

    private mutating func lose(
        _ connection: Connection, _ reason: Bilingual, at now: Moment, _ jitter: Double
    ) -> [Action] {
        moved = nil
        phase = .waiting(until: now + backOff.next(heldFor: now - connection.since, jitter: jitter))
        return [.lost(reason)]
    }

    // MARK: Words

    package static let silent = Bilingual(
        en: "Twitch's events fell silent.", es: "Los eventos de Twitch se quedaron en silencio.")

    /// Twitch's own codes; https://dev.twitch.tv/docs/eventsub/handling-websocket-events.
    static func words(_ code: UInt16?) -> Bilingual {
        switch code {
        case nil: Bilingual(en: "Twitch's events cannot be reached.", es: "No se llega a los eventos de Twitch.")
        case 4001:
            Bilingual(
                en: "Twitch says that we sent something on its event socket (4001); please report this.",
                es: "Twitch dice que enviamos algo por su canal de eventos (4001); avísanos, por favor.")
        case 4003:
            Bilingual(
                en: "Twitch closed the events: nothing was subscribed to in time (4003).",
                es: "Twitch cerró los eventos: no nos suscribimos a nada a tiempo (4003).")
        case let code?:
            Bilingual(
                en: "Twitch closed the events (\(code)).", es: "Twitch cerró los eventos (\(code)).")
        }
    }
}
