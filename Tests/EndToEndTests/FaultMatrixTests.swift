import FoundationEssentials
import Signals
import TestKit
import Testing
import Wire

/// Every part × killed, slow, lying, gone and back: she says what is wrong, goes on one step poorer, and climbs back.
@Suite("EndToEnd fault matrix", .serialized) struct FaultMatrixTests {
    /// What can be wrong with a server that speaks HTTP.
    enum Fault: String, CaseIterable, Sendable {
        case refuses, hangsUp, slow, silentInMidReply, errorInMidReply, webPage, otherJSON

        func behaviour(_ text: String) -> OpenAIBehaviour {
            var behaviour = OpenAIBehaviour(pieces(text))
            switch self {
            case .refuses: behaviour.status = 503
            case .hangsUp: behaviour = OpenAIBehaviour([], .hangUp)
            case .slow: behaviour.firstPieceDelay = .seconds(30)
            case .silentInMidReply: behaviour = OpenAIBehaviour([], .silence)
            case .errorInMidReply: behaviour = OpenAIBehaviour([], .failure("out of memory"))
            case .webPage: behaviour.imposture = ("text/html", "<html><body>Welcome to nginx!</body></html>")
            case .otherJSON: behaviour.imposture = ("application/json", #"{"detail":"Not what you think"}"#)
            }
            // As a voice: nothing of it is sound.
            if behaviour.pieces.isEmpty { behaviour.speech = [] }
            return behaviour
        }
    }

    private func withChat(
        _ model: OpenAIDouble, _ settings: [String] = [],
        _ body: @escaping @Sendable (AneekaProcess, IRCDouble) async throws -> Void
    ) async throws {
        let irc = IRCDouble()
        let port = try await irc.start()
        try await AneekaProcess.run(flags(model: model, irc: port, settings)) { aneeka in
            await irc.joined()
            try await body(aneeka, irc)
        }
        await irc.stop()
    }

    @Test(
        "a model that fails is told, answered for, and asked again", .timeLimit(.minutes(1)), arguments: Fault.allCases)
    func model(fault: Fault) async throws {
        try await withOpenAIDouble(fault.behaviour("[joy] Too late.")) { model in
            try await withChat(model, ["mind.firstToken=400ms", "mind.mini=false"]) { aneeka, irc in
                irc.say("Aneeka, how do you feel about rain?")
                #expect(await aneeka.line("model: down") != nil)
                #expect(await aneeka.line("prepared line") != nil)
                model.behaviour.update { $0 = OpenAIBehaviour(pieces("[joy] Much better now, thanks.")) }
                irc.say("Aneeka, and how about snow?", from: "Otra")
                #expect(await aneeka.line("Much better now, thanks.") != nil)
                #expect(await aneeka.line("model: well") != nil)
            }
        }
    }

    @Test(
        "a voice that fails costs no word: espeak-ng speaks it, and the voice is back when it can",
        .timeLimit(.minutes(1)), arguments: Fault.allCases)
    func voice(fault: Fault) async throws {
        try await withOpenAIDouble(OpenAIBehaviour(pieces("[joy] Not one word of this is lost."))) { model in
            try await withOpenAIDouble(fault.behaviour("")) { voice in
                let settings = [
                    "voice.engine=openai", "voice.openai.endpoint=\(voice.url)", "voice.openai.firstSound=400ms",
                ]
                try await withChat(model, settings) { aneeka, irc in
                    irc.say("Aneeka, can you be heard today?")
                    #expect(await aneeka.line("voice: degraded") != nil)
                    #expect(await aneeka.line("Not one word of this is lost.") != nil)
                    voice.behaviour.update { $0 = OpenAIBehaviour() }
                    irc.say("Aneeka, can you be heard now again?", from: "Otra")
                    #expect(await aneeka.line("voice: well") != nil)
                }
            }
        }
    }

    @Test("a chat server that is not there is told and found when it comes", .timeLimit(.minutes(1)))
    func chatGoneAndBack() async throws {
        try await withOpenAIDouble(OpenAIBehaviour(pieces("[joy] There you are."))) { model in
            // A port that was free a moment ago.
            let first = IRCDouble()
            let port = try await first.start()
            await first.stop()
            try await AneekaProcess.run(flags(model: model, irc: port)) { aneeka in
                #expect(await aneeka.line("Cannot connect to 127.0.0.1:\(port)") != nil)
                let irc = IRCDouble()
                _ = try await irc.start(port: port)
                await irc.joined()
                irc.say("Aneeka, can you see me now?")
                #expect(await aneeka.line("There you are.") != nil)
                await irc.stop()
            }
        }
    }

    /// How an overlay page may misbehave as the one that sounds.
    enum PageFault: String, CaseIterable, Sendable {
        case neverReports, absurdFrames, otherTurn, notJSON, leaves

        var messages: [String] {
            switch self {
            case .neverReports, .leaves: []
            case .absurdFrames:
                [1e300, -5, 4e9, 0.5].map { #"{"type":"at","turn":1,"frame":\#($0),"at":-1,"runs":true}"# }
                    + [#"{"type":"stopped","turn":1,"frame":1e308}"#]
            case .otherTurn: [#"{"type":"at","turn":4000000000,"frame":10,"runs":true}"#]
            case .notJSON: ["", "{", "null", "[1]", #"{"type":7}"#, "\u{0}", String(repeating: "[", count: 5_000)]
            }
        }
    }

    @Test("a page that lies, hangs or leaves costs no word", .timeLimit(.minutes(1)), arguments: PageFault.allCases)
    func page(fault: PageFault) async throws {
        try await withOpenAIDouble(OpenAIBehaviour(pieces("[joy] One two three four five, and the end."))) { model in
            try await withChat(model) { aneeka, irc in
                let overlay = try #require(Address(try await aneeka.overlay()))
                let key = try #require(overlay.target.split(separator: "=").last)
                try await withWebSocket(
                    "ws://127.0.0.1:\(overlay.port)/overlay/socket", headers: [("Authorization", "Bearer \(key)")]
                ) { page in
                    page.send(text: #"{"type":"join","obs":true}"#)
                    page.send(text: #"{"type":"sound","runs":true}"#)
                    _ = await page.incoming.first {
                        if case .text(let text) = $0 { text.contains("lease") } else { false }
                    }
                    irc.say("Aneeka, count to five please")
                    _ = await page.incoming.first { if case .binary = $0 { true } else { false } }
                    for message in fault.messages { page.send(text: message) }
                    if fault == .leaves { page.close() }
                    let story = try #require(await aneeka.line("count to five please → "))
                    #expect(story.contains("and the end."), "\(story)")
                }
                irc.say("Aneeka, once more please, slowly", from: "Otra")
                #expect(await aneeka.line("once more please, slowly") != nil)
            }
        }
    }

    @Test(
        "a sound server killed in mid-sentence costs no word and is told", .timeLimit(.minutes(1))
    )
    func device() async throws {
        let reply = "[joy] One two three four five six seven eight nine ten, and the end."
        try await withOpenAIDouble(OpenAIBehaviour(pieces(reply))) { model in
            let irc = IRCDouble()
            let port = try await irc.start()
            try await withPulseServer { pulse in
                let environment = ["PULSE_SERVER": pulse.address]
                try await AneekaProcess.run(
                    flags(model: model, irc: port, ["voice.output=device"]), environment: environment
                ) { aneeka in
                    await irc.joined()
                    #expect(await aneeka.line("sound device: well") != nil)
                    try await pulse.recording { recording in
                        irc.say("Aneeka, count to ten please")
                        try await recording.wait { $0.contains { abs($0) > 0.05 } }
                        pulse.kill()
                    }
                    let story = try #require(await aneeka.line("first sound after"))
                    #expect(story.contains("and the end."), "\(story)")
                    #expect(await aneeka.line("sound device: down") != nil)
                }
            }
            await irc.stop()
        }
    }

    @Test("a journal overwritten in mid-show costs the journal and not the show", .timeLimit(.minutes(1)))
    func journal() async throws {
        try await withOpenAIDouble(OpenAIBehaviour(pieces("[joy] I would remember that if I could."))) { model in
            try await withChat(model) { aneeka, irc in
                irc.say("Aneeka, will you remember me?")
                #expect(await aneeka.line("I would remember that") != nil)
                let file = aneeka.folder + "/aneeka/aneeka.sqlite"
                #expect(FileManager.default.fileExists(atPath: file))
                try Data(repeating: 0x5a, count: 40_000).write(to: URL(filePath: file))
                irc.say("Aneeka, and after all that is gone?", from: "Otra")
                #expect(await aneeka.line("after all that is gone?") != nil)
            }
        }
    }

    @Test("her own model server, killed, is started again and answers", .timeLimit(.minutes(2)))
    func managedServer() async throws {
        let data = (ProcessInfo.processInfo.environment["HOME"] ?? "") + "/.local/share/aneeka"
        let model = data + "/models/gemma-3-270m-q4_k_m.gguf"
        try #require(FileManager.default.fileExists(atPath: model), "no model at \(model): run Tools/setup/setup.sh")
        let irc = IRCDouble()
        let port = try await irc.start()
        var settings = ["mind.model=\(model)", "stage.port=0", "attention.idleAfter=0s", "mind.firstToken=60s"]
        let server = data + "/server/bin/llama-server"
        if FileManager.default.fileExists(atPath: server) { settings.append("mind.server=\(server)") }
        settings += [
            "twitch.channel=aneeka", "twitch.irc.host=127.0.0.1", "twitch.irc.port=\(port)", "twitch.irc.tls=false",
        ]
        try await AneekaProcess.run(["live"] + settings.flatMap { ["--set", $0] }) { aneeka in
            await irc.joined()
            #expect(await aneeka.line("model: well") != nil)
            try #require(aneeka.endChild(named: "llama"))
            #expect(await aneeka.line("model: down") != nil)
            irc.say("Aneeka, what is on your mind?")
            // Whatever the rung, something is said.
            #expect(await aneeka.line("what is on your mind? → ") != nil)
            #expect(await aneeka.line("model: well", times: 2) != nil)
        }
        await irc.stop()
    }
}
