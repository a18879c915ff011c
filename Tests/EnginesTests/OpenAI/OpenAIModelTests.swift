import Engines
import FoundationEssentials
import Mind
import Signals
import TestKit
import Testing
import Wire

@Suite("OpenAIModel")
struct OpenAIModelTests {
    private let chat = Prompt(
        turn: TurnID(1), form: .chat([.init(.system, "You are Aneeka."), .init(.user, "Say \"hi\"\n\u{1}\\ ñ 🐈")]),
        maximumTokens: 60, temperature: 0.8, stops: ["\n", "a", "b", "c", "d"])
    private let transcript = Prompt(
        turn: TurnID(1), form: .transcript("pep: hola\nAneeka:"), maximumTokens: 20, stops: ["\n"])

    private func model(
        _ double: OpenAIDouble, key: String? = nil, dialect: OpenAIModel.Dialect = .common,
        limits: OpenAIModel.Limits = .init()
    ) -> OpenAIModel {
        OpenAIModel(
            OpenAIEndpoint(url: double.url, model: "double", key: key), dialect: dialect, limits: limits,
            client: HTTPClient())
    }

    private func reply(_ model: OpenAIModel, to prompt: Prompt) async throws -> (pieces: [String], usage: ModelUsage) {
        var pieces: [String] = []
        let usage = try await model.stream(prompt) { pieces.append($0) }
        return (pieces, usage)
    }

    @Test("hands over the pieces as they were sent, in both forms, with what they cost")
    func streams() async throws {
        let pieces = ["¡Hola", ", ñandú", " 🐈‍⬛", " \"a\\b\"", "\n"]
        try await withOpenAIDouble(.init(pieces)) { double in
            for prompt in [chat, transcript] {
                let (received, usage) = try await reply(model(double), to: prompt)
                #expect(received == pieces)
                #expect(usage == ModelUsage(promptTokens: 5, cachedTokens: 3, completionTokens: pieces.count))
            }
            #expect(double.calls.value.map(\.path) == ["/v1/chat/completions", "/v1/completions"])
        }
    }

    @Test("a reply cut at every byte, with either line end, is the same", arguments: ["\n", "\r\n", "\r"])
    func cuts(lineEnd: String) async throws {
        let pieces = ["¡Ñandú", " 🐈", " fin"]
        var behaviour = OpenAIBehaviour(pieces)
        behaviour.lineEnd = lineEnd
        for count in 1...9 {
            behaviour.bytesPerWrite = count
            try await withOpenAIDouble(behaviour) { double in
                let received = try await reply(model(double), to: chat).pieces
                #expect(received == pieces)
            }
        }
    }

    @Test("the request says what was asked, in valid JSON")
    func request() async throws {
        // The wire's own names.
        // swift-format-ignore: AlwaysUseLowerCamelCase
        struct Body: Decodable {
            struct Message: Decodable, Equatable {
                let role: String
                let content: String
            }
            struct Options: Decodable { let include_usage: Bool }
            let model: String
            let messages: [Message]?
            let prompt: String?
            let max_tokens: Int
            let temperature: Double
            let stream: Bool
            let stream_options: Options
            let stop: [String]
            let cache_prompt: Bool?
            let id_slot: Int?
        }
        try await withOpenAIDouble { double in
            _ = try await reply(model(double, key: "k-1"), to: chat)
            _ = try await reply(model(double, dialect: .llamaServer(ModelSlots(3))), to: transcript)
            let calls = double.calls.value
            #expect(calls[0].headers["authorization"] == "Bearer k-1")
            #expect(calls[1].headers["authorization"] == nil)
            #expect(calls[0].headers["content-type"] == "application/json")
            let first = try JSONDecoder().decode(Body.self, from: Data(calls[0].body))
            #expect(first.messages?.map(\.content) == ["You are Aneeka.", "Say \"hi\"\n\u{1}\\ ñ 🐈"])
            #expect(first.messages?.map(\.role) == ["system", "user"])
            #expect(first.model == "double" && first.max_tokens == 60 && first.temperature == 0.8 && first.stream)
            #expect(first.stream_options.include_usage)
            // No more than the protocol allows.
            #expect(first.stop == ["\n", "a", "b", "c"])
            #expect(first.cache_prompt == nil && first.id_slot == nil)
            let second = try JSONDecoder().decode(Body.self, from: Data(calls[1].body))
            #expect(second.prompt == "pep: hola\nAneeka:" && second.messages == nil)
            #expect(second.cache_prompt == true && second.id_slot == 0)
        }
    }

    @Test("thoughts are never handed over")
    func thoughts() async throws {
        var behaviour = OpenAIBehaviour(["Yes."])
        behaviour.thoughts = ["The viewer", " wants"]
        try await withOpenAIDouble(behaviour) { double in
            let received = try await reply(model(double), to: chat).pieces
            #expect(received == ["Yes."])
        }
    }

    @Test("a stream that ends after its finish reason is whole, without [DONE] too")
    func withoutDone() async throws {
        try await withOpenAIDouble(.init(["All."], .withoutDone)) { double in
            let received = try await reply(model(double), to: chat).pieces
            #expect(received == ["All."])
        }
    }

    @Test(
        "a reply that breaks off gives what came and then a transient error",
        arguments: [OpenAIBehaviour.Ending.withoutFinish, .hangUp, .failure("out of memory for 'secret words'")])
    func breaks(ending: OpenAIBehaviour.Ending) async throws {
        try await withOpenAIDouble(.init(["One", " two"], ending)) { double in
            var pieces: [String] = []
            let error = await #expect(throws: ModelError.self) {
                _ = try await model(double).stream(chat) { pieces.append($0) }
            }
            // A connection that breaks takes with it what was not read yet.
            if case .hangUp = ending {
                #expect(["One", " two"].starts(with: pieces))
            } else {
                #expect(pieces == ["One", " two"])
            }
            #expect(error?.isTransient == true)
            #expect(error?.description.contains("secret") == false)
        }
    }

    @Test(
        "refusals say what to do, whether to try again, and nothing of the request",
        arguments: [
            (401, #"{"error":{"message":"Invalid API Key","code":401}}"#, false, "mind.key"),
            (404, #"{"error":{"message":"model 'x' not found"}}"#, false, "mind.model"),
            (400, #"{"error":{"type":"exceed_context_size_error","message":"too long"}}"#, false, "context"),
            (422, #"{"detail":"bad"}"#, false, "bad"),
            (429, #"{"error":"slow down"}"#, true, "slow down"),
            (500, "plain text", true, "plain text"),
            (503, #"{"error":{"message":"Loading model","code":503}}"#, true, "Loading model"),
            (502, "<html><body>nginx</body></html>", true, "web page"),
        ])
    func refusals(status: Int, body: String, isTransient: Bool, says: String) async throws {
        var behaviour = OpenAIBehaviour()
        behaviour.status = status
        behaviour.refusal = body
        try await withOpenAIDouble(behaviour) { double in
            let error = await #expect(throws: ModelError.self) {
                _ = try await reply(model(double, key: "sk-hidden"), to: chat)
            }
            #expect(error?.isTransient == isTransient)
            #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
            #expect(error?.description.contains("sk-hidden") == false)
        }
    }

    @Test("nobody there is a transient error that names the address")
    func nobody() async throws {
        let model = OpenAIModel(OpenAIEndpoint(url: "http://127.0.0.1:9/v1"), client: HTTPClient())
        let error = await #expect(throws: ModelError.self) { _ = try await reply(model, to: chat) }
        #expect(error?.isTransient == true)
        #expect(error?.description.contains("127.0.0.1:9") == true)
    }

    @Test(
        "a first token that does not come in time is an error, whatever signs of life come", arguments: [false, true])
    func lateFirst(withComments: Bool) async throws {
        var behaviour = OpenAIBehaviour()
        behaviour.firstPieceDelay = .seconds(600)
        behaviour.sendsHeadFirst = withComments
        behaviour.keepAliveInterval = withComments ? .milliseconds(20) : nil
        try await withOpenAIDouble(behaviour) { double in
            let error = await #expect(throws: ModelError.self) {
                _ = try await reply(
                    model(double, limits: .init(firstToken: .milliseconds(200), betweenTokens: .seconds(600))), to: chat
                )
            }
            #expect(error?.description.contains("no word") == true)
            #expect(error?.isTransient == true)
            try await double.calls.wait { $0[0].hungUpAt != nil }
        }
    }

    @Test("silence in mid-reply is another error, sooner than the first token's limit")
    func lateNext() async throws {
        try await withOpenAIDouble(.init(["One"], .silence)) { double in
            var pieces: [String] = []
            let error = await #expect(throws: ModelError.self) {
                _ = try await model(double, limits: .init(firstToken: .seconds(600), betweenTokens: .milliseconds(200)))
                    .stream(chat) { pieces.append($0) }
            }
            #expect(pieces == ["One"])
            #expect(error?.description.contains("mid-reply") == true)
            try await double.calls.wait { $0[0].hungUpAt != nil }
        }
    }

    @Test("a slow listener is no silence of the server")
    func slowListener() async throws {
        try await withOpenAIDouble(.init(["One", " two", " three"])) { double in
            var pieces: [String] = []
            _ = try await model(double, limits: .init(firstToken: .seconds(600), betweenTokens: .milliseconds(150)))
                .stream(chat) { piece in
                    try await Task.sleep(for: .milliseconds(100))
                    pieces.append(piece)
                }
            #expect(pieces == ["One", " two", " three"])
        }
    }

    @Test("cancelling hangs up on the server")
    func cancellation() async throws {
        try await withOpenAIDouble(.init(["One"], .silence)) { double in
            let model = model(double)
            let (first, inlet) = AsyncStream.makeStream(of: Void.self)
            let task = Task { _ = try await model.stream(chat) { _ in inlet.yield() } }
            _ = await first.first { true }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await double.calls.wait { $0[0].hungUpAt != nil }
        }
    }

    @Test("what the listener throws comes out, and hangs up on the server")
    func throwing() async throws {
        struct Enough: Error {}
        try await withOpenAIDouble(.init(["One"], .silence)) { double in
            await #expect(throws: Enough.self) {
                _ = try await model(double).stream(chat) { _ in throw Enough() }
            }
            try await double.calls.wait { $0[0].hungUpAt != nil }
        }
    }

    @Test(
        "a server that closes kept connections costs no reply",
        arguments: [.common, OpenAIModel.Dialect.llamaServer(ModelSlots(2))])
    func staleConnections(dialect: OpenAIModel.Dialect) async throws {
        var behaviour = OpenAIBehaviour(["One"])
        behaviour.closesBehindReply = true
        try await withOpenAIDouble(behaviour) { double in
            let model = model(double, dialect: dialect)
            for _ in 0..<50 {
                let received = try await reply(model, to: chat).pieces
                #expect(received == ["One"])
            }
        }
    }

    @Test("many replies at a time do not mix")
    func concurrent() async throws {
        try await withOpenAIDouble(.init((0..<50).map { " \($0)" })) { double in
            let model = model(double)
            let expected = (0..<50).map { " \($0)" }
            try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<8 { group.addTask { try await reply(model, to: chat).pieces } }
                for try await pieces in group { #expect(pieces == expected) }
            }
        }
    }
}
