import Journal
import Mind
import Signals
import Testing

@Suite struct AdmissionCostTests {
    /// Prints what knowing the viewer adds; asserts nothing about time.
    @Test("reading what is known of viewers comes with their comments, one by one")
    func cost() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        let start = WallTime(milliseconds: 1_790_000_000_000)
        func cost(_ label: String, viewers: Range<Int>, isRefused: Bool = false, batch: Int) async throws {
            let lines = viewers.map { number in
                let line = comment("\(label)\(number)", "una línea de chat", by: "v\(number)", named: "V\(number)")
                return isRefused ? AdmittedComment(line.comment, verdict: .refused(reason: "spam")) : line
            }
            let began = Moment.now
            let admission = try await journal.admit(lines, at: start.adding(days: Double(batch)))
            let each = (Moment.now - began).inMilliseconds * 1_000 / Double(lines.count)
            print("admission, \(label): \((each * 10).rounded() / 10) µs each")
            #expect(admission.viewers.count == (isRefused ? 0 : lines.count))
        }
        try await cost("refused", viewers: 0..<2_000, isRefused: true, batch: 0)
        try await cost("unknown", viewers: 0..<2_000, batch: 0)
        try await cost("known", viewers: 0..<2_000, batch: 0)
        for number in 0..<2_000 {
            let count = number < 1_000 ? 5 : 24
            let facts = (0..<count).map {
                Fact(
                    viewer: ViewerID(.twitch, "v\(number)"), kind: .likes, text: "me encanta la cosa \($0) del mundo",
                    subject: "likes \($0)", source: MessageID("unknown\(number)"), told: start, language: .es)
            }
            try await journal.remember(facts, at: start)
        }
        try await cost("5 facts", viewers: 0..<1_000, batch: 1)
        try await cost("24 facts", viewers: 1_000..<2_000, batch: 1)
        try await cost("5 facts again", viewers: 0..<1_000, batch: 1)
    }
}
