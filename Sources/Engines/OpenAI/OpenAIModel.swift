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
        /// llama.cpp's own members; a fixed slot keeps side work from evicting the conversation's cache.
        case llamaServer(slot: Int?)
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
