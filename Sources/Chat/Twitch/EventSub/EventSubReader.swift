internal import Signals
internal import Synchronization
internal import Wire

/// Hears a channel by EventSub as one account, until cancelled.
struct EventSubReader: Sendable {
    enum State: Equatable, Sendable {
        case connecting
        /// - Parameter missing: types that Twitch did not let us subscribe to, with why.
        case hearing(missing: [String: Bilingual])
        case lost(Bilingual)
    }

    let url: String
    let helix: Helix
    let subscriptions: [EventSubscription]
    let broadcaster: String
    let user: String
    let inbox: TwitchInbox
    let onState: @Sendable (State) -> Void

    private enum Input: Sendable {
        case message(EventSubMessage, connection: Int, at: Moment)
        /// - Parameter code: nil when no connection came about.
        case closed(connection: Int, code: UInt16?, reason: Bilingual?)
        case tick
    }

    /// Types that are not heard, with why.
    private final class Missing: Sendable {
        private let reasons = Mutex<[String: Bilingual]>([:])

        var all: [String: Bilingual] { reasons.withLock { $0 } }
        func clear() { reasons.withLock { $0 = [:] } }

        subscript(type: String) -> Bilingual? {
            get { reasons.withLock { $0[type] } }
            set { reasons.withLock { $0[type] = newValue } }
        }
    }

    /// Messages that may wait while one is taken in; a connection that overflows is given up and opened anew.
    private static let mostWaiting = 4_096

    func run() async throws {
        var session = EventSubSession(url: url, at: .now)
        let (inputs, inlet) = AsyncStream.makeStream(
            of: Input.self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
        // Connections and the subscribing end by themselves or are cancelled here, their owner.
        var connections: [Int: Task<Void, Never>] = [:]
        var subscribing: Task<Void, Never>?
        var looking: Task<Void, Never>?
        let deadline = Mutex(Moment.now)
        // What Twitch refused, or ended since.
        let missing = Missing()
        let clock = Task {
            while !Task.isCancelled {
                let wait = min(.seconds(1), max(.milliseconds(20), deadline.withLock { $0 } - .now))
                try? await Task.sleep(for: wait)
                if deadline.withLock({ $0 }) <= .now { inlet.yield(.tick) }
            }
        }
        defer {
            clock.cancel()
            subscribing?.cancel()
            looking?.cancel()
            for connection in connections.values { connection.cancel() }
        }
        onState(.connecting)
        inlet.yield(.tick)
        for await input in inputs {
            let actions: [EventSubSession.Action]
            switch input {
            case .message(let message, let connection, let at):
                actions = session.receive(message, on: connection, at: at, wall: .now)
            case .closed(let connection, let code, let reason):
                connections[connection] = nil
                actions = session.closed(
                    connection, code: code, reason: reason, at: .now, jitter: .random(in: 0...1))
            case .tick: actions = session.tick(at: .now, jitter: .random(in: 0...1))
            }
            for action in actions {
                switch action {
                case .open(let url, let number):
                    connections[number] = Task { await Self.read(url, number, into: inlet) }
                case .close(let number):
                    connections.removeValue(forKey: number)?.cancel()
                case .subscribe(let id):
                    subscribing?.cancel()
                    subscribing = Task { await subscribe(id, missing) }
                case .deliver(let happening): inbox.receive(happening, at: .now)
                case .lost(let reason):
                    subscribing?.cancel()
                    inbox.hears(redemptions: false)
                    onState(.lost(reason))
                case .revoked(let type, let status):
                    if type == EventSubscription.redemptions.type { inbox.hears(redemptions: false) }
                    let reason = Self.words(revoked: status)
                    // The account's own state may have changed with it.
                    looking = Task { await helix.account.look() }
                    missing[type] = reason
                    tell(missing)
                }
            }
            deadline.withLock { $0 = session.deadline }
        }
    }

    /// One connection, to its end.
    private static func read(_ url: String, _ number: Int, into inlet: AsyncStream<Input>.Continuation) async {
        do {
            // Twitch allows no frame of ours but pongs (4001).
            let code = try await withWebSocket(url, pings: false) { peer in
                for await message in peer.incoming {
                    guard case .text(let text) = message else { continue }
                    let now = Moment.now
                    let result = inlet.yield(
                        .message(EventSubMessage(text, at: now), connection: number, at: now))
                    if case .dropped = result { return UInt16(1008) }
                }
                return peer.closeCode ?? 1006
            }
            inlet.yield(.closed(connection: number, code: code, reason: nil))
        } catch is CancellationError {
            return
        } catch {
            let reason = EventSubSession.words(nil) + " " + words(error)
            inlet.yield(.closed(connection: number, code: nil, reason: reason))
        }
    }

    // MARK: Subscribing

    /// Asks for everything, chat first; what Twitch refuses for good is told, the rest is asked for again.
    private func subscribe(_ session: String, _ missing: Missing) async {
        missing.clear()
        var left = subscriptions
        // Twitch counts the sockets of a program that crashed for half a minute yet.
        var backOff = BackOff(first: .seconds(1), longest: .seconds(30))
        while !left.isEmpty, !Task.isCancelled {
            var again: [EventSubscription] = []
            for subscription in left {
                do {
                    try await helix.subscribe(subscription, session: session, broadcaster: broadcaster, user: user)
                    missing[subscription.type] = nil
                    if subscription == .redemptions { inbox.hears(redemptions: true) }
                } catch let error as HelixError {
                    missing[subscription.type] = error.message
                    if error.isTransient { again.append(subscription) }
                } catch {
                    if Task.isCancelled { return }
                    missing[subscription.type] = Bilingual(error)
                }
                if Task.isCancelled { return }
            }
            tell(missing)
            left = again
            if !left.isEmpty { try? await Task.sleep(for: backOff.next()) }
        }
    }

    private func tell(_ missing: Missing) {
        if let reason = missing[EventSubscription.chat.type] {
            onState(.lost(reason))
        } else {
            onState(.hearing(missing: missing.all))
        }
    }

    // MARK: Words

    private static func words(_ error: any Error) -> Bilingual {
        switch error {
        case let error as ConnectError: Bilingual("\(error.place): \(error.cause).")
        case let error as WebSocketRefused: Bilingual("HTTP \(error.status).")
        default: Bilingual(error)
        }
    }

    private static func words(revoked status: String) -> Bilingual {
        switch status {
        case "authorization_revoked":
            Bilingual(
                en: "The sign-in was revoked at Twitch: run `aneeka login twitch`, or sign in on the panel.",
                es: "Se retiró el permiso en Twitch: ejecuta `aneeka login twitch` o inicia sesión en el panel.")
        case "moderator_removed":
            Bilingual(
                en: "The account is no moderator any more; make it one (/mod NAME).",
                es: "La cuenta ya no es moderadora; vuelve a hacerla (/mod NOMBRE).")
        default:
            Bilingual(
                en: "Twitch ended a subscription (\(readableLine(status, limit: 40))).",
                es: "Twitch terminó una suscripción (\(readableLine(status, limit: 40))).")
        }
    }
}
