internal import Signals
internal import Synchronization
internal import Wire

/// Reads a Twitch channel's chat without an account: anonymous IRC over TLS, deletions and notices included.
struct TwitchIRC: Sendable {
    enum State: Equatable, Sendable {
        case connecting
        case reading
        /// Chat comes without ids and deletions: a server that is not Twitch's.
        case untagged
        case lost(reason: Bilingual, remedy: Bilingual)
    }

    let channel: String
    let settings: TwitchSettings.IRC
    let inbox: TwitchInbox
    let onState: @Sendable (State) -> Void

    /// Reads until cancelled; a lost connection is opened again with back-off.
    func run() async throws {
        var backOff = BackOff()
        while !Task.isCancelled {
            onState(.connecting)
            let start = Moment.now
            var reason: Bilingual
            do {
                reason = try await connection()
            } catch is CancellationError {
                return
            } catch let refused as GaveUp {
                onState(.lost(reason: refused.reason, remedy: refused.remedy))
                try await Task.sleep(for: .seconds(60))
                continue
            } catch {
                reason = Self.explanation(of: error)
            }
            if Task.isCancelled { return }
            let wait = backOff.next(heldFor: .now - start, jitter: .random(in: 0...1))
            onState(.lost(reason: reason, remedy: Self.again))
            try await Task.sleep(for: wait)
        }
    }

    private struct GaveUp: Error {
        let reason: Bilingual
        let remedy: Bilingual
    }

    private static let again = Bilingual(en: "Connecting again by itself.", es: "Volverá a conectar sola.")
    private static let closed = Bilingual(
        en: "The chat server closed the connection.", es: "El servidor del chat cerró la conexión.")

    private static func explanation(of error: any Error) -> Bilingual {
        guard let error = error as? ConnectError else { return Bilingual(error) }
        return Bilingual(
            en: "Cannot connect to \(error.place): \(error.cause).",
            es: "No se puede conectar con \(error.place): \(error.cause).")
    }

    /// One connection; returns why it ended.
    private func connection() async throws -> Bilingual {
        let digits = Int.random(in: 10_000...99_999)
        let session = Mutex(IRCSession(channel: channel, nick: "justinfan\(digits)", at: .now))
        return try await withLineConnection(host: settings.host, port: settings.port, tls: settings.tls) { connection in
            for action in session.withLock({ $0.begin() }) {
                if case .send(let line) = action { try await connection.send(line) }
            }
            let clock = Ticks(every: .seconds(5))
            defer { clock.stop() }
            for await input in clock.merged(with: connection.batches) {
                var actions: [IRCSession.Action] = []
                switch input {
                case .tick: actions = session.withLock { $0.tick(at: .now) }
                case .batch(let batch):
                    let now = Moment.now
                    batch.bytes.withUnsafeBufferPointer { bytes in
                        for line in batch.lines {
                            let event = IRCEvent(bytes, line, at: now)
                            actions += session.withLock { $0.receive(event, at: now) }
                        }
                    }
                }
                for action in actions {
                    switch action {
                    case .send(let line): try await connection.send(line)
                    case .deliver(let happening): inbox.receive(happening, at: .now)
                    case .joined: onState(.reading)
                    case .untagged: onState(.untagged)
                    case .reconnect(let reason): return reason
                    case .giveUp(let reason, let remedy): throw GaveUp(reason: reason, remedy: remedy)
                    }
                }
            }
            return Self.closed
        }
    }
}

/// A connection's batches with ticks between them.
private final class Ticks: Sendable {
    enum Input: Sendable {
        case tick
        case batch(LineBatch)
    }

    private let interval: Duration
    private let tasks = Mutex<[Task<Void, Never>]>([])

    init(every interval: Duration) { self.interval = interval }

    func merged(with batches: AsyncStream<LineBatch>) -> AsyncStream<Input> {
        // The batches' own buffer is the bound; this one holds what a tick and a read can add.
        let (stream, inlet) = AsyncStream.makeStream(of: Input.self, bufferingPolicy: .bufferingOldest(512))
        let reader = Task {
            for await batch in batches { inlet.yield(.batch(batch)) }
            inlet.finish()
        }
        let timer = Task { [interval] in
            while !Task.isCancelled {
                try? await Task.sleep(for: interval)
                inlet.yield(.tick)
            }
        }
        tasks.withLock { $0 = [reader, timer] }
        return stream
    }

    func stop() {
        for task in tasks.withLock({ $0 }) { task.cancel() }
    }
}
