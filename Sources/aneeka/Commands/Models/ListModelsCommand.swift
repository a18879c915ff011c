import ArgumentParser
import Engines
import Settings

/// What can be fetched, what is here, and what this computer can hold.
struct ListModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the models that can be fetched, and those that are here.")

    @OptionGroup var options: SettingsOptions

    func run() throws {
        let settings = try options.load().settings
        let words = TerminalWords(settings.persona.language.language)
        let shelf = try ModelShelf(settings, options.places)
        let available = AvailableMemory.mebibytes()
        for kind in CatalogueEntry.Kind.allCases {
            print(words.models(kind))
            for entry in shelf.catalogue.entries where entry.kind == kind {
                print(words.model(entry, isHere: shelf.has(entry), available: available))
            }
        }
        print(words.modelsFolder(shelf.folder))
    }
}
