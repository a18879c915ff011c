import Attention
import Journal
import Show
import Signals

/// The show's record in the journal. Trouble becomes health; the show goes on without a memory.
final class JournalRecord: ShowRecord {
    private let journal: Journal
    private let health: HealthBoard

    init(_ journal: Journal, health: HealthBoard) {
        self.journal = journal
        self.health = health
    }

    func admit(_ comment: Comment) async -> Bool {
        do {
            return try await journal.admit([AdmittedComment(comment, verdict: .allowed(nameIsSayable: true))]).isEmpty
        } catch {
            report(error)
            return true
        }
    }

    func recall(_ recall: Recall, turns: [TurnID]) async {
        do { try await journal.recall(recall) } catch { report(error) }
    }

    func began(_ request: TurnRequest, _ reasons: [Reason]) {
        var parts: [MessageID: [String: Double]] = [:]
        for reason in reasons {
            parts[reason.message] = Dictionary(uniqueKeysWithValues: reason.parts.map { ($0.key.rawValue, $0.value) })
        }
        journal.begin(TurnBeginning(request, reasons: parts))
    }

    func store(_ report: TurnReport) async {
        let start = report.marks.map(\.at).min() ?? .now
        var cause: StopCause?
        if case .stopped(let stopped) = report.outcome { cause = stopped }
        await journal.end(
            TurnEnding(
                turn: report.turn, reply: report.written, heard: report.heard, wasCut: report.wasCut, cause: cause,
                marks: report.marks.map { MarkRecord($0.mark, clause: $0.clause, at: $0.at, since: start) }))
    }

    private func report(_ error: any Error) {
        health.report(Health(part: "journal", state: .degraded, message: Bilingual(error)))
    }
}
