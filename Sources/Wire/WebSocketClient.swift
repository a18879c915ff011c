internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOWebSocket
internal import Synchronization

/// The server did not open a WebSocket.
package struct WebSocketRefused: Error, CustomStringConvertible {
    package let status: Int
    /// Names in lower case.
    package let headers: [String: String]
    package var description: String { "The server answered \(status) instead of opening a WebSocket." }
}

/// Connects, runs `body`, closes with 1000.
/// - Parameter pings: whether silence is asked about; a server may forbid that.
/// - Throws: ``WebSocketRefused``, ``ConnectError``, or what `body` threw.
package func withWebSocket<Result: Sendable>(
    _ url: String, headers: [(String, String)] = [], tls: TLSChoice = .system, maximumFrame: Int = 1 << 20,
    connectTimeout: Duration = .seconds(10), pings: Bool = true, body: (WebSocketPeer) async throws -> Result
) async throws -> Result {
    guard let address = Address(url), ["ws", "wss"].contains(address.scheme) else {
        throw ConnectError(place: url, cause: "not an address of the form ws://host:port/path")
    }
    let choice = address.isSecure ? tls : TLSChoice.none
    let handshake = ClientHandshake(
        address: address, headers: headers, maximumFrame: maximumFrame, pings: pings)
    let peer: WebSocketPeer
    let channel: any Channel
    do {
        channel = try await ClientBootstrap(group: wireLoops)
            .connectTimeout(TimeAmount(connectTimeout))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let secure = try choice.handler(host: address.host) {
                        try channel.pipeline.syncOperations.addHandler(secure)
                    }
                    try handshake.begin(on: channel)
                }
            }
            .connect(host: address.host, port: address.port).get()
    } catch {
        throw ConnectError(place: "\(address.host):\(address.port)", cause: "\(error)")
    }
    do {
        peer = try await withTaskCancellationHandler {
            try await handshake.result(channel)
        } onCancel: {
            channel.close(mode: .all, promise: nil)
        }
    } catch {
        channel.close(mode: .all, promise: nil)
        if Task.isCancelled { throw CancellationError() }
        throw error
    }
    defer { channel.close(mode: .all, promise: nil) }
    let result = try await withTaskCancellationHandler {
        try await body(peer)
    } onCancel: {
        channel.close(mode: .all, promise: nil)
    }
    peer.close()
    await peer.flushed()
    return result
}

/// The request, and what becomes of it.
private final class ClientHandshake: Sendable {
    private let address: Address
    private let headers: [(String, String)]
    private let maximumFrame: Int
    private let pings: Bool
    private let promise = Mutex<EventLoopPromise<WebSocketPeer>?>(nil)
    private var place: String { "\(address.host):\(address.port)" }

    init(address: Address, headers: [(String, String)], maximumFrame: Int, pings: Bool) {
        self.pings = pings
        self.address = address
        self.headers = headers
        self.maximumFrame = maximumFrame
    }

    func begin(on channel: any Channel) throws {
        let promise = channel.eventLoop.makePromise(of: WebSocketPeer.self)
        self.promise.withLock { $0 = promise }
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: address.target)
        let standard = address.isSecure ? 443 : 80
        head.headers.add(
            name: "Host", value: address.port == standard ? address.host : "\(address.host):\(address.port)")
        for (name, value) in headers { head.headers.add(name: name, value: value) }
        let key = base64((0..<16).map { _ in UInt8.random(in: 0...255) })
        head.headers.add(name: "Upgrade", value: "websocket")
        head.headers.add(name: "Connection", value: "Upgrade")
        head.headers.add(name: "Sec-WebSocket-Version", value: "13")
        head.headers.add(name: "Sec-WebSocket-Key", value: key)
        try HandshakeHandler.add(
            to: channel, place: place, head: head, accept: acceptKey(for: key), maximumFrame: maximumFrame,
            pings: pings, promise: promise)
    }

    func result(_ channel: any Channel) async throws -> WebSocketPeer {
        guard let promise = promise.withLock({ $0 }) else {
            throw ConnectError(place: place, cause: "the handshake never began")
        }
        return try await promise.futureResult.get()
    }
}

private final class HandshakeHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let place: String
    private let head: HTTPRequestHead
    private let accept: String
    private let maximumFrame: Int
    private let pings: Bool
    private let promise: EventLoopPromise<WebSocketPeer>
    private let removeHTTP: (ChannelPipeline.SynchronousOperations, EventLoopPromise<Void>) -> Void
    private var isOpen = false

    static func add(
        to channel: any Channel, place: String, head: HTTPRequestHead, accept: String, maximumFrame: Int,
        pings: Bool, promise: EventLoopPromise<WebSocketPeer>
    ) throws {
        let encoder = HTTPRequestEncoder()
        // What came in one segment with the 101 are frames already.
        let decoder = ByteToMessageHandler(HTTPResponseDecoder(leftOverBytesStrategy: .forwardBytes))
        let handler = HandshakeHandler(
            place: place, head: head, accept: accept, maximumFrame: maximumFrame, pings: pings, promise: promise
        ) { pipeline, removed in
            pipeline.removeHandler(encoder, promise: nil)
            pipeline.removeHandler(decoder, promise: removed)
        }
        try channel.pipeline.syncOperations.addHandlers([encoder, decoder, handler])
    }

    private init(
        place: String, head: HTTPRequestHead, accept: String, maximumFrame: Int,
        pings: Bool, promise: EventLoopPromise<WebSocketPeer>,
        removeHTTP: @escaping (ChannelPipeline.SynchronousOperations, EventLoopPromise<Void>) -> Void
    ) {
        self.place = place
        self.head = head
        self.accept = accept
        self.maximumFrame = maximumFrame
        self.pings = pings
        self.promise = promise
        self.removeHTTP = removeHTTP
    }

    func channelActive(context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let response):
            let isAccepted =
                response.status == .switchingProtocols && response.headers.first(name: "Sec-WebSocket-Accept") == accept
            guard !isAccepted else {
                isOpen = true
                return
            }
            var headers: [String: String] = [:]
            for (name, value) in response.headers { headers[name.lowercased()] = value }
            promise.fail(WebSocketRefused(status: Int(response.status.code), headers: headers))
            context.close(promise: nil)
        case .body: return
        // Only now: the decoder ends the answer with this part, which no frame decoder must see.
        case .end: if isOpen { upgrade(context) }
        }
    }

    /// Takes HTTP out of the pipeline, and only then puts frames in: the decoder goes in a later step, would see their
    /// writes until then, and takes them for parts of a request.
    private func upgrade(_ context: ChannelHandlerContext) {
        let channel = context.channel
        let pipeline = context.pipeline.syncOperations
        let leftOvers = LeftOvers()
        let removed = context.eventLoop.makePromise(of: Void.self)
        do {
            try pipeline.addHandler(leftOvers)
            pipeline.removeHandler(self, promise: nil)
            removeHTTP(pipeline, removed)
        } catch {
            promise.fail(error)
            return context.close(promise: nil)
        }
        let bound = NIOLoopBound(leftOvers, eventLoop: context.eventLoop)
        removed.futureResult.whenComplete { [promise, maximumFrame, pings] result in
            let peer = WebSocketPeer(channel: channel, masks: true, queueLimit: 8 << 20)
            do {
                try result.get()
                try channel.pipeline.syncOperations.addWebSocket(peer, maximumFrame: maximumFrame, pings: pings)
                promise.succeed(peer)
                bound.value.handOn()
                // Closed meanwhile: nobody else would tell.
                if !channel.isActive { peer.lost() }
            } catch {
                promise.fail(error)
                channel.close(promise: nil)
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(ConnectError(place: place, cause: "the server closed the connection during the handshake"))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(ConnectError(place: place, cause: "the handshake failed: \(error)"))
        context.close(promise: nil)
    }
}

/// Keeps the bytes that come behind the handshake until there is somebody who reads frames.
private final class LeftOvers: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private var kept: [ByteBuffer] = []
    private var context: ChannelHandlerContext?

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }
    func channelRead(context: ChannelHandlerContext, data: NIOAny) { kept.append(unwrapInboundIn(data)) }

    func handOn() {
        guard let context else { return }
        for buffer in kept { context.fireChannelRead(wrapInboundOut(buffer)) }
        if !kept.isEmpty { context.fireChannelReadComplete() }
        kept = []
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }
}
