internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A connection of lines, as IRC speaks them.
package struct LineConnection: Sendable {
    /// Whole lines as they were read together, without their ends; the stream ends when the other side is gone.
    ///
    /// A batch is one contiguous buffer with the lines' bounds, so that a flood costs no allocation per line.
    package let batches: AsyncStream<LineBatch>
    private let channel: any Channel

    fileprivate init(batches: AsyncStream<LineBatch>, channel: any Channel) {
        self.batches = batches
        self.channel = channel
    }

    /// Returns when the line is with the socket.
    package func send(_ line: String) async throws {
        try await channel.writeAndFlush(channel.allocator.buffer(string: line + "\r\n")).get()
    }
}

package struct LineBatch: Sendable {
    package let bytes: [UInt8]
    package let lines: [Range<Int>]
}

package struct ConnectError: Error, CustomStringConvertible {
    /// `host:port`, or the address as it was given.
    package let place: String
    /// In the library's words.
    package let cause: String

    package var description: String { "Cannot connect to \(place): \(cause)." }
}

/// Connects, runs `body`, closes.
///
/// Lines over 16 KiB are dropped. Batches wait in a queue of 256; the socket is not read while it is full.
/// - Throws: ``ConnectError``, or what `body` threw.
package func withLineConnection<Result: Sendable>(
    host: String, port: Int, tls: TLSChoice, connectTimeout: Duration = .seconds(10),
    body: (LineConnection) async throws -> Result
) async throws -> Result {
    let (stream, inlet) = AsyncStream.makeStream(of: LineBatch.self, bufferingPolicy: .bufferingOldest(256))
    let channel: any Channel
    do {
        channel = try await ClientBootstrap(group: wireLoops)
            .connectTimeout(TimeAmount(connectTimeout))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let secure = try tls.handler(host: host) {
                        try channel.pipeline.syncOperations.addHandler(secure)
                    }
                    try channel.pipeline.syncOperations.addHandler(LineHandler(inlet))
                }
            }
            .connect(host: host, port: port).get()
    } catch {
        throw ConnectError(place: "\(host):\(port)", cause: "\(error)")
    }
    do {
        let result = try await withTaskCancellationHandler {
            try await body(LineConnection(batches: stream, channel: channel))
        } onCancel: {
            channel.close(mode: .all, promise: nil)
        }
        try? await channel.close()
        return result
    } catch {
        try? await channel.close()
        throw error
    }
}

private final class LineHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let inlet: AsyncStream<LineBatch>.Continuation
    private var rest: [UInt8] = []
    private var skipsToEnd = false
    private let longest = 16 * 1024

    init(_ inlet: AsyncStream<LineBatch>.Continuation) { self.inlet = inlet }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = rest
        bytes.append(contentsOf: unwrapInboundIn(data).readableBytesView)
        var lines: [Range<Int>] = []
        var start = 0
        bytes.withUnsafeBufferPointer { pointer in
            var index = rest.count
            while index < pointer.count {
                if pointer[index] == UInt8(ascii: "\n") {
                    var end = index
                    if end > start, pointer[end - 1] == UInt8(ascii: "\r") { end -= 1 }
                    if skipsToEnd {
                        skipsToEnd = false
                    } else if end > start, end - start <= longest {
                        lines.append(start..<end)
                    }
                    start = index + 1
                }
                index += 1
            }
        }
        rest = Array(bytes[start...])
        if rest.count > longest {
            rest = []
            skipsToEnd = true
        }
        if !lines.isEmpty { inlet.yield(LineBatch(bytes: bytes, lines: lines)) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        inlet.finish()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
