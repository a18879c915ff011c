import Chat
import FoundationEssentials
import Signals
import TestKit
import Testing
import Wire

/// Figures, not claims: `make figures` runs them long enough to mean something.
@Suite("Figures: Twitch") struct TwitchFigures {
    private static let isLong = ProcessInfo.processInfo.environment["FIGURES"] != nil

    /// Chat as it comes, the same every time.
    private static func lines(_ count: Int) -> [UInt8] {
        var random = SplitMix64(1)
        let words = "hi hello lol LUL Kappa what is this song how are you doing today naïve café 😂😂 ¿qué tal? こんにちは"
            .split(
                separator: " ")
        var bytes: [UInt8] = []
        for number in 0..<count {
            let text = (0..<(1 + Int(random.next() % 17))).map { _ in words[Int(random.next() % UInt64(words.count))] }
                .joined(separator: " ")
            let name = "Viewer\(random.next() % 5000)"
            let line =
                "@badge-info=;badges=subscriber/3,premium/1;client-nonce=0123456789abcdef0123456789abcdef;color=#FF69B4;"
                + "display-name=\(name);emotes=;first-msg=0;flags=;id=00000000-0000-4000-8000-\(100_000_000_000 + number);"
                + "mod=0;returning-chatter=0;room-id=1;subscriber=1;tmi-sent-ts=1760000000000;turbo=0;user-id=\(number);"
                + "user-type= :\(name)!\(name)@\(name).tmi.twitch.tv PRIVMSG #rig :\(text)\r\n"
            bytes += line.utf8
        }
        return bytes
    }

    @Test("IRC lines a second on one core: parsed in place, and as comments")
    func parser() throws {
        var bytes: [UInt8]
        if let path = ProcessInfo.processInfo.environment["CHATLINES"] {
            bytes = Array(try Data(contentsOf: URL(filePath: path)))
        } else {
            bytes = Self.lines(Self.isLong ? 100_000 : 500)
        }
        var ranges: [Range<Int>] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            ranges.append(start..<max(start, index - 1))
            start = index + 1
        }
        var found = 0
        var comments = 0
        bytes.withUnsafeMutableBufferPointer { bytes in
            let bytes = UnsafeBufferPointer(bytes)
            func rate(_ body: (Range<Int>) -> Void) -> Int {
                let begin = Moment.now
                for range in ranges { body(range) }
                return Int(Double(ranges.count) / (Moment.now - begin).inSeconds)
            }
            let parsed = rate { range in
                guard let message = IRCMessage(bytes, range), message.isCommand("PRIVMSG", in: bytes) else { return }
                message.forEachTag(in: bytes) { _, value in found += value.isEmpty ? 0 : 1 }
            }
            let made = rate { if case .happening = IRCEvent(bytes, $0, at: .now) { comments += 1 } }
            print("figures: \(ranges.count) lines: parsed \(parsed)/s, as comments with folded text \(made)/s")
        }
        #expect(found > ranges.count && comments == ranges.count)
    }

    @Test("from the socket to the inlet", arguments: [1, 100, 1_000])
    func socket(rate: Int) async throws {
        let seconds = Self.isLong ? 10 : 1
        try await withTwitchDouble { double in
            try await withChannel(double, roles: [.broadcaster]) { channel in
                try await double.waitUntilSubscribed("channel.hype_train.progress")
                let count = max(1, min(rate * seconds, Self.isLong ? .max : 200))
                var sentAt: [String: Moment] = [:]
                let begin = Moment.now
                for number in 0..<count {
                    let due = begin + .nanoseconds(Int64(1_000_000_000) * Int64(number) / Int64(rate))
                    if due > .now { try await Task.sleep(for: due - .now) }
                    sentAt["f\(number)"] = .now
                    double.say("hola a todos, qué tal \(number)?", id: "f\(number)")
                }
                let heard = try await channel.heard.state.wait(atMost: .seconds(60)) { $0.comments.count >= count }
                // `receivedAt` is when the frame had come; the inlet hands over right after.
                let delays = zip(heard.comments, heard.arrivals).compactMap { comment, arrival in
                    sentAt[comment.id.text].map { (arrival - $0).inMilliseconds }
                }.sorted()
                #expect(delays.count == count)
                print(
                    "figures: \(rate) comments/s, n \(count): sent to delivered p50 "
                        + "\(Self.text(delays[count / 2])) ms, p95 \(Self.text(delays[count * 95 / 100])) ms")
            }
        }
    }

    private static func text(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
