package import Mind
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
        // The limits are on tokens, which only we can tell from bytes: see ``TokenClock``.
        let request = OutgoingRequest(
            method: "POST", url: endpoint.url + path, headers: endpoint.headers(accept: "text/event-stream"),
            body: CompletionRequest(prompt, model: endpoint.model, dialect: dialect).body,
            limits: CallLimits(
                connect: limits.connect, firstByte: limits.firstToken + .seconds(1),
                betweenBytes: max(limits.firstToken, limits.betweenTokens) + .seconds(1)))
        let (texts, inlet) = AsyncThrowingStream.makeStream(
            of: String.self, bufferingPolicy: .bufferingOldest(Self.waitingPieces))
        let clock = TokenClock(limits)
        return try await withThrowingTaskGroup(of: ModelUsage?.self) { group in
            group.addTask { [self] in
                do {
                    let usage = try await receive(request, into: inlet, clock: clock)
                    inlet.finish()
                    return usage
                } catch {
                    inlet.finish(throwing: error)
                    throw error
                }
            }
            group.addTask { [endpoint] in
                let kind = try await clock.expiry()
                inlet.finish(throwing: ModelError("\(endpoint.url) \(kind)", isTransient: true))
                return nil
            }
            // Also what hangs up when `sink` throws or the text is late.
            defer { group.cancelAll() }
            for try await text in texts { try await sink(text) }
            try Task.checkCancellation()
            return try await group.next().flatMap { $0 } ?? ModelUsage()
        }
    }

    /// Far more than any reply of hers; a server that ignores `max_tokens` meets it.
    private static let waitingPieces = 8_192

    /// One call, from the request to the end of the reply.
    private func receive(
        _ request: OutgoingRequest, into texts: AsyncThrowingStream<String, any Error>.Continuation, clock: TokenClock
    ) async throws -> ModelUsage {
        var reader = ReplyReading(endpoint: endpoint)
        do {
            _ = try await client.stream(
                request,
                onHead: { reader.receive($0) },
                into: { bytes in
                    for text in try reader.receive(bytes) {
                        clock.token()
                        if case .dropped = texts.yield(text) {
                            throw ModelError("\(endpoint.url) does not stop talking.", isTransient: false)
                        }
                    }
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
