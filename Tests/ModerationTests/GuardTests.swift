import Moderation
import Signals
import Testing

@Suite("the guard model's word") struct GuardTests {
    @Test(
        "answers are read in all the forms that guard models have",
        arguments: [
            ("safe", .safe), ("\n\nsafe", .safe), ("Safe.", .safe), ("unsafe\nS1", .unsafe(.init(1))),
            ("\n\nunsafe\nS10,S1", .unsafe(.init(10))), ("unsafe", .unsafe(.unnamed)),
            ("UNSAFE S12", .unsafe(.init(12))),
            ("unsafe\nS99", .unsafe(.unnamed)), ("no", .safe), ("No, this is fine", .safe), ("yes", .unsafe(.unnamed)),
            ("Sí.", .unsafe(.unnamed)), ("{\"safe\": true}", .safe),
            ("{\"safe\":false,\"category\":\"S4\"}", .unsafe(.init(4))),
            ("```json\n{\"flagged\": true}\n```", .unsafe(.unnamed)), ("{\"verdict\": \"safe\"}", .safe),
            ("{\"verdict\": \"unsafe\", \"why\": [\"S7\"]}", .unsafe(.init(7))),
            ("{\"unsafe\": false}", .safe), ("{\"label\":\"safe\",\"safe\":false}", .unsafe(.unnamed)),
            ("{\"safe\": tr", .unreadable), ("{}", .unreadable), ("", .unreadable), ("I cannot say", .unreadable),
            ("saferoom", .unreadable),
        ] as [(String, GuardAnswer)])
    func parsing(text: String, answer: GuardAnswer) { #expect(GuardAnswer(parsing: text) == answer) }

    @Test("any bytes are an answer, if an unreadable one")
    func anything() {
        for seed in 0..<500 {
            var random = SeededRandom(seed: UInt64(seed))
            let bytes = (0..<Int.random(in: 0...600, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            _ = GuardAnswer(parsing: String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test("without an answer in time the policy's word counts")
    func silence() {
        let open = GuardPolicy(silence: .pass)
        let strict = GuardPolicy(silence: .refuse)
        for answer in [nil, GuardAnswer.unreadable] {
            #expect(open.refusal(for: answer) == nil)
            #expect(strict.refusal(for: answer)?.kind == .guarded)
        }
        for policy in [open, strict] {
            #expect(policy.refusal(for: .safe) == nil)
            #expect(policy.refusal(for: .unsafe(.init(10)))?.kind == .hate)
            #expect(policy.refusal(for: .unsafe(.unnamed))?.kind == .guarded)
        }
    }

    @Test("the deadline stays within its bounds")
    func deadline() {
        #expect(GuardPolicy(deadline: .zero).deadline == .milliseconds(50))
        #expect(GuardPolicy(deadline: .seconds(60)).deadline == .seconds(5))
    }

    @Test("who is asked about", arguments: GuardPolicy.Scope.allCases)
    func scope(scope: GuardPolicy.Scope) {
        let policy = GuardPolicy(said: scope)
        #expect(policy.asks(aboutSaid: "What a lovely evening, chat.", firstOfReply: true) == (scope != .never))
        #expect(policy.asks(aboutSaid: "What a lovely evening, chat.", firstOfReply: false) == (scope == .always))
        #expect(policy.asks(aboutSaid: "It happened 9 times, they say.", firstOfReply: false) == (scope != .never))
        #expect(!policy.asks(aboutSaid: "Hi!", firstOfReply: true))
    }
}
