import Attention
import Journal
import Mind
import Moderation
import Show
import Signals

/// The show's record in the journal. Trouble becomes health; the show goes on without a memory.
final class JournalRecord: ShowRecord {
    private let journal: Journal
    private let health: HealthBoard
    /// Whether viewers are known beyond the stream.
    private let knowsViewers: Bool

    init(_ journal: Journal, knowsViewers: Bool, health: HealthBoard) {
        self.journal = journal
        self.knowsViewers = knowsViewers
        self.health = health
    }

    // MARK: What comes in

    func admit(_ comment: Comment, nameIsSayable: Bool) async -> Show.Admission {
        do {
            let admission = try await journal.admit([
                AdmittedComment(comment, verdict: .allowed(nameIsSayable: nameIsSayable))
            ])
            guard admission.known.isEmpty else { return .seenBefore }
            return .new(knowsViewers ? admission.viewers[comment.viewer.id] : nil)
        } catch {
            report(error)
            return .new(nil)
        }
    }

    func refuse(_ comment: Comment, because reason: RefusalReason) {
        journal.noteRefused(comment, reason: reason.kind.rawValue)
    }

    func admit(_ event: ChannelEvent) async -> Bool {
        do { return try await journal.admit(event) } catch {
            report(error)
            return true
        }
    }

    func recall(_ recall: Recall, turns: [TurnID]) async {
        do { try await journal.recall(recall) } catch { report(error) }
    }

    func release(_ id: MessageID) async {
        do { try await journal.release(id) } catch { report(error) }
    }

    // MARK: Turns

    func began(_ request: TurnRequest, _ reasons: [Reason]) {
        var parts: [MessageID: [String: Double]] = [:]
        for reason in reasons {
            parts[reason.message] = Dictionary(uniqueKeysWithValues: reason.parts.map { ($0.key.rawValue, $0.value) })
        }
        journal.begin(TurnBeginning(request, reasons: parts))
    }

    func thanking(_ events: [MessageID]) async {
        do { _ = try await journal.beginThanks(events) } catch { report(error) }
    }

    func thanked(_ events: [MessageID]) { journal.endThanks(events) }

    func store(_ report: TurnReport) async {
        let start = report.marks.map(\.at).min() ?? .now
        var cause: StopCause?
        if case .stopped(let stopped) = report.outcome { cause = stopped }
        if knowsViewers, !report.heard.isEmpty { journal.noteAnswered(report.request.comments.map(\.viewer.id)) }
        await journal.end(
            TurnEnding(
                turn: report.turn, reply: report.written, heard: report.heard, wasCut: report.wasCut, cause: cause,
                marks: report.marks.map { MarkRecord($0.mark, clause: $0.clause, at: $0.at, since: start) }))
    }

    func keep(_ tape: [TapeLine]) {
        journal.tape(tape.map { TapeEntry(at: $0.at, call: $0.call, subject: $0.subject) })
    }

    /// A break longer than this is another stream.
    private static let longestBreak = Duration.seconds(15 * 60)
    /// A break shorter than this is nothing to speak of.
    private static let shortestBreak = Duration.seconds(2)
    /// Comments this old may still be answered.
    private static let stillFresh: Int64 = 90_000
    private static let mostComments = 12

    func leftovers() async -> Leftovers {
        var leftovers = Leftovers()
        let (now, wall) = (Moment.now, WallTime.now)
        do {
            leftovers.due = try await journal.dueThanks()
            leftovers.begun = try await journal.unfinishedThanks()
            leftovers.overdue = try await journal.overdueThanks()
            guard let last = try await journal.lastActivity() else { return leftovers }
            let away = Duration.milliseconds(wall.milliseconds - last.milliseconds)
            let broke = try await journal.brokeOff()
            if broke, away >= Self.shortestBreak, away <= Self.longestBreak { leftovers.away = away }
            let since = WallTime(milliseconds: wall.milliseconds - Self.stillFresh)
            leftovers.comments = try await journal.unanswered(since: since, limit: Self.mostComments).map { kept in
                Comment(
                    id: kept.id, viewer: Viewer(id: kept.viewer, login: kept.login, name: kept.name), text: kept.text,
                    receivedAt: now - .milliseconds(wall.milliseconds - kept.received.milliseconds))
            }
        } catch { report(error) }
        return leftovers
    }

    func dropped(_ events: [DepartedEvent]) {
        for (fate, events) in Dictionary(grouping: events, by: \.fate) {
            journal.noteDropped(events.map(\.id), because: fate.rawValue)
        }
    }

    func thankedInText(_ events: [MessageID]) { journal.noteThankedInText(events) }

    // MARK: Memory

    func learn(_ facts: [Fact]) {
        guard knowsViewers, !facts.isEmpty else { return }
        Task {
            do { _ = try await journal.remember(facts) } catch { report(error) }
        }
    }

    func recalled(_ facts: [Fact]) { journal.noteRecalled(facts) }

    func keepEpisode(_ text: String, in language: Language, sources: [Citation]) async {
        guard knowsViewers else { return }
        do { try await journal.addEpisode(text, language: language, sources: sources) } catch { report(error) }
    }

    func forget(_ viewer: ViewerID) async {
        do { try await journal.forget(viewer) } catch { report(error) }
    }

    /// Episodes that prompts begin with, the newest.
    private static let episodes = 8

    func lastingMemory() async -> LastingMemory? {
        do {
            let facts = try await journal.operatorFacts().map(\.text)
            let episodes = knowsViewers ? try await journal.episodes(limit: Self.episodes).map(\.text) : []
            return LastingMemory(operatorFacts: facts, episodes: episodes)
        } catch {
            report(error)
            return nil
        }
    }

    private func report(_ error: any Error) {
        health.report(Health(part: "journal", state: .degraded, message: Bilingual(error)))
    }
}
