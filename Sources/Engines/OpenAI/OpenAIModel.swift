package import Mind
internal import Signals
package import Wire

/// A language model behind an OpenAI-compatible server: llama-server, Ollama, vLLM, LM Studio, hosted ones.
package struct OpenAIModel: LanguageModel {
    package struct Limits: Sendable, Equatable {
        package var connect: Duration
        /// From the request to the first piece of text; loading a model or reading a long prompt takes its time.
        package var firstToken: Duration
        package var betweenTokens: Duration

        package init(
            connect: Duration = .seconds(2), firstToken: Duration = .seconds(60), betweenTokens: Duration = .seconds(15)
        ) {
            self.connect = connect
            self.firstToken = firstToken
            self.betweenTokens = betweenTokens
        }
    }

    /// What the server understands beyond the common protocol.
    package enum Dialect: Sendable, Equatable {
        /// Only what every server takes: some refuse members they do not know.
        case common
        /// llama.cpp's own members.
        case llamaServer(ModelSlots)
    }

    package let endpoint: OpenAIEndpoint
    package let limits: Limits
    package let dialect: Dialect
    private let client: HTTPClient

    package init(
        _ endpoint: OpenAIEndpoint, dialect: Dialect = .common, limits: Limits = Limits(), client: HTTPClient
    ) {
        self.endpoint = endpoint
        self.limits = limits
        self.dialect = dialect
        self.client = client
    }

    package func stream(_ prompt: Prompt, into sink: (String) async throws -> Void) async throws -> ModelUsage {
        let path =
            switch prompt.form {
            case .chat: "/chat/completions"
            case .transcript: "/completions"
            }
        // The limits are on tokens, which only we can tell from bytes: the pipe keeps them.
        var headers = endpoint.headers(accept: "text/event-stream")
        // It closes the connection behind every streamed reply, though it promises to keep it.
        if case .llamaServer = dialect { headers.append(("Connection", "close")) }
        let request = OutgoingRequest(
            method: "POST", url: endpoint.url + path, headers: headers,
            body: CompletionRequest(prompt, model: endpoint.model, dialect: dialect).body,
            limits: CallLimits(
                connect: limits.connect, firstByte: limits.firstToken + .seconds(1),
                betweenBytes: max(limits.firstToken, limits.betweenTokens) + .seconds(1)))
        let texts = ReplyPipe<String>(
            capacity: Self.waitingPieces, first: limits.firstToken, next: limits.betweenTokens)
        return try await listening(
            to: texts, receive: { [self] in try await receive(request, into: texts) },
            explain: { [endpoint] delay in
                switch delay {
                case .first(let limit):
                    ModelError(
                        Bilingual(
                            en:
                                "\(endpoint.url) gave no word within \(limit). Is the model too large for this machine, "
                                + "or still loading?",
                            es:
                                "\(endpoint.url) no dio ni una palabra en \(limit). ¿Es el modelo demasiado grande para "
                                + "este equipo, o se está cargando?"), isTransient: true)
                case .next(let limit):
                    ModelError(
                        Bilingual(
                            en: "\(endpoint.url) fell silent in mid-reply for \(limit).",
                            es: "\(endpoint.url) calló a media respuesta durante \(limit)."), isTransient: true)
                }
            }, listen: sink)
    }

    private func call(_ path: String, body: JSONWriter, limit: Duration) async throws -> [UInt8]? {
        var answer: [UInt8] = []
        let request = OutgoingRequest(
            method: "POST", url: endpoint.root + path, headers: endpoint.headers(accept: "application/json"),
            body: body.bytes, limits: CallLimits(connect: limits.connect, firstByte: limit, betweenBytes: limit))
        let head = try await endpoint.call(request, with: client, onHead: { _ in }, into: { answer += $0 })
        return head.status == 200 ? answer : nil
    }

    /// A reply may run this far ahead of the voice.
    private static let waitingPieces = 256

    /// One call, from the request to the end of the reply.
    private func receive(_ request: OutgoingRequest, into texts: ReplyPipe<String>) async throws -> ModelUsage {
        var reader = ReplyReading(endpoint: endpoint)
        do {
            _ = try await endpoint.call(
                request, with: client,
                onHead: { reader.receive($0) },
                into: { bytes in
                    for text in try reader.receive(bytes) { try await texts.send(text) }
                })
        } catch let error as HTTPCallError {
            // A server that hangs up behind a finished reply did its work.
            guard reader.isComplete else {
                let (text, isTransient) = endpoint.failure(error)
                throw ModelError(text, isTransient: isTransient)
            }
        }
        return try reader.finish()
    }
}

extension OpenAIModel: ReadingAhead {
    /// Only where a server keeps what it has read, and nobody pays for it.
    package func readAhead(_ prompt: Prompt) async throws {
        guard case .llamaServer = dialect else { return }
        _ = try await stream(prompt) { _ in }
    }
}

extension OpenAIModel: TokenCounting {
    package func tokens(in text: String) async -> Int? {
        guard case .llamaServer = dialect else { return nil }
        var body = JSONWriter()
        body.object { $0.member("content", text) }
        guard let answer = try? await call("/tokenize", body: body, limit: .seconds(5)) else { return nil }
        var cursor = JSONCursor(answer)
        var count: Int?
        try? cursor.members { name, value in
            guard name == "tokens" else { return }
            var tokens = 0
            try value.elements { _, _ in tokens += 1 }
            count = tokens
        }
        return count
    }
}

extension OpenAIModel: Probed {
    /// Whether the server answers at all and takes the key; asks for its list of models.
    package func isThere() async -> Bool {
        let request = OutgoingRequest(
            method: "GET", url: endpoint.url + "/models", headers: endpoint.headers(accept: "application/json"),
            limits: CallLimits(connect: limits.connect, firstByte: .seconds(3), betweenBytes: .seconds(3)))
        guard let head = try? await client.stream(request, into: { _ in }) else { return false }
        // A server without that list is there all the same.
        return head.status < 500 && head.status != 401 && head.status != 403 && head.status != 429
    }
}
