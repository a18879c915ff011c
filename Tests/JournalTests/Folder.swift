import FoundationEssentials
import Journal
import Signals

/// A data folder of its own for one test, gone with it.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/aneeka-journal-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func settings(comments: Int = 20_000, turns: Int = 5_000) -> JournalSettings {
        JournalSettings(folder: path, comments: comments, turns: turns)
    }

    var file: String { path + "/aneeka.sqlite" }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    /// Every byte that SQLite keeps on disk.
    func bytes() throws -> Data {
        try names.filter { $0.hasPrefix("aneeka.sqlite") && !$0.hasSuffix(".txt") }
            .map { try Data(contentsOf: URL(filePath: path + "/" + $0)) }.reduce(Data(), +)
    }

    func holds(_ text: String) throws -> Bool { try bytes().firstRange(of: Data(text.utf8)) != nil }
}

func comment(
    _ id: String, _ text: String = "hola", by viewer: String = "7", named name: String = "Ana",
    on platform: Platform = .twitch, at: Moment = .now
) -> AdmittedComment {
    AdmittedComment(
        Comment(
            id: MessageID(id),
            viewer: Viewer(id: ViewerID(platform, viewer), login: name.lowercased(), name: name),
            text: text, receivedAt: at),
        verdict: .allowed(nameIsSayable: true))
}

func beginning(_ turn: UInt32, _ comments: [AdmittedComment]) -> TurnBeginning {
    TurnBeginning(
        TurnRequest(
            turn: TurnID(turn), shape: .single, comments: comments.map(\.comment), language: .es, sayableNames: []),
        reasons: Dictionary(
            comments.map { ($0.comment.id, ["question": 0.5, "novelty": 1]) }, uniquingKeysWith: { first, _ in first }))
}

func ending(_ turn: UInt32, _ reply: String, heard: String? = nil, marks: [MarkRecord] = []) -> TurnEnding {
    TurnEnding(turn: TurnID(turn), reply: reply, heard: heard ?? reply, wasCut: heard != nil, marks: marks)
}
