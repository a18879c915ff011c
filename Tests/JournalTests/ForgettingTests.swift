import FoundationEssentials
import Journal
import Mind
import Signals
import Testing

@Suite struct ForgettingTests {
    @Test("a forgotten viewer's words, names, facts and episodes are gone from every byte of the files")
    func bytes() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings(comments: 2_000, turns: 400))
        var turn: UInt32 = 0
        let start = WallTime.now
        // Many viewers tell many things, tell them again, are renamed, and old comments are pruned meanwhile.
        for round in 0..<120 {
            for number in 0..<30 where (round * 7 + number * 3) % 4 != 0 {
                let name = round < 60 ? "NOMBRE\(number)x" : "OTRONOMBRE\(number)x"
                let id = "m\(round)-\(number)"
                let filler = String(repeating: "ñ ", count: (round * number) % 40)
                let line = comment(id, "SECRETO\(number)x \(filler)\(round)", by: "v\(number)", named: name)
                try await journal.admit([line])
                let viewer = line.comment.viewer.id
                try await journal.remember([
                    Fact(
                        viewer: viewer, kind: .likes, text: "me encanta DATO\(number)x \(filler.prefix(round % 30))",
                        subject: "likes \(round % 9) TEMA\(number)x", source: line.comment.id,
                        told: start.adding(days: Double(round) / 10), language: .es)
                ])
                if (round + number) % 5 == 0 {
                    turn += 1
                    journal.begin(beginning(turn, [line]))
                    await journal.end(ending(turn, "RESPUESTA\(number)x \(filler)"))
                    try await journal.addEpisode(
                        "EPISODIO\(number)x \(filler)", language: .es,
                        sources: [Citation(message: line.comment.id, author: viewer)])
                    try await journal.admit(
                        ChannelEvent(
                            id: MessageID("e" + id), kind: .cheer(bits: 5), viewer: line.comment.viewer,
                            text: "EVENTO\(number)x", platform: .twitch, receivedAt: .now))
                }
            }
            if round % 40 == 20 { try await journal.scrub() }
        }
        let gone = [3, 4, 11, 17, 29]
        for number in gone { try await journal.forget(ViewerID(.twitch, "v\(number)"), login: "nombre\(number)x") }
        let left = String(decoding: try folder.bytes(), as: UTF8.self)
        for number in gone {
            for word in ["SECRETO", "DATO", "TEMA", "RESPUESTA", "EPISODIO", "EVENTO", "NOMBRE", "OTRONOMBRE"] {
                #expect(!left.contains("\(word)\(number)x"), "\(word)\(number)x left behind")
                #expect(!left.contains("\(word.lowercased())\(number)x"), "\(word.lowercased())\(number)x left behind")
            }
            #expect(try await journal.viewer(ViewerID(.twitch, "v\(number)")) == nil)
        }
        for word in ["SECRETO5x", "DATO5x", "EPISODIO5x", "OTRONOMBRE5x"] { #expect(left.contains(word)) }
        // A known viewer is somebody new.
        let after = try await journal.admit([comment("new", by: "v3", named: "Nueva")]).viewers
        #expect(after[ViewerID(.twitch, "v3")]?.visits == 1)
        #expect(try await journal.search("DATO5x", limit: 3).count == 3)
        await journal.close()
    }

    @Test("a ban takes the viewer's facts and episodes along, and their bytes", .timeLimit(.minutes(1)))
    func ban() async throws {
        let folder = try Folder()
        let (scrubs, scrubbed) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let journal = try Journal(folder.settings()) { _ in
        } didScrub: {
            scrubbed.yield()
        }
        let viewer = ViewerID(.twitch, "7")
        try await journal.admit([comment("a", "mi gato se llama ZARPAZO")])
        try await journal.remember(
            FactFinder().facts(in: "mi gato se llama ZARPAZO", by: viewer, source: MessageID("a"), at: .now))
        try await journal.addEpisode(
            "Zarpazo: ZARPAZO.", language: .es, sources: [Citation(message: MessageID("a"), author: viewer)])
        #expect(try folder.holds("ZARPAZO") && folder.holds("zarpazo"))
        let erasure = try await journal.recall(.author(viewer, login: "ana", duration: nil))
        #expect(erasure == Erasure(comments: 1, turns: 0, facts: 1, episodes: 1))
        for await _ in scrubs { break }
        #expect(try !folder.holds("ZARPAZO") && !folder.holds("zarpazo") && !folder.holds("arpazo"))
    }
}
