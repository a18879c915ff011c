import Foundation
import GRDB
import Signals
import TestKit
import Testing

/// The program on her own small model, killed in the middle of what she does: what becomes of those who gave something.
@Suite("Thanks, whatever happens") struct ThanksTests {
    /// Proof of the whole: `KILLS=50`.
    @Test("nobody is thanked twice in voice, and every event ends", .timeLimit(.minutes(20)))
    func kills() async throws {
        let times = Int(ProcessInfo.processInfo.environment["KILLS"] ?? "") ?? 3
        let folder = try temporaryFolder("aneeka-thanks")
        defer { removeFolder(folder) }
        try await withTwitchDouble { twitch in
            try await withOpenAIDouble { voice in
                let tokens = twitch.grant(
                    TwitchDouble.channel,
                    scopes: ["user:read:chat", "user:write:chat", "moderator:read:followers", "channel:read:redemptions"])
                try FileManager.default.createDirectory(atPath: folder + "/keys", withIntermediateDirectories: true)
                let file = """
                    {"access":"\(tokens.access)","refresh":"\(tokens.refresh)","expires":99999999999999,"scopes":[],\
                    "clientID":"\(TwitchDouble.clientID)"}
                    """
                try Data(file.utf8).write(to: URL(filePath: folder + "/keys/twitch-broadcaster"))
                let arguments = ["live"] + Self.sets(twitch, voice, folder).flatMap { ["--set", $0] }
                var random = SystemRandomNumberGenerator()
                var names: [String] = []
                for run in 1...times {
                    let giver = "Giver\(run)x"
                    names += [giver + "a", giver + "b", giver + "c"]
                    let pauses = (0..<4).map { _ in Int.random(in: 0...700, using: &random) }
                    try await AneekaProcess.run(arguments) { process in
                        try await twitch.waitUntilSubscribed("channel.chat.notification")
                        twitch.sub(giver + "a")
                        try await Task.sleep(for: .milliseconds(pauses[0]))
                        twitch.raid(giver + "b", viewers: 4)
                        if run.isMultiple(of: 3) { twitch.bomb(giver + "d", to: ["Uno", "Dos", "Tres", "Cuatro"]) }
                        try await Task.sleep(for: .milliseconds(pauses[1]))
                        twitch.say("cheer100 toma", from: giver + "c")
                        twitch.follow(giver + "e")
                        twitch.redeem("Agua", by: giver + "f")
                        twitch.redeem("Nada", by: giver + "g")
                        try await Task.sleep(for: .milliseconds(pauses[2] + pauses[3]))
                        kill(process.processID, SIGKILL)
                        await process.ended()
                    }
                    twitch.forget()
                }
                // A quiet run, until nothing is open any more.
                try await AneekaProcess.run(arguments) { _ in
                    for _ in 0..<180 {
                        try await Task.sleep(for: .seconds(1))
                        if try Self.open(folder).isEmpty { return }
                    }
                }
                #expect(try Self.open(folder) == [])
                let fates = try Self.fates(folder)
                let admitted = fates.values.reduce(0, +)
                #expect(admitted > 0 && fates["dropped"] == nil, "each drop has its reason")
                // Every giver's name is unique: whose name was voiced by two runs was thanked twice.
                let twice = names.filter { Self.runs(thatSpoke: $0, voice.calls.value) > 1 }
                #expect(twice == [])
                let told = fates.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
                print("thanks: \(times) kills, \(admitted) events: \(told); thanked twice in voice \(twice.count)")
            }
        }
    }

    private static func sets(_ twitch: TwitchDouble, _ voice: OpenAIDouble, _ folder: String) -> [String] {
        [
            "twitch.channel=aneeka", "twitch.clientID=\(TwitchDouble.clientID)", "twitch.eventSub=\(twitch.socketURL)",
            "twitch.helix=\(twitch.helixURL)", "twitch.auth=\(twitch.authURL)", "twitch.irc.host=127.0.0.1",
            "twitch.irc.port=9", "twitch.irc.tls=false", "twitch.rewards=Agua = say: A beber,Nada = ignore",
            "journal.folder=\(folder)", "mind.inside=true", "mind.model=\(mini)", "voice.engine=openai",
            "voice.openai.endpoint=\(voice.url)", "voice.output=none", "stage.port=0",
        ]
    }

    private static let mini =
        AneekaProcess.path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        + "/aneeka_Engines.resources/Models/aneeka-mini.gguf"

    /// How many turns, far apart, spoke this name: clauses of one turn come within a second or two.
    private static func runs(thatSpoke name: String, _ calls: [OpenAIDouble.Call]) -> Int {
        let times = calls.filter { $0.path == "/v1/audio/speech" && $0.text.lowercased().contains(name.lowercased()) }
            .map(\.receivedAt)
        return times.reduce(into: (count: 0, last: nil as Moment?)) { state, time in
            if state.last.map({ time - $0 > .seconds(8) }) ?? true { state.count += 1 }
            state.last = time
        }.count
    }

    private static func rows(_ folder: String, _ query: String) throws -> [Row] {
        let file = try #require(
            FileManager.default.contentsOfDirectory(atPath: folder).first {
                $0.hasSuffix(".sqlite") || $0.hasSuffix(".db")
            })
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: folder + "/" + file, configuration: configuration).read {
            try Row.fetchAll($0, sql: query)
        }
    }

    private static func open(_ folder: String) throws -> [String] {
        try rows(
            folder,
            """
            SELECT events.kind, thanks.status FROM thanks JOIN events ON events.id = thanks.event
            WHERE thanks.status IN ('due', 'thanking')
            """
        ).map { "\($0["kind"] as String) \($0["status"] as String)" }
    }

    /// How many events ended how; a drop with its reason.
    private static func fates(_ folder: String) throws -> [String: Int] {
        var fates: [String: Int] = [:]
        for row in try rows(folder, "SELECT status, reason, count(*) AS n FROM thanks GROUP BY status, reason") {
            let (status, reason): (String, String) = (row["status"], row["reason"])
            fates[reason.isEmpty ? status : "\(status): \(reason)", default: 0] += row["n"] as Int
        }
        return fates
    }
}
