internal import NIOCore
internal import NIOWebSocket
internal import Synchronization

package enum WebSocketMessage: Sendable, Equatable {
    case text(String)
    case binary([UInt8])
}

/// One end of an open WebSocket, server's or client's.
///
/// Sending never waits: messages go into a queue of bounded bytes, and a reader so slow that it overflows is closed with
/// 1013. A message sent with a key replaces the waiting one of the same key.
package final class WebSocketPeer: Sendable {
    private struct Waiting {
        let key: String?
        let opcode: WebSocketOpcode
        let bytes: [UInt8]
    }

    private struct State {
        var queue: [Waiting] = []
        var bytes = 0
        var isScheduled = false
        var isClosed = false
        var closeCode: UInt16?
        var closeReason = ""
        var lastReceived: NIODeadline = .now()
        var pings = 0
    }

    private let channel: any Channel
    private let masks: Bool
    private let queueLimit: Int
    private let state = Mutex(State())
    private let inlet: AsyncStream<WebSocketMessage>.Continuation
    /// Messages in their order; ends when the connection is gone. A consumer 1,024 messages behind is disconnected.
    package let incoming: AsyncStream<WebSocketMessage>

    init(channel: any Channel, masks: Bool, queueLimit: Int) {
        self.channel = channel
        self.masks = masks
        self.queueLimit = queueLimit
        (incoming, inlet) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1024))
    }

    /// The peer's close code; 1006 when the connection was lost without one, nil while it is open.
    package var closeCode: UInt16? { state.withLock { $0.closeCode } }
    package var closeReason: String { state.withLock { $0.closeReason } }

    /// Pings that came; they are answered by themselves.
    package var pingCount: Int { state.withLock { $0.pings } }

    package func send(text: String, replacing key: String? = nil) {
        enqueue(Waiting(key: key, opcode: .text, bytes: Array(text.utf8)))
    }

    package func send(binary bytes: [UInt8], replacing key: String? = nil) {
        enqueue(Waiting(key: key, opcode: .binary, bytes: bytes))
    }

    package func close(code: UInt16 = 1000, reason: String = "") {
        var bytes = [UInt8(code >> 8), UInt8(code & 0xff)]
        bytes += reason.utf8.prefix(120)
        enqueue(Waiting(key: nil, opcode: .connectionClose, bytes: bytes), isLast: true)
    }

    /// Cuts the connection without a word.
    package func drop() { channel.close(mode: .all, promise: nil) }

    private func enqueue(_ message: Waiting, isLast: Bool = false) {
        enum Next { case nothing, drain, overflow }
        let next: Next = state.withLock { state in
            guard !state.isClosed else { return .nothing }
            if isLast { state.isClosed = true }
            if let key = message.key, let index = state.queue.firstIndex(where: { $0.key == key }) {
                state.bytes += message.bytes.count - state.queue[index].bytes.count
                state.queue[index] = message
            } else {
                state.queue.append(message)
                state.bytes += message.bytes.count
            }
            if state.bytes > queueLimit {
                state.queue.removeAll()
                state.isClosed = true
                state.closeCode = 1013
                state.closeReason = "too slow"
                return .overflow
            }
            guard !state.isScheduled else { return .nothing }
            state.isScheduled = true
            return .drain
        }
        switch next {
        case .nothing: return
        case .drain: channel.eventLoop.execute { self.drain() }
        case .overflow: channel.eventLoop.execute { self.channel.close(mode: .all, promise: nil) }
        }
    }

    /// Writes what waits for as long as the socket takes it. On the event loop.
    func drain() {
        var wrote = false
        while channel.isWritable {
            let message = state.withLock { state -> Waiting? in
                guard !state.queue.isEmpty else {
                    state.isScheduled = false
                    return nil
                }
                let message = state.queue.removeFirst()
                state.bytes -= message.bytes.count
                return message
            }
            guard let message else { break }
            write(message.opcode, channel.allocator.buffer(bytes: message.bytes))
            wrote = true
        }
        if wrote { channel.flush() }
    }

    func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer) {
        let frame = WebSocketFrame(fin: true, opcode: opcode, maskKey: masks ? .random() : nil, data: data)
        channel.write(frame, promise: nil)
    }

    /// Returns when what was sent so far is with the socket, or the connection is gone.
    func flushed() async {
        try? await channel.eventLoop.submit { self.drain() }.get()
    }

    // MARK: What the channel tells; all on the event loop.

    func received(_ message: WebSocketMessage) {
        if case .dropped = inlet.yield(message) { close(code: 1008, reason: "too many messages") }
    }

    func pinged() { state.withLock { $0.pings += 1 } }

    func heardFrom() { state.withLock { $0.lastReceived = .now() } }
    var silentSince: NIODeadline { state.withLock { $0.lastReceived } }

    func receivedClose(code: UInt16, reason: String) {
        state.withLock { state in
            state.isClosed = true
            if state.closeCode == nil {
                state.closeCode = code
                state.closeReason = reason
            }
        }
        inlet.finish()
    }

    func lost() { receivedClose(code: 1006, reason: "") }
}
