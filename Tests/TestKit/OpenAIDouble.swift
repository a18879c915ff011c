internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
package import Signals
internal import Sound

/// A model and voice server as OpenAI's protocol has it, that says what it is told to say, as unpleasantly as told.
///
/// Serves `/v1/chat/completions` and `/v1/completions` (streamed), `/v1/audio/speech` (PCM, streamed), `/v1/models` and
/// `/health` on a free port of 127.0.0.1.
package final class OpenAIDouble: Sendable {
    /// One request, as far as it went.
    package struct Call: Sendable {
        package let method: String
        package let path: String
        package let headers: [String: String]
        package let body: [UInt8]
        package let receivedAt: Moment
        /// Of the reply, those that were sent.
        package var piecesSent = 0
        package var endedAt: Moment?
        /// Set when the client went away before the end.
        package var hungUpAt: Moment?

        package var text: String { String(decoding: body, as: UTF8.self) }
    }

    package let behaviour: Watched<OpenAIBehaviour>
    package let calls = Watched<[Call]>([])
    private let port = Watched<Int?>(nil)

    package init(_ behaviour: OpenAIBehaviour = OpenAIBehaviour()) { self.behaviour = Watched(behaviour) }

    /// For clients: `http://127.0.0.1:PORT/v1`.
    package var url: String { "http://127.0.0.1:\(port.value ?? 0)/v1" }

    /// Serves until cancelled.
    /// - Parameter fixedPort: 0 = any free one.
    package func run(port fixedPort: Int = 0) async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .bind(host: "127.0.0.1", port: fixedPort) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
                    return try NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>(
                        wrappingChannelSynchronously: channel)
                }
            }
        port.update { $0 = server.channel.localAddress?.port }
        try await withThrowingDiscardingTaskGroup { group in
            try await server.executeThenClose { connections in
                for try await connection in connections {
                    // A client that goes away is an ordinary event here.
                    group.addTask { try? await self.serve(connection) }
                }
            }
        }
    }

    package func waitUntilListening() async throws { try await port.wait { $0 != nil } }

    private func serve(_ channel: NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>) async throws {
        try await channel.executeThenClose { inbound, outbound in
            let (requests, inlet) = AsyncStream.makeStream(of: (HTTPRequestHead, [UInt8]).self)
            let current = Watched<Int?>(nil)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    var head: HTTPRequestHead?
                    var body: [UInt8] = []
                    for try await part in inbound {
                        switch part {
                        case .head(let next): (head, body) = (next, [])
                        case .body(let bytes): body += bytes.readableBytesView
                        case .end: if let head { inlet.yield((head, body)) }
                        }
                    }
                    inlet.finish()
                    throw CancellationError()
                }
                group.addTask {
                    for await (head, body) in requests {
                        let index = self.note(head, body)
                        current.update { $0 = index }
                        do { try await OpenAIResponse(self, call: index, outbound).send(head, body) } catch let error
                            as OpenAIResponse.BrokenOff
                        {
                            // That was us.
                            current.update { $0 = nil }
                            throw error
                        }
                        current.update { $0 = nil }
                        self.calls.update { $0[index].endedAt = .now }
                    }
                }
                // Whatever notices it first: the reader at the end of the stream, or a write that fails.
                defer {
                    group.cancelAll()
                    if let index = current.value { self.calls.update { $0[index].hungUpAt = .now } }
                }
                try await group.next()
            }
        }
    }

    private func note(_ head: HTTPRequestHead, _ body: [UInt8]) -> Int {
        calls.update { calls in
            calls.append(
                Call(
                    method: head.method.rawValue, path: head.uri,
                    headers: Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }, body: body,
                    receivedAt: .now))
            return calls.count - 1
        }
    }
}

/// Runs a double while `body` runs.
@discardableResult
package func withOpenAIDouble<Result: Sendable>(
    _ behaviour: OpenAIBehaviour = OpenAIBehaviour(), _ body: (OpenAIDouble) async throws -> Result
) async throws -> Result {
    let double = OpenAIDouble(behaviour)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await double.run() }
        defer { group.cancelAll() }
        try await double.waitUntilListening()
        return try await body(double)
    }
}
