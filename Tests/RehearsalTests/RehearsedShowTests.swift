import Attention
import Mind
import Moderation
import Rehearsal
import Show
import Signals
import Testing

@Suite("a rehearsed show") struct RehearsedShowTests {
    private static func director(_ crowd: Crowd, seed: UInt64) -> Director {
        var settings = AttentionSettings()
        settings.seed = seed
        let persona = Persona.aneeka
        let start = crowd.settings.start
        return Director(
            attention: Attention(settings: settings, startedAt: start, languageOf: { Language.guess($0) }),
            readGate: ReadGate(rules: ModerationRules(repetitionWindow: .seconds(60))),
            dialogue: Dialogue(budget: 2_048), composer: PromptComposer(persona: persona, style: .chat),
            temper: Temper(persona: persona, seed: seed, at: start))
    }

    private static func show(rate: Double, minutes: Int, seed: UInt64) -> RehearsedShow {
        let crowd = Crowd(seed: seed, settings: Crowd.Settings(rate: rate, length: .seconds(minutes * 60)))
        let parts = RehearsedShow.Parts(
            name: "Aneeka", gate: SpeechGate(rules: ModerationRules()), spoken: { text, _ in text },
            preparedLine: { situation, _, _ in "prepared \(situation.rawValue)" },
            answerer: .scripted(ScriptedMind(seed: seed)), memory: { 0 })
        return RehearsedShow(
            parts, director: director(crowd, seed: seed), crowd: crowd,
            operatorLines: [(.seconds(50), "how are you?"), (.seconds(100), "¿qué tal el chat?")], keepsTape: true)
    }

    @Test(
        "thanks for all that was paid, answers nobody twice and obeys no viewer, at every load",
        arguments: [0.02, 1, 10, 50, 500] as [Double], [1, 2] as [UInt64])
    func host(rate: Double, seed: UInt64) async throws {
        var show = Self.show(rate: rate, minutes: rate > 100 ? 2 : 4, seed: seed)
        let figures = try await show.run()
        #expect(figures.paidMissed == 0)
        #expect(figures.paidLate == 0, "slowest \(figures.paidWaits.largest ?? 0) s")
        #expect(figures.answeredTwice.isEmpty)
        #expect(figures.injectionsObeyed == 0 && figures.unsafeSaid == 0 && figures.spokenAfterRecall == 0)
        #expect(figures.operatorWaits.count == 2)
        if rate >= 10 { #expect(try #require(figures.ages.largest) < 20) }
    }

    @Test("the same seed gives the same show")
    func same() async throws {
        var first = Self.show(rate: 3, minutes: 3, seed: 5)
        var second = Self.show(rate: 3, minutes: 3, seed: 5)
        _ = try await first.run()
        _ = try await second.run()
        #expect(first.tape == second.tape && !first.tape.isEmpty)
    }

    @Test("replayed from its tape it decides the same, without the replies", arguments: [0.05, 2, 40] as [Double])
    func replay(rate: Double) async throws {
        var show = Self.show(rate: rate, minutes: 4, seed: 9)
        _ = try await show.run()
        let crowd = Crowd(seed: 9, settings: Crowd.Settings(rate: rate, length: .seconds(240)))
        var known: [MessageID: ReplayedComment] = [:]
        var events: [MessageID: ChannelEvent] = [:]
        for happening in crowd {
            switch happening.event {
            case .comment(let comment):
                known[comment.id] = ReplayedComment(viewer: comment.viewer, text: comment.text)
            case .happened(let event): events[event.id] = event
            case .recall, .release, .onAir, .state: break
            }
        }
        var replay = Replay(director: Self.director(crowd, seed: 9), known: known, events: events)
        let outcome = replay.run(show.tape)
        #expect(outcome.differenceCount == 0, "\(outcome.differences.prefix(3))")
        #expect(outcome.decisions > 10 && outcome.erased == 0)
        // A single decision that is not hers any more is noticed.
        var altered = show.tape
        let index = try #require(altered.firstIndex { $0.call == "chose" && $0.subject.hasPrefix("answer") })
        altered[index] = TapeLine(at: altered[index].at, call: "chose", subject: "nothing")
        var other = Replay(director: Self.director(crowd, seed: 9), known: known, events: events)
        #expect(other.run(altered).differenceCount == 1)
        // Where words are gone it stops comparing, and says so.
        known[try #require(show.tape.first { $0.call == "admitted" }?.message)] = nil
        var erased = Replay(director: Self.director(crowd, seed: 9), known: known, events: events)
        let partial = erased.run(show.tape)
        #expect(!partial.isComparable && partial.differenceCount == 0 && partial.erased == 1)
    }
}

extension TapeLine {
    fileprivate var message: MessageID? {
        subject.split(separator: TapeLine.separator).first.map { MessageID(String($0)) }
    }
}
