import Signals
import TestKit
import Testing
import Wire

@Suite("EndToEnd faults", .serialized) struct FaultTests {
    @Test("all wrong settings are told at once, with the nearest names")
    func wrongSettings() async throws {
        let ended = try await AneekaProcess.run(
            ["live", "--set", "twitch.chanel=x", "--set", "stage.port=eighty", "--set", "mind.temperatur=1"])
        let text = ended.errors.joined(separator: "\n")
        #expect(ended.exitCode == 78)
        #expect(
            text.contains("twitch.channel") && text.contains("stage.port") && text.contains("mind.temperature"),
            "\(text)")
    }

    @Test("a port that is taken is named, with what to do")
    func portTaken() async throws {
        try await withOpenAIDouble { model in
            let port = try #require(Address(model.url)?.port)
            let ended = try await AneekaProcess.run([
                "live", "--set", "stage.port=\(port)", "--set", "mind.endpoint=\(model.url)",
            ])
            #expect(ended.exitCode == 78)
            #expect(ended.errors.joined().contains("Port \(port)"), "\(ended.errors)")
        }
    }

    @Test(
        "a model that breaks before its first word gets a prepared line, and the next turn the model again",
        .timeLimit(.minutes(1)))
    func modelDown() async throws {
        var behaviour = OpenAIBehaviour()
        behaviour.status = 500
        try await withOpenAIDouble(behaviour) { model in
            let irc = IRCDouble()
            let port = try await irc.start()
            try await AneekaProcess.run(flags(model: model, irc: port, ["mind.mini=false"])) { aneeka in
                await irc.joined()
                irc.say("Aneeka, are you there today?")
                #expect(await aneeka.line("prepared line") != nil)
                model.behaviour.update { $0 = OpenAIBehaviour(pieces("[joy] Here I am again.")) }
                irc.say("Aneeka, and are you there now?", from: "Otra")
                #expect(await aneeka.line("Here I am again.") != nil)
                #expect(await aneeka.line("model: well") != nil)
            }
            await irc.stop()
        }
    }

    @Test("a model killed in mid-answer costs the rest of that answer and nothing else", .timeLimit(.minutes(1)))
    func modelKilled() async throws {
        // Word by word: what is still on its way when a connection breaks is lost with it.
        var behaviour = OpenAIBehaviour(pieces("[joy] This much was said before it broke. And then it"), .hangUp)
        behaviour.pieceInterval = .milliseconds(30)
        try await withOpenAIDouble(behaviour) { model in
            let irc = IRCDouble()
            let port = try await irc.start()
            try await AneekaProcess.run(flags(model: model, irc: port)) { aneeka in
                await irc.joined()
                irc.say("Aneeka, what do you think of rain?")
                #expect(await aneeka.line("This much was said before it broke.") != nil)
                model.behaviour.update { $0 = OpenAIBehaviour(pieces("[joy] Back in one piece.")) }
                irc.say("Aneeka, what happened to you?", from: "Otra")
                #expect(await aneeka.line("Back in one piece.") != nil)
            }
            await irc.stop()
        }
    }

    @Test(
        "a voice server that fails costs no clause: espeak-ng speaks it, and the server is well again when it speaks",
        .timeLimit(.minutes(1)))
    func voiceDown() async throws {
        try await withOpenAIDouble(OpenAIBehaviour(pieces("[joy] You can hear every word of this."))) { model in
            var behaviour = OpenAIBehaviour()
            behaviour.status = 503
            try await withOpenAIDouble(behaviour) { voice in
                let irc = IRCDouble()
                let port = try await irc.start()
                let settings = ["voice.engine=openai", "voice.openai.endpoint=\(voice.url)"]
                try await AneekaProcess.run(flags(model: model, irc: port, settings)) { aneeka in
                    await irc.joined()
                    irc.say("Aneeka, can we hear you today?")
                    #expect(await aneeka.line("voice: degraded") != nil)
                    #expect(await aneeka.line("You can hear every word of this.") != nil)
                    voice.behaviour.update { $0 = OpenAIBehaviour() }
                    irc.say("Aneeka, and does it sound as it should now?", from: "Otra")
                    #expect(await aneeka.line("voice: well") != nil)
                }
                await irc.stop()
            }
        }
    }

    @Test("broken lines, a comment of 10 kB and a dropped socket leave her reading", .timeLimit(.minutes(1)))
    func brokenChat() async throws {
        try await withOpenAIDouble(OpenAIBehaviour(pieces("[joy] I can still read you."))) { model in
            let irc = IRCDouble()
            let port = try await irc.start()
            try await AneekaProcess.run(flags(model: model, irc: port)) { aneeka in
                await irc.joined()
                for line in [
                    "", "@", ":", "@;;=;= :x PRIVMSG", "PRIVMSG #aneeka :no prefix", "\u{1}\u{2}\u{3}", "@id= : :",
                ] { irc.raw(line) }
                irc.bytes([0xff, 0xfe, 0x0d, 0x0a, 0x40, 0x0a])
                irc.say(String(repeating: "Aneeka look at this ", count: 500))
                irc.bytes([UInt8](repeating: 0x61, count: 40_000) + [0x0d, 0x0a])
                irc.dropAll()
                await irc.joined(times: 2)
                irc.say("Aneeka, can you still read me?", from: "Otra")
                let story = try #require(await aneeka.line("can you still read me?"))
                #expect(story.contains("I can still read you."))
            }
            await irc.stop()
        }
    }

    @Test(
        "a thousand comments a second for twenty seconds: memory stays flat and answers go on", .timeLimit(.minutes(2)))
    func flood() async throws {
        try await withOpenAIDouble(OpenAIBehaviour(pieces("[joy] What a crowd."))) { model in
            let irc = IRCDouble()
            let port = try await irc.start()
            let ended = try await AneekaProcess.run(flags(model: model, irc: port)) { aneeka in
                await irc.joined()
                irc.say("Aneeka, hello before the storm")
                _ = await aneeka.line("before the storm")
                var residents: [Double] = []
                let clock = ContinuousClock()
                let start = clock.now
                for second in 0..<20 {
                    for tenth in 0..<10 {
                        for line in 0..<100 {
                            irc.say(
                                "message \(second)-\(tenth)-\(line) is \(line * 7919 % 1000) of them",
                                from: "Viewer\(line * 31 % 997)")
                        }
                        // Paced by the clock that it is about.
                        try await clock.sleep(until: start + .milliseconds(second * 1000 + tenth * 100 + 100))
                    }
                    residents.append(aneeka.residentMiB)
                }
                let early = residents[4]
                let late = residents[19]
                #expect(late < early + 12, "resident: \(residents.map { Int($0) }) MiB")
                irc.say("Aneeka, are you well after all that?", from: "Otra")
                #expect(await aneeka.line("What a crowd.") != nil)
            }
            #expect(ended.lines.filter { $0.contains("What a crowd.") }.count >= 2)
            await irc.stop()
        }
    }

    @Test("the bench runs the same program: up, a turn's sound, an interruption, the end", .timeLimit(.minutes(1)))
    func bench() async throws {
        try await withOpenAIDouble { model in
            let ended = try await AneekaProcess.run(
                ["bench"], environment: ["RIG_LLM_URL": model.url, "RIG_TTS_URL": model.url]
            ) { aneeka in
                #expect(await aneeka.line(#""ev":"up""#) != nil)
            }
            #expect(ended.errors.isEmpty, "\(ended.errors)")
        }
    }
}
