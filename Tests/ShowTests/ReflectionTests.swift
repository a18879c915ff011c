import Mind
import Show
import Signals
import Synchronization
import Testing

/// A model that answers when it is let, and knows whether it was hung up on.
private final class Thinker: LanguageModel {
    private let state = Mutex((asked: [Prompt](), cancelled: 0, answers: [String]()))
    private let isSlow: Bool

    init(_ answers: [String], isSlow: Bool = false) {
        state.withLock { $0.answers = answers }
        self.isSlow = isSlow
    }

    var asked: [Prompt] { state.withLock { $0.asked } }
    var cancelled: Int { state.withLock { $0.cancelled } }

    func stream(_ prompt: Prompt, into sink: (String) async throws -> Void) async throws -> ModelUsage {
        let answer = state.withLock { state in
            state.asked.append(prompt)
            return state.answers.isEmpty ? "[]" : state.answers.removeFirst()
        }
        if isSlow, state.withLock({ $0.cancelled == 0 }) {
            do { try await Task.sleep(for: .seconds(3600)) } catch {
                state.withLock { $0.cancelled += 1 }
                throw error
            }
        }
        try await sink(answer)
        return ModelUsage()
    }
}

@Suite("reflection", .timeLimit(.minutes(1))) struct ReflectionTests {
    private final class Kept: Sendable {
        let facts = Mutex<[Fact]>([])
        let episodes = Mutex<[String]>([])
    }

    private func reflection(_ model: Thinker, _ kept: Kept) -> Reflection {
        Reflection(
            model: model, persona: OnAir(.aneeka), quiet: .milliseconds(1), isOn: true,
            outlet: Reflection.Outlet(
                learn: { facts in kept.facts.withLock { $0 += facts } },
                keepEpisode: { text, _, _ in kept.episodes.withLock { $0.append(text) } }))
    }

    private func comment(_ text: String, _ id: String = "m1", by name: String = "Ana") -> Signals.Comment {
        Signals.Comment(
            id: MessageID(id), viewer: Viewer(id: ViewerID(.twitch, name), login: name.lowercased(), name: name),
            text: text, receivedAt: .now)
    }

    @Test("takes facts that a viewer's own words bear out, in a slot of its own and in its own form")
    func facts() async {
        let model = Thinker([
            #"[{"viewer":"@Ana","kind":"other","fact":"collect old radios"},{"viewer":"@Ana","kind":"pet","fact":"a dog"}]"#
        ])
        let kept = Kept()
        let reflection = reflection(model, kept)
        let run = Task { await reflection.run() }
        reflection.consider([comment("these days I collect old radios with my uncle")], at: .now)
        reflection.rest()
        while kept.facts.withLock({ $0.isEmpty }) { await Task.yield() }
        run.cancel()
        #expect(kept.facts.withLock { $0.map(\.text) } == ["collect old radios"])
        #expect(model.asked.first?.purpose == .sideWork && model.asked.first?.shape != nil)
    }

    @Test("a turn hangs up on it at once, and the work is done in the next quiet moment")
    func hush() async {
        let model = Thinker(["[]", #"[{"viewer":"@Ana","kind":"other","fact":"collect old radios"}]"#], isSlow: true)
        let kept = Kept()
        let reflection = reflection(model, kept)
        let run = Task { await reflection.run() }
        reflection.consider([comment("these days I collect old radios with my uncle")], at: .now)
        reflection.rest()
        while model.asked.isEmpty { await Task.yield() }
        reflection.hush()
        while model.cancelled == 0 { await Task.yield() }
        #expect(kept.facts.withLock { $0.isEmpty })
        reflection.rest()
        while kept.facts.withLock({ $0.isEmpty }) { await Task.yield() }
        run.cancel()
        #expect(model.asked.count == 2)
    }

    @Test("thinks of nothing that was taken back")
    func recalled() async {
        let model = Thinker([])
        let kept = Kept()
        let reflection = reflection(model, kept)
        let run = Task { await reflection.run() }
        reflection.consider(
            [comment("these days I collect old radios"), comment("I mend clocks on Sundays", "m2", by: "Bob")], at: .now
        )
        reflection.forget { $0.message == MessageID("m1") }
        reflection.rest()
        while model.asked.isEmpty { await Task.yield() }
        run.cancel()
        #expect(!"\(model.asked)".contains("radios") && "\(model.asked)".contains("clocks"))
    }
}
