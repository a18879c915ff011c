import ArgumentParser
import Journal
import Mind
import Settings
import Signals

/// What she knows of people: shown, forgotten, handed out.
struct MemoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory", abstract: "Shows, forgets or exports what she remembers of viewers.",
        subcommands: [Show.self, Forget.self, Export.self], defaultSubcommand: Show.self)

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Lists viewers with what is known of them, or one of them.")

        @Argument(help: "An account name; everybody otherwise.") var viewer: String?
        @Option(help: "How many viewers at most.") var limit = 50
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            try await withJournal(options) { journal, words in
                let now = WallTime.now
                let viewers =
                    if let viewer { [try await find(viewer, in: journal, words)] } else {
                        try await journal.viewers(limit: limit)
                    }
                if viewers.isEmpty { print(words.nobodyKnown) }
                for viewer in viewers {
                    print(words.known(viewer, bond: Int(viewer.bond.strength(at: now) * 100)))
                    for fact in viewer.facts { print("    " + Recollection.line(fact, at: now, in: words.language)) }
                }
                guard viewer == nil else { return }
                for fact in try await journal.operatorFacts() { print("  » " + fact.text) }
                for episode in try await journal.episodes(limit: 20) { print("  ~ " + episode.text) }
            }
        }
    }

    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "forget", abstract: "Erases everything that is kept of one viewer, from the disk too.")

        @Argument(help: "The account name.") var viewer: String
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            try await withJournal(options) { journal, words in
                let found = try await find(viewer, in: journal, words)
                let erasure = try await journal.forget(found.id, login: found.login)
                print(words.forgotten(found.name, comments: erasure.comments, turns: erasure.turns))
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Prints everything that is kept of one viewer, as JSON.")

        @Argument(help: "The account name.") var viewer: String
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            try await withJournal(options) { journal, words in
                let found = try await find(viewer, in: journal, words)
                print(try await journal.export(found.id) ?? "{}")
            }
        }
    }
}

/// Opens the settings' journal for one command.
/// - Throws: `JournalError`, also while she is on air: the panel does the same then.
func withJournal(
    _ options: SettingsOptions, _ body: (Journal, TerminalWords) async throws -> Void
) async throws {
    let settings = try options.load().settings
    let words = TerminalWords(settings.persona.language.language)
    let journal = try Journal(
        JournalSettings(
            folder: options.places.dataFolder(settings), comments: settings.journal.comments,
            turns: settings.journal.turns))
    do {
        try await body(journal, words)
    } catch {
        await journal.close()
        throw error
    }
    await journal.close()
}

private func find(_ name: String, in journal: Journal, _ words: TerminalWords) async throws -> RememberedViewer {
    let login = name.hasPrefix("@") ? String(name.dropFirst()) : name
    guard let viewer = try await journal.viewer(named: login) else { throw ValidationError(words.unknownViewer(name)) }
    return viewer
}
