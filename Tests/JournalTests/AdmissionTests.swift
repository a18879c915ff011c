import FoundationEssentials
import Journal
import Signals
import Testing

@Suite struct AdmissionTests {
    @Test("an admitted comment is there with all its parts")
    func parts() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        let before = WallTime.now
        try await journal.admit([comment("m1", "¿qué tal?", at: .now - .seconds(2))])
        let stored = try #require(try await journal.recentComments(limit: 5).first)
        #expect(stored.id == MessageID("m1"))
        #expect(stored.viewer == ViewerID(.twitch, "7"))
        #expect(stored.login == "ana" && stored.name == "Ana" && stored.text == "¿qué tal?")
        #expect(stored.verdict == .allowed(nameIsSayable: true) && !stored.isErased)
        #expect(stored.received <= WallTime(milliseconds: before.milliseconds - 1_900))
        #expect(stored.admitted >= before)
    }

    @Test(
        "a verdict comes back as it was",
        arguments: [
            AdmissionVerdict.allowed(nameIsSayable: true), .allowed(nameIsSayable: false), .refused(reason: "link"),
        ])
    func verdict(_ verdict: AdmissionVerdict) {
        #expect(AdmissionVerdict(stored: verdict.stored) == verdict)
    }

    @Test("concurrent callers are all committed, each once, in fewer transactions than callers")
    func group() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<200 {
                group.addTask {
                    let known = try await journal.admit((0..<5).map { comment("m\(caller)-\($0)") }).known
                    #expect(known.isEmpty)
                    // Committed means: a reader of its own sees it.
                    #expect(try await journal.isKnown(MessageID("m\(caller)-4"), on: .twitch))
                }
            }
            try await group.waitForAll()
        }
        let stored = try await journal.recentComments(limit: 2_000)
        #expect(stored.count == 1_000)
        #expect(Set(stored.map(\.id)).count == 1_000)
        #expect(journal.waiting == 0)
    }

    @Test("a comment that comes again, also after a restart, is told as known and kept once")
    func duplicates() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        #expect(try await first.admit([comment("a"), comment("b"), comment("a")]).known == [MessageID("a")])
        await first.close()
        let second = try Journal(folder.settings())
        #expect(try await second.isKnown(MessageID("a"), on: .twitch))
        #expect(try await second.isKnown(MessageID("a"), on: .panel) == false)
        #expect(
            try await second.admit([comment("b"), comment("c"), comment("a", on: .panel)]).known == [MessageID("b")])
        #expect(try await second.recentComments(limit: 9).count == 4)
    }

    @Test("what was confirmed is there for a reader of the bare files, with the writer still open")
    func killSafe() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        try await journal.admit((0..<50).map { comment("m\($0)", "line \($0)") })
        // The files as kill -9 would leave them.
        let left = try Folder()
        for name in folder.names where name.hasPrefix("aneeka.sqlite") {
            try FileManager.default.copyItem(atPath: folder.path + "/" + name, toPath: left.path + "/" + name)
        }
        let after = try Journal(left.settings())
        #expect(after.openingNotice == nil)
        #expect(try await after.recentComments(limit: 100).map(\.text) == (0..<50).reversed().map { "line \($0)" })
        await journal.close()
    }

    @Test("keeps the newest comments and forgets the ids of older ones")
    func pruning() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings(comments: 100))
        for batch in 0..<30 { try await first.admit((0..<100).map { comment("m\(batch * 100 + $0)") }) }
        await first.close()
        let journal = try Journal(folder.settings(comments: 100))
        let stored = try await journal.recentComments(limit: 5_000)
        #expect(stored.map(\.id.text) == (2_900..<3_000).reversed().map { "m\($0)" })
        #expect(try await journal.isKnown(MessageID("m0"), on: .twitch) == false)
    }

    @Test("twenty seconds of a thousand comments a second leave neither a queue nor an ever-growing log")
    func flood() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings(comments: 5_000))
        var longest = 0
        for second in 0..<20 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<100 {
                    group.addTask {
                        try await journal.admit(
                            (0..<10).map {
                                comment("m\(second)-\(caller)-\($0)", "una línea de chat como tantas otras")
                            })
                    }
                }
                longest = max(longest, journal.waiting)
                try await group.waitForAll()
            }
        }
        #expect(longest <= 100)
        // Jobs run in their order: behind this one nothing is left, not even the visits that are written later.
        _ = try await journal.removeOperatorFact(0)
        #expect(journal.waiting == 0)
        let log = try FileManager.default.attributesOfItem(atPath: folder.file + "-wal")[.size] as? Int
        // Folded in at 4,096 pages of 4 KiB, plus the transaction that went over it.
        #expect(try #require(log) < 24 << 20)
        await journal.close()
        let after = try Journal(folder.settings(comments: 5_000))
        let stored = try await after.recentComments(limit: 50_000)
        #expect(stored.count == 5_000)
    }

    @Test("after a restart, allowed comments that no turn was begun for are still owed an answer")
    func unanswered() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        let answered = comment("a")
        let refused = AdmittedComment(comment("r").comment, verdict: .refused(reason: "spam"))
        try await first.admit([answered, refused, comment("b"), comment("c")])
        first.begin(beginning(1, [answered]))
        await first.close()
        let second = try Journal(folder.settings())
        let owed = try await second.unanswered(since: WallTime(milliseconds: 0), limit: 10)
        #expect(owed.map(\.id.text) == ["b", "c"])
    }

    @Test("a closed journal says so instead of hanging")
    func closed() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        await journal.close()
        await #expect(throws: JournalError.closed) { try await journal.admit([comment("late")]) }
        await journal.end(ending(1, "late"))
        await journal.close()
    }
}
