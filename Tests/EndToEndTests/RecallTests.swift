import FoundationEssentials
import Signals
import TestKit
import Testing
import Wire

/// What a moderator takes away by EventSub is not said: at every moment of a turn, with a real sound server.
@Suite("EndToEnd recall") struct RecallTests {
    /// When the deletion comes.
    enum Stage: String, CaseIterable {
        case beforeArrival, queued, asked, firstToken, speaking
    }

    /// `RECALLS=30` for the figures.
    private static let times = Int(ProcessInfo.processInfo.environment["RECALLS"] ?? "") ?? 2
    private static let long = pieces(
        "[joy] Eso que dices me suena a largo. Te cuento algo con calma ahora mismo. Y luego otra cosa más.")

    @Test("not spoken, or stopped", .timeLimit(.minutes(15)), arguments: Stage.allCases)
    func deletion(stage: Stage) async throws {
        let folder = try temporaryFolder("aneeka-recall")
        defer { removeFolder(folder) }
        try await withTwitchDouble { twitch in
            try await withOpenAIDouble(OpenAIBehaviour(Self.long)) { model in
                try await withPulseServer { pulse in
                    let sets = try Self.sets(twitch, model, folder)
                    try await AneekaProcess.run(
                        flags(model: model, sets), environment: ["PULSE_SERVER": pulse.address]
                    ) { aneeka in
                        let port = try #require(URL(string: try await aneeka.overlay())?.port)
                        try await twitch.waitUntilSubscribed("channel.chat.clear")
                        var silences: [Double] = []
                        for number in 0..<Self.times {
                            let trial = Trial(
                                twitch: twitch, model: model, pulse: pulse, folder: folder, port: port, number: number)
                            if let silence = try await trial.run(stage) { silences.append(silence) }
                        }
                        guard stage == .speaking else { return }
                        silences.sort()
                        #expect(silences.count == Self.times, "every one of them fell silent")
                        let (p50, p95) = (
                            silences[silences.count / 2], silences[min(silences.count - 1, silences.count * 95 / 100)]
                        )
                        print("recall: n \(silences.count), event to silence p50 \(Int(p50)) ms, p95 \(Int(p95)) ms")
                    }
                }
            }
        }
    }

    private static func sets(_ twitch: TwitchDouble, _ voice: OpenAIDouble, _ folder: String) throws -> [String] {
        let tokens = twitch.grant(TwitchDouble.channel, scopes: ["user:read:chat"])
        try FileManager.default.createDirectory(atPath: folder + "/keys", withIntermediateDirectories: true)
        try Data(
            """
            {"access":"\(tokens.access)","refresh":"\(tokens.refresh)","expires":99999999999999,"scopes":[],\
            "clientID":"\(TwitchDouble.clientID)"}
            """.utf8
        ).write(to: URL(filePath: folder + "/keys/twitch-broadcaster"))
        voice.behaviour.update { $0.speech = tone(seconds: 0.7) }
        return [
            "twitch.channel=aneeka", "twitch.clientID=\(TwitchDouble.clientID)", "twitch.eventSub=\(twitch.socketURL)",
            "twitch.helix=\(twitch.helixURL)", "twitch.auth=\(twitch.authURL)", "twitch.irc.host=127.0.0.1",
            "twitch.irc.port=9", "twitch.irc.tls=false", "journal.folder=\(folder)", "voice.engine=openai",
            "voice.openai.endpoint=\(voice.url)", "voice.output=device", "memory.learns=off", "mind.mini=false",
        ]
    }

    private struct Trial {
        let twitch: TwitchDouble
        let model: OpenAIDouble
        let pulse: PulseServer
        let folder: String
        let port: Int
        let number: Int

        private func word(_ stage: Stage) -> String { "zarzamora\(stage.rawValue.lowercased())\(number)" }

        /// - Returns: milliseconds from the deletion to silence, where there was sound.
        func run(_ stage: Stage) async throws -> Double? {
            let word = word(stage)
            let text = "aneeka qué opinas de \(word)?"
            switch stage {
            case .beforeArrival:
                let id = "early-\(number)"
                twitch.delete(id)
                try await Task.sleep(for: .milliseconds(20))
                twitch.say(text, from: "Bob\(number)", id: id)
                try await answered("y de otra cosa \(number)?")
                #expect(!asked(word), "was asked though it was taken back before it came")
            case .queued:
                twitch.say("aneeka cuéntame algo \(number)", from: "Ana\(number)")
                try await model.calls.wait { $0.contains { $0.text.contains("cuéntame algo \(number)") } }
                let id = twitch.say(text, from: "Bob\(number)")
                try await Task.sleep(for: .milliseconds(100))
                twitch.delete(id)
                try await answered("y de otra cosa \(number)?")
                #expect(!asked(word), "was asked though it was taken back while it waited")
            case .asked, .firstToken:
                model.behaviour.update { behaviour in
                    behaviour.firstPieceDelay = stage == .asked ? .seconds(20) : .zero
                    behaviour.pieceInterval = stage == .asked ? .zero : .seconds(5)
                }
                let id = twitch.say(text, from: "Bob\(number)")
                let calls = try await model.calls.wait { calls in
                    calls.contains { $0.text.contains(word) && (stage == .asked || $0.piecesSent > 0) }
                }
                let index = try #require(calls.lastIndex { $0.text.contains(word) })
                twitch.delete(id)
                try await model.calls.wait { $0[index].hungUpAt != nil }
                model.behaviour.update {
                    $0.firstPieceDelay = .zero
                    $0.pieceInterval = .zero
                }
                try await answered("y de otra cosa \(number)?")
            case .speaking:
                let id = twitch.say(text, from: "Bob\(number)")
                try await model.calls.wait { $0.contains { $0.text.contains(word) } }
                let running = try await entry { _ in true }
                let speaking = try await entry(running.turn) { $0.milliseconds["audible"] != nil }
                return try await pulse.recording { recording in
                    try await recording.wait { $0.suffix(240).contains { abs($0) > 0.02 } }
                    let deleted = Moment.now
                    twitch.delete(id)
                    try await entry(speaking.turn) { $0.milliseconds["stopped"] != nil }
                    try await Task.sleep(for: .milliseconds(200))
                    let began = try #require(recording.began)
                    return Self.silence(recording.samples, after: (deleted - began).inSeconds)
                }
            }
            return nil
        }

        /// Milliseconds from an instant, in seconds of the recording, to the first 8 ms without sound.
        private static func silence(_ samples: [Float], after second: Double) -> Double? {
            let start = max(0, Int(second * 24_000))
            var quiet = 0
            for index in start..<samples.count {
                quiet = abs(samples[index]) < 0.01 ? quiet + 1 : 0
                if quiet == 192 { return Double(index - 192 - start) / 24 }
            }
            return nil
        }

        private func asked(_ word: String) -> Bool { model.calls.value.contains { $0.text.contains(word) } }

        /// She goes on, with somebody else.
        private func answered(_ text: String) async throws {
            twitch.say("aneeka \(text)", from: "Eva\(number)")
            try await model.calls.wait { $0.contains { $0.path.hasSuffix("completions") && $0.text.contains(text) } }
            try await entry { $0.milliseconds["audible"] != nil }
        }

        private struct Entry: Decodable {
            let turn: Int
            let receivedAt: Int
            let milliseconds: [String: Double]
        }

        /// Her newest turn, or this one, once it is so.
        @discardableResult
        private func entry(_ turn: Int? = nil, _ isSo: (Entry) -> Bool) async throws -> Entry {
            let key = try String(contentsOfFile: folder + "/keys/inbound", encoding: .utf8).filter { !$0.isWhitespace }
            let client = HTTPClient()
            let end = Moment.now + .seconds(20)
            while Moment.now < end {
                let (_, body) = try await client.fetch(
                    OutgoingRequest(
                        url: "http://127.0.0.1:\(port)/api/turns", headers: [("Authorization", "Bearer " + key)]))
                let turns = try JSONDecoder().decode([Entry].self, from: Data(body))
                let wanted = turns.filter { turn == nil || $0.turn == turn }
                if let newest = wanted.max(by: { $0.turn < $1.turn }), isSo(newest) { return newest }
                try await Task.sleep(for: .milliseconds(20))
            }
            throw Watched<Int>.TooLate(description: "no such turn")
        }
    }
}
