import Engines
import Glibc
import Signals
import Synchronization

/// How far a fetch is: one line that is rewritten on a terminal, elsewhere a line every few seconds.
final class FetchProgress: Sendable {
    private let output: StandardOutput
    private let name: String
    private let words: TerminalWords
    private let isTerminal = isatty(STDOUT_FILENO) == 1
    /// When it was told last.
    private let told = Mutex<Moment?>(nil)

    init(_ name: String, _ output: StandardOutput, _ words: TerminalWords) {
        self.name = name
        self.output = output
        self.words = words
    }

    func tell(_ event: FetchEvent) {
        switch event {
        case .progress(let have, let total):
            if isDue(at: .now) { say(words.progress(name, have: have, total: total)) }
        case .reading: say(words.isRead(name))
        case .replacing: output.line(words.isReplaced(name))
        case .retry(let error, let pause):
            output.line("· \(name): " + error.cause[words.language] + words.triedAgain(after: pause))
        }
    }

    private func isDue(at now: Moment) -> Bool {
        let interval: Duration = isTerminal ? .milliseconds(200) : .seconds(5)
        return told.withLock { last in
            if let last, now - last < interval { return false }
            last = now
            return true
        }
    }

    private func say(_ text: String) { if isTerminal { output.rewrite(text) } else { output.line(text) } }
}
