import Signals
import Testing
import Voice

@Suite("playback", .timeLimit(.minutes(1)))
struct PlaybackTests {
    @Test("a turn is heard whole, in one piece")
    func whole() async throws {
        let stage = Rehearsal(ScriptedOutput("a", playsAtOnce: true))
        await stage.playback.begin(stage.turn)
        async let report = stage.playback.play(stage.turn)
        await stage.speak(0, "Hello there.", frames: 10_000)
        await stage.speak(1, "How are you?", frames: 5_000)
        await stage.playback.endOfTurn(stage.turn)
        #expect(
            try await report
                == HeardReport(turn: stage.turn, frame: 15_000, text: "Hello there. How are you?", wasCut: false))
        #expect(stage.output.samples.count == 15_000)
        let written = stage.output.state.value.written
        #expect(zip(written, written.dropFirst()).allSatisfy { $0.endFrame == $1.startFrame })
        #expect(written.allSatisfy { $0.samples.count <= soundRate / 5 })
    }

    @Test("a later clause that is ready first waits for the earlier one")
    func order() async throws {
        let stage = Rehearsal(ScriptedOutput("a", playsAtOnce: true))
        await stage.playback.begin(stage.turn)
        async let report = stage.playback.play(stage.turn)
        await stage.speak(1, "second", frames: 3_000, level: 0.25)
        await stage.speak(0, "first", frames: 2_000, level: 0.5, ends: false)
        // All of the open clause but the 3 ms that may have to sink.
        try await stage.output.waitForWritten(2_000 - 72)
        #expect(stage.output.samples.allSatisfy { $0 <= 0.5 } && stage.output.samples.count == 1_928)
        await stage.playback.endOfClause(stage.turn, clause: stage.clause(0, "first").0)
        await stage.playback.endOfTurn(stage.turn)
        #expect(try await report.text == "first second")
        #expect(stage.output.samples[1_000] == 0.5)
        #expect(stage.output.samples[3_500] == 0.25)
        #expect(stage.scheduled.map(\.startFrame) == [0, 2_000])
    }

    @Test("joins sink into and rise from silence")
    func joins() async throws {
        let stage = Rehearsal(ScriptedOutput("a", playsAtOnce: true))
        await stage.playback.begin(stage.turn)
        async let report = stage.playback.play(stage.turn)
        await stage.speak(0, "one", frames: 6_000)
        await stage.speak(1, "two", frames: 6_000)
        await stage.playback.endOfTurn(stage.turn)
        _ = try await report
        let samples = stage.output.samples
        for silent in [0, 5_999, 6_000, 11_999] { #expect(samples[silent] == 0) }
        for loud in [72, 5_900, 6_072, 11_900] { #expect(samples[loud] == 0.5) }
        #expect(zip(samples, samples.dropFirst()).allSatisfy { abs($0 - $1) < 0.02 })
    }

    @Test("a clause without sound takes no time, and one never seen is left out")
    func gaps() async throws {
        let stage = Rehearsal(ScriptedOutput("a", playsAtOnce: true))
        await stage.playback.begin(stage.turn)
        async let report = stage.playback.play(stage.turn)
        await stage.playback.endOfClause(stage.turn, clause: stage.clause(0, "☆").0)
        await stage.speak(1, "one", frames: 500)
        await stage.speak(3, "three", frames: 500)
        await stage.playback.endOfTurn(stage.turn)
        #expect(
            try await report == HeardReport(turn: stage.turn, frame: 1_000, text: "one three", wasCut: false))
    }

    @Test("phonemes that come long before their sound hold up nobody")
    func phonemesFirst() async throws {
        let stage = Rehearsal(ScriptedOutput("a", playsAtOnce: true))
        await stage.playback.begin(stage.turn)
        async let report = stage.playback.play(stage.turn)
        await stage.speak(0, "one", frames: 6_000, ends: false)
        try await stage.output.waitForWritten(5_900)
        let (clause, segment) = stage.clause(1, "two")
        _ = await stage.playback.append(
            .phonemes([PhonemeEvent(ipa: "t", frame: 0)]), turn: stage.turn, clause: clause, segment: segment)
        await stage.speak(0, "one", frames: 6_000)
        try await stage.output.waitForWritten(12_000)
        // Longer than between two tellings: nobody looks again and again for what only new sound can bring.
        let before = stage.time.sleeps
        stage.time.advance(by: .seconds(1))
        for _ in 0..<2_000 { await Task.yield() }
        #expect(stage.time.sleeps - before < 10)
        await stage.speak(1, "two", frames: 500)
        await stage.playback.endOfTurn(stage.turn)
        #expect(try await report.text == "one two")
    }

    @Test("a turn without any sound ends at once")
    func empty() async throws {
        let stage = Rehearsal(ScriptedOutput("a"))
        await stage.playback.begin(stage.turn)
        await stage.playback.endOfTurn(stage.turn)
        let report = try await stage.playback.play(stage.turn)
        #expect(report == HeardReport(turn: stage.turn, frame: 0, text: "", wasCut: false))
    }

    @Test("play returns only when the last frame was heard")
    func drains() async throws {
        let stage = Rehearsal(ScriptedOutput("a"))
        await stage.playback.begin(stage.turn)
        await stage.speak(0, "one two", frames: 4_000)
        await stage.playback.endOfTurn(stage.turn)
        let ended = Watched(false)
        async let report = {
            let report = try await stage.playback.play(stage.turn)
            ended.update { $0 = true }
            return report
        }()
        try await stage.output.waitForWritten(4_000)
        stage.output.play(upTo: 3_999)
        #expect(!ended.value)
        stage.output.play(upTo: 4_000)
        #expect(try await report.wasCut == false)
    }

    @Test("phonemes, words and loudness are told with the clause, and the whole of them when it is complete")
    func schedule() async throws {
        let stage = Rehearsal(ScriptedOutput("a", playsAtOnce: true))
        await stage.playback.begin(stage.turn)
        async let report = stage.playback.play(stage.turn)
        let (clause, segment) = stage.clause(0, "hi")
        let append = { (piece: SpeechPiece) in
            await stage.playback.append(piece, turn: stage.turn, clause: clause, segment: segment)
        }
        _ = await append(.phonemes([PhonemeEvent(ipa: "h", frame: 0)]))
        _ = await append(.sound([Float](repeating: 0.5, count: 960)))
        try await stage.output.waitForWritten(1)
        _ = try await stage.log.wait { !$0.isEmpty }
        _ = await append(.phonemes([PhonemeEvent(ipa: "aɪ", frame: 800)]))
        _ = await append(.words([WordEvent(range: 0..<2, frame: 10)]))
        _ = await append(.sound([Float](repeating: 0.25, count: 960)))
        await stage.playback.endOfClause(stage.turn, clause: clause)
        await stage.playback.endOfTurn(stage.turn)
        _ = try await report
        let first = try #require(stage.scheduled.first)
        #expect(stage.scheduled.count == 1 && first.phonemes.first?.ipa == "h" && first.segment == segment)
        let last = try #require(
            stage.log.value.compactMap { if case .clauseExtended(let schedule) = $0 { schedule } else { nil } }.last)
        #expect(last.isComplete && last.frames == 1_920 && last.phonemes.map(\.ipa) == ["h", "aɪ"])
        #expect(last.words == [WordEvent(range: 0..<2, frame: 10)])
        #expect(last.envelope == [0.5, 0.5, 0.25, 0.25])
    }

    @Test("a voice that is 30 s ahead waits until some of it was taken")
    func backPressure() async throws {
        let stage = Rehearsal(ScriptedOutput("a", takes: 1, playsAtOnce: true))
        await stage.playback.begin(stage.turn)
        let taken = Watched(0)
        async let report = stage.playback.play(stage.turn)
        async let voice: Void = {
            for second in 1...40 {
                await stage.speak(0, "long", frames: soundRate, ends: false)
                taken.update { $0 = second }
            }
            await stage.playback.endOfTurn(stage.turn)
        }()
        _ = try await taken.wait { $0 == 30 }
        _ = try await stage.output.state.wait { $0.writesWaiting == 1 && $0.end == 4_800 }
        #expect(taken.value == 30)
        stage.output.take(upTo: 5 * soundRate)
        _ = try await taken.wait { $0 == 35 }
        stage.output.take(upTo: .max)
        await voice
        #expect(try await report.frame == 40 * soundRate)
    }

    @Test("a later clause that is far ahead never holds up the one that is heard")
    func noDeadlock() async throws {
        let stage = Rehearsal(ScriptedOutput("a", playsAtOnce: true))
        await stage.playback.begin(stage.turn)
        async let report = stage.playback.play(stage.turn)
        async let later: Void = stage.speak(1, "later", frames: 40 * soundRate)
        async let now: Void = {
            for _ in 0..<10 { await stage.speak(0, "now", frames: soundRate, ends: false) }
            await stage.playback.endOfClause(stage.turn, clause: stage.clause(0, "now").0)
        }()
        await now
        await later
        await stage.playback.endOfTurn(stage.turn)
        #expect(try await report.frame == 50 * soundRate)
    }
}
