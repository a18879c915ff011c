import Mind
import Signals
import Testing

@Suite struct FactTests {
    static let start = WallTime(milliseconds: 1_790_000_000_000)

    private func fact(_ kind: Fact.Kind, confirmations: Int = 1, due: WallTime? = nil) -> Fact {
        Fact(
            viewer: ViewerID(.twitch, "7"), kind: kind, text: "x", subject: "x", source: MessageID("m"),
            told: Self.start,
            confirmations: confirmations, language: .es, due: due)
    }

    @Test(
        "plans fade in days, tastes in months, pets and homes in a year or two",
        arguments: [
            (Fact.Kind.plans, 7.0, 10.0), (.likes, 150, 200), (.plays, 150, 200), (.work, 365, 500), (.pet, 700, 900),
            (.home, 700, 900),
        ])
    func decay(_ kind: Fact.Kind, kept: Double, gone: Double) {
        #expect(!fact(kind).isFaded(at: Self.start.adding(days: kept)))
        #expect(fact(kind).isFaded(at: Self.start.adding(days: gone)))
        #expect(!fact(kind, confirmations: 3).isFaded(at: Self.start.adding(days: gone)))
    }

    @Test("a plan with a day stays fresh until then, however far, and goes soon after")
    func due() {
        let plan = fact(.plans, due: Self.start.adding(days: 30))
        #expect(plan.strength(at: Self.start.adding(days: 29)) == 1)
        #expect(!plan.isFaded(at: Self.start.adding(days: 33)) && plan.isFaded(at: Self.start.adding(days: 35)))
    }
}
