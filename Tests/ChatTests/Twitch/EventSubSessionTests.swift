import Chat
import Signals
import Testing

private func at(_ seconds: Double) -> Moment { Moment(nanoseconds: Int64(seconds * 1e9)) }

/// A session with its inputs in short.
private struct Run {
    var session = EventSubSession(url: "wss://t", at: at(0))

    mutating func hear(_ message: EventSubMessage, on connection: Int = 1, _ second: Double)
        -> [EventSubSession.Action]
    {
        session.receive(message, on: connection, at: at(second), wall: WallTime(milliseconds: Int64(second * 1000)))
    }

    mutating func tick(_ second: Double) -> [EventSubSession.Action] { session.tick(at: at(second), jitter: 1) }

    mutating func up() {
        _ = tick(0)
        _ = hear(.welcome(session: "s", keepalive: .seconds(10)), 0.1)
    }
}

@Suite("EventSub's session") struct EventSubSessionTests {
    private static let clear = TwitchHappening.recall(.all(.twitch))
    private static func news(_ id: String, sentAt: WallTime? = nil) -> EventSubMessage {
        .notification(id: id, sentAt: sentAt, clear)
    }

    @Test("opens, is welcomed, subscribes, and hears each notification once")
    func hears() {
        var run = Run()
        #expect(run.tick(0) == [.open(url: "wss://t", connection: 1)])
        #expect(
            run.hear(.welcome(session: "s", keepalive: .seconds(10)), 0.1) == [.subscribe(session: "s")])
        #expect(run.hear(Self.news("a"), 1) == [.deliver(Self.clear)])
        #expect(run.hear(Self.news("a"), 2) == [])
        #expect(run.hear(.notification(id: "b", sentAt: nil, nil), 2) == [])
    }

    @Test("what is older than ten minutes is a replay")
    func old() {
        var run = Run()
        run.up()
        #expect(run.hear(Self.news("a", sentAt: WallTime(milliseconds: 0)), 601) == [])
        #expect(run.hear(Self.news("b", sentAt: WallTime(milliseconds: 5_000)), 601) == [.deliver(Self.clear)])
    }

    @Test("a move keeps the old connection until the new one welcomes, and what it still tells")
    func moves() {
        var run = Run()
        run.up()
        #expect(
            run.hear(.reconnect(url: "wss://t?x=1"), 5) == [.open(url: "wss://t?x=1", connection: 2)])
        #expect(run.hear(Self.news("a"), on: 1, 5.1) == [.deliver(Self.clear)])
        #expect(run.hear(.welcome(session: "s", keepalive: .seconds(10)), on: 2, 5.2) == [])
        #expect(run.hear(Self.news("a"), on: 2, 5.3) == [])
        #expect(run.hear(Self.news("late"), on: 1, 5.4) == [.deliver(Self.clear)])
        #expect(run.tick(7.3) == [.close(connection: 1)])
        #expect(run.hear(Self.news("too late"), on: 1, 7.4) == [])
        #expect(run.hear(Self.news("b"), on: 2, 7.5) == [.deliver(Self.clear)])
    }

    @Test("a move whose old connection goes first does not subscribe again")
    func movesEarly() {
        var run = Run()
        run.up()
        _ = run.hear(.reconnect(url: "wss://u"), 5)
        #expect(run.session.closed(1, code: 4004, at: at(5.1), jitter: 0) == [])
        #expect(run.hear(.welcome(session: "s", keepalive: .seconds(10)), on: 2, 5.2) == [])
    }

    @Test("a move that fails, or takes too long, begins anew and subscribes again")
    func movesBadly() {
        var run = Run()
        run.up()
        _ = run.hear(.reconnect(url: "wss://u"), 5)
        let actions = run.session.closed(2, code: 4007, at: at(6), jitter: 0)
        #expect(actions.first == .close(connection: 1))
        #expect(run.tick(7) == [.open(url: "wss://t", connection: 3)])
        #expect(
            run.hear(.welcome(session: "n", keepalive: .seconds(10)), on: 3, 7.1) == [.subscribe(session: "n")])
        _ = run.hear(.reconnect(url: "wss://u"), on: 3, 8)
        for second in stride(from: 9.0, to: 38, by: 1) { _ = run.hear(.keepalive, on: 3, second) }
        #expect(run.tick(38.1).prefix(2) == [.close(connection: 3), .close(connection: 4)])
    }

    @Test("silence beyond the keepalive and its grace is the end of a connection")
    func silence() {
        var run = Run()
        run.up()
        _ = run.hear(.keepalive, 10)
        #expect(run.tick(24.9) == [])
        #expect(run.tick(25.1) == [.close(connection: 1), .lost(EventSubSession.silent)])
        #expect(run.hear(Self.news("a"), on: 1, 25.2) == [])
    }

    @Test("a welcome that never comes", arguments: [14.9, 15.1])
    func noWelcome(second: Double) {
        var run = Run()
        _ = run.tick(0)
        #expect(run.tick(second).isEmpty == (second < 15))
    }

    @Test("each loss waits longer, a good while makes it short again")
    func backsOff() {
        var run = Run()
        var waits: [Double] = []
        var second = 0.0
        for number in 1...5 {
            _ = run.tick(second)
            _ = run.session.closed(number, code: 4000, at: at(second), jitter: 1)
            waits.append((run.session.deadline - at(second)).inSeconds)
            second = second + waits[number - 1]
        }
        #expect(waits == [0.5, 1, 2, 4, 8])
        _ = run.tick(second)
        _ = run.hear(.welcome(session: "s", keepalive: .seconds(600)), on: 6, second)
        _ = run.session.closed(6, code: 1006, at: at(second + 100), jitter: 1)
        #expect(run.session.deadline - at(second + 100) == .milliseconds(500))
    }

    @Test("a subscription that Twitch ends is told")
    func revoked() {
        var run = Run()
        run.up()
        #expect(
            run.hear(.revocation(type: "channel.follow", status: "moderator_removed"), 1)
                == [.revoked(type: "channel.follow", status: "moderator_removed")])
    }
}
