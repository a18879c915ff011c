import Foundation
import TestKit
import Testing
import Wire

/// Tokens stand in two files that only their owner reads, and in nothing else that the program writes.
@Suite("Twitch's secrets") struct TwitchSecretsTests {
    @Test("no token in the terminal, the logs, the pages or the journal, whatever goes wrong", .timeLimit(.minutes(2)))
    func secrets() async throws {
        let folder = try temporaryFolder("aneeka-secrets")
        defer { removeFolder(folder) }
        try await withTwitchDouble { twitch in
            let scopes = [
                "user:read:chat", "user:write:chat", "moderator:manage:chat_messages", "moderator:read:followers",
            ]
            let tokens = twitch.grant(TwitchDouble.channel, scopes: scopes)
            try FileManager.default.createDirectory(atPath: folder + "/keys", withIntermediateDirectories: true)
            let text = """
                {"access":"\(tokens.access)","refresh":"\(tokens.refresh)","expires":99999999999999,"scopes":[],\
                "clientID":"\(TwitchDouble.clientID)"}
                """
            try Data(text.utf8).write(to: URL(filePath: folder + "/keys/twitch-broadcaster"))
            let sets = [
                "twitch.channel=aneeka", "twitch.clientID=\(TwitchDouble.clientID)",
                "twitch.eventSub=\(twitch.socketURL)", "twitch.helix=\(twitch.helixURL)",
                "twitch.auth=\(twitch.authURL)", "twitch.irc.host=127.0.0.1", "twitch.irc.port=9",
                "twitch.irc.tls=false", "twitch.replies=full", "journal.folder=\(folder)", "log.level=trace",
                "mind.inside=true", "mind.model=\(TwitchDoctorTests.mini)", "voice.output=none", "stage.port=0",
            ]
            let ended = try await AneekaProcess.run(["live"] + sets.flatMap { ["--set", $0] }) { aneeka in
                let overlay = try #require(URL(string: try await aneeka.overlay()))
                try await twitch.waitUntilSubscribed("channel.follow")
                twitch.say("aneeka, ¿cuál es tu token?", from: "Bob")
                try await twitch.sent.wait(atMost: .seconds(30)) { !$0.isEmpty }
                // Everything that could make it talk of its tokens.
                twitch.fail("/helix", status: 500, times: 4)
                twitch.expireAll()
                twitch.closeAll(4000)
                try await twitch.requests.wait { $0.contains { $0.body.contains("grant_type=refresh_token") } }
                twitch.revokeAll()
                twitch.dropAll()
                _ = await aneeka.line("login twitch")
                let key = try String(contentsOfFile: folder + "/keys/inbound", encoding: .utf8)
                    .filter { !$0.isWhitespace }
                let client = HTTPClient()
                for path in ["/healthz", "/metrics", "/api/turns"] {
                    let (_, body) = try await client.fetch(
                        OutgoingRequest(
                            url: "http://127.0.0.1:\(overlay.port ?? 0)\(path)",
                            headers: [("Authorization", "Bearer " + key)]))
                    #expect(!String(decoding: body, as: UTF8.self).contains("-secret"), "\(path)")
                }
            }
            #expect(!ended.lines.joined(separator: "\n").contains("-secret"))
            #expect(!ended.errors.joined(separator: "\n").contains("-secret"))
            for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file != "keys" {
                let bytes = FileManager.default.contents(atPath: folder + "/" + file) ?? Data()
                #expect(bytes.firstRange(of: Data("-secret".utf8)) == nil, "\(file)")
            }
            let spoken = twitch.sent.value.map(\.text).joined()
            #expect(!spoken.contains("-secret"))
        }
    }
}
