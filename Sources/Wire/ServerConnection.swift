internal import NIOCore
internal import NIOHTTP1
internal import NIOWebSocket
internal import Synchronization

/// One connection of ``HTTPServer``: collects a request, asks the responder, writes the answer or becomes a WebSocket.
final class ServerConnection: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let responder: any HTTPResponder
    private let limits: HTTPServer.Limits
    private let open: OpenConnections
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var isTooLarge = false
    private var timer: Scheduled<Void>?
    private var work: Task<Void, Never>?
    /// Takes the HTTP codec out of the pipeline, this handler included.
    private let removeHTTP: (ChannelPipeline.SynchronousOperations) -> Void

    static func add(
        to channel: any Channel, responder: any HTTPResponder, limits: HTTPServer.Limits, open: OpenConnections
    ) throws {
        let encoder = HTTPResponseEncoder()
        let decoder = ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes))
        let order = HTTPServerPipelineHandler()
        let connection = ServerConnection(responder: responder, limits: limits, open: open) { pipeline in
            pipeline.removeHandler(order, promise: nil)
            pipeline.removeHandler(encoder, promise: nil)
            // Last: bytes that came behind the handshake are then read as frames.
            pipeline.removeHandler(decoder, promise: nil)
        }
        try channel.pipeline.syncOperations.addHandlers([encoder, decoder, order, connection])
    }

    private init(
        responder: any HTTPResponder, limits: HTTPServer.Limits, open: OpenConnections,
        removeHTTP: @escaping (ChannelPipeline.SynchronousOperations) -> Void
    ) {
        self.removeHTTP = removeHTTP
        self.responder = responder
        self.limits = limits
        self.open = open
    }

    func channelActive(context: ChannelHandlerContext) {
        guard open.enter(context.channel) else {
            return refuse(context, HTTPResponse(status: 503, text: "Too many connections.\n"))
        }
        arm(context, limits.head)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        work?.cancel()
        open.leave(context.channel)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.removeAll()
            isTooLarge = (head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0) > limits.body
            if isTooLarge { refuse(context, HTTPResponse(status: 413, text: "The body is too large.\n")) }
        case .body(let buffer):
            guard !isTooLarge else { return }
            body.append(contentsOf: buffer.readableBytesView)
            if body.count > limits.body {
                isTooLarge = true
                refuse(context, HTTPResponse(status: 413, text: "The body is too large.\n"))
            }
        case .end:
            guard !isTooLarge, let head else { return }
            self.head = nil
            timer?.cancel()
            answer(context, head, body)
            body = []
        }
    }

    private func answer(_ context: ChannelHandlerContext, _ head: HTTPRequestHead, _ body: [UInt8]) {
        let request = HTTPRequest(head, body: body, remote: context.remoteAddress?.ipAddress ?? "")
        let responder = responder
        let channel = context.channel
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let wantsSocket =
            head.method == .GET && request.headers["upgrade"]?.lowercased() == "websocket"
            && request.headers["sec-websocket-key"] != nil
        let isHead = head.method == .HEAD
        let keeps = head.isKeepAlive
        work = Task {
            if wantsSocket {
                let decision = await responder.upgrade(request)
                channel.eventLoop.execute {
                    switch decision {
                    case .refuse(let response): bound.value.write(channel, response, isHead: false, keeps: false)
                    case .accept(let session):
                        bound.value.upgrade(channel, key: request.headers["sec-websocket-key"] ?? "", session)
                    }
                }
            } else {
                let response = await responder.respond(to: request)
                channel.eventLoop.execute {
                    bound.value.write(channel, response, isHead: isHead, keeps: keeps)
                }
            }
        }
    }

    private func write(_ channel: any Channel, _ response: HTTPResponse, isHead: Bool, keeps: Bool) {
        guard channel.isActive else { return }
        var headers = HTTPHeaders(response.headers.filter { !$0.0.contains("\n") && !$0.1.contains("\n") })
        headers.replaceOrAdd(name: "Content-Length", value: "\(response.body.count)")
        if !keeps { headers.replaceOrAdd(name: "Connection", value: "close") }
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: response.status), headers: headers)
        channel.write(HTTPServerResponsePart.head(head), promise: nil)
        if !isHead, !response.body.isEmpty {
            channel.write(
                HTTPServerResponsePart.body(.byteBuffer(channel.allocator.buffer(bytes: response.body))), promise: nil)
        }
        let done = channel.eventLoop.makePromise(of: Void.self)
        channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: done)
        if keeps {
            arm(channel, limits.idle)
        } else {
            done.futureResult.whenComplete { _ in channel.close(mode: .all, promise: nil) }
        }
    }

    private func refuse(_ context: ChannelHandlerContext, _ response: HTTPResponse) {
        write(context.channel, response, isHead: false, keeps: false)
    }

    private func arm(_ context: ChannelHandlerContext, _ duration: Duration) { arm(context.channel, duration) }

    private func arm(_ channel: any Channel, _ duration: Duration) {
        timer?.cancel()
        timer = channel.eventLoop.scheduleTask(in: TimeAmount(duration)) { channel.close(mode: .all, promise: nil) }
    }

    private func upgrade(
        _ channel: any Channel, key: String, _ session: @escaping @Sendable (WebSocketPeer) async -> Void
    ) {
        guard channel.isActive else { return }
        let headers = HTTPHeaders([
            ("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Accept", acceptKey(for: key)),
        ])
        channel.write(
            HTTPServerResponsePart.head(.init(version: .http1_1, status: .switchingProtocols, headers: headers)),
            promise: nil)
        channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
        let peer = WebSocketPeer(channel: channel, masks: false, queueLimit: limits.webSocketQueue)
        let pipeline = channel.pipeline.syncOperations
        do {
            try pipeline.addWebSocket(peer, maximumFrame: limits.webSocketMessage)
            pipeline.removeHandler(self, promise: nil)
            removeHTTP(pipeline)
        } catch {
            channel.close(mode: .all, promise: nil)
            return
        }
        open.upgraded(channel, to: peer)
        let open = open
        channel.closeFuture.whenComplete { _ in open.leave(channel) }
        // The session belongs to the connection: its end cancels it.
        let task = Task {
            await session(peer)
            peer.close()
        }
        channel.closeFuture.whenComplete { _ in task.cancel() }
    }
}
