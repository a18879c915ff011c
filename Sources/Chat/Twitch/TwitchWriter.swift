package import Signals

/// Writes in the channel's chat: within Twitch's limits, oldest first, the oldest left out when too many wait.
package actor TwitchWriter {
    private let source: TwitchSource
    private let onTrouble: @Sendable (Bilingual?) -> Void
    private var pen = ChatPen()
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    /// - Parameter onTrouble: told why a line was not shown; nil when one was again.
    package init(_ source: TwitchSource, onTrouble: @escaping @Sendable (Bilingual?) -> Void) {
        self.source = source
        self.onTrouble = onTrouble
        (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    package func write(_ text: String, replyingTo parent: MessageID?) {
        pen.add(ChatPen.Line(text, replyingTo: parent), at: .now)
        wake.yield()
    }

    /// What answers these comments is not written any more.
    package func withdraw(where isCovered: (MessageID) -> Bool) { pen.withdraw(isCovered) }

    /// Sends until cancelled.
    package func run() async throws {
        for await _ in wakes {
            while true {
                let (line, again) = pen.next(at: .now)
                if let line {
                    await send(line)
                } else if let again {
                    try await Task.sleep(for: max(.milliseconds(1), again - .now))
                } else {
                    break
                }
            }
        }
    }

    private func send(_ line: ChatPen.Line) async {
        do {
            switch try await source.send(line.text, replyingTo: line.parent) {
            case .sent: onTrouble(nil)
            case .dropped(let code, let word):
                onTrouble(
                    Bilingual(
                        en: "Twitch did not show what she wrote (\(code): \(word)).",
                        es: "Twitch no mostró lo que escribió (\(code): \(word))."))
            }
        } catch {
            if case HelixError.tooMany = error { pen.refused(until: .now + .seconds(30)) }
            onTrouble(Bilingual(error))
        }
    }
}
