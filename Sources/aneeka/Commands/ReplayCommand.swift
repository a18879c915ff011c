import ArgumentParser
import FoundationEssentials
import Journal
import Mind
import Moderation
import Rehearsal
import Settings
import Show
import Signals

/// A recorded show decided again: same decisions, faster than real time.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Runs a recorded show through her decisions again and compares them.",
        discussion: """
            The journal keeps what came and what was decided. Without --show the newest one is run. Exit code 1 when a \
            decision differs.
            """)

    @Argument(help: "A data folder with a journal; the settings' otherwise.") var folder: String?
    @Option(help: "The number of the show.") var show: Int64?
    @Flag(help: "List the shows that are kept.") var list = false
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        var options = options
        if let folder { options.flags.append("journal.folder=\(folder)") }
        try await withJournal(options) { [options] journal, words in
            let sessions = try await journal.sessions()
            if list {
                for session in sessions { print("\(session.number)  \(session.began.text)  \(session.entries)") }
                return
            }
            guard let number = show ?? sessions.first?.number else { throw ValidationError(words.nothingRecorded) }
            let began = Moment.now
            let tape = try await journal.tape(ofSession: number)
                .map { TapeLine(at: $0.at, call: $0.call, subject: $0.subject) }
            guard let opening = tape.first.flatMap(TapeOpening.init) else {
                throw ValidationError(words.tapeIncomplete)
            }
            let settings = opening.applied(to: try options.load().settings)
            let casting = Casting(settings: settings, places: options.places)
            let director = casting.director(
                persona: try casting.persona(), rules: try casting.rules(), style: .chat, start: opening.start,
                seed: opening.seed, firstTurn: opening.firstTurn)
            var replay = Replay(
                director: director, known: try await journal.commentsByID().mapValues(ReplayedComment.init),
                events: try await journal.eventsByID())
            let outcome = replay.run(tape)
            print(words.replayed(number, outcome, in: Moment.now - began))
            for difference in outcome.differences {
                print("  \(difference.at): \(difference.recorded.visible) → \(difference.replayed.visible)")
            }
            guard outcome.differenceCount == 0 else { throw ExitCode(1) }
        }
    }
}

extension ReplayedComment {
    init(_ comment: JournaledComment) {
        self.init(viewer: Viewer(id: comment.viewer, login: comment.login, name: comment.name), text: comment.text)
    }
}

extension WallTime {
    fileprivate var text: String {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        return date.formatted(.iso8601)
    }
}

extension String {
    /// Its parts with spaces between.
    fileprivate var visible: String { replacing(TapeLine.separator, with: " ") }
}
