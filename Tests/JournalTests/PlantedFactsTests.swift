import Journal
import Mind
import Signals
import Testing

/// A virtual month: viewers tell, come back under other names, and ask.
@Suite struct PlantedFactsTests {
    private struct Planted {
        let viewer: Int
        let sentence: String
        let value: String
        let topic: PlantedFacts.Topic
        let day: Double
    }

    private struct Figures {
        var planted = 0, found = 0, asked = 0, recalled = 0, wrong = 0, afterForgetting = 0, chatter = 0, paraded = 0
        var missed: [String] = []
    }

    private static let viewers = 240
    private static let start = WallTime(milliseconds: 1_790_000_000_000)

    /// Names that are alike on purpose: several of the same, and some that differ in a sign.
    private static func name(_ viewer: Int, renamed: Bool) -> String {
        let names = ["Ana", "ana_", "Ana1", "Anna", "Luis", "LuisTV", "Luís", "Sam", "sam", "Sammy", "Pixel", "Nova"]
        // Renamed: as the next one was called before.
        let number = renamed ? viewer + 1 : viewer
        return number % 3 == 0 ? names[number % names.count] : names[number % names.count] + String(number / 24)
    }

    @Test("planted facts come back when asked for, to nobody but who told them, and not after forgetting")
    func month() async throws {
        let folder = try Folder()
        let journal = try Journal(folder.settings())
        var random = SeededNumbers(5)
        var figures = Figures()
        let plants = Self.plants(&random)
        figures.planted = plants.count
        var told: [Int: [String]] = [:]
        let forgotten = Set(stride(from: 0, to: Self.viewers, by: 16))
        let renamed = Set(stride(from: 0, to: Self.viewers, by: 5))
        var number = 0

        func write(_ text: String, by viewer: Int, at now: WallTime) async throws -> (
            Signals.Comment, RememberedViewer?
        ) {
            number += 1
            let isRenamed = renamed.contains(viewer) && now.days(since: Self.start) > 10
            let line = comment(
                "m\(number)", text, by: "v\(viewer)", named: Self.name(viewer, renamed: isRenamed)
            )
            let admission = try await journal.admit([line], at: now)
            return (line.comment, admission.viewers[line.comment.viewer.id])
        }

        func check(_ comment: Signals.Comment, _ known: RememberedViewer?, by viewer: Int, at now: WallTime) -> [String]
        {
            guard let known else { return [] }
            let facts = Recollection().facts(for: comment, known: known, at: now)
            journal.noteRecalled(facts, at: now)
            let lines = Recollection().note(for: comment, known: known, at: now)?.lines ?? []
            #expect(lines.count <= Recollection.mostLines && lines.count == facts.count)
            for fact in facts {
                let words = ContentWords(fact.text).words
                let isOwn = told[viewer, default: []].contains { ContentWords($0).words.isSuperset(of: words) }
                if !isOwn || fact.viewer.id != "v\(viewer)" { figures.wrong += 1 }
            }
            return lines
        }

        // Each half-day: what is told, then chatter, then what is asked.
        for half in 0..<60 {
            let now = Self.start.adding(days: Double(half) / 2)
            for plant in plants where Int(plant.day * 2) == half {
                let (comment, _) = try await write(plant.sentence, by: plant.viewer, at: now)
                told[plant.viewer, default: []].append(plant.sentence)
                let facts = FactFinder().facts(in: comment, at: now)
                if try await journal.remember(facts, at: now) > 0 { figures.found += 1 }
            }
            for _ in 0..<60 {
                let viewer = Int.random(in: 0..<Self.viewers, using: &random)
                let moment = now.adding(days: Double.random(in: 0.05..<0.2, using: &random))
                let (comment, known) = try await write(
                    PlantedFacts.chatter.randomElement(using: &random)!, by: viewer, at: moment)
                figures.chatter += 1
                if !check(comment, known, by: viewer, at: moment).isEmpty { figures.paraded += 1 }
            }
            if half == 30 {
                for viewer in forgotten { try await journal.forget(ViewerID(.twitch, "v\(viewer)")) }
            }
            for plant in plants {
                let age = Double(half) / 2 - plant.day
                let isAsked = plant.topic.lasts < 30 ? age == 1 : age > 0 && (half == 28 || half == 59)
                guard isAsked else { continue }
                let moment = now.adding(days: 0.3)
                let (comment, known) = try await write(
                    plant.topic.asks.randomElement(using: &random)!, by: plant.viewer, at: moment)
                let lines = check(comment, known, by: plant.viewer, at: moment)
                if forgotten.contains(plant.viewer), half > 30, plant.day <= 15 {
                    let isBack = lines.contains { Self.holds($0, plant.value) }
                    let isToldAgain = plants.contains {
                        $0.viewer == plant.viewer && $0.day > 15 && $0.value == plant.value
                    }
                    if isBack && !isToldAgain { figures.afterForgetting += 1 }
                    continue
                }
                figures.asked += 1
                if lines.contains(where: { Self.holds($0, plant.value) }) {
                    figures.recalled += 1
                } else {
                    figures.missed.append("\(plant.sentence) — \(comment.text) → \(lines)")
                }
            }
        }
        let recalled = Double(figures.recalled) / Double(figures.asked)
        print(
            """
            planted \(figures.planted) by \(Self.viewers) viewers, found \(figures.found); asked \(figures.asked), \
            recalled \(figures.recalled) (\((recalled * 1000).rounded() / 10) %); wrong viewer \(figures.wrong); after \
            forgetting \(figures.afterForgetting); chatter \(figures.chatter), of it with a memory \(figures.paraded)
            """)
        for missed in figures.missed.prefix(12) { print("missed:", missed) }
        #expect(figures.planted >= 500)
        #expect(recalled >= 0.95)
        #expect(figures.wrong == 0 && figures.afterForgetting == 0)
        #expect(Double(figures.paraded) < 0.15 * Double(figures.chatter))
        await journal.close()
    }

    /// Two or three facts of every viewer, each about something else.
    private static func plants(_ random: inout SeededNumbers) -> [Planted] {
        var plants: [Planted] = []
        for viewer in 0..<viewers {
            let topics = viewer.isMultiple(of: 2) ? PlantedFacts.spanish : PlantedFacts.english
            for topic in topics.shuffled(using: &random).prefix(2 + viewer % 2) {
                let value = topic.values.randomElement(using: &random)!
                let sentence = topic.tells.randomElement(using: &random)!.replacing("{v}", with: value)
                plants.append(
                    Planted(
                        viewer: viewer, sentence: sentence, value: value, topic: topic,
                        day: Double(Int.random(in: 0..<50, using: &random)) / 2))
            }
        }
        return plants
    }

    private static func holds(_ line: String, _ value: String) -> Bool {
        FoldedText.letters(of: line).contains(FoldedText.letters(of: value))
    }
}
