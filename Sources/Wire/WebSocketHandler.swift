internal import NIOCore
internal import NIOWebSocket

/// Frames of one connection to and from its ``WebSocketPeer``; answers pings, echoes the close, watches silence.
final class WebSocketHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let peer: WebSocketPeer
    private let pingEvery: TimeAmount?
    private let deadAfter: TimeAmount
    private var heartbeat: RepeatedTask?

    /// - Parameter pingEvery: nil: never, for servers that allow no frame of ours but pongs; whoever reads watches silence.
    init(peer: WebSocketPeer, pingEvery: TimeAmount? = .seconds(15), deadAfter: TimeAmount = .seconds(45)) {
        self.peer = peer
        self.pingEvery = pingEvery
        self.deadAfter = deadAfter
    }

    func handlerAdded(context: ChannelHandlerContext) {
        guard let pingEvery else { return }
        let channel = context.channel
        let peer = peer
        let deadAfter = deadAfter
        heartbeat = context.eventLoop.scheduleRepeatedTask(initialDelay: pingEvery, delay: pingEvery) { _ in
            if NIODeadline.now() - peer.silentSince > deadAfter {
                channel.close(mode: .all, promise: nil)
            } else {
                peer.write(.ping, channel.allocator.buffer(capacity: 0))
                channel.flush()
            }
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        heartbeat?.cancel()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        peer.heardFrom()
        var data = frame.unmaskedData
        switch frame.opcode {
        case .text: peer.received(.text(String(buffer: data)))
        case .binary: peer.received(.binary(Array(buffer: data)))
        case .ping:
            peer.pinged()
            peer.write(.pong, data)
            context.flush()
        case .connectionClose:
            let code = data.readInteger(as: UInt16.self) ?? 1005
            let reason = data.readString(length: data.readableBytes) ?? ""
            peer.receivedClose(code: code, reason: reason)
            var echo = context.channel.allocator.buffer(capacity: 2)
            echo.writeInteger(code == 1005 ? 1000 : code)
            peer.write(.connectionClose, echo)
            context.flush()
            context.close(promise: nil)
        default: break
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { peer.drain() }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        peer.lost()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? NIOWebSocketError {
            peer.close(code: error == .invalidFrameLength ? 1009 : 1002)
        }
        context.close(promise: nil)
    }
}

extension ChannelPipeline.SynchronousOperations {
    /// Turns a connection whose handshake is done into a WebSocket.
    func addWebSocket(_ peer: WebSocketPeer, maximumFrame: Int, pings: Bool = true) throws {
        try addHandler(WebSocketFrameEncoder())
        try addHandler(ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: maximumFrame)))
        try addHandler(
            NIOWebSocketFrameAggregator(
                minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 4096, maxAccumulatedFrameSize: maximumFrame))
        try addHandler(WebSocketHandler(peer: peer, pingEvery: pings ? .seconds(15) : nil))
    }
}
