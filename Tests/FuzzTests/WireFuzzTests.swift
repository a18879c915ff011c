import Dispatch
import Glibc
import Signals
import Testing
import Wire

/// Foreign bytes on real sockets: the server goes on serving, the client comes back from every answer.
@Suite("Fuzz: bytes on the wire harm nobody") struct WireFuzzTests {
    private static let handshake = Array(
        ("GET /s HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").utf8)

    private static func frame(_ first: UInt8, _ payload: [UInt8], masked: Bool) -> [UInt8] {
        var bytes = [first, UInt8(min(payload.count, 125)) | (masked ? 0x80 : 0)]
        if masked { bytes += [1, 2, 3, 4] }
        return bytes + payload.prefix(125).enumerated().map { masked ? $1 ^ UInt8($0 % 4 + 1) : $1 }
    }

    private static func frames(masked: Bool) -> [[UInt8]] {
        [
            frame(0x81, Array(#"{"type":"at","turn":1,"frame":2}"#.utf8), masked: masked),
            frame(0x01, Array("half".utf8), masked: masked) + frame(0x80, Array(" whole".utf8), masked: masked),
            frame(0x82, [0, 1, 2, 255], masked: masked) + frame(0x89, Array("ping".utf8), masked: masked),
            frame(0x88, [0x03, 0xe8], masked: masked), [0x82, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4],
            [0x81, 0x7e, 0x00, 0x05] + Array("short".utf8),
        ]
    }

    @Test("HTTP heads and bodies")
    func heads() async throws {
        let seeds =
            [
                "GET /panel?x=%41%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: a=b; c=\r\n\r\n",
                "POST /api HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
                "POST /api HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                "HEAD / HTTP/1.0\r\n\r\nGET / HTTP/1.1\r\nHost: y\r\n\r\n",
            ].map { Array($0.utf8) } + [Self.handshake]
        try await withServer { port in
            try await fuzz(seeds) { bytes in _ = await exchange(port, bytes, closing: true) }
            let answer = await exchange(port, Array("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".utf8))
            #expect(String(decoding: answer, as: UTF8.self).hasSuffix("well"))
        }
    }

    @Test("WebSocket frames from a page")
    func pageFrames() async throws {
        try await withServer { port in
            try await fuzz(Self.frames(masked: true)) { bytes in
                let answer = await exchange(port, Self.handshake, then: bytes, closing: true)
                #expect(answer.starts(with: Array("HTTP/1.1 101".utf8)))
            }
            let answer = await exchange(port, Self.handshake, then: Self.frames(masked: true)[0], until: "heard")
            #expect(answer.ends(with: "heard".utf8))
        }
    }

    @Test("WebSocket frames from a server")
    func serverFrames() async throws {
        let server = try #require(HostileServer())
        defer { server.close() }
        try await fuzz(Self.frames(masked: false)) { bytes in
            async let answered: Void = server.answerOne(bytes)
            var messages = 0
            do {
                try await withWebSocket("ws://127.0.0.1:\(server.port)/") { peer in
                    for await _ in peer.incoming { messages += 1 }
                }
            } catch is ConnectError {}
            await answered
            #expect(messages < 100)
        }
    }

    // MARK: Sockets

    private struct Plain: HTTPResponder {
        func respond(to request: HTTPRequest) async -> HTTPResponse { HTTPResponse(status: 200, text: "well") }
        func upgrade(_ request: HTTPRequest) async -> WebSocketDecision {
            .accept { peer in for await _ in peer.incoming { peer.send(text: "heard") } }
        }
    }

    private func withServer(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        let (ports, inlet) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await HTTPServer(port: 0, responder: Plain()).run { inlet.yield($0) } }
            for await port in ports {
                try await body(port)
                break
            }
            group.cancelAll()
        }
    }

    /// Sends, and what comes `then` once there is a head of an answer; reads to the end, or `until` it reads so.
    private func exchange(
        _ port: Int, _ bytes: [UInt8], then more: [UInt8]? = nil, until end: String? = nil,
        closing: Bool = false
    ) async -> [UInt8] {
        await blocking {
            guard let socket = connected(to: port) else { return [] }
            defer { Glibc.close(socket) }
            sendAll(socket, bytes)
            var answer: [UInt8] = []
            if let more {
                answer = received(socket) { $0.suffix(4) == [13, 10, 13, 10] }
                sendAll(socket, more)
            }
            if closing { shutdown(socket, Int32(SHUT_WR)) }
            return answer + received(socket) { bytes in end.map { bytes.ends(with: $0.utf8) } ?? false }
        }
    }
}

/// Accepts one WebSocket after the other and answers each with bytes of the test's.
private final class HostileServer: Sendable {
    let port: Int
    private let listener: Int32

    init?() {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 8) == 0
                    ? getsockname(listener, address, &length) : -1
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        if status != 0 { return nil }
    }

    func close() { Glibc.close(listener) }

    func answerOne(_ bytes: [UInt8]) async {
        await blocking { [listener] in
            let client = accept(listener, nil, nil)
            guard client >= 0 else { return }
            defer { Glibc.close(client) }
            let request = String(decoding: received(client) { $0.suffix(4) == [13, 10, 13, 10] }, as: UTF8.self)
            let key =
                request.split(separator: "\r\n").first { $0.hasPrefix("Sec-WebSocket-Key: ") }?.dropFirst(19) ?? ""
            let head =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: \(acceptKey(for: String(key)))\r\n\r\n"
            // In one segment, as some servers do.
            sendAll(client, Array(head.utf8) + bytes)
            shutdown(client, Int32(SHUT_WR))
            _ = received(client) { _ in false }
        }
    }
}

extension [UInt8] {
    fileprivate func ends(with end: String.UTF8View) -> Bool { suffix(end.count).elementsEqual(end) }
}

/// Runs a blocking call away from the tests' own threads.
private func blocking<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: body()) }
    }
}

private func loopback(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
}

private func connected(to port: Int) -> Int32? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = loopback(port: port)
    let status = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
    if status == 0 { return descriptor }
    Glibc.close(descriptor)
    return nil
}

private func sendAll(_ socket: Int32, _ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
        let count = bytes.withUnsafeBytes { send(socket, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL)) }
        guard count > 0 else { return }
        sent += count
    }
}

/// Reads to the end of the connection, or until `isEnough`.
private func received(_ socket: Int32, until isEnough: ([UInt8]) -> Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !isEnough(bytes), case let count = recv(socket, &buffer, buffer.count, 0), count > 0 {
        bytes += buffer[..<count]
    }
    return bytes
}
