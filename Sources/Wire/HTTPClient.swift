internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

package struct OutgoingRequest: Sendable {
    package var method: String
    package var url: String
    package var headers: [(String, String)]
    package var body: [UInt8]
    package var limits: Limits

    /// Three waits apart, since a model may think for a minute and then must not stall for one.
    package struct Limits: Sendable, Equatable {
        package var firstByte: Duration
        package var betweenBytes: Duration
        package init(firstByte: Duration = .seconds(60), betweenBytes: Duration = .seconds(15)) {
            self.firstByte = firstByte
            self.betweenBytes = betweenBytes
        }
    }

    package init(
        method: String = "GET", url: String, headers: [(String, String)] = [], body: [UInt8] = [],
        limits: Limits = Limits()
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
    /// Names in lower case.
    package let headers: [String: String]
}

package struct HTTPCallError: Error, CustomStringConvertible {
    package enum Reason: Sendable, Equatable {
        case badAddress, connect, noFirstByte, stalled, broken, tooLarge
    }
    package let reason: Reason
    package let description: String
    /// Whether the same call may succeed later.
    package var isTransient: Bool { reason != .badAddress && reason != .tooLarge }
}

/// HTTP/1.1 calls over kept connections.
package final class HTTPClient: Sendable {
    private let client: AsyncHTTPClient.HTTPClient

    package init(tls: TLSChoice = .system, connectTimeout: Duration = .seconds(2)) {
        var configuration = AsyncHTTPClient.HTTPClient.Configuration()
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = TimeAmount(connectTimeout)
        configuration.connectionPool.idleTimeout = .minutes(10)
        configuration.redirectConfiguration = .disallow
        if case .trusting(let file) = tls {
            var trust = TLSConfiguration.makeClientConfiguration()
            trust.trustRoots = .file(file)
            configuration.tlsConfiguration = trust
        }
        client = AsyncHTTPClient.HTTPClient(eventLoopGroup: wireLoops, configuration: configuration)
    }

    /// Closes every connection; the client takes no call after it.
    package func shutdown() async { try? await client.shutdown() }

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
            response = try await client.execute(outgoing, timeout: TimeAmount(request.limits.firstByte))
        } catch {
            throw Self.translate(error, request)
        }
        var headers: [String: String] = [:]
        for (name, value) in response.headers { headers[name.lowercased()] = value }
        let head = HTTPHead(status: Int(response.status.code), headers: headers)
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
            if body.count > limit {
                throw HTTPCallError(reason: .tooLarge, description: "\(request.origin) sent more than \(limit) bytes.")
            }
        }
        return (head, body)
    }

    private static func translate(_ error: any Error, _ request: OutgoingRequest) -> any Error {
        if error is CancellationError || Task.isCancelled { return CancellationError() }
        let origin = request.origin
        guard let known = error as? HTTPClientError else {
            return HTTPCallError(reason: .connect, description: "Cannot reach \(origin): \(error).")
        }
        switch known {
        case .cancelled: return CancellationError()
        case .readTimeout:
            return HTTPCallError(reason: .stalled, description: "\(origin) stopped sending in mid-answer.")
        case .deadlineExceeded:
            return HTTPCallError(reason: .noFirstByte, description: "\(origin) did not answer in time.")
        case .connectTimeout:
            return HTTPCallError(reason: .connect, description: "Cannot reach \(origin): no connection in time.")
        case .invalidURL, .emptyHost, .emptyScheme:
            return HTTPCallError(reason: .badAddress, description: "\(origin) is not an address of the form http://host:port.")
        default:
            return HTTPCallError(reason: .broken, description: "\(origin) broke the connection: \(known).")
        }
    }
}

extension OutgoingRequest {
    /// Scheme, host and port for messages; a path may carry a key.
    var origin: String {
        Address(url).map { "\($0.scheme)://\($0.host):\($0.port)" } ?? "the address"
    }
}
