import Signals
import Testing
import Voice

@Suite("stopping her", .timeLimit(.minutes(1)))
struct StopTests {
    @Test(
        "the words whose start was audible are heard, and no more",
        arguments: [
            (0, ""), (100, ""), (101, "one"), (1_000, "one"), (1_001, "one two"), (2_001, "one two three."),
            (3_000, "one two three."), (3_050, "one two three."), (3_300, "one two three. four"),
        ])
    func words(frame: Int, text: String) async throws {
        let stage = Rehearsal(ScriptedOutput("a"))
        await stage.playback.begin(stage.turn)
        async let played = stage.playback.play(stage.turn)
        await stage.speak(0, "one two three.", frames: 3_000, words: [100, 1_000, 2_000])
        await stage.speak(1, "four five", frames: 3_000, words: [200, 1_500])
        await stage.playback.endOfTurn(stage.turn)
        try await stage.output.waitForWritten(6_000)
        stage.output.play(upTo: frame)
        let report = await stage.playback.stop(stage.turn)
        #expect(report == HeardReport(turn: stage.turn, frame: frame, text: text, wasCut: true))
        #expect(try await played == report)
        #expect(await stage.playback.stop(stage.turn) == report)
    }

    @Test(
        "words of a caption are found by the spoken ones",
        arguments: [
            // caption, spoken, spoken words begun, caption heard
            ("Tengo 21 gatos hoy", "Tengo veintiún gatos hoy", 2, "Tengo 21"),
            ("Hay 1999 gatos aquí", "Hay mil novecientos noventa y nueve gatos aquí", 1, "Hay"),
            ("Hay 1999 gatos aquí", "Hay mil novecientos noventa y nueve gatos aquí", 2, "Hay 1999"),
            ("Hay 1999 gatos aquí", "Hay mil novecientos noventa y nueve gatos aquí", 6, "Hay 1999"),
            ("Hay 1999 gatos aquí", "Hay mil novecientos noventa y nueve gatos aquí", 7, "Hay 1999 gatos"),
            ("Wow :) great", "Wow great", 1, "Wow"),
            ("Wow :) great", "Wow great", 2, "Wow :) great"),
            ("¡Hola!  ¿Qué tal?", "hola qué tal", 2, "¡Hola!  ¿Qué"),
        ])
    func captions(caption: String, spoken: String, begun: Int, heard: String) async throws {
        let stage = Rehearsal(ScriptedOutput("a"))
        await stage.playback.begin(stage.turn)
        let count = spoken.split(separator: " ").count
        await stage.speak(
            0, caption, spoken: spoken, frames: count * 100 + 1, words: (0..<count).map { $0 * 100 })
        async let played = stage.playback.play(stage.turn)
        _ = try await stage.output.state.wait { $0.end == count * 100 + 1 }
        stage.output.play(upTo: begun * 100)
        #expect(await stage.playback.stop(stage.turn).text == heard)
        _ = try await played
    }

    @Test("heard text only grows with the frame, without word times too")
    func monotone() async throws {
        var last = ""
        for frame in stride(from: 0, through: 6_000, by: 250) {
            let stage = Rehearsal(ScriptedOutput("a"))
            await stage.playback.begin(stage.turn)
            await stage.speak(0, "Tengo 3 gatos, 2 perros", spoken: "Tengo tres gatos, dos perros", frames: 6_000)
            async let played = stage.playback.play(stage.turn)
            try await stage.output.waitForWritten(6_000)
            stage.output.play(upTo: frame)
            let text = await stage.playback.stop(stage.turn).text
            _ = try await played
            #expect(text.hasPrefix(last), "at \(frame)")
            last = text
        }
        #expect(last == "Tengo 3 gatos, 2 perros")
    }

    @Test("before the first sample nothing was heard")
    func beforeFirstSample() async throws {
        let stage = Rehearsal(ScriptedOutput("a"))
        await stage.playback.begin(stage.turn)
        async let played = stage.playback.play(stage.turn)
        let nothing = HeardReport(turn: stage.turn, frame: 0, text: "", wasCut: true)
        #expect(await stage.playback.stop(stage.turn) == nothing)
        #expect(try await played == nothing)
    }

    @Test("before play began it is stopped all the same")
    func beforePlay() async throws {
        let stage = Rehearsal(ScriptedOutput("a"))
        await stage.playback.begin(stage.turn)
        await stage.speak(0, "one", frames: 1_000)
        let report = await stage.playback.stop(stage.turn)
        #expect(report.wasCut && report.text.isEmpty)
        #expect(try await stage.playback.play(stage.turn) == report)
        #expect(stage.output.state.value.written.isEmpty)
    }

    @Test("between clauses the first is heard whole, and the turn is cut since more was to come")
    func between() async throws {
        let stage = Rehearsal(ScriptedOutput("a", playsAtOnce: true))
        await stage.playback.begin(stage.turn)
        async let played = stage.playback.play(stage.turn)
        await stage.speak(0, "one two", frames: 3_000)
        try await stage.output.waitForWritten(3_000)
        let report = await stage.playback.stop(stage.turn)
        #expect(report == HeardReport(turn: stage.turn, frame: 3_000, text: "one two", wasCut: true))
        #expect(try await played == report)
    }

    @Test("after the end nothing changes")
    func afterEnd() async throws {
        let stage = Rehearsal(ScriptedOutput("a", playsAtOnce: true))
        await stage.playback.begin(stage.turn)
        await stage.speak(0, "one two", frames: 3_000)
        await stage.playback.endOfTurn(stage.turn)
        let report = try await stage.playback.play(stage.turn)
        #expect(!report.wasCut)
        #expect(await stage.playback.stop(stage.turn) == report)
    }

    @Test("a turn that never was gives an empty report")
    func unknown() async {
        let stage = Rehearsal(ScriptedOutput("a"))
        let report = await stage.playback.stop(TurnID(99))
        #expect(report == HeardReport(turn: TurnID(99), frame: 0, text: "", wasCut: false))
    }

    @Test("while the output holds a write up, the stop does not wait for it")
    func duringWrite() async throws {
        let stage = Rehearsal(ScriptedOutput("a", takes: 1))
        await stage.playback.begin(stage.turn)
        async let played = stage.playback.play(stage.turn)
        await stage.speak(0, "one two", frames: 20_000, words: [0, 10_000])
        _ = try await stage.output.state.wait { $0.writesWaiting == 1 && !$0.written.isEmpty }
        stage.output.play(upTo: 4_000)
        let report = await stage.playback.stop(stage.turn)
        #expect(report.text == "one" && report.frame == 4_000)
        #expect(try await played == report)
        #expect(stage.output.state.value.written.count == 1)
    }

    @Test("cancelling play silences the output, and what was heard is known")
    func cancellation() async throws {
        let stage = Rehearsal(ScriptedOutput("a"))
        await stage.playback.begin(stage.turn)
        await stage.speak(0, "one two", frames: 3_000, words: [0, 1_500])
        await #expect(throws: CancellationError.self) {
            try await withThrowingTaskGroup { group in
                group.addTask { _ = try await stage.playback.play(stage.turn) }
                try await stage.output.waitForWritten(2_900)
                stage.output.play(upTo: 1_000)
                group.cancelAll()
                try await group.waitForAll()
            }
        }
        #expect(stage.output.state.value.stops >= 1)
        let report = await stage.playback.stop(stage.turn)
        #expect(report == HeardReport(turn: stage.turn, frame: 1_000, text: "one", wasCut: true))
    }

    @Test("late sound of a dead turn is ignored, and its voice is told")
    func late() async throws {
        let stage = Rehearsal(ScriptedOutput("a"))
        await stage.playback.begin(stage.turn)
        await stage.playback.stop(stage.turn)
        let (clause, segment) = stage.clause(0, "late")
        let goesOn = await stage.playback.append(
            .sound([0, 0, 0]), turn: stage.turn, clause: clause, segment: segment)
        #expect(!goesOn)
        await stage.playback.endOfClause(stage.turn, clause: clause)
        await stage.playback.endOfTurn(stage.turn)
        await stage.playback.begin(stage.turn)
        #expect(try await stage.playback.play(stage.turn).frame == 0)
        #expect(stage.output.state.value.written.isEmpty)
    }

    @Test("a voice that waits is released by the stop")
    func releases() async throws {
        let stage = Rehearsal(ScriptedOutput("a"))
        await stage.playback.begin(stage.turn)
        let (clause, segment) = stage.clause(0, "long")
        let begun = Watched(false)
        async let goesOn = {
            begun.update { $0 = true }
            return await stage.playback.append(
                .sound([Float](repeating: 0, count: 31 * soundRate)), turn: stage.turn, clause: clause,
                segment: segment)
        }()
        _ = try await begun.wait { $0 }
        await stage.playback.stop(stage.turn)
        #expect(await goesOn == false)
    }

    @Test("the next turn plays after a stopped one")
    func next() async throws {
        let stage = Rehearsal(ScriptedOutput("a", playsAtOnce: true))
        await stage.playback.begin(stage.turn)
        await stage.playback.stop(stage.turn)
        let turn = TurnID(8)
        await stage.playback.begin(turn)
        let clause = Clause(turn: turn, index: 0, text: "again")
        let segment = SpeechSegment(turn: turn, clause: 0, spoken: "again", language: .en)
        await stage.playback.append(.sound([0.1, 0.1]), turn: turn, clause: clause, segment: segment)
        await stage.playback.endOfTurn(turn)
        #expect(try await stage.playback.play(turn).text == "again")
    }
}
