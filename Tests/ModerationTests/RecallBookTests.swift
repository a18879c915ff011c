import Moderation
import Signals
import Testing

@Suite("what was taken back") struct RecallBookTests {
    private let ana = ViewerID(.twitch, "Ana")

    @Test("a deletion covers its comment, also one that comes after it")
    func message() {
        var book = RecallBook()
        book.apply(.message(MessageID("1")), at: .seconds(5))
        #expect(book.covers(comment("x", id: "1", at: .seconds(3))))
        #expect(book.covers(comment("x", id: "1", at: .seconds(9))))
        #expect(book.covers(MessageID("1")))
        #expect(!book.covers(comment("x", id: "2", at: .seconds(9))))
        #expect(!book.covers(MessageID("2")))
    }

    @Test(
        "a timeout covers what came before it and during it, and nothing after",
        arguments: [(5, true), (10, true), (69, true), (70, true), (71, false)])
    func timeout(second: Int64, isCovered: Bool) {
        var book = RecallBook()
        book.apply(.author(ana, login: "ana", duration: .seconds(60)), at: .seconds(10))
        #expect(book.covers(comment("x", from: "Ana", at: .seconds(second))) == isCovered)
        #expect(!book.covers(comment("x", from: "Eva", at: .seconds(second))))
    }

    @Test("a shorter timeout does not end a longer one, and a timeout does not end a ban")
    func overlap() {
        var book = RecallBook()
        book.apply(.author(ana, login: "ana", duration: .seconds(600)), at: .seconds(0))
        book.apply(.author(ana, login: "ana", duration: .seconds(1)), at: .seconds(1))
        #expect(book.covers(comment("x", from: "Ana", at: .seconds(599))))
        book.apply(.author(ana, login: "ana", duration: nil), at: .seconds(2))
        book.apply(.author(ana, login: "ana", duration: .seconds(1)), at: .seconds(3))
        #expect(book.covers(comment("x", from: "Ana", at: .seconds(1_000_000))))
    }

    @Test("a ban stays until it is lifted")
    func ban() {
        var book = RecallBook()
        book.apply(.author(ana, login: "ana", duration: nil), at: .seconds(10))
        #expect(book.covers(comment("x", from: "Ana", at: .seconds(500_000))))
        book.lift(ana, login: "ana")
        #expect(!book.covers(comment("x", from: "Ana", at: .seconds(500_001))))
    }

    @Test("an author is known by login where the id is missing, on the same platform only")
    func login() {
        var book = RecallBook()
        book.apply(.author(ViewerID(.twitch, ""), login: "Ana", duration: nil), at: .seconds(1))
        #expect(book.covers(comment("x", from: "Ana", at: .seconds(2))))
        #expect(!book.covers(comment("x", from: "Ana", on: .inbound, at: .seconds(2))))
    }

    @Test("an endless timeout does not overflow")
    func endless() {
        var book = RecallBook()
        book.apply(.author(ana, login: "ana", duration: .seconds(Int64.max / 2)), at: .seconds(1))
        #expect(book.covers(comment("x", from: "Ana", at: .seconds(100))))
    }

    @Test("a clearing covers what was received before it on its platform")
    func clearing() {
        var book = RecallBook()
        book.apply(.all(.twitch), at: .seconds(100))
        #expect(book.covers(comment("x", at: .seconds(99))) && book.covers(comment("x", at: .seconds(100))))
        #expect(
            !book.covers(comment("x", at: .seconds(101))) && !book.covers(comment("x", on: .panel, at: .seconds(99))))
    }

    @Test("what was noted of a message lets its author's recall cover its id")
    func origins() {
        var book = RecallBook()
        book.note(comment("x", id: "7", from: "Ana", at: .seconds(1)))
        book.note(comment("x", id: "8", from: "Eva", at: .seconds(1)))
        book.apply(.author(ana, login: "ana", duration: .seconds(1)), at: .seconds(2))
        #expect(book.covers(MessageID("7")) && !book.covers(MessageID("8")))
        book.apply(.all(.twitch), at: .seconds(3))
        #expect(book.covers(MessageID("8")))
    }

    @Test("it is bounded by count and by age")
    func bounded() {
        var book = RecallBook(capacity: 100, age: .seconds(5_000))
        for number in 0..<1000 { book.apply(.message(MessageID("\(number)")), at: .seconds(Int64(number))) }
        #expect(book.covers(MessageID("999")) && book.covers(MessageID("900")) && !book.covers(MessageID("899")))
        book.apply(.message(MessageID("late")), at: .seconds(7_000))
        #expect(!book.covers(MessageID("999")) && book.covers(MessageID("late")))
    }
}
