internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// The address could not be listened on.
package struct ListenError: Error, CustomStringConvertible {
    package enum Reason: Sendable, Equatable {
        case taken, needsRoot
        /// In the system's words.
        case other(String)
    }
    package let host: String
    package let port: Int
    package let reason: Reason

    init(host: String, port: Int, cause: any Error) {
        self.host = host
        self.port = port
        reason =
            switch (cause as? IOError)?.errnoCode {
            case EADDRINUSE: .taken
            case EACCES: .needsRoot
            default: .other("\(cause)")
            }
    }

    package var description: String { "cannot listen on \(host):\(port) (\(reason))" }
}

/// HTTP/1.1 and WebSocket on one port.
package struct HTTPServer: Sendable {
    package struct Limits: Sendable {
        /// Bytes of one request's body; more gets 413.
        package var body = 64 * 1024
        /// Open connections; more get 503.
        package var connections = 256
        /// For the whole of a request's head, and for a kept connection to ask again.
        package var head: Duration = .seconds(10)
        package var idle: Duration = .seconds(60)
        /// Bytes of one WebSocket message from a page.
        package var webSocketMessage = 1 << 20
        /// Bytes that may wait for one slow page.
        package var webSocketQueue = 4 << 20
        package init() {}
    }

    private let host: String
    private let port: Int
    private let limits: Limits
    private let responder: any HTTPResponder

    package init(host: String = "127.0.0.1", port: Int, limits: Limits = Limits(), responder: any HTTPResponder) {
        self.host = host
        self.port = port
        self.limits = limits
        self.responder = responder
    }

    /// Serves until the task is cancelled; then closes the door first and every WebSocket with 1001.
    /// - Parameter onListening: gets the bound port.
    /// - Throws: ``ListenError``.
    package func run(onListening: @Sendable (Int) -> Void = { _ in }) async throws {
        let open = OpenConnections(limit: limits.connections)
        let listener: any Channel
        do {
            listener = try await ServerBootstrap(group: wireLoops)
                .serverChannelOption(.backlog, value: 256)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try ServerConnection.add(to: channel, responder: responder, limits: limits, open: open)
                    }
                }
                .bind(host: host, port: port).get()
        } catch {
            throw ListenError(host: host, port: port, cause: error)
        }
        onListening(listener.localAddress?.port ?? port)
        await withTaskCancellationHandler {
            try? await listener.closeFuture.get()
        } onCancel: {
            listener.close(mode: .all, promise: nil)
        }
        await open.closeAll()
    }
}

/// The event loop of all sockets. One thread serves hundreds of connections; the program's work happens elsewhere.
let wireLoops: MultiThreadedEventLoopGroup = MultiThreadedEventLoopGroup(numberOfThreads: 1)

/// What must be closed when the server ends.
final class OpenConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var peers: [ObjectIdentifier: WebSocketPeer] = [:]
        var isClosing = false
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// False when the house is full or closing.
    func enter(_ channel: any Channel) -> Bool {
        state.withLock { state in
            guard !state.isClosing, state.channels.count < limit else { return false }
            state.channels[ObjectIdentifier(channel)] = channel
            return true
        }
    }

    func leave(_ channel: any Channel) {
        state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = nil
            state.peers[ObjectIdentifier(channel)] = nil
        }
    }

    func upgraded(_ channel: any Channel, to peer: WebSocketPeer) {
        state.withLock { $0.peers[ObjectIdentifier(channel)] = peer }
    }

    func closeAll() async {
        let (channels, peers) = state.withLock { state in
            state.isClosing = true
            return (Array(state.channels.values), Array(state.peers.values))
        }
        for peer in peers { peer.close(code: 1001, reason: "going away") }
        for channel in channels {
            // Behind what was just queued for writing.
            channel.eventLoop.execute { channel.close(mode: .all, promise: nil) }
        }
        for channel in channels { try? await channel.closeFuture.get() }
    }
}
