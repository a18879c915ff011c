internal import AsyncHTTPClient
internal import Dispatch
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// How long to wait for what, apart: a model may think for a minute and then must not stall for one.
package struct CallLimits: Sendable, Hashable {
    package var connect: Duration
    /// From the request to the answer's head.
    package var firstByte: Duration
    package var betweenBytes: Duration

    package init(
        connect: Duration = .seconds(2), firstByte: Duration = .seconds(30), betweenBytes: Duration = .seconds(15)
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.betweenBytes = betweenBytes
    }
}

package struct OutgoingRequest: Sendable {
    package var method: String
    package var url: String
    package var headers: [(String, String)]
    package var body: [UInt8]
    package var limits: CallLimits

    package init(
        method: String = "GET", url: String, headers: [(String, String)] = [], body: [UInt8] = [],
        limits: CallLimits = CallLimits()
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.limits = limits
    }
}

package struct HTTPHead: Sendable {
    package let status: Int
    package let headers: [(String, String)]

    package init(status: Int, headers: [(String, String)]) {
        self.status = status
        self.headers = headers
    }

    /// The first header of this name, in any case.
    package func header(_ name: String) -> String? {
        let name = name.lowercased()
        return headers.first { $0.0.lowercased() == name }?.1
    }
}

package enum HTTPCallError: Error, CustomStringConvertible, Sendable, Equatable {
    case badAddress
    case cannotConnect(String)
    case noFirstByte(Duration)
    case silence(Duration)
    case broken(String)
    case tooLarge(Int)

    /// Whether the same call may succeed later.
    package var isTransient: Bool {
        switch self {
        case .badAddress, .tooLarge: false
        case .cannotConnect, .noFirstByte, .silence, .broken: true
        }
    }

    package var description: String {
        switch self {
        case .badAddress: "the address is not of the form http://host:port/path"
        case .cannotConnect(let cause): "cannot be reached (\(cause))"
        case .noFirstByte(let limit): "did not answer within \(limit.components.seconds) s"
        case .silence(let limit): "fell silent in mid-answer for \(limit.components.seconds) s"
        case .broken(let cause): "broke the connection (\(cause))"
        case .tooLarge(let limit): "sent more than \(limit) bytes"
        }
    }
}

/// HTTP/1.1 calls over kept connections.
package final class HTTPClient: Sendable {
    /// One client of the library's for each pair of waits that it takes at its creation; there are a handful.
    private struct Waits: Hashable {
        let connect: Duration
        let read: Duration
    }

    private let tls: TLSChoice
    private let clients = Mutex<[Waits: AsyncHTTPClient.HTTPClient]>([:])

    package init(tls: TLSChoice = .system) {
        self.tls = tls
    }

    deinit {
        // Also without `shutdown()` no connection outlives its client.
        let left = clients.withLock { Array($0.values) }
        for client in left { client.shutdown(queue: .global()) { _ in } }
    }

    /// Closes every connection.
    package func shutdown() async {
        let all = clients.withLock { clients in
            defer { clients = [:] }
            return Array(clients.values)
        }
        for client in all { try? await client.shutdown() }
    }

    private func client(for limits: CallLimits) -> AsyncHTTPClient.HTTPClient {
        // The library's read limit counts from the request on, so that it must cover the first byte too.
        let waits = Waits(connect: limits.connect, read: max(limits.firstByte, limits.betweenBytes))
        return clients.withLock { clients in
            if let client = clients[waits] { return client }
            var configuration = AsyncHTTPClient.HTTPClient.Configuration()
            configuration.httpVersion = .http1Only
            configuration.timeout.connect = TimeAmount(waits.connect)
            configuration.timeout.read = TimeAmount(waits.read)
            configuration.connectionPool.idleTimeout = .minutes(10)
            configuration.redirectConfiguration = .disallow
            if case .trusting(let file) = tls {
                var trust = TLSConfiguration.makeClientConfiguration()
                trust.trustRoots = .file(file)
                configuration.tlsConfiguration = trust
            }
            let client = AsyncHTTPClient.HTTPClient(eventLoopGroup: wireLoops, configuration: configuration)
            clients[waits] = client
            return client
        }
    }

    /// Hands over the body as it comes. Suspends while `sink` suspends; cancelling closes the socket at once.
    /// - Throws: ``HTTPCallError``, `CancellationError`, or what a closure threw.
    package func stream(
        _ request: OutgoingRequest, onHead: (HTTPHead) async throws -> Void = { _ in },
        into sink: (ArraySlice<UInt8>) async throws -> Void
    ) async throws -> HTTPHead {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
        if !request.body.isEmpty { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
        let response: HTTPClientResponse
        do {
            response = try await client(for: request.limits)
                .execute(outgoing, timeout: TimeAmount(request.limits.firstByte))
        } catch {
            throw Self.translate(error, request)
        }
        let head = HTTPHead(
            status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) })
        try await onHead(head)
        var iterator = response.body.makeAsyncIterator()
        while true {
            let buffer: ByteBuffer?
            do {
                buffer = try await iterator.next()
            } catch {
                throw Self.translate(error, request)
            }
            guard let buffer else { return head }
            let bytes = Array(buffer: buffer)
            try await sink(bytes[...])
        }
    }

    /// The whole answer, at most `limit` bytes of it.
    package func fetch(_ request: OutgoingRequest, limit: Int = 1 << 20) async throws -> (HTTPHead, [UInt8]) {
        var body: [UInt8] = []
        let head = try await stream(request) { bytes in
            body += bytes
            if body.count > limit { throw HTTPCallError.tooLarge(limit) }
        }
        return (head, body)
    }

    private static func translate(_ error: any Error, _ request: OutgoingRequest) -> any Error {
        if error is CancellationError || Task.isCancelled { return CancellationError() }
        guard let known = error as? HTTPClientError else {
            // A kept connection that the server has closed shows itself when it is written to or read.
            let isLost =
                error is ChannelError
                || (error as? IOError).map { [ECONNRESET, EPIPE].contains($0.errnoCode) } ?? false
            return isLost ? HTTPCallError.broken("\(error)") : HTTPCallError.cannotConnect("\(error)")
        }
        switch known {
        case .cancelled: return CancellationError()
        case .readTimeout: return HTTPCallError.silence(request.limits.betweenBytes)
        case .deadlineExceeded: return HTTPCallError.noFirstByte(request.limits.firstByte)
        case .connectTimeout: return HTTPCallError.cannotConnect("no connection in time")
        case .invalidURL, .emptyHost, .emptyScheme: return HTTPCallError.badAddress
        default: return HTTPCallError.broken("\(known)")
        }
    }
}
