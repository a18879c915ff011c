import Logging
import Mind
import Moderation
import Show
import Signals
import Synchronization
import Testing
import Voice

/// A model that says its pieces, and whether it was hung up on.
private final class ScriptedModel: LanguageModel {
    let pieces: [String]
    let waitsAfter: Int?
    private let state = Mutex(false)
    var wasCancelled: Bool { state.withLock { $0 } }

    init(_ text: String, waitsAfter: Int? = nil) {
        pieces = text.split(separator: " ").enumerated().map { $0.offset == 0 ? String($0.element) : " " + $0.element }
        self.waitsAfter = waitsAfter
    }

    func stream(_ prompt: Prompt, into sink: (String) async throws -> Void) async throws -> ModelUsage {
        for (index, piece) in pieces.enumerated() {
            try await sink(piece)
            if index == waitsAfter {
                do { try await Task.sleep(for: .seconds(3600)) } catch {
                    state.withLock { $0 = true }
                    throw error
                }
            }
        }
        return ModelUsage()
    }
}

/// A voice that gives a tenth of a second for each word, cannot speak what holds "mute", and counts.
private final class ScriptedVoice: SpeechSynthesizer {
    struct State {
        var open = 0
        var mostOpen = 0
        var spoken: [String] = []
    }
    let name = "scripted"
    let state = Mutex(State())

    func synthesize(_ segment: SpeechSegment, into sink: (SpeechPiece) async throws -> Void) async throws {
        state.withLock { state in
            state.open += 1
            state.mostOpen = max(state.mostOpen, state.open)
            state.spoken.append(segment.spoken)
        }
        defer { state.withLock { $0.open -= 1 } }
        if segment.spoken.contains("mute") {
            throw VoiceError(.cannotSpeak, Bilingual("nothing to pronounce"), isTransient: false)
        }
        await Task.yield()
        let words = segment.spoken.split(separator: " ").count
        try await sink(.sound([Float](repeating: 0.1, count: soundRate / 10 * words)))
    }
}

private struct Scene {
    let voice = ScriptedVoice()
    let ledger = Ledger()
    let request: TurnRequest
    let handle: TurnHandle

    init(_ shape: LoadShape = .idle) {
        request = TurnRequest(turn: TurnID(1), shape: shape, comments: [], language: .en, sayableNames: [])
        handle = TurnHandle(request)
    }

    func perform(
        _ model: ScriptedModel, _ aids: TurnPerformer.Aids = TurnPerformer.Aids(), speed: Double = 200
    ) async -> TurnPerformer.Performance {
        let performer = TurnPerformer(
            model: model, voice: voice, playback: Playback(lead: Lead(fallback: NullOutput(speed: speed))) { _ in },
            speakable: SpeakableText(), gate: SpeechGate(rules: ModerationRules()), ledger: ledger,
            health: HealthBoard(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }),
            persona: OnAir(.aneeka),
            preparedLine: { situation, _, _ in "prepared \(situation.rawValue)" })
        let prompt = Prompt(turn: request.turn, form: .transcript("x"), maximumTokens: 10)
        ledger.begin(request.turn, shape: request.shape, received: nil, admitted: nil, chosen: .now)
        return await performer.perform(.prompt(prompt), handle, aids: aids)
    }
}

@Suite("a turn", .timeLimit(.minutes(1))) struct TurnPerformerTests {
    @Test("is heard whole, clause by clause, with never more than two syntheses open, and marked")
    func whole() async {
        let scene = Scene()
        let model = ScriptedModel("[joy] One is here. Two is here. Three is here. Four is here. Five is here.")
        let performance = await scene.perform(model)
        #expect(performance.outcome == .finished && !performance.heard.wasCut && performance.feeling == Feeling(.joy))
        #expect(performance.heard.text == "One is here. Two is here. Three is here. Four is here. Five is here.")
        #expect(scene.voice.state.withLock { $0.mostOpen } == 2)
        let marks = Set(scene.ledger.entry(scene.request.turn)?.marks.map(\.mark) ?? [])
        #expect(
            marks.isSuperset(of: [.asked, .firstToken, .firstClause, .passedGate, .voiceAsked, .firstSample, .finished])
        )
    }

    @Test("loses the clause that the voice cannot speak, and no other")
    func cannotSpeak() async {
        let scene = Scene()
        let performance = await scene.perform(ScriptedModel("First one here. This is mute now. Last one here."))
        #expect(performance.outcome == .finished)
        #expect(
            performance.heard.text.hasPrefix("First one here.") && performance.heard.text.hasSuffix("Last one here."))
    }

    @Test("drops a refused clause with the rest of the reply, and covers for it")
    func refused() async {
        let scene = Scene()
        let performance = await scene.perform(ScriptedModel("All is well. You should kill yourself now. And more."))
        #expect(performance.heard.text == "All is well. prepared cover")
        #expect(!scene.voice.state.withLock { $0.spoken.joined() }.contains("kill"))
    }

    @Test("with an empty reply says a prepared line")
    func empty() async {
        let performance = await Scene().perform(ScriptedModel("[joy] *smiles*"))
        #expect(performance.heard.text == "prepared nothingToSay")
    }

    @Test(
        "what was given is thanked for, whatever the model talks of",
        arguments: [
            ("I like arepas. And rain.", "prepared thanks I like arepas. And rain."),
            ("Thank you so much! And rain.", "Thank you so much! And rain."),
        ])
    func thanks(reply: String, heard: String) async {
        #expect(await Scene(.events).perform(ScriptedModel(reply)).heard.text == heard)
    }

    @Test("a clause that she said lately is left out, and the rest goes on")
    func worn() async {
        var aids = TurnPerformer.Aids()
        aids.isWorn = { $0.contains("again") }
        let performance = await Scene().perform(ScriptedModel("This is new to all. This one again. And this."), aids)
        #expect(performance.heard.text == "This is new to all. And this.")
    }

    @Test("nothing sounds before what has to come before it")
    func beforeSound() async {
        let order = Mutex<[String]>([])
        var aids = TurnPerformer.Aids()
        aids.beforeSound = { order.withLock { $0.append("before") } }
        let scene = Scene()
        _ = await scene.perform(ScriptedModel("One is here."), aids)
        order.withLock { $0 += scene.voice.state.withLock { $0.spoken } }
        #expect(order.withLock { $0 } == ["before", "One is here."])
    }

    @Test("is stopped at once: the model is hung up on, and only what was heard counts")
    func stopped() async throws {
        let scene = Scene()
        let model = ScriptedModel("One two three four five six seven eight nine ten. And then what", waitsAfter: 11)
        async let performance = scene.perform(model, speed: 1)
        while scene.ledger.entry(scene.request.turn)?.at(.firstSample) == nil { await Task.yield() }
        scene.handle.stop(.panel)
        let ended = await performance
        #expect(ended.outcome == .stopped(.panel) && ended.heard.wasCut)
        #expect(ended.heard.text.split(separator: " ").count < 10)
        #expect(model.wasCancelled)
    }
}
