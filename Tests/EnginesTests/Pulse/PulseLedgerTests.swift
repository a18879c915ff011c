import Engines
import Signals
import Testing

@Suite("PulseLedger")
struct PulseLedgerTests {
    let one = TurnID(1)
    let two = TurnID(2)

    @Test("names the frame of the turn that is heard, also when turns follow each other and begin late")
    func frames() {
        var ledger = PulseLedger()
        ledger.push(100, of: one, from: 0)
        ledger.push(50, of: one, from: 100)
        ledger.push(30, of: two, from: 1_000)
        #expect(ledger.frame(of: one, heard: 120) == 120)
        #expect(ledger.frame(of: one, heard: 170) == 150)
        #expect(ledger.frame(of: two, heard: 149) == nil)
        #expect(ledger.frame(of: two, heard: 160) == 1_010)
        #expect(ledger.remaining(of: one, heard: 120) == 30)
        #expect(ledger.remaining(of: two, heard: 120) == 60)
        #expect(ledger.frame(of: TurnID(9), heard: 120) == nil)
    }

    @Test("a stopped turn keeps its frame whatever is heard later")
    func stopped() {
        var ledger = PulseLedger()
        ledger.push(100, of: one, from: 0)
        #expect(ledger.end(one, heard: 40, as: .stopped) == 40)
        #expect(ledger.frame(of: one, heard: 90) == 40)
        #expect(ledger.remaining(of: one, heard: 90) == 0)
        #expect(ledger.end(one, heard: 95, as: .stopped) == 40)
    }

    @Test("a lost connection ends the turns that were not heard out, and only those")
    func lost() {
        var ledger = PulseLedger()
        ledger.push(100, of: one, from: 0)
        ledger.push(100, of: two, from: 0)
        ledger.loseConnection(heard: 130)
        #expect(ledger.end(of: one) == nil)
        #expect(ledger.end(of: two) == .lost(isTold: false))
        #expect(ledger.frame(of: two, heard: 0) == 30)
        ledger.reopen(two)
        ledger.push(10, of: two, from: 25)
        #expect(ledger.frame(of: two, heard: 4) == 29)
    }

    @Test("stays bounded over many turns")
    func bounded() {
        var ledger = PulseLedger()
        for number in 0..<10_000 {
            let turn = TurnID(UInt32(number))
            ledger.push(10, of: turn, from: 0)
            _ = ledger.end(turn, heard: number * 10 + 5, as: .stopped)
        }
        #expect(ledger.frame(of: TurnID(9_999), heard: 0) == 5)
        #expect(ledger.frame(of: TurnID(0), heard: 0) == nil)
    }
}
