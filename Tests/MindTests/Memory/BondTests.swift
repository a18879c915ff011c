import Mind
import Signals
import Testing

@Suite struct BondTests {
    let start = WallTime(milliseconds: 1_790_000_000_000)

    @Test("grows with what is shared, never beyond 1, and halves in 45 days")
    func growth() {
        var bond = Bond(time: start)
        var last = 0.0
        for talk in 0..<500 {
            bond = bond.after(talk % 50 == 0 ? .event : .talk, at: start)
            #expect(bond.strength > last && bond.strength <= 1 || bond.strength == 1)
            last = bond.strength
        }
        #expect(bond.strength > 0.99)
        #expect(abs(bond.strength(at: start.adding(days: 45)) - bond.strength / 2) < 1e-9)
        #expect(bond.strength(at: start.adding(days: -3)) == bond.strength)
        #expect(Bond(strength: .nan, time: start).strength == 0)
    }
}
