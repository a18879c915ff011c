import Signals
import Testing
import Wire

@Suite("server-sent events") struct SSETests {
    @Test("cut at every byte, the same events come out")
    func cuts() {
        let stream = Array(
            ": ping\r\ndata: {\"a\":\"ñ😂\"}\r\n\r\ndata: one\ndata:two\n\nevent: x\ndata: [DONE]\r\r".utf8)
        for cut in 0...stream.count {
            var parser = SSEParser()
            let events = parser.receive(stream[..<cut]) + parser.receive(stream[cut...])
            #expect(events == ["{\"a\":\"ñ😂\"}", "one\ntwo", "[DONE]"])
        }
    }
}

@Suite("back-off") struct BackOffTests {
    @Test("doubles to its cap and forgets after a good while")
    func doubles() {
        var backOff = BackOff(first: .seconds(1), longest: .seconds(8))
        let waits = (0..<6).map { _ in backOff.next(heldFor: .zero, jitter: 1) }
        #expect(waits == [1, 2, 4, 8, 8, 8].map { Duration.seconds($0) })
        #expect(backOff.next(heldFor: .seconds(60), jitter: 0) == .milliseconds(500))
    }
}

@Suite("addresses") struct AddressTests {
    @Test(
        "parts of an address, and what is none",
        arguments: [
            ("http://127.0.0.1:8080/v1", 8080), ("https://x.example", 443), ("ws://[::1]:9/s?k=1", 9),
            ("nonsense", nil), ("http://:80", nil), ("http://a:99999", nil),
        ] as [(String, Int?)])
    func parts(url: String, port: Int?) { #expect(Address(url)?.port == port) }
}

private struct Echo: HTTPResponder {
    func respond(to request: HTTPRequest) async -> HTTPResponse {
        HTTPResponse(
            status: 200, text: "\(request.method) \(request.path) \(request.query["q"] ?? "") \(request.body.count)")
    }
    func upgrade(_ request: HTTPRequest) async -> WebSocketDecision {
        guard request.headers["authorization"] == "Bearer yes" else {
            return .refuse(HTTPResponse(status: 401, headers: [("Retry-After", "7")]))
        }
        return .accept { peer in
            // At once, in the same segment as the handshake's answer.
            peer.send(text: "welcome")
            for await message in peer.incoming {
                switch message {
                case .text("close"): return peer.close(code: 4003, reason: "unused")
                case .text(let text): peer.send(text: text)
                case .binary(let bytes): peer.send(binary: bytes)
                }
            }
        }
    }
}

private func withServer(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
    let (ports, inlet) = AsyncStream.makeStream(of: Int.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await HTTPServer(port: 0, responder: Echo()).run { inlet.yield($0) } }
        for await port in ports {
            try await body(port)
            break
        }
        group.cancelAll()
    }
}

@Suite("HTTP and WebSocket", .timeLimit(.minutes(1))) struct ServerTests {
    @Test("a request with query and body is answered; too large a body is refused")
    func requests() async throws {
        try await withServer { port in
            let client = HTTPClient()
            let url = "http://127.0.0.1:\(port)/path?q=a%20b"
            let (head, body) = try await client.fetch(OutgoingRequest(method: "POST", url: url, body: [1, 2, 3]))
            #expect(head.status == 200 && String(decoding: body, as: UTF8.self) == "POST /path a b 3")
            let (large, _) = try await client.fetch(
                OutgoingRequest(method: "POST", url: url, body: [UInt8](repeating: 1, count: 100_000)))
            #expect(large.status == 413)
            await client.shutdown()
        }
    }

    @Test("a server that is not there is told as such")
    func refused() async throws {
        let client = HTTPClient()
        await #expect(throws: HTTPCallError.self) {
            _ = try await client.fetch(OutgoingRequest(url: "http://127.0.0.1:1/"))
        }
        await client.shutdown()
    }

    @Test("messages come back whole, the first one too, and the close code with its reason")
    func sockets() async throws {
        try await withServer { port in
            let large = [UInt8](repeating: 7, count: 300_000)
            try await withWebSocket("ws://127.0.0.1:\(port)/x", headers: [("Authorization", "Bearer yes")]) { peer in
                var incoming = peer.incoming.makeAsyncIterator()
                #expect(await incoming.next() == .text("welcome"))
                peer.send(text: "hola ñ")
                peer.send(binary: large)
                #expect(await incoming.next() == .text("hola ñ"))
                #expect(await incoming.next() == .binary(large))
                peer.send(text: "close")
                #expect(await incoming.next() == nil)
                #expect(peer.closeCode == 4003 && peer.closeReason == "unused")
            }
        }
    }

    @Test("a refused handshake tells status and headers")
    func refusedHandshake() async throws {
        try await withServer { port in
            do {
                try await withWebSocket("ws://127.0.0.1:\(port)/x") { _ in }
                #expect(Bool(false), "it opened")
            } catch let refused as WebSocketRefused {
                #expect(refused.status == 401 && refused.headers["retry-after"] == "7")
            }
        }
    }

    @Test("a taken port is named")
    func taken() async throws {
        try await withServer { port in
            do {
                try await HTTPServer(port: port, responder: Echo()).run()
                #expect(Bool(false), "it listened")
            } catch let error as ListenError {
                #expect(error.description.contains("\(port)"))
            }
        }
    }
}
