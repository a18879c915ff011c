package import Signals
internal import Synchronization
package import Wire

/// Reads a Twitch channel's chat without an account: anonymous IRC over TLS, deletions included.
package struct TwitchIRC: Sendable {
    package struct Settings: Sendable, Equatable {
        package var channel: String
        package var host = "irc.chat.twitch.tv"
        package var port = 6697
        package var tls = TLSChoice.system
        package init(channel: String) {
            self.channel = channel.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "_" }
        }
    }

    private let settings: Settings
    private let inlet: ChatInlet

    package init(_ settings: Settings, inlet: ChatInlet) {
        self.settings = settings
        self.inlet = inlet
    }

    /// Reads until cancelled; a lost connection is opened again with back-off, and no line read is delivered twice.
    package func run() async throws {
        var backOff = BackOff()
        var seen = SeenMessages()
        while !Task.isCancelled {
            inlet.deliver(.state(.twitch, .connecting))
            let start = Moment.now
            var reason: Bilingual
            do {
                reason = try await connection(&seen)
            } catch is CancellationError {
                return
            } catch let refused as GaveUp {
                inlet.deliver(.state(.twitch, .lost(reason: refused.reason, remedy: refused.remedy)))
                try await Task.sleep(for: .seconds(60))
                continue
            } catch {
                reason = Self.explanation(of: error)
            }
            if Task.isCancelled { return }
            let wait = backOff.next(heldFor: .now - start, jitter: .random(in: 0...1))
            inlet.deliver(.state(.twitch, .lost(reason: reason, remedy: Self.again)))
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
    private func connection(_ seen: inout SeenMessages) async throws -> Bilingual {
        let digits = Int.random(in: 10_000...99_999)
        let session = Mutex(IRCSession(channel: settings.channel, nick: "justinfan\(digits)", at: .now))
        var known = seen
        defer { seen = known }
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
                            if case .comment(let comment) = event, !known.insert(comment.id) { continue }
                            actions += session.withLock { $0.receive(event, at: now) }
                        }
                    }
                }
                for action in actions {
                    switch action {
                    case .send(let line): try await connection.send(line)
                    case .deliver(.comment(let comment)): inlet.deliver(.comment(comment))
                    case .deliver(.recall(let recall)): inlet.deliver(.recall(recall))
                    case .deliver(.state(let state)): inlet.deliver(.state(.twitch, state))
                    case .reconnect(let reason): return reason
                    case .giveUp(let reason, let remedy): throw GaveUp(reason: reason, remedy: remedy)
                    }
                }
            }
            return Self.closed
        }
    }
}

/// The newest message ids, to tell repeats across reconnects.
package struct SeenMessages: Sendable {
    private var ids: Set<MessageID> = []
    private var order: [MessageID] = []
    private var next = 0
    private let capacity: Int

    package init(capacity: Int = 4096) {
        self.capacity = capacity
    }

    /// False when it was seen before.
    package mutating func insert(_ id: MessageID) -> Bool {
        guard ids.insert(id).inserted else { return false }
        if order.count < capacity {
            order.append(id)
        } else {
            ids.remove(order[next])
            order[next] = id
            next = (next + 1) % capacity
        }
        return true
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
