import ArgumentParser
import Engines
import Settings
import Signals

/// Reads every model that is here through, and tells which are whole.
struct CheckModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Reads the models that are here and compares their bytes with the catalogue's.")

    @Argument(help: "Names of the catalogue; all that are here otherwise.") var names: [String] = []
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.load().settings
        let words = TerminalWords(settings.persona.language.language)
        let shelf = try ModelShelf(settings, options.places)
        let entries = names.isEmpty ? shelf.catalogue.entries : try names.map { try shelf.catalogue.entry(named: $0) }
        let output = StandardOutput()
        var isAllWell = true
        var found = 0
        for entry in entries {
            for file in entry.files {
                do {
                    let progress = FetchProgress(file.name, output, words)
                    let read = try await FileFetch.check(shelf.order(file, of: entry)) { progress.tell($0) }
                    if let read {
                        found += 1
                        output.line(words.isWhole(file.name, read))
                    } else if !names.isEmpty {
                        isAllWell = false
                        output.line(words.isNotHere(file.name, entry))
                    }
                } catch let error as FetchError {
                    isAllWell = false
                    output.line(words.isNotWhole(error, entry))
                }
            }
        }
        if found == 0, isAllWell { output.line(words.noModelsHere(shelf.folder)) }
        if !isAllWell { throw ExitCode.failure }
    }
}
