import Moderation
import Signals
import Testing

@Suite("what the gates refused") struct AuditBookTests {
    private func entry(
        _ number: Int, _ kind: RefusalReason.Kind = .insult, _ direction: AuditEntry.Direction = .read
    ) -> AuditEntry {
        AuditEntry(
            time: WallTime(milliseconds: Int64(number)), direction: direction,
            source: direction == .said ? .turn(TurnID(UInt32(number))) : .message(MessageID("\(number)")),
            reason: RefusalReason(kind, rule: "p…a"))
    }

    @Test("it keeps the newest entries and all counts", arguments: [1, 2, 3, 7])
    func bounded(capacity: Int) {
        var book = AuditBook(capacity: capacity)
        for number in 0..<10 { book.record(entry(number)) }
        #expect(book.entries.map(\.time.milliseconds) == (0..<Int64(capacity)).map { 9 - $0 })
        #expect(book.newest(2) == Array(book.entries.prefix(2)))
        #expect(book.newest(0).isEmpty && book.newest(-1).isEmpty && book.newest(99).count == capacity)
        #expect(book.count(.read, .insult) == 10 && book.count(.said, .insult) == 0)
    }

    @Test("counts are by direction and kind")
    func counts() {
        var book = AuditBook()
        for kind in [RefusalReason.Kind.hate, .hate, .link] { book.record(entry(1, kind)) }
        book.record(entry(2, .privateData, .said))
        #expect(book.refused(.read) == 3 && book.refused(.said) == 1 && book.refused(.name) == 0)
        #expect(book.counts == [.init(.read, .hate): 2, .init(.read, .link): 1, .init(.said, .privateData): 1])
    }
}
