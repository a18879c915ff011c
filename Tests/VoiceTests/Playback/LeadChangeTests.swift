import Signals
import Testing
import Voice

@Suite("another output in mid-sentence", .timeLimit(.minutes(1)))
struct LeadChangeTests {
    /// The words of "one two three four" begin here, in 8 000 frames.
    static let starts = [0, 2_000, 4_000, 6_000]

    /// Plays on "null", changes to "page" by `change` at `heard`, and returns what the page got first, and the report.
    private func move(
        heard: Int?, words: [Int]? = starts, change: (Rehearsal, ScriptedOutput) -> Void
    ) async throws -> (first: Int?, report: HeardReport, stage: Rehearsal, next: ScriptedOutput) {
        let stage = Rehearsal(ScriptedOutput("null"))
        let next = ScriptedOutput("page")
        await stage.playback.begin(stage.turn)
        async let played = stage.playback.play(stage.turn)
        await stage.speak(0, "one two three four", frames: 8_000, words: words)
        await stage.playback.endOfTurn(stage.turn)
        try await stage.output.waitForWritten(8_000)
        if let heard { stage.output.play(upTo: heard) }
        change(stage, next)
        try await next.waitForWritten(8_000)
        next.play(upTo: 8_000)
        let report = try await played
        return (next.state.value.written.first?.startFrame, report, stage, next)
    }

    @Test(
        "a better output goes on at the start of the word that was being heard",
        arguments: [(nil, 0), (0, 0), (1, 0), (1_999, 0), (2_000, 2_000), (5_999, 4_000), (7_999, 6_000)])
    func better(heard: Int?, first: Int) async throws {
        let result = try await move(heard: heard) { stage, next in stage.lead.offer(next, rank: LeadRank.page) }
        #expect(result.first == first)
        #expect(
            result.report
                == HeardReport(turn: result.stage.turn, frame: 8_000, text: "one two three four", wasCut: false))
        #expect(result.stage.output.state.value.stops >= 1)
        // It rises from silence where it takes over.
        #expect(result.next.samples[0] == 0)
        let changes = result.stage.log.value.compactMap { if case .leadChanged(let name) = $0 { name } else { nil } }
        #expect(changes == ["page"])
    }

    @Test("without word times the words are guessed by their length")
    func guessed() async throws {
        let result = try await move(heard: 3_600, words: nil) { $0.lead.offer($1, rank: LeadRank.page) }
        // "two" begins at character 4 of 18, "three" at 8: 1 777 and 3 555 of 8 000 frames.
        #expect(result.first == 3_555)
    }

    @Test("what is lost goes on at the next output, with at most the current word again")
    func lost() async throws {
        let page = ScriptedOutput("page")
        let stage = Rehearsal(ScriptedOutput("null"))
        stage.lead.offer(page, rank: LeadRank.page)
        await stage.playback.begin(stage.turn)
        async let played = stage.playback.play(stage.turn)
        await stage.speak(0, "one two three four", frames: 8_000, words: Self.starts)
        await stage.playback.endOfTurn(stage.turn)
        try await page.waitForWritten(8_000)
        page.play(upTo: 4_500)
        page.lose()
        try await stage.output.waitForWritten(8_000)
        stage.output.play(upTo: 8_000)
        #expect(try await played.wasCut == false)
        #expect(stage.output.state.value.written.first?.startFrame == 4_000)
        #expect(stage.lead.current.name == "null")
    }

    @Test("a stop after the change counts what both let hear")
    func stopAfterwards() async throws {
        let page = ScriptedOutput("page")
        let stage = Rehearsal(ScriptedOutput("null"))
        stage.lead.offer(page, rank: LeadRank.page)
        await stage.playback.begin(stage.turn)
        async let played = stage.playback.play(stage.turn)
        await stage.speak(0, "one two three four", frames: 8_000, words: Self.starts)
        try await page.waitForWritten(7_900)
        page.play(upTo: 4_500)
        stage.lead.withdraw("page")
        try await stage.output.waitForWritten(7_900)
        // Nothing of the new output was heard: what the page let hear still counts.
        let report = await stage.playback.stop(stage.turn)
        #expect(report == HeardReport(turn: stage.turn, frame: 4_500, text: "one two three", wasCut: true))
        #expect(try await played == report)
    }

    @Test("an output that is lost while it waits for sound is left at once")
    func idle() async throws {
        let page = ScriptedOutput("page", playsAtOnce: true)
        let stage = Rehearsal(ScriptedOutput("null", playsAtOnce: true))
        stage.lead.offer(page, rank: LeadRank.page)
        await stage.playback.begin(stage.turn)
        async let played = stage.playback.play(stage.turn)
        await stage.speak(0, "one", frames: 1_000)
        try await page.waitForWritten(1_000)
        page.lose()
        await stage.speak(1, "two", frames: 1_000)
        await stage.playback.endOfTurn(stage.turn)
        #expect(try await played.text == "one two")
        #expect(stage.output.state.value.written.first?.startFrame == 1_000)
    }

    @Test("each clause is told audible once, whatever output it is heard on")
    func audibleOnce() async throws {
        let result = try await move(heard: 4_500) { $0.lead.offer($1, rank: LeadRank.page) }
        #expect(result.stage.audible.count <= 1)
        #expect(result.stage.scheduled.count == 1)
    }
}
