import Engines
import FoundationEssentials
import Mind
import Signals
import TestKit
import Testing

/// The models of her own that come with the program, and what their cards say of them.
@Suite("her own models") struct OwnModelsTests {
    private static let folder =
        #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 } + "/Sources/Engines/Models"

    @Test(
        "a card names its file's bytes and the prompts that it was made for",
        arguments: [
            ("README.md", "aneeka-mini.gguf", 12_000_000),
            ("gemma-3-270m-aneeka/README.md", "gemma-3-270m-aneeka/adapter.gguf", 8_000_000),
        ])
    func card(card: String, file: String, most: Int64) async throws {
        let text = try String(contentsOfFile: Self.folder + "/" + card, encoding: .utf8)
        #expect(
            text.contains("`\(PromptContract.hash)`"),
            "prompts have changed since \(file) was trained: train anew (Tools/mind), or show that it holds and say so")
        let words = text.split { !$0.isLetter && !$0.isNumber }
        let hash = try #require(words.first { $0.utf8.count == 64 && $0.allSatisfy(\.isHexDigit) })
        let found = try await FileFetch.check(
            FetchOrder(address: "", path: Self.folder + "/" + file, sha256: String(hash), bytes: 0, isExact: false))
        #expect((found?.bytes ?? most) < most)
    }

    @Test("Gemma's adapter has Gemma's notice beside it")
    func notice() throws {
        let notice = try String(contentsOfFile: Self.folder + "/gemma-3-270m-aneeka/NOTICE", encoding: .utf8)
        #expect(
            notice.contains(
                "Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms"))
    }

    @Test("the small one says what it heard, then how it feels, then whom it answers", arguments: Language.allCases)
    func mini(language: Language) async throws {
        let asked =
            language == .en ? "what is the capital of france?" : "¿cuál es la capital de Italia?"
        let model = MiniModel(path: Self.folder + "/aneeka-mini.gguf", seed: 1)
        let request = TurnRequest(
            turn: TurnID(1), shape: .single, comments: [comment(asked)], language: language,
            sayableNames: [ViewerID(.twitch, "1")])
        let composer = PromptComposer(persona: .aneeka, style: .brief, temperature: 0)
        var reply = ""
        let usage = try await model.stream(composer.prompt(for: request, context: PromptContext())) { reply += $0 }
        #expect(reply.contains(language == .en ? "[facts.capital_france] [" : "[facts.capital_italy] ["), "\(reply)")
        #expect(reply.contains(language == .en ? "Paris" : "Roma") && reply.contains("@u1"), "\(reply)")
        #expect((usage.completionTokens ?? 0) > 5)
    }

    private func comment(_ text: String) -> Signals.Comment {
        Signals.Comment(
            id: MessageID("1"), viewer: Viewer(id: ViewerID(.twitch, "1"), login: "lupita", name: "Lupita"), text: text,
            receivedAt: .now)
    }
}
