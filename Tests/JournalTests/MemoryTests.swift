import FoundationEssentials
import Journal
import Mind
import Signals
import Testing

@Suite struct MemoryTests {
    static let start = WallTime(milliseconds: 1_790_000_000_000)

    private func told(_ text: String, in id: String, by viewer: String = "7", at now: WallTime = start) -> [Fact] {
        FactFinder().facts(in: text, by: ViewerID(.twitch, viewer), source: MessageID(id), at: now)
    }

    private func tell(
        _ journal: Journal, _ text: String, _ id: String, by viewer: String = "7", named name: String = "Ana",
        at now: WallTime = start
    ) async throws {
        try await journal.admit([comment(id, text, by: viewer, named: name)], at: now)
        try await journal.remember(told(text, in: id, by: viewer, at: now), at: now)
    }

    @Test("a viewer is known with visits, names and facts as they were before the comment")
    func viewer() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        let viewer = ViewerID(.twitch, "7")
        let met = try #require(try await first.admit([comment("a", "hola")], at: Self.start).viewers[viewer])
        #expect(met.visits == 1 && met.lastSeen == nil && met.facts == [] && met.name == "Ana")
        try await tell(first, "mi gato se llama Pixel", "b", at: Self.start.adding(days: 0.01))
        first.noteAnswered([viewer], at: Self.start.adding(days: 0.01))
        await first.close()
        let second = try Journal(folder.settings())
        let later = Self.start.adding(days: 2)
        let again = try #require(
            try await second.admit([comment("c", "hola", named: "AnaNueva")], at: later).viewers[viewer])
        #expect(again.visits == 2 && again.name == "AnaNueva" && again.login == "ananueva")
        #expect(again.lastSeen == Self.start.adding(days: 0.01) && again.lastAnswered == Self.start.adding(days: 0.01))
        #expect(again.facts.map(\.text) == ["mi gato se llama Pixel"])
        #expect(again.bond.strength(at: later) > 0.05)
        // Not another visit: the same run.
        let third = try await second.admit([comment("d", named: "AnaNueva")], at: later.adding(days: 0.5))
        #expect(third.viewers[viewer]?.visits == 2)
        try await second.flush()
        #expect(try await second.viewer(named: "AnaNueva")?.id == viewer)
        #expect(try await second.viewer(named: "ana") == nil)
        #expect(try await second.viewers(limit: 5).map(\.id) == [viewer])
        await second.close()
        // Nor is a restart in the middle of a stream.
        let last = try Journal(folder.settings())
        let restarted = try await last.admit([comment("e", named: "AnaNueva")], at: later.adding(days: 0.501))
        #expect(restarted.viewers[viewer]?.visits == 2)
    }

    @Test("refused, repeated and nameless comments tell nothing of a viewer")
    func unknown() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        let refused = AdmittedComment(comment("r").comment, verdict: .refused(reason: "spam"))
        #expect(try await journal.admit([refused, comment("n", by: "")], at: Self.start).viewers.isEmpty)
        #expect(try await journal.viewers(limit: 5) == [])
    }

    @Test("a fact told again is firmer, a corrected one takes its place, a retracted taste goes")
    func renewal() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        for (index, text) in [
            "vivo en Lugo", "mi gato se llama Pixel", "me encanta el ramen", "mi gato se llama Pixel",
            "ahora vivo en Vigo", "odio el ramen",
        ].enumerated() {
            try await tell(journal, text, "m\(index)", at: Self.start.adding(days: Double(index)))
        }
        let facts = try #require(try await journal.viewer(ViewerID(.twitch, "7"))).facts
        #expect(Set(facts.map(\.text)) == ["mi gato se llama Pixel", "vivo en Vigo", "odio el ramen"])
        #expect(facts.first { $0.kind == .pet }?.confirmations == 2)
        #expect(facts.first { $0.kind == .home }?.confirmations == 1)
        // Of the same comment twice: nothing new.
        #expect(try await journal.remember(told("odio el ramen", in: "m5"), at: Self.start) == 0)
    }

    @Test("a viewer's facts are 24 at most, and the weakest go")
    func bound() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        try await tell(journal, "me llamo Ana", "name")
        for number in 0..<60 {
            let now = Self.start.adding(days: Double(number))
            try await tell(journal, "me encanta el juego numero\(number)", "m\(number)", at: now)
        }
        let facts = try #require(try await journal.viewer(ViewerID(.twitch, "7"))).facts
        #expect(facts.count == RememberedViewer.mostFacts)
        #expect(facts.contains { $0.kind == .name } && facts.contains { $0.text.hasSuffix("numero59") })
        #expect(!facts.contains { $0.text.hasSuffix("numero3") })
    }

    @Test("what she came back to is known with its time")
    func recalled() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        try await tell(journal, "mi gato se llama Pixel", "a")
        let fact = try #require(try await journal.viewer(ViewerID(.twitch, "7"))?.facts.first)
        journal.noteRecalled([fact], at: Self.start.adding(days: 3))
        let after = try await journal.admit([comment("b")], at: Self.start.adding(days: 3.1)).viewers
        #expect(after[ViewerID(.twitch, "7")]?.facts.first?.lastRecalled == Self.start.adding(days: 3))
    }

    @Test("episodes and the operator's facts come back; a search finds facts and episodes by words of either case")
    func search() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        try await tell(journal, "mi gato se llama Píxel", "a")
        let source = Citation(message: MessageID("a"), author: ViewerID(.twitch, "7"))
        #expect(
            try await journal.addEpisode("El chat bautizó un volcán.", language: .es, sources: [source], at: Self.start)
        )
        try await journal.addEpisode(
            "A ghost learned to juggle.", language: .en, sources: [], at: Self.start.adding(days: 1))
        #expect(try await journal.episodes(limit: 1).map(\.text) == ["A ghost learned to juggle."])
        #expect(try await journal.episodes(limit: 9).map(\.language) == [.es, .en])
        let cat = try await journal.search("PIXEL OR NOT \"* volcan", limit: 5)
        #expect(cat.count == 2)
        #expect(cat.contains { if case .fact(let fact) = $0 { fact.kind == .pet } else { false } })
        #expect(try await journal.search("…  ?", limit: 5) == [])
        let kept = try #require(try await journal.addOperatorFact("We stream on Fridays."))
        #expect(try await journal.addOperatorFact("  ") == nil)
        #expect(try await journal.operatorFacts() == [kept])
        #expect(try await journal.removeOperatorFact(kept.id))
        #expect(try await journal.removeOperatorFact(kept.id) == false)
        #expect(try await journal.operatorFacts() == [])
    }

    @Test("a deleted message takes the facts and episodes that cite it along, and none is kept after it")
    func message() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        try await tell(journal, "mi gato se llama Pixel", "a")
        try await tell(journal, "vivo en Lugo", "b")
        let (a, b) = (MessageID("a"), MessageID("b"))
        let viewer = ViewerID(.twitch, "7")
        try await journal.addEpisode("Pixel ruled.", language: .en, sources: [Citation(message: a, author: viewer)])
        try await journal.addEpisode("Lugo won.", language: .en, sources: [Citation(message: b, author: viewer)])
        let erasure = try await journal.recall(.message(a))
        #expect(erasure == Erasure(comments: 1, turns: 0, facts: 1, episodes: 1))
        #expect(try await journal.viewer(viewer)?.facts.map(\.text) == ["vivo en Lugo"])
        #expect(try await journal.episodes(limit: 5).map(\.text) == ["Lugo won."])
        #expect(try await journal.search("Pixel") == [])
        #expect(try await journal.remember(told("mi gato se llama Pixel", in: "a")) == 0)
        #expect(
            try await !journal.addEpisode("Late.", language: .en, sources: [Citation(message: a, author: viewer)]))
        #expect(try await journal.recall(.author(viewer, login: "ana", duration: nil)).facts == 1)
        #expect(try await journal.viewer(viewer) == nil)
    }

    @Test("a timeout takes words and name along, and leaves a regular a regular")
    func timeout() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        let viewer = ViewerID(.twitch, "7")
        try await tell(journal, "mi gato se llama Pixel", "a", named: "NOMBRELARGO", at: .now)
        journal.noteAnswered([viewer])
        try await journal.recall(.author(viewer, login: "nombrelargo", duration: .seconds(1)))
        try await journal.scrub()
        #expect(try !folder.holds("NOMBRELARGO") && !folder.holds("nombrelargo"))
        let later = WallTime.now.adding(days: 1)
        let known = try #require(
            try await journal.admit([comment("b", named: "NOMBRELARGO")], at: later).viewers[viewer])
        #expect(known.facts == [] && known.lastAnswered != nil && known.name == "NOMBRELARGO")
    }

    @Test("an export holds everything of one viewer and nothing of another")
    func export() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        try await tell(journal, "mi gato se llama Pixel", "a")
        try await tell(journal, "mi perro se llama Toby", "b", by: "8", named: "Eva")
        let viewer = ViewerID(.twitch, "7")
        journal.begin(beginning(1, [comment("a", "mi gato se llama Pixel")]))
        await journal.end(ending(1, "Pixel, qué nombre"))
        try await journal.addEpisode(
            "Pixel ruled.", language: .en, sources: [Citation(message: MessageID("a"), author: viewer)])
        try await journal.flush()
        let text = try #require(try await journal.export(viewer))
        for word in ["\"Ana\"", "mi gato se llama Pixel", "Pixel, qué nombre", "Pixel ruled.", "\"visits\" : 1"] {
            #expect(text.contains(word), "\(word)")
        }
        #expect(!text.contains("Toby") && !text.contains("Eva"))
        #expect(try await journal.export(ViewerID(.twitch, "99")) == nil)
    }

    @Test("a year and more of absence is forgotten, and so is what has faded; the number of viewers is bounded")
    func ageing() async throws {
        let folder = try Folder()
        var settings = folder.settings(comments: 100)
        settings.viewers = 300
        let first = try Journal(settings)
        try await tell(first, "mi gato se llama Pixel", "old", by: "old", named: "Vieja")
        try await tell(first, "mañana tengo un examen", "plan", by: "7", named: "Ana")
        let later = Self.start.adding(days: 399)
        for number in 0..<500 {
            try await first.admit([comment("m\(number)", by: "v\(number)", named: "V\(number)")], at: later)
        }
        await first.close()
        let second = try Journal(settings)
        try await second.admit([comment("x", by: "7")], at: Self.start.adding(days: 401))
        await second.close()
        let third = try Journal(settings)
        #expect(try await third.viewer(ViewerID(.twitch, "old")) == nil)
        #expect(try await third.viewer(ViewerID(.twitch, "7"))?.facts == [])
        #expect(try await third.viewers(limit: 1_000).count <= 300)
        try await third.scrub()
        #expect(try !folder.holds("Vieja") && !folder.holds("un examen"))
    }

    @Test("many forgotten rows are compacted at the closing, and what is left stays as it was")
    func compaction() async throws {
        let folder = try Folder()
        let first = try Journal(folder.settings())
        let viewer = ViewerID(.twitch, "7")
        try await tell(first, "mi gato se llama Pixel", "a")
        for round in 0..<52 {
            let now = Self.start.adding(days: Double(round))
            let facts = (0..<100).map { number in
                Fact(
                    viewer: viewer, kind: .likes, text: "me encanta cosa\(number)", subject: "s\(number % 20)",
                    source: MessageID("r\(round)-\(number)"), told: now, language: .es)
            }
            try await first.remember(facts, at: now)
        }
        try await first.addEpisode("Pixel ruled.", language: .en, sources: [])
        await first.close()
        let second = try Journal(folder.settings())
        let facts = try #require(try await second.viewer(viewer)).facts
        #expect(facts.count == 21 && facts.contains { $0.text == "mi gato se llama Pixel" })
        #expect(try await second.search("Pixel").count == 2)
        #expect(try !folder.holds("cosa3\u{0}"))
    }
}
