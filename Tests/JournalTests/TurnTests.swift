import Journal
import Signals
import Testing

@Suite struct TurnTests {
    @Test("a turn comes back with its sources, reasons, words and marks")
    func turn() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        let asked = comment("m1", "¿cuántos años tienes?")
        try await journal.admit([asked])
        let start = Moment.now
        journal.begin(beginning(7, [asked]))
        journal.heard("Hola Ana.", clause: 0, of: TurnID(7))
        let marks = [
            MarkRecord(.received, at: start - .milliseconds(3), since: start), MarkRecord(.asked, offset: 1_200_000),
            MarkRecord(.audible, clause: 0, offset: 88_000_000),
        ]
        await journal.end(
            TurnEnding(
                turn: TurnID(7), reply: "[joy] Hola @Ana. Tengo tres.", heard: "Hola Ana.", wasCut: true, cause: .panel,
                marks: marks))
        try await journal.flush()
        let turn = try #require(try await journal.recentTurns(limit: 3).first)
        #expect(turn.turn == TurnID(7) && turn.shape == .single && turn.language == .es)
        #expect(
            turn.sources == [
                .init(id: MessageID("m1"), platform: .twitch, reasons: ["question": 0.5, "novelty": 1])
            ])
        #expect(turn.reply == "[joy] Hola @Ana. Tengo tres." && turn.heard == "Hola Ana.")
        #expect(turn.wasCut && turn.cause == .panel && turn.ended != nil && !turn.isErased)
        #expect(turn.marks == marks)
        #expect(turn.marks[0].offset == -3_000_000)
    }

    @Test("turns count on over restarts, and the same number in a new run is another turn")
    func restart() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        #expect(first.highestTurn == nil)
        for number in 1...3 {
            first.begin(beginning(UInt32(number), []))
            await first.end(ending(UInt32(number), "uno"))
        }
        await first.close()
        let second = try Journal(folder.settings())
        #expect(second.highestTurn == TurnID(3))
        second.begin(beginning(3, []))
        await second.end(ending(3, "dos"))
        try await second.flush()
        #expect(try await second.recentTurns(limit: 9).map(\.reply) == ["dos", "uno", "uno", "uno"])
    }

    @Test("a run that ended in mid-turn leaves what was heard of it")
    func unfinished() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        first.begin(beginning(1, []))
        await first.end(ending(1, "fertig"))
        first.begin(beginning(2, [comment("m")]))
        first.heard("Hola.", clause: 0, of: TurnID(2))
        first.heard("¿Qué tal?", clause: 1, of: TurnID(2))
        try await first.flush()
        #expect(try await first.unfinishedTurns(limit: 5).isEmpty)
        await first.close()
        let second = try Journal(folder.settings())
        let left = try await second.unfinishedTurns(limit: 5)
        #expect(left.map(\.turn) == [TurnID(2)])
        #expect(left.first?.heard == "Hola. ¿Qué tal?")
        #expect(left.first?.ended == nil)
    }

    @Test("far more endings than fit the queue are all written")
    func backPressure() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        for number in 1...400 {
            journal.begin(beginning(UInt32(number), []))
            await journal.end(ending(UInt32(number), "r\(number)", marks: [MarkRecord(.asked, offset: 5)]))
            #expect(journal.waiting <= 66)
        }
        try await journal.flush()
        let turns = try await journal.recentTurns(limit: 1_000)
        #expect(turns.count == 400 && turns.allSatisfy { $0.marks.count == 1 && $0.ended != nil })
    }

    @Test("keeps the newest turns with their marks")
    func pruning() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings(turns: 10))
        for number in 1...200 {
            journal.begin(beginning(UInt32(number), [comment("m\(number)")]))
            await journal.end(ending(UInt32(number), "r", marks: [MarkRecord(.asked, offset: 5)]))
        }
        await journal.close()
        let after = try Journal(folder.settings(turns: 10))
        let turns = try await after.recentTurns(limit: 500)
        #expect(turns.map(\.turn.number) == Array((191...200).reversed()))
        #expect(turns.allSatisfy { $0.marks.count == 1 && $0.sources.count == 1 })
    }

    @Test("changes of health are kept")
    func health() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        let down = Health(part: "model", state: .down, message: Bilingual("start it"))
        journal.note(down, at: WallTime(milliseconds: 5))
        try await journal.flush()
        let kept = try await journal.recentHealth(limit: 3)
        #expect(kept.map(\.health) == [down] && kept.map(\.at.milliseconds) == [5])
    }
}
