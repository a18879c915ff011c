import Foundation
import Glibc
import TestKit

/// The tests' servers, started by hand: `swift run doubles irc 6667`, `swift run doubles openai 8080`,
/// `swift run doubles twitch 8090 [SCENARIO]`.
///
/// irc: each line of standard input is said in the channel; `NAME: text` says it as NAME; `/delete` takes the last line
/// back, `/ban NAME` bans, `/drop` cuts every connection, `/raw LINE` sends the line as it is.
///
/// twitch: the same lines, and `/raid NAME N`, `/bomb NAME N`, `/sub NAME`, `/follow NAME`, `/redeem TITLE`, `/clear`,
/// `/move`, `/close CODE`, `/silence`, `/401`, `/429`, `/500`, `/half`, `/play SCENARIO`.
@main
struct Doubles {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let port = arguments.dropFirst().first.flatMap { Int($0) } ?? 0
        switch arguments.first {
        case "irc": try await irc(port)
        case "openai": try await openai(port)
        case "twitch": try await twitch(port, arguments.dropFirst(2).joined(separator: " "))
        default: tell("usage: doubles irc|openai|twitch [PORT]")
        }
    }

    /// At once, also into a pipe; past `stdio`, whose flush would wait for a reader of standard input.
    private static func tell(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }

    private static func irc(_ port: Int) async throws {
        let double = IRCDouble()
        tell("irc double on 127.0.0.1:\(try await double.start(port: port)), channel #aneeka")
        var last = double.say("welcome to the double")
        while let line = readLine() {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            switch words.first ?? "" {
            case "": continue
            case "/delete": double.delete(last)
            case "/ban" where words.count > 1: double.ban(words[1].lowercased())
            case "/drop": double.dropAll()
            case "/raw" where words.count > 1: double.raw(words[1])
            default:
                let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                let isNamed = parts.count > 1 && !parts[0].contains(" ")
                last = isNamed ? double.say(String(parts[1].drop { $0 == " " }), from: parts[0]) : double.say(line)
            }
        }
        await double.stop()
    }

    private static func openai(_ port: Int) async throws {
        var behaviour = OpenAIBehaviour(
            "[joy] This is a double, and it says what it always says.".split(separator: " ").map { " \($0)" })
        behaviour.pieceInterval = .milliseconds(20)
        let double = OpenAIDouble(behaviour)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await double.run(port: port) }
            group.addTask {
                try await double.waitUntilListening()
                tell("openai double on \(double.url)")
            }
            // A port that is taken is told at once.
            while try await group.next() != nil {}
        }
    }

    private static func twitch(_ port: Int, _ scenario: String) async throws {
        let double = TwitchDouble()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await double.run(port: port) }
            group.addTask {
                try await double.waitUntilListening()
                let scopes = [
                    "user:read:chat", "user:write:chat", "channel:read:redemptions", "moderator:read:followers",
                ]
                let tokens = double.grant(TwitchDouble.channel, scopes: scopes)
                tell("eventsub \(double.socketURL)")
                tell("helix    \(double.helixURL)")
                tell("auth     \(double.authURL)")
                tell("irc      \(double.ircURL)")
                tell("client   \(TwitchDouble.clientID)")
                tell("token    \(tokens.access) \(tokens.refresh)")
                for known in TwitchScenario.all where known.name == scenario { try await double.play(known) }
                // Reading blocks: a thread of its own.
                let (lines, inlet) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(64))
                Thread.detachNewThread {
                    while let line = readLine() { inlet.yield(line) }
                    inlet.finish()
                }
                for await line in lines { try await obey(line, double) }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private static func obey(_ line: String, _ double: TwitchDouble) async throws {
        let words = line.split(separator: " ").map(String.init)
        let name = words.count > 1 ? words[1] : "Lupita"
        let number = words.last.flatMap { Int($0) } ?? 5
        switch words.first ?? "" {
        case "": return
        case "/raid": double.raid(name, viewers: number)
        case "/bomb": double.bomb(name, to: (1...max(1, number)).map { "Viewer\($0)" })
        case "/sub": double.sub(name)
        case "/follow": double.follow(name)
        case "/redeem": double.redeem(words.dropFirst().joined(separator: " "), by: "Lupita")
        case "/ban": double.ban(name.lowercased())
        case "/delete": double.delete(name)
        case "/clear": double.clear()
        case "/move": double.orderMove()
        case "/close": double.closeAll(UInt16(clamping: number))
        case "/drop": double.dropAll()
        case "/silence": double.change { $0.isSilent.toggle() }
        case "/401": double.expireAll()
        case "/429": double.fail("/helix", status: 429)
        case "/500": double.fail("/helix", status: 500, times: 3)
        case "/half": double.raw("{\"metadata\":{\"mess")
        case "/sent": for sent in double.sent.value { tell("sent \(sent.sender): \(sent.text)") }
        case "/play":
            let wanted = words.dropFirst().joined(separator: " ")
            for known in TwitchScenario.all where known.name == wanted { try await double.play(known) }
        default:
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            let isNamed = parts.count > 1 && !parts[0].contains(" ")
            tell(isNamed ? double.say(String(parts[1].drop { $0 == " " }), from: parts[0]) : double.say(line))
        }
    }
}
