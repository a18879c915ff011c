internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// A server of large files as hubs are, with `Range`, `If-Range` and `ETag`, as unpleasant as told.
package final class DownloadDouble: Sendable {
    /// What goes wrong with one answer.
    package enum Twist: Sendable {
        case none
        /// The connection breaks behind so many bytes of the body.
        case cut(after: Int)
        /// Nothing more behind so many bytes; the connection stays open.
        case stall(after: Int)
        /// Not even a head.
        case silence
        /// Every byte of the body another one.
        case wrongBytes
        case status(Int, retryAfter: String? = nil)
        /// 302; an empty one has no `Location`.
        case redirect(to: String)
        /// The whole file as 200, whatever was asked for.
        case ignoresRange
        /// Whatever range was asked for is served, however old the client's `ETag`.
        case ignoresIfRange
        /// Announces so many bytes, sends what there is and hangs up.
        case announces(Int)
        /// A page to sign in at, as 200.
        case page
        /// Without `Content-Length`, in chunks.
        case chunked
    }

    package struct File: Sendable {
        package var bytes: [UInt8]
        package var etag: String

        package init(_ bytes: [UInt8], etag: String = "\"1\"") {
            self.bytes = bytes
            self.etag = etag
        }
    }

    package struct Call: Sendable {
        package let path: String
        package let headers: [String: String]
        package var status = 0
        /// Of the body.
        package var bytesSent = 0
    }

    /// By path, with the slash in front.
    package let files: Watched<[String: File]>
    /// For the next answers, first to last; then all is well.
    package let twists: Watched<[Twist]>
    package let calls = Watched<[Call]>([])
    private let port = Watched<Int?>(nil)

    package init(_ files: [String: File], _ twists: [Twist] = []) {
        self.files = Watched(files)
        self.twists = Watched(twists)
    }

    /// Without a slash behind.
    package var url: String { "http://127.0.0.1:\(port.value ?? 0)" }

    /// Bytes that cannot be mistaken for others, nor for themselves at another place.
    package static func bytes(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
    }

    private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
    private typealias Outbound = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    /// The double was told to hang up.
    private struct BrokenOff: Error {}

    /// Serves until cancelled.
    package func run() async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
                    return try Connection(wrappingChannelSynchronously: channel)
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

    private func serve(_ connection: Connection) async throws {
        try await connection.executeThenClose { inbound, outbound in
            for try await part in inbound {
                if case .head(let head) = part { try await answer(head, outbound) }
            }
        }
    }

    private func answer(_ request: HTTPRequestHead, _ outbound: Outbound) async throws {
        let twist = twists.update { $0.isEmpty ? Twist.none : $0.removeFirst() }
        let call = calls.update { calls in
            calls.append(
                Call(
                    path: request.uri,
                    headers: Dictionary(request.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }))
            return calls.count - 1
        }
        func head(_ status: Int, _ headers: [(String, String)]) async throws {
            calls.update { $0[call].status = status }
            let head = HTTPResponseHead(
                version: .http1_1, status: .init(statusCode: status), headers: HTTPHeaders(headers))
            try await outbound.write(.head(head))
        }
        func end(_ status: Int, _ headers: [(String, String)] = [], _ body: String = "") async throws {
            try await head(status, headers + [("Content-Length", "\(body.utf8.count)")])
            try await outbound.write(.body(.byteBuffer(ByteBuffer(string: body))))
            try await outbound.write(.end(nil))
        }
        func pause() async throws { try await Task.sleep(for: .seconds(3_600)) }

        switch twist {
        case .silence: try await pause()
        case .status(let status, let pause):
            return try await end(status, pause.map { [("Retry-After", $0)] } ?? [], "no")
        case .redirect(let target): return try await end(302, target.isEmpty ? [] : [("Location", target)])
        case .page: return try await end(200, [("Content-Type", "text/html; charset=utf-8")], "<html>Sign in</html>")
        default: break
        }
        guard let file = files.value[request.uri] else { return try await end(404, [], "Entry not found") }
        var start = Self.start(request, file, twist)
        if start ?? 0 >= file.bytes.count, start != nil {
            return try await end(416, [("Content-Range", "bytes */\(file.bytes.count)")])
        }
        if case .ignoresRange = twist { start = nil }
        var body = Array(file.bytes[(start ?? 0)...])
        if case .wrongBytes = twist { body = body.map { ~$0 } }
        var headers = [("ETag", file.etag), ("Content-Type", "application/octet-stream"), ("Accept-Ranges", "bytes")]
        switch twist {
        case .announces(let count): headers.append(("Content-Length", "\(count)"))
        case .chunked: headers.append(("Transfer-Encoding", "chunked"))
        default: headers.append(("Content-Length", "\(body.count)"))
        }
        if let start {
            headers.append(("Content-Range", "bytes \(start)-\(file.bytes.count - 1)/\(file.bytes.count)"))
        }
        try await head(start == nil ? 200 : 206, headers)
        var rest = body[...]
        switch twist {
        case .cut(let count), .stall(let count): rest = rest.prefix(count)
        default: break
        }
        while !rest.isEmpty {
            let piece = rest.prefix(32_768)
            try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: piece))))
            rest = rest.dropFirst(piece.count)
            calls.update { $0[call].bytesSent += piece.count }
        }
        switch twist {
        case .cut, .announces: throw BrokenOff()
        case .stall: try await pause()
        default: try await outbound.write(.end(nil))
        }
    }

    /// Where the answer begins; nil = the whole file.
    private static func start(_ request: HTTPRequestHead, _ file: File, _ twist: Twist) -> Int? {
        guard let range = request.headers.first(name: "Range"), range.hasPrefix("bytes="), range.hasSuffix("-") else {
            return nil
        }
        if case .ignoresIfRange = twist {
        } else if let etag = request.headers.first(name: "If-Range"), etag != file.etag {
            return nil
        }
        return Int(range.dropFirst(6).dropLast())
    }
}

/// Runs a double while `body` runs.
@discardableResult
package func withDownloadDouble<Result: Sendable>(
    _ files: [String: DownloadDouble.File], _ twists: [DownloadDouble.Twist] = [],
    _ body: (DownloadDouble) async throws -> Result
) async throws -> Result {
    let double = DownloadDouble(files, twists)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await double.run() }
        defer { group.cancelAll() }
        try await double.waitUntilListening()
        return try await body(double)
    }
}
