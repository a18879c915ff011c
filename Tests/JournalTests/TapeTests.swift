import Journal
import Signals
import Testing

@Suite struct TapeTests {
    private func entries(_ range: Range<Int>) -> [TapeEntry] {
        range.map { TapeEntry(at: Moment(nanoseconds: Int64($0)), call: "c", subject: "m\($0) 0.5") }
    }

    @Test("a run's tape comes back in order, apart from other runs'")
    func order() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        first.tape(entries(0..<300))
        first.tape(entries(300..<310))
        first.tape([])
        let session = try await first.currentSession()
        await first.close()
        let second = try Journal(folder.settings())
        second.tape(entries(0..<5))
        try await second.flush()
        let sessions = try await second.sessions()
        #expect(sessions.map(\.entries) == [5, 310] && sessions[1].number == session)
        #expect(try await second.tape(ofSession: session) == entries(0..<310))
        #expect(try await second.tape(ofSession: 99) == [])
    }

    @Test("the newest entries are kept")
    func pruning() async throws {
        let folder = try Folder()
        var settings = folder.settings()
        settings.tape = 1_000
        let first = try Journal(settings)
        for batch in 0..<40 { first.tape(entries(batch * 100..<(batch + 1) * 100)) }
        let session = try await first.currentSession()
        await first.close()
        let second = try Journal(settings)
        #expect(try await second.tape(ofSession: session) == entries(3_000..<4_000))
    }
}
