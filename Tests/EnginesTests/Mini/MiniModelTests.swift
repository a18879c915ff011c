import Engines
import Foundation
import Mind
import Signals
import Testing

/// What stock llama.cpp made of the same file; written by `Tools/mind/agreement.py`.
private struct Agreed: Decodable {
    let text: String
    let tokens: [Int]
    /// The likeliest reply.
    let reply: String?

    static func all() throws -> [Agreed] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "agreement.json")
        return try JSONDecoder().decode([Agreed].self, from: Data(contentsOf: file))
    }
}

/// `tiny.gguf` is a minute of `Tools/mind/mini.py` with two layers of width 96: it talks nonsense in the right form.
@Suite("a small model inside the program") struct MiniModelTests {
    private static let path =
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "tiny.gguf").path

    private func prompt(_ text: String?, purpose: Prompt.Purpose = .talk(.en), temperature: Double = 0) -> Prompt {
        Prompt(
            turn: TurnID(1), form: .transcript(text ?? "x"), purpose: purpose, maximumTokens: 150,
            temperature: temperature, stops: ["\n"], brief: text)
    }

    private func reply(_ model: MiniModel, _ prompt: Prompt) async throws -> (text: String, usage: ModelUsage) {
        var text = ""
        let usage = try await model.stream(prompt) { text += $0 }
        return (text, usage)
    }

    @Test("cuts texts as stock llama.cpp does, and says what it says")
    func agreement() async throws {
        let model = MiniModel(path: Self.path)
        var equal = 0
        var asked = 0
        for agreed in try Agreed.all() {
            #expect(await model.tokens(in: agreed.text) == agreed.tokens.count, "\(agreed.text)")
            guard let wanted = agreed.reply else { continue }
            asked += 1
            let said = try await reply(model, prompt(agreed.text)).text
            if said == wanted { equal += 1 } else { print("mini: \(said)\nllama.cpp: \(wanted)") }
        }
        // llama.cpp rounds elsewhere: where two tokens are all but as likely (logits 0.002 apart) the other may win.
        #expect(asked >= 40 && equal * 10 >= asked * 9, "\(equal) of \(asked)")
        print("mini: \(equal) of \(asked) replies are llama.cpp's")
    }

    @Test("what two texts share is read once, apart for each language")
    func memory() async throws {
        let model = MiniModel(path: Self.path)
        let beginning = ">> in English\n@u1: hi\nAneeka: [joy] Hi, @u1.\n"
        let first = try await reply(model, prompt(beginning + "@u1: do you sleep?\nAneeka:"))
        #expect(first.usage.cachedTokens == 0)
        let other = try await reply(model, prompt(">> en español\n@u1: hola\nAneeka:", purpose: .talk(.es)))
        #expect(other.usage.cachedTokens == 0)
        let second = try await reply(model, prompt(beginning + "@u1: are you real?\nAneeka:"))
        let shared = try #require(await model.tokens(in: beginning))
        #expect(try #require(second.usage.cachedTokens) >= shared)
        let alone = try await reply(MiniModel(path: Self.path), prompt(beginning + "@u1: are you real?\nAneeka:"))
        #expect(alone.text == second.text && !alone.text.isEmpty)
    }

    @Test("read ahead, a text is there when it is asked")
    func ahead() async throws {
        let model = MiniModel(path: Self.path)
        let beginning = ">> in English\n@u1: hi\nAneeka: [joy] Hi, @u1.\n"
        try await model.readAhead(prompt(beginning))
        let said = try await reply(model, prompt(beginning + "@u1: are you real?\nAneeka:"))
        #expect(try #require(said.usage.cachedTokens) > 10)
    }

    @Test("a text longer than it can see is read from behind")
    func long() async throws {
        let text = String(repeating: "@u1: and then?\nAneeka: [joy] And then, @u1, the usual.\n", count: 200)
        let said = try await reply(MiniModel(path: Self.path), prompt(text + "@u1: hi\nAneeka:"))
        #expect(!said.text.isEmpty)
        #expect(try #require(said.usage.promptTokens) < 1_024)
    }

    @Test("a cancelled reply ends, and the next one is whole")
    func cancelled() async throws {
        let model = MiniModel(path: Self.path)
        let asked = prompt(">> in English\n@u1: tell me a story\nAneeka:")
        let whole = try await reply(model, asked).text
        let task = Task {
            try await model.stream(asked) { _ in withUnsafeCurrentTask { $0?.cancel() } }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await reply(model, asked).text == whole)
    }

    @Test("a reply begun later ends the one before it, in the same language")
    func overtaken() async throws {
        let model = MiniModel(path: Self.path)
        let asked = prompt(">> in English\n@u1: tell me a story\nAneeka:")
        let whole = try await reply(model, asked).text
        var pieces = 0
        var inner = ""
        _ = try await model.stream(asked) { _ in
            pieces += 1
            if pieces == 2 { inner = try await reply(model, asked).text }
        }
        #expect(inner == whole && pieces == 2)
    }

    @Test("side work is refused, and a missing or broken file says what to do")
    func refusals() async throws {
        let model = MiniModel(path: Self.path)
        await #expect(throws: ModelError.self) { try await model.stream(prompt(nil, purpose: .sideWork)) { _ in } }
        let missing = MiniModel(path: "/nowhere/mini.gguf")
        #expect(await missing.isThere() == false)
        let error = await #expect(throws: ModelError.self) { try await missing.stream(prompt("hi")) { _ in } }
        #expect(error?.message.en.contains("set mind.model to a GGUF file") == true)
    }

    @Test("files cut anywhere or with changed bytes are errors, never crashes", arguments: 0..<40)
    func damage(seed: Int) async throws {
        let whole = try Data(contentsOf: URL(filePath: Self.path))
        var damaged = whole.prefix(seed % 2 == 0 ? seed * 5_000 : whole.count)
        var dice = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<(seed % 2 == 0 ? 0 : 3) {
            dice = dice &* 6_364_136_223_846_793_005 &+ 1
            damaged[Int(dice >> 33) % 60_000] ^= UInt8(dice >> 20 & 0xFF) | 1
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "mini-\(UUID()).gguf")
        try damaged.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        // A changed letter of a token is still a model; everything else must be told.
        _ = await MiniModel(path: file.path).isThere()
    }
}
