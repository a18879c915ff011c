internal import NIOCore
internal import NIOHTTP1
internal import Sound

/// One response of an ``OpenAIDouble``.
struct OpenAIResponse {
    typealias Outbound = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    /// The double was told to hang up.
    struct BrokenOff: Error {}

    private let double: OpenAIDouble
    private let call: Int
    private let outbound: Outbound

    init(_ double: OpenAIDouble, call: Int, _ outbound: Outbound) {
        self.double = double
        self.call = call
        self.outbound = outbound
    }

    func send(_ request: HTTPRequestHead, _ body: [UInt8]) async throws {
        let behaviour = double.behaviour.value
        if let key = behaviour.key, request.headers.first(name: "Authorization") != "Bearer \(key)" {
            return try await whole(
                401, "application/json",
                #"{"error":{"message":"Invalid API Key","type":"authentication_error","code":401}}"#)
        }
        switch (request.method, request.uri) {
        case (.GET, "/health"): try await whole(200, "application/json", #"{"status":"ok"}"#)
        case (.GET, "/v1/models"):
            try await whole(
                200, "application/json",
                #"{"object":"list","data":[{"id":"double","object":"model","owned_by":"test"}]}"#)
        case (.POST, _) where behaviour.status != 200:
            try await whole(behaviour.status, behaviour.refusalType, behaviour.refusal)
        case (.POST, _) where behaviour.imposture != nil:
            if let imposture = behaviour.imposture { try await whole(200, imposture.type, imposture.body) }
        case (.POST, "/v1/chat/completions"): try await stream(behaviour, isChat: true)
        case (.POST, "/v1/completions"): try await stream(behaviour, isChat: false)
        case (.POST, "/v1/audio/speech"): try await speak(behaviour)
        default:
            try await whole(
                404, "application/json", #"{"error":{"message":"File Not Found","type":"not_found_error","code":404}}"#)
        }
    }

    private func whole(_ status: Int, _ type: String, _ body: String) async throws {
        try await head(status, type, length: body.utf8.count)
        try await write(Array(body.utf8))
        try await outbound.write(.end(nil))
    }

    private func head(_ status: Int, _ type: String, length: Int? = nil) async throws {
        var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status))
        head.headers.add(name: "Content-Type", value: type)
        if let length { head.headers.add(name: "Content-Length", value: "\(length)") }
        try await outbound.write(.head(head))
    }

    private func write(_ bytes: [UInt8], by count: Int? = nil) async throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(count ?? rest.count)
            try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: piece))))
            rest = rest.dropFirst(piece.count)
            // Let the bytes go out by themselves.
            if count != nil { await Task.yield() }
        }
    }

    // MARK: text

    private func stream(_ behaviour: OpenAIBehaviour, isChat: Bool) async throws {
        var hasHead = false
        func event(_ json: String) async throws {
            if !hasHead { try await head(200, "text/event-stream") }
            hasHead = true
            let text = "data: \(json)\(behaviour.lineEnd)\(behaviour.lineEnd)"
            try await write(Array(text.utf8), by: behaviour.bytesPerWrite)
        }
        func pause(_ duration: Duration) async throws {
            guard let interval = behaviour.keepAliveInterval else { return try await Task.sleep(for: duration) }
            let end = ContinuousClock.now + duration
            while ContinuousClock.now < end {
                try await Task.sleep(until: min(end, .now + interval))
                if !hasHead { try await head(200, "text/event-stream") }
                hasHead = true
                try await write(Array(":\(behaviour.lineEnd)\(behaviour.lineEnd)".utf8))
            }
        }
        func choice(_ member: String, finish: String = "null") -> String {
            #"{"id":"double-1","object":"chunk","created":1,"model":"double","choices":[{"index":0,\#(member),"finish_reason":\#(finish)}]}"#
        }
        if behaviour.sendsHeadFirst {
            try await head(200, "text/event-stream")
            hasHead = true
        }
        try await pause(behaviour.firstPieceDelay)
        if isChat { try await event(choice(#""delta":{"role":"assistant","content":null}"#)) }
        for thought in behaviour.thoughts where isChat {
            try await event(choice(#""delta":{"reasoning_content":\#(Self.quoted(thought))}"#))
        }
        for (index, piece) in behaviour.pieces.enumerated() {
            if index > 0 { try await pause(behaviour.pieceInterval) }
            let text = Self.quoted(piece)
            try await event(choice(isChat ? #""delta":{"content":\#(text)}"# : #""text":\#(text),"logprobs":null"#))
            double.calls.update { $0[call].piecesSent = index + 1 }
        }
        let finish = choice(isChat ? #""delta":{}"# : #""text":"""#, finish: #""stop""#)
        switch behaviour.ending {
        case .whole:
            try await event(finish)
            try await event(
                #"{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":\#(behaviour.pieces.count),"total_tokens":7,"prompt_tokens_details":{"cached_tokens":3}}}"#
            )
            try await event("[DONE]")
        case .withoutDone: try await event(finish)
        case .withoutFinish: break
        case .hangUp: throw BrokenOff()
        case .failure(let message):
            try await event(#"{"error":{"message":\#(Self.quoted(message)),"type":"server_error","code":500}}"#)
        case .silence: try await pause(.seconds(3_600))
        }
        try await outbound.write(.end(nil))
        if behaviour.closesBehindReply { throw BrokenOff() }
    }

    /// As strict clients expect and some servers send it: everything that is not plain ASCII as `\u` escapes.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x0A: result += "\\n"
            case 0x20..<0x7F: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            // Spanish letters go as they are, so that events hold characters of several bytes.
            case 0xA0..<0x250: result.unicodeScalars.append(Unicode.Scalar(unit)!)
            default:
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result + "\""
    }

    // MARK: sound

    private func speak(_ behaviour: OpenAIBehaviour) async throws {
        try await Task.sleep(for: behaviour.firstPieceDelay)
        try await head(200, behaviour.speechType)
        let sound = behaviour.speechHeader + PCM16.encode(behaviour.speech)
        var rest = sound[...]
        while !rest.isEmpty {
            // An odd number, so that samples are cut.
            let piece = rest.prefix(behaviour.bytesPerWrite ?? 2_401)
            try await write(Array(piece))
            rest = rest.dropFirst(piece.count)
            double.calls.update { $0[call].piecesSent += 1 }
            if !rest.isEmpty { try await Task.sleep(for: behaviour.pieceInterval) }
        }
        switch behaviour.ending {
        case .hangUp: throw BrokenOff()
        case .silence: try await Task.sleep(for: .seconds(3_600))
        default: try await outbound.write(.end(nil))
        }
    }
}
