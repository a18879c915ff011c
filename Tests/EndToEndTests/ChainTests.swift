import FoundationEssentials
import Signals
import TestKit
import Testing
import Wire

/// Several endpoints as one mind: whatever the first one does, somebody answers within the turn, and it is told once.
@Suite("EndToEnd fallback chain", .serialized) struct ChainEndToEndTests {
    enum Lie: String, CaseIterable, Sendable {
        case refuses, hangsUp, slow, silent, brokenEvents, otherJSON, webPage, empty, onlyThoughts

        var behaviour: OpenAIBehaviour {
            var behaviour = OpenAIBehaviour(pieces("[joy] From the first."))
            switch self {
            case .refuses: behaviour.status = 503
            case .hangsUp: behaviour = OpenAIBehaviour([], .hangUp)
            case .slow: behaviour.firstPieceDelay = .seconds(30)
            case .silent: behaviour = OpenAIBehaviour([], .silence)
            case .brokenEvents:
                behaviour.imposture = ("text/event-stream", "data: {\"choices\":[{\"delta\":\n\ndata: ]\n\n")
            case .otherJSON: behaviour.imposture = ("application/json", #"{"detail":"Not what you think"}"#)
            case .webPage: behaviour.imposture = ("text/html", "<html><body>Welcome to nginx!</body></html>")
            case .empty: behaviour = OpenAIBehaviour([])
            case .onlyThoughts:
                behaviour.thoughts = ["The viewer", " wants"]
                behaviour.pieces = []
            }
            return behaviour
        }
    }

    private func withChain(
        _ first: OpenAIBehaviour,
        _ body: @escaping @Sendable (AneekaProcess, IRCDouble, OpenAIDouble) async throws -> Void
    ) async throws {
        try await withOpenAIDouble(first) { first in
            try await withOpenAIDouble(OpenAIBehaviour(pieces("[joy] From the second."))) { second in
                let irc = IRCDouble()
                let port = try await irc.start()
                let settings = ["mind.fallbacks=\(second.url) small", "mind.fallbackAfter=400ms"]
                try await AneekaProcess.run(flags(model: first, irc: port, settings)) { aneeka in
                    await irc.joined()
                    try await body(aneeka, irc, first)
                }
                await irc.stop()
            }
        }
    }

    @Test(
        "the second answers in the same turn, told once, and the first when it is back", .timeLimit(.minutes(1)),
        arguments: Lie.allCases)
    func falls(lie: Lie) async throws {
        try await withChain(lie.behaviour) { aneeka, irc, first in
            for turn in 1...3 {
                irc.say("Aneeka, question number \(turn), what now?", from: "Viewer\(turn)")
                #expect(await aneeka.line("From the second.", times: turn) != nil)
            }
            #expect(aneeka.lines.count { $0.contains("model: degraded") } == 1, "\(aneeka.lines)")
            #expect(!aneeka.lines.contains { $0.contains("prepared line") })
            first.behaviour.update { $0 = OpenAIBehaviour(pieces("[joy] From the first.")) }
            // Probed every few seconds; a question each second until it answers.
            var asked = 3
            while !aneeka.lines.contains(where: { $0.contains("From the first.") }), asked < 20 {
                asked += 1
                irc.say("Aneeka, and question \(asked), what now?", from: "Viewer\(asked)")
                _ = await aneeka.line("From the", times: asked)
            }
            #expect(await aneeka.line("From the first.") != nil)
            #expect(await aneeka.line("model: well") != nil)
        }
    }

    @Test("an endless reply ends with the turn's bound, and the next comment is answered", .timeLimit(.minutes(1)))
    func endless() async throws {
        var behaviour = OpenAIBehaviour(["[joy] "] + (0..<60_000).map { "word\($0) " })
        // Two minutes of it.
        behaviour.pieceInterval = .milliseconds(2)
        try await withOpenAIDouble(behaviour) { model in
            let irc = IRCDouble()
            let port = try await irc.start()
            try await AneekaProcess.run(flags(model: model, irc: port)) { aneeka in
                await irc.joined()
                irc.say("Aneeka, do you like long stories about rain?")
                // The program hangs up long before the reply's end.
                try await model.calls.wait { $0.first?.hungUpAt != nil }
                #expect(model.calls.value.count == 1)
            }
            await irc.stop()
        }
    }

    @Test("a replay of what was recorded decides the same", .timeLimit(.minutes(1)))
    func replay() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/aneeka-replay-\(Moment.now.nanoseconds)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await withOpenAIDouble(OpenAIBehaviour(pieces("[joy] Oh, that is a good one."))) { model in
            let irc = IRCDouble()
            let port = try await irc.start()
            let settings = ["journal.folder=\(folder)", "attention.idleAfter=2s"]
            try await AneekaProcess.run(flags(model: model, irc: port, settings)) { aneeka in
                await irc.joined()
                for number in 0..<40 {
                    irc.say("Aneeka, thought number \(number): what about place \(number * 7)?", from: "V\(number % 9)")
                    if number % 10 == 9 { _ = await aneeka.line("good one", times: number / 10 + 1) }
                }
                irc.say("visit www.spam.example/now", from: "Spammer")
                _ = await aneeka.line("good one", times: 5)
                _ = await aneeka.line("on her own")
            }
            await irc.stop()
        }
        let ended = try await AneekaProcess.run(["replay", folder])
        #expect(ended.exitCode == 0, "\(ended.lines) \(ended.errors)")
        #expect(ended.lines.contains { $0.contains(" 0 different") && !$0.contains(" 0 decisions") }, "\(ended.lines)")
    }

    @Test("a viewer who asks for it is forgotten: not a byte is left on the disk", .timeLimit(.minutes(2)))
    func forgotten() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/aneeka-forget-\(Moment.now.nanoseconds)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let secrets = ["Zanahorio", "Villaquilambre", "quebrantahuesos"]
        @Sendable func files(with word: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
                guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return false }
                let text = String(decoding: data, as: UTF8.self)
                return text.contains(word) || text.contains(word.lowercased())
            }
        }
        try await withOpenAIDouble(OpenAIBehaviour(pieces("[joy] Qué bonito, de verdad."))) { model in
            let irc = IRCDouble()
            let port = try await irc.start()
            try await AneekaProcess.run(flags(model: model, irc: port, ["journal.folder=\(folder)"])) {
                (aneeka: AneekaProcess) async throws -> Void in
                await irc.joined()
                irc.say("Aneeka, mi gato se llama Zanahorio", from: "Olvidada")
                irc.say("Aneeka, soy de Villaquilambre y me encantan los quebrantahuesos", from: "Olvidada")
                _ = await aneeka.line("Qué bonito", times: 1)
                for word in secrets { #expect(try !files(with: word).isEmpty, "\(word) was never kept") }
                irc.say("!olvidame", from: "Olvidada")
                #expect(await aneeka.line("has left the disk") != nil)
                for word in secrets { #expect(try files(with: word).isEmpty, "\(word) is still there") }
                for word in secrets { #expect(!aneeka.errors.joined().contains(word), "\(word) stands in the log") }
            }
            await irc.stop()
        }
    }
}
