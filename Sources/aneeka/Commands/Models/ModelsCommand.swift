import ArgumentParser

/// The models that she can use, and what her own are made with.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models", abstract: "Lists, fetches and checks models.",
        subcommands: [
            ListModelsCommand.self, FetchModelsCommand.self, CheckModelsCommand.self, PromptsCommand.self,
        ], defaultSubcommand: ListModelsCommand.self)
}
