import Journal
import Mind
import Show
import Signals
import Stage

/// What the panel sees and does of her memory.
struct MemoryDesk: Sendable {
    private static let shownViewers = 200
    private static let shownEpisodes = 100

    private let journal: Journal
    private let health: HealthBoard

    init(_ journal: Journal, health: HealthBoard) {
        self.journal = journal
        self.health = health
    }

    /// Everything that the panel lists; nil when it cannot be read, which is told as health.
    func overview() async -> JSON? {
        do {
            let viewers = try await journal.viewers(limit: Self.shownViewers)
            let facts = try await journal.operatorFacts()
            let episodes = try await journal.episodes(limit: Self.shownEpisodes)
            let now = WallTime.now
            return .object([
                ("viewers", .list(viewers.map { Self.json($0, at: now) })),
                ("operator", .list(facts.map { .text($0.text) })),
                ("episodes", .list(episodes.reversed().map { .text($0.text) })),
            ])
        } catch {
            report(error)
            return nil
        }
    }

    private static func json(_ viewer: RememberedViewer, at now: WallTime) -> JSON {
        .object([
            ("platform", .text(viewer.id.platform.rawValue)), ("id", .text(viewer.id.id)),
            ("name", .text(viewer.name)), ("visits", .integer(viewer.visits)),
            ("bond", .number((viewer.bond.strength(at: now) * 100).rounded() / 100)),
            (
                "facts",
                .list(
                    viewer.facts.map {
                        .object([
                            ("text", .text($0.text)), ("days", .integer(Int(max(0, now.days(since: $0.told))))),
                        ])
                    })
            ),
        ])
    }

    func remember(_ text: String) async {
        do {
            if try await journal.addOperatorFact(text) == nil {
                health.note(
                    Bilingual(
                        en: "she keeps \(Journal.mostOperatorFacts) facts of yours at most; take one away first",
                        es: "guarda como mucho \(Journal.mostOperatorFacts) datos tuyos; quita antes alguno"))
            }
        } catch { report(error) }
    }

    /// - Parameter text: as it is listed.
    func unremember(_ text: String) async {
        do {
            guard let fact = try await journal.operatorFacts().first(where: { $0.text == text }) else { return }
            try await journal.removeOperatorFact(fact.id)
        } catch { report(error) }
    }

    private func report(_ error: any Error) {
        health.report(Health(part: "journal", state: .degraded, message: Bilingual(error)))
    }
}
