import NIOCore
import NIOPosix
package import Signals
import Synchronization

/// A chat server that speaks Twitch's IRC on a free loopback port, unpleasant parts included.
package final class IRCDouble: Sendable {
    private struct State {
        var clients: [ObjectIdentifier: any Channel] = [:]
        var joined: [ObjectIdentifier: String] = [:]
        var received: [String] = []
        var answersPing = true
        var number = 0
        var waiters: [(Int, CheckedContinuation<Void, Never>)] = []
        var joins = 0
    }

    private let state = Mutex(State())
    private let listener: Mutex<(any Channel)?> = Mutex(nil)
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    package init() {}

    /// - Returns: the port.
    package func start(port: Int = 0) async throws -> Int {
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Client(self))
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
        listener.withLock { $0 = channel }
        return channel.localAddress?.port ?? 0
    }

    package func stop() async {
        dropAll()
        if let channel = listener.withLock({ $0 }) { try? await channel.close() }
        try? await group.shutdownGracefully()
    }

    package var joinCount: Int { state.withLock { $0.joins } }

    /// Every line that clients sent.
    package var received: [String] { state.withLock { $0.received } }

    /// Returns when so many joins have happened since the start.
    package func joined(times: Int = 1) async {
        await withCheckedContinuation { continuation in
            let isDone = state.withLock { state in
                if state.joins >= times { return true }
                state.waiters.append((times, continuation))
                return false
            }
            if isDone { continuation.resume() }
        }
    }

    // MARK: What it says

    /// A chat line; returns its id.
    @discardableResult
    package func say(_ text: String, from name: String = "Lupita", tags: String = "") -> MessageID {
        let number = state.withLock { state in
            state.number += 1
            return state.number
        }
        let id = "00000000-0000-4000-8000-\(1_000_000_000_000 + number)"
        let login = name.lowercased()
        raw(
            "@badges=;color=#FF69B4;display-name=\(name);emotes=;first-msg=0;id=\(id);mod=0;room-id=100;user-id=u-\(login)\(tags) "
                + ":\(login)!\(login)@\(login).tmi.twitch.tv PRIVMSG #aneeka :\(text)")
        return MessageID(id)
    }

    package func delete(_ id: MessageID) {
        raw("@login=x;room-id=100;target-msg-id=\(id) :tmi.twitch.tv CLEARMSG #aneeka :gone")
    }

    package func ban(_ login: String, seconds: Int? = nil) {
        let duration = seconds.map { "ban-duration=\($0);" } ?? ""
        raw("@\(duration)room-id=100;target-user-id=u-\(login) :tmi.twitch.tv CLEARCHAT #aneeka :\(login)")
    }

    package func raw(_ line: String) { bytes(Array((line + "\r\n").utf8)) }

    /// Bytes as they are: half lines, garbage.
    package func bytes(_ bytes: [UInt8]) {
        for channel in state.withLock({ state in state.clients.filter { state.joined[$0.key] != nil }.map(\.value) }) {
            channel.writeAndFlush(channel.allocator.buffer(bytes: bytes), promise: nil)
        }
    }

    /// Cuts every connection without a word.
    package func dropAll() {
        for channel in state.withLock({ Array($0.clients.values) }) { channel.close(mode: .all, promise: nil) }
    }

    // MARK: Its side of a connection

    private func opened(_ channel: any Channel) { state.withLock { $0.clients[ObjectIdentifier(channel)] = channel } }

    private func closed(_ channel: any Channel) {
        state.withLock { state in
            state.clients[ObjectIdentifier(channel)] = nil
            state.joined[ObjectIdentifier(channel)] = nil
        }
    }

    private func line(_ line: String, from channel: any Channel) {
        state.withLock { $0.received.append(line) }
        func answer(_ text: String) {
            channel.writeAndFlush(channel.allocator.buffer(string: text + "\r\n"), promise: nil)
        }
        let words = line.split(separator: " ").map(String.init)
        switch words.first {
        case "CAP": answer(":tmi.twitch.tv CAP * ACK :twitch.tv/tags twitch.tv/commands")
        case "NICK":
            for (code, text) in [("001", "Welcome, GLHF!"), ("375", "-"), ("372", "-"), ("376", ">")] {
                answer(":tmi.twitch.tv \(code) \(words.last ?? "x") :\(text)")
            }
        case "JOIN":
            let channelName = words.last ?? "#aneeka"
            answer(":justinfan1!justinfan1@justinfan1.tmi.twitch.tv JOIN \(channelName)")
            answer("@emote-only=0;room-id=100 :tmi.twitch.tv ROOMSTATE \(channelName)")
            answer(":justinfan1.tmi.twitch.tv 366 justinfan1 \(channelName) :End of /NAMES list")
            let waiters = state.withLock { state in
                state.joined[ObjectIdentifier(channel)] = channelName
                state.joins += 1
                let ready = state.waiters.filter { $0.0 <= state.joins }.map(\.1)
                state.waiters.removeAll { $0.0 <= state.joins }
                return ready
            }
            for waiter in waiters { waiter.resume() }
        case "PING": answer(":tmi.twitch.tv PONG tmi.twitch.tv :\(words.last ?? "")")
        default: break
        }
    }

    private final class Client: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let double: IRCDouble
        private var rest = ""

        init(_ double: IRCDouble) { self.double = double }

        func channelActive(context: ChannelHandlerContext) { double.opened(context.channel) }
        func channelInactive(context: ChannelHandlerContext) { double.closed(context.channel) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            rest += String(buffer: unwrapInboundIn(data))
            while let end = rest.firstIndex(where: \.isNewline) {
                let line = String(rest[..<end])
                rest = String(rest[rest.index(after: end)...])
                if !line.isEmpty { double.line(line, from: context.channel) }
            }
        }
    }
}
