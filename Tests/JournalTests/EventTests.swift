import GRDB
import Journal
import Mind
import Signals
import Testing

@Suite struct EventTests {
    private func event(
        _ id: String, _ kind: ChannelEvent.Kind = .cheer(bits: 100), text: String = "", by viewer: String? = "7"
    ) -> ChannelEvent {
        ChannelEvent(
            id: MessageID(id), kind: kind,
            viewer: viewer.map { Viewer(id: ViewerID(.twitch, $0), login: "ana", name: "Ana") }, text: text,
            platform: .twitch, receivedAt: .now)
    }

    @Test("thanks that name a giver go with the giver", arguments: [true, false])
    func thanksErased(isForgotten: Bool) async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        let gift = event("g1", .gift(count: 5, tier: 1))
        try await journal.admit(gift)
        journal.begin(
            TurnBeginning(
                TurnRequest(
                    turn: TurnID(3), shape: .events, comments: [], events: [gift], language: .es, sayableNames: [])))
        await journal.end(ending(3, "Mil gracias, Anacleta."))
        try await journal.flush()
        #expect(try folder.holds("Anacleta"))
        let viewer = ViewerID(.twitch, "7")
        if isForgotten {
            try await journal.forget(viewer)
        } else {
            try await journal.recall(.author(viewer, login: "ana", duration: nil))
            try await journal.scrub()
        }
        #expect(try await journal.recentTurns(limit: 1).first?.reply == "")
        #expect(try !folder.holds("Anacleta"))
        await journal.close()
    }

    @Test("thanks that were begun are never due again: after a restart they are unfinished, and told in text")
    func restart() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        for id in ["a", "b", "c", "d"] { #expect(try await first.admit(event(id))) }
        #expect(try await !first.admit(event("a")))
        // Of this run: nothing to make good.
        #expect(try await first.dueThanks().isEmpty)
        #expect(
            try await first.beginThanks([MessageID("a"), MessageID("b"), MessageID("x")]).map(\.text) == ["a", "b"])
        #expect(try await first.beginThanks([MessageID("a")]) == [])
        first.endThanks([MessageID("a")])
        await first.close()
        let second = try Journal(folder.settings())
        #expect(try await second.unfinishedThanks().map(\.id.text) == ["b"])
        #expect(try await second.dueThanks().map(\.id.text) == ["c", "d"])
        #expect(try await second.beginThanks([MessageID("b"), MessageID("c")]).map(\.text) == ["c"])
        second.noteThankedInText([MessageID("b")])
        await second.close()
        let third = try Journal(folder.settings())
        #expect(try await third.unfinishedThanks().map(\.id.text) == ["c"])
        #expect(try await third.dueThanks().map(\.id.text) == ["d"])
        let late = WallTime(milliseconds: WallTime.now.milliseconds + 11 * 60_000)
        #expect(try await third.dueThanks(at: late).isEmpty)
    }

    @Test(
        "an event comes back as it was",
        arguments: [
            ChannelEvent.Kind.follow, .subscription(tier: 2), .resubscription(tier: 1, months: 14),
            .gift(count: 5, tier: 3),
            .cheer(bits: 1_000), .raid(viewers: 250), .redemption(reward: "Agua: bebe:ya", cost: 300),
            .donation(cents: 1_250, currency: "EUR"), .hypeTrain(level: 4),
        ])
    func kinds(_ kind: ChannelEvent.Kind) async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        let event = event("e", kind, text: "¡toma!", by: kind == .hypeTrain(level: 4) ? nil : "7")
        try await first.admit(event)
        await first.close()
        let back = try #require(try await Journal(folder.settings()).dueThanks().first)
        #expect(back.kind == kind && back.viewer == event.viewer && back.text == "¡toma!" && back.id == event.id)
        #expect(abs((back.receivedAt - event.receivedAt).inSeconds) < 5)
    }

    @Test("a banned giver's words and name go, and nobody is thanked")
    func recall() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        try await first.admit(event("a", text: "OBSCENO"))
        try await first.recall(.author(ViewerID(.twitch, "7"), login: "ana", duration: .seconds(600)))
        #expect(try await first.beginThanks([MessageID("a")]) == [])
        try await first.admit(event("b", text: "OBSCENO"))
        try await first.scrub()
        #expect(try !folder.holds("OBSCENO"))
        await first.close()
        #expect(try await Journal(folder.settings()).dueThanks().isEmpty)
    }

    @Test("what is dropped says why, and is open no more; what is too old to be said aloud is told apart")
    func dropped() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        let early = WallTime(milliseconds: WallTime.now.milliseconds - 60 * 60_000)
        try await first.admit(event("old"), at: early)
        for id in ["a", "b", "c", "d"] { try await first.admit(event(id)) }
        first.noteDropped([MessageID("a")], because: "expired")
        _ = try await first.beginThanks([MessageID("b"), MessageID("c")])
        first.noteDropped([MessageID("b")], because: "rewarded")
        first.endThanks([MessageID("c")])
        // What was said cannot be dropped any more.
        first.noteDropped([MessageID("c")], because: "late")
        await first.close()
        let second = try Journal(folder.settings())
        #expect(try await second.dueThanks().map(\.id.text) == ["d"])
        #expect(try await second.unfinishedThanks().isEmpty)
        #expect(try await second.overdueThanks().map(\.id.text) == ["old"])
        second.noteThankedInText([MessageID("old")])
        second.noteDropped([MessageID("d")], because: "old")
        await second.close()
        let third = try Journal(folder.settings())
        #expect(try await third.dueThanks().isEmpty)
        #expect(try await third.overdueThanks().isEmpty)
        await third.close()
        let queue = try DatabaseQueue(path: folder.file)
        let rows = try queue.read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT message, status, reason FROM thanks JOIN events ON events.id = thanks.event ORDER BY message
                    """)
        }
        #expect(
            rows.map { "\($0["message"] as String) \($0["status"] as String) \($0["reason"] as String)" } == [
                "a dropped expired", "b dropped rewarded", "c thanked ", "d dropped old", "old inText ",
            ])
    }

    @Test("a comment with bits is owed thanks like any gift, and comes back as that alone")
    func cheer() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        func cheer(_ id: String, bits: Int = 50) -> AdmittedComment {
            AdmittedComment(
                Comment(
                    id: MessageID(id), viewer: Viewer(id: ViewerID(.twitch, id), login: id, name: id),
                    text: "toma", bits: bits, receivedAt: .now),
                verdict: .allowed(nameIsSayable: true))
        }
        _ = try await first.admit([cheer("a"), cheer("b"), cheer("c"), cheer("d", bits: 0)])
        _ = try await first.admit([cheer("a")])
        #expect(try await first.beginThanks([MessageID("b")]).map(\.text) == ["b"])
        try await first.recall(.message(MessageID("c")))
        await first.close()
        let second = try Journal(folder.settings())
        let due = try await second.dueThanks()
        #expect(due.map(\.id.text) == ["a"] && due.first?.kind == .cheer(bits: 50) && due.first?.text == "toma")
        #expect(try await second.unfinishedThanks().map(\.id.text) == ["b"])
        let early = WallTime(milliseconds: WallTime.now.milliseconds - 60_000)
        #expect(try await second.unanswered(since: early, limit: 9).map(\.id.text) == ["d"])
    }

    @Test("a giver is closer than before")
    func bond() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        try await journal.admit(event("a"))
        let viewer = try #require(try await journal.viewer(ViewerID(.twitch, "7")))
        #expect(viewer.bond.strength > 0.1)
    }
}
