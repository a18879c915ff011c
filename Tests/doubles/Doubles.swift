import FoundationEssentials
import Glibc
import TestKit

/// The tests' servers, started by hand: `swift run doubles irc 6667`, `swift run doubles openai 8080`.
///
/// irc: each line of standard input is said in the channel; `NAME: text` says it as NAME; `/delete` takes the last line
/// back, `/ban NAME` bans, `/drop` cuts every connection, `/raw LINE` sends the line as it is.
@main
struct Doubles {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let port = arguments.dropFirst().first.flatMap { Int($0) } ?? 0
        switch arguments.first {
        case "irc": try await irc(port)
        case "openai": try await openai(port)
        default: tell("usage: doubles irc|openai [PORT]")
        }
    }

    /// At once, also into a pipe.
    private static func tell(_ text: String) {
        print(text)
        fflush(nil)
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
}
