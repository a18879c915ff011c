import Foundation
import TestKit
import Testing

@Suite("a model inside the program") struct InsideTests {
    @Test("answers chat in its own words, with no server and nothing fetched", .timeLimit(.minutes(1)))
    func answers() async throws {
        let model =
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../EnginesTests/Mini/tiny.gguf").path
        let irc = IRCDouble()
        let port = try await irc.start()
        let settings = [
            "mind.model=\(model)", "mind.inside=true", "mind.server=/nowhere/llama-server", "stage.port=0",
            "attention.idleAfter=0s", "twitch.channel=aneeka", "twitch.irc.host=127.0.0.1", "twitch.irc.port=\(port)",
            "twitch.irc.tls=false",
        ]
        try await AneekaProcess.run(["live"] + settings.flatMap { ["--set", $0] }) { aneeka in
            await irc.joined()
            irc.say("Aneeka, are you real?", from: "Lupita")
            let line = await aneeka.line("are you real? → ")
            #expect(line?.contains("(nothing)") == false)
            #expect(!aneeka.lines.contains { $0.contains("model: degraded") || $0.contains("model: down") })
        }
        await irc.stop()
    }
}
