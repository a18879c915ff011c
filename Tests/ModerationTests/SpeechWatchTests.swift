import Moderation
import Signals
import Testing

@Suite("a gate that remembers what was said") struct SpeechWatchTests {
    private var watch = SpeechWatch(gate: SpeechGate(rules: ModerationRules()))

    private func isRefused(_ verdict: SpeechVerdict) -> Bool { verdict != .pass }

    @Test("what a border hides is found, and what was refused is not remembered")
    func borders() {
        var watch = watch
        #expect(watch.verdict(written: "Eres un hijo", spoken: "Eres un hijo") == .pass)
        #expect(isRefused(watch.verdict(written: "de puta.", spoken: "de puta.")))
        #expect(watch.verdict(written: "de la vecina.", spoken: "de la vecina.") == .pass)
    }

    @Test("a number split over clauses is found in the spoken form")
    func spoken() {
        var watch = watch
        #expect(watch.verdict(written: "6-1-2", spoken: "seis uno dos") == .pass)
        #expect(isRefused(watch.verdict(written: "x", spoken: "tres cuatro cinco seis siete")))
    }

    @Test("after forgetting nothing lies before a clause")
    func forget() {
        var watch = watch
        watch.pass(written: "Eres un hijo", spoken: "Eres un hijo")
        watch.forget()
        #expect(watch.verdict(written: "de la mar.", spoken: "de la mar.") == .pass)
    }

    @Test("a clause of a soft word is left out, and comments with it are read")
    func soft() {
        let rules = ModerationRules(softWords: ["calvo"], profanity: .soften)
        var watch = SpeechWatch(gate: SpeechGate(rules: rules))
        var gate = ReadGate(rules: rules)
        for (text, kind) in [("qué calvo", RefusalReason.Kind.softWord), ("joder tío", .profanity)] {
            guard case .refuse(let reason) = watch.verdict(written: text, spoken: text) else {
                Issue.record("\(text) passed")
                continue
            }
            #expect(reason.kind == kind && reason.severity == .soften)
            #expect(gate.verdict(on: comment(text), at: .zero) == .allow(nameIsSayable: true))
        }
    }
}
