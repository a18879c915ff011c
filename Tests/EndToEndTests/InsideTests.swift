import Foundation
import TestKit
import Testing

@Suite("a model inside the program") struct InsideTests {
    @Test("answers chat in its own words, with no server and nothing fetched", .timeLimit(.minutes(1)))
    func answers() async throws {
        let model =
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../EnginesTests/Mini/tiny.gguf").path
        try await withChat(["mind.model=\(model)", "mind.inside=true"]) { aneeka, irc in
            irc.say("Aneeka, are you real?", from: "Lupita")
            let line = await aneeka.line("are you real? → ")
            #expect(line?.contains("(nothing)") == false)
            #expect(!aneeka.lines.contains { $0.contains("model: degraded") || $0.contains("model: down") })
        }
    }

    @Test(
        "her own small model talks with viewers in both languages where nothing was fetched and nothing is set",
        .timeLimit(.minutes(1)))
    func mini() async throws {
        try await withChat([]) { aneeka, irc in
            irc.say("Aneeka, what is the capital of France?", from: "Lupita")
            let english = await aneeka.line("capital of France? → ")
            #expect(english?.contains("Paris") == true && english?.contains("Lupita") == true, "\(english ?? "")")
            irc.say("Aneeka, ¿cuál es la capital de Italia?", from: "Bruno")
            let spanish = await aneeka.line("capital de Italia? → ")
            #expect(spanish?.contains("Roma") == true && spanish?.contains("Bruno") == true, "\(spanish ?? "")")
            #expect(!aneeka.lines.contains { $0.contains("prepared line") })
        }
    }

    @Test("it stands in for a server that fails, and steps back when that one answers", .timeLimit(.minutes(1)))
    func standsIn() async throws {
        var behaviour = OpenAIBehaviour()
        behaviour.status = 500
        try await withOpenAIDouble(behaviour) { model in
            try await withChat(["mind.endpoint=\(model.url)"]) { aneeka, irc in
                irc.say("Aneeka, what is the capital of France?", from: "Lupita")
                let line = await aneeka.line("capital of France? → ")
                #expect(line?.contains("Paris") == true, "\(line ?? "")")
                model.behaviour.update { $0 = OpenAIBehaviour(pieces("[joy] Here I am again.")) }
                irc.say("Aneeka, and are you there now?", from: "Otra")
                #expect(await aneeka.line("Here I am again.") != nil)
            }
        }
    }

    private func withChat(
        _ settings: [String], _ body: @escaping @Sendable (AneekaProcess, IRCDouble) async throws -> Void
    ) async throws {
        let irc = IRCDouble()
        let port = try await irc.start()
        let all =
            settings + [
                "mind.server=/nowhere/llama-server", "stage.port=0", "attention.idleAfter=0s", "twitch.channel=aneeka",
                "twitch.irc.host=127.0.0.1", "twitch.irc.port=\(port)", "twitch.irc.tls=false",
            ]
        try await AneekaProcess.run(["live"] + all.flatMap { ["--set", $0] }) { aneeka in
            await irc.joined()
            try await body(aneeka, irc)
        }
        await irc.stop()
    }
}
