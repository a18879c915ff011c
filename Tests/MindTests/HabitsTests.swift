import Mind
import Signals
import Testing

@Suite("her habits") struct HabitsTests {
    @Test("an opener that comes back is to be avoided, whoever is addressed")
    func openers() {
        var habits = Habits()
        habits.remember("Oh, mosswitch, look at that one go.", names: ["mosswitch"], language: .en)
        #expect(habits.avoid(for: .en).isEmpty)
        habits.remember("Oh, Lupita, look who woke up early.", names: ["Lupita"], language: .en)
        #expect(habits.avoid(for: .en).isEmpty)
        habits.remember("Oh, look at this mess again.", language: .en)
        #expect(habits.avoid(for: .en).contains("oh look at"))
        #expect(habits.avoid(for: .es).isEmpty)
    }

    @Test("a phrase said three times wears off, and comes back into favour after sixty replies")
    func phrases() {
        var habits = Habits()
        for start in ["Today", "Well then", "Honestly friends"] {
            habits.remember("\(start) the houseplant is my manager, number \(start.count).", language: .en)
        }
        #expect(habits.avoid(for: .en).contains { $0.contains("houseplant is my") || $0.contains("is my manager") })
        for number in 0..<60 {
            habits.remember("alpha\(number) beta\(number) gamma\(number) delta\(number) eps\(number)", language: .en)
        }
        #expect(habits.avoid(for: .en).isEmpty)
    }

    @Test("a clause said lately is worn; a short or a new one is not")
    func worn() {
        var habits = Habits()
        habits.remember("I kept your seat warm, which is impressive without legs. Sit!", language: .en)
        #expect(habits.isWorn("I kept your seat warm, which is impressive without legs.", language: .en))
        #expect(habits.isWorn("i KEPT your seat warm which is impressive without LEGS", language: .en))
        #expect(!habits.isWorn("I kept your seat.", language: .en))
        #expect(!habits.isWorn("I kept your place cold, which is hard with arms.", language: .en))
        #expect(!habits.isWorn("I kept your seat warm, which is impressive without legs.", language: .es))
        for number in 0..<41 {
            habits.remember("one\(number) two\(number) three\(number) four\(number) five\(number)", language: .en)
        }
        #expect(!habits.isWorn("I kept your seat warm, which is impressive without legs.", language: .en))
    }

    @Test("the list is short whatever she says")
    func bounded() {
        var habits = Habits()
        var dice = Dice(seed: 3)
        for _ in 0..<500 {
            let reply = (0..<200).map { _ in "w\(dice.next(below: 6))" }.joined(separator: " ")
            habits.remember(reply, language: .es)
            #expect(habits.avoid(for: .es).count <= 5)
        }
    }
}

@Suite("running gags") struct RunningGagsTests {
    private func at(_ seconds: Int) -> Moment { Moment(nanoseconds: Int64(seconds) * 1_000_000_000) }

    @Test("at most one in eight minutes, none twice within ten, languages apart")
    func pace() {
        var gags = RunningGags(persona: .aneeka)
        var offered: [(text: String, at: Int)] = []
        for second in stride(from: 0, to: 14_400, by: 20) {
            if let gag = gags.offer(.en, at: at(second)) { offered.append((gag, second)) }
            if second == 0 { #expect(gags.offer(.es, at: at(0)) != nil) }
        }
        #expect(zip(offered, offered.dropFirst()).allSatisfy { $1.at - $0.at >= 480 })
        for (index, one) in offered.enumerated() {
            #expect(offered[..<index].allSatisfy { $0.text != one.text || one.at - $0.at >= 600 })
        }
        #expect(offered.count >= 25 && Set(offered.map(\.text)).count == Persona.aneeka.voice(.en).gags.count)
    }

    @Test("a line that chat laughed at comes back, not at once; one in silence does not")
    func learned() {
        let persona = Persona(name: "Nova", voices: [:])
        var gags = RunningGags(persona: persona)
        gags.said("My lawyer is a cat and he says no.", language: .en, at: at(0))
        gags.laughed(at: at(7))
        gags.said("It is raining again over there.", language: .en, at: at(20))
        gags.laughed(at: at(40))
        #expect(gags.offer(.en, at: at(500)) == nil)
        #expect(gags.offer(.en, at: at(700)) == "My lawyer is a cat and he says no.")
        #expect(gags.offer(.en, at: at(1_250)) == nil)
        #expect(gags.offer(.es, at: at(1_250)) == nil)
        gags.forget { $0.contains("lawyer") }
        #expect(gags.offer(.en, at: at(9_000)) == nil)
    }
}
