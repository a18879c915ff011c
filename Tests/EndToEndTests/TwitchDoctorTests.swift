import Foundation
import TestKit
import Testing

/// `aneeka doctor` and `aneeka login twitch` against the Twitch double.
@Suite("aneeka doctor and login, Twitch") struct TwitchDoctorTests {
    /// A state that something is wrong with, and what the doctor must say of it.
    enum Broken: String, CaseIterable {
        case noApplication, nobody, revoked, scopes, noChannel, otherApplication, authDown, apiFailing, eventsRefused,
            ircDown, brokenTokens, noModerator, wellAsItIs

        var says: [String] {
            switch self {
            case .noApplication: ["Twitch account", "Client Type: Public", "twitch.clientID"]
            case .nobody: ["nobody is signed in", "aneeka login twitch"]
            case .revoked: ["does not accept the sign-in any more", "aneeka login twitch"]
            case .scopes: ["missing", "user:write:chat: write her answers", "--as bot"]
            case .noChannel: ["knows no channel nosuchchannel", "twitch.channel"]
            case .otherApplication: ["another twitch.clientID", "aneeka login twitch --as bot"]
            case .authDown: ["sign-in server", "twitch.auth"]
            case .apiFailing: ["in trouble (500)"]
            case .eventsRefused: ["cannot be reached", "twitch.eventSub"]
            case .ircDown: ["Twitch chat (IRC)", "cannot be reached", "twitch.irc.host"]
            case .noModerator: ["aneekabot is no moderator of aneeka", "/mod aneekabot"]
            case .brokenTokens: ["nobody is signed in", "aneeka login twitch"]
            case .wellAsItIs: ["ok   Twitch account (her account): aneekabot", "ok   Twitch events", "all there"]
            }
        }
    }

    static let mini =
        AneekaProcess.path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        + "/aneeka_Engines.resources/Models/aneeka-mini.gguf"

    @Test("each broken state gets its remedy, and she can go on air all the same", arguments: Broken.allCases)
    func doctor(broken: Broken) async throws {
        let folder = try temporaryFolder("aneeka-doctor")
        defer { removeFolder(folder) }
        let irc = IRCDouble()
        let ircPort = try await irc.start()
        try await withTwitchDouble { double in
            let scopes = [
                "user:read:chat", "user:write:chat", "moderator:read:followers", "moderator:manage:chat_messages",
                "moderator:manage:banned_users", "moderator:manage:automod", "user:read:moderated_channels",
            ]
            var clientID = TwitchDouble.clientID
            var sets = [
                "twitch.channel": "aneeka", "twitch.eventSub": double.socketURL, "twitch.helix": double.helixURL,
                "twitch.auth": double.authURL, "twitch.irc.host": "127.0.0.1", "twitch.irc.port": "\(ircPort)",
                "twitch.irc.tls": "false", "journal.folder": folder, "mind.inside": "true", "mind.model": Self.mini,
                "stage.port": "0",
            ]
            if broken != .nobody, broken != .noApplication {
                let tokens = double.grant(
                    TwitchDouble.bot, scopes: broken == .scopes ? ["user:read:chat"] : scopes)
                try FileManager.default.createDirectory(atPath: folder + "/keys", withIntermediateDirectories: true)
                let text = """
                    {"access":"\(tokens.access)","refresh":"\(tokens.refresh)","expires":99999999999999,"scopes":[],\
                    "clientID":"\(broken == .otherApplication ? "cid-other" : clientID)"}
                    """
                try Data((broken == .brokenTokens ? "{\"acc" : text).utf8)
                    .write(to: URL(filePath: folder + "/keys/twitch-bot"))
            }
            switch broken {
            case .noApplication: clientID = ""
            case .revoked: double.revokeAll()
            case .noChannel: sets["twitch.channel"] = "nosuchchannel"
            case .authDown: sets["twitch.auth"] = "http://127.0.0.1:9/oauth2"
            case .apiFailing: double.fail("/helix", status: 500, times: 9)
            case .eventsRefused: double.change { $0.refusesSockets = 503 }
            case .noModerator: double.change { $0.botModerates = false }
            case .ircDown: sets["twitch.irc.port"] = "9"
            case .nobody, .scopes, .otherApplication, .brokenTokens, .wellAsItIs: break
            }
            sets["twitch.clientID"] = clientID
            let ended = try await AneekaProcess.run(
                ["doctor", "--set", "persona.language=en"] + sets.flatMap { ["--set", "\($0.key)=\($0.value)"] })
            let told = ended.lines.joined(separator: "\n")
            for words in broken.says { #expect(told.contains(words), "\(broken): \(told)") }
            #expect(ended.exitCode == 0, "\(told)")
            #expect(!(told + ended.errors.joined()).contains("-secret"))
        }
        await irc.stop()
    }

    @Test("signs in by a code, keeps the tokens where only their owner reads, and signs out")
    func login() async throws {
        let folder = try temporaryFolder("aneeka-login")
        defer { removeFolder(folder) }
        try await withTwitchDouble { double in
            let sets = [
                "--set", "twitch.clientID=\(TwitchDouble.clientID)", "--set", "twitch.auth=\(double.authURL)", "--set",
                "journal.folder=\(folder)", "--set", "persona.language=es",
            ]
            let ended = try await AneekaProcess.run(["login", "twitch"] + sets)
            let told = ended.lines.joined(separator: "\n")
            #expect(ended.exitCode == 0 && told.contains("ABCD") && told.contains("aneekabot"), "\(told)")
            #expect(told.contains("user:read:chat: leer el chat y sus borrados"))
            #expect(told.contains("█"), "the square is there")
            #expect(!(told + ended.errors.joined()).contains("-secret"))
            let file = folder + "/keys/twitch-bot"
            let mode = try #require(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int)
            #expect(mode == 0o600)
            let out = try await AneekaProcess.run(["login", "twitch", "--out"] + sets)
            #expect(out.exitCode == 0 && !FileManager.default.fileExists(atPath: file))
        }
    }
}
