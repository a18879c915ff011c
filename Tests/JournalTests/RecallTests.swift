import Journal
import Signals
import Testing

@Suite struct RecallTests {
    @Test("a recalled message loses its words and the replies that cite it; id and times stay")
    func message() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        let bad = comment("bad", "PALABROTA", named: "Malo")
        let good = comment("good", "buenas", by: "8", named: "Eva")
        try await journal.admit([bad, good])
        journal.begin(beginning(1, [bad]))
        journal.heard("Dices PALABROTA", clause: 0, of: TurnID(1))
        await journal.end(ending(1, "Dices PALABROTA, Malo"))
        journal.begin(beginning(2, [good]))
        await journal.end(ending(2, "Buenas, Eva"))
        let erasure = try await journal.recall(.message(MessageID("bad")))
        #expect(erasure == Erasure(comments: 1, turns: 1))
        let comments = try await journal.recentComments(limit: 5)
        #expect(comments.map(\.text) == ["buenas", ""])
        let tombstone = try #require(comments.last)
        #expect(tombstone.isErased && tombstone.id == MessageID("bad") && tombstone.received.milliseconds > 0)
        #expect(tombstone.name == "" && tombstone.login == "" && tombstone.viewer.id == "")
        let turns = try await journal.recentTurns(limit: 5)
        #expect(turns.map(\.reply) == ["Buenas, Eva", ""] && turns.map(\.isErased) == [false, true])
        #expect(turns[1].heard == "" && turns[1].sources.map(\.id) == [MessageID("bad")])
        #expect(try await journal.isKnown(MessageID("bad"), on: .twitch))
    }

    @Test("recalled words, names and replies are gone from every byte of the files")
    func bytes() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        // Rows of many lengths, so that pages split and rows lie beside one another in every way.
        for number in 0..<1_500 {
            let filler = String(repeating: "relleno ", count: number * 7 % 60)
            let line = comment(
                "m\(number)", "SECRETO\(number). \(filler)", by: "v\(number % 25)", named: "NOMBRE\(number % 25)x")
            try await journal.admit([line])
            journal.begin(beginning(UInt32(number + 1), [line]))
            journal.heard("OIDO\(number).", clause: 0, of: TurnID(UInt32(number + 1)))
            await journal.end(ending(UInt32(number + 1), "RESPUESTA\(number). \(filler)", heard: "PARTE\(number)."))
        }
        let erasure = try await journal.recall(.author(ViewerID(.twitch, "v3"), login: "nombre3x", duration: nil))
        #expect(erasure == Erasure(comments: 60, turns: 60))
        for number in stride(from: 0, to: 1_500, by: 50) { try await journal.recall(.message(MessageID("m\(number)"))) }
        try await journal.scrub()
        let left = String(decoding: try folder.bytes(), as: UTF8.self)
        let recalled = (0..<1_500).filter { $0 % 25 == 3 || $0 % 50 == 0 }
        for word in ["SECRETO", "OIDO", "RESPUESTA", "PARTE"] {
            let found = Set(left.split(separator: word).dropFirst().compactMap { Int($0.prefix { $0.isNumber }) })
            #expect(found.intersection(recalled) == [], "\(word) left behind")
        }
        #expect(!left.contains("NOMBRE3x") && !left.contains("nombre3x"))
        // The others' words are untouched.
        #expect(left.contains("SECRETO1. ") && left.contains("NOMBRE4x") && left.contains("RESPUESTA1499."))
        let comments = try await journal.recentComments(limit: 2_000)
        #expect(comments.filter(\.isErased).count == recalled.count)
    }

    @Test("the bytes go by themselves, without anybody asking", .timeLimit(.minutes(1)))
    func byItself() async throws {
        let folder = try Folder()
        let (scrubs, scrubbed) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let journal = try Journal(folder.settings()) { _ in
        } didScrub: {
            scrubbed.yield()
        }
        try await journal.admit([comment("m", "ADIOSADIOS")])
        #expect(try folder.holds("ADIOSADIOS"))
        try await journal.recall(.all(.twitch))
        for await _ in scrubs { break }
        #expect(try !folder.holds("ADIOSADIOS"))
    }

    @Test("a reply that ends after its comment was recalled is kept without words")
    func during() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        let line = comment("m", "TARDIO")
        try await journal.admit([line])
        journal.begin(beginning(1, [line]))
        try await journal.recall(.message(MessageID("m")))
        journal.heard("Sobre TARDIO", clause: 0, of: TurnID(1))
        await journal.end(ending(1, "Sobre TARDIO"))
        // And a turn whose beginning is written after the recall.
        journal.begin(beginning(2, [line]))
        await journal.end(ending(2, "Otra vez TARDIO"))
        try await journal.scrub()
        let turns = try await journal.recentTurns(limit: 5)
        #expect(turns.map(\.reply) == ["", ""] && turns.allSatisfy { $0.isErased && $0.heard == "" })
        #expect(try !folder.holds("TARDIO"))
    }

    @Test("a comment that arrives after its recall is kept without words, also after a restart")
    func late() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        try await first.recall(.message(MessageID("m1")))
        try await first.recall(.author(ViewerID(.twitch, "9"), login: "zoe", duration: .seconds(600)))
        try await first.recall(.author(ViewerID(.twitch, ""), login: "rex", duration: nil))
        await first.close()
        let second = try Journal(folder.settings())
        try await second.admit([
            comment("m1", "uno"), comment("m2", "dos", by: "9", named: "Zoe"),
            comment("m3", "tres", by: "", named: "Rex"),
            comment("m4", "cuatro"), comment("m5", "cinco", by: "9", named: "Zoe", on: .panel),
        ])
        let texts = try await second.recentComments(limit: 9).map(\.text)
        #expect(texts == ["cinco", "cuatro", "", "", ""])
        let recalls = try await second.recentRecalls(limit: 9).map(\.recall)
        #expect(
            recalls == [
                .message(MessageID("m1")), .author(ViewerID(.twitch, "9"), login: "", duration: .seconds(600)),
                .author(ViewerID(.twitch, ""), login: "rex", duration: nil),
            ])
    }

    @Test("what a viewer writes after a timeout or a lifted ban is kept again")
    func expired() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        let anHourAgo = WallTime(milliseconds: WallTime.now.milliseconds - 3_600_000)
        try await journal.recall(.author(ViewerID(.twitch, "7"), login: "ana", duration: .seconds(600)), at: anHourAgo)
        try await journal.recall(.author(ViewerID(.twitch, "8"), login: "eva", duration: nil), at: anHourAgo)
        try await journal.recall(.all(.twitch), at: anHourAgo)
        try await journal.admit([comment("a", "hola", by: "7"), comment("b", "hola", by: "8")])
        #expect(try await journal.recentComments(limit: 5).map(\.text) == ["hola", "hola"])
    }

    @Test("clearing one platform leaves the others")
    func clear() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        try await journal.admit([comment("a", "uno"), comment("b", "dos", on: .panel), comment("c", "tres")])
        #expect(try await journal.recall(.all(.twitch)).comments == 2)
        #expect(try await journal.recentComments(limit: 5).map(\.text) == ["", "dos", ""])
    }

    @Test("erasing on request returns when the bytes are gone and covers nothing later")
    func erase() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        try await journal.admit([comment("a", "OLVIDAME", by: "7")])
        let erasure = try await journal.erase(.author(ViewerID(.twitch, "7"), login: "ana", duration: nil))
        #expect(erasure.comments == 1)
        #expect(try !folder.holds("OLVIDAME"))
        try await journal.admit([comment("b", "de nuevo", by: "7")])
        #expect(try await journal.recentComments(limit: 1).map(\.text) == ["de nuevo"])
    }
}
