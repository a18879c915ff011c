import ArgumentParser

@main
struct Aneeka: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aneeka", abstract: "A virtual streamer who reads her chat and answers aloud.",
        subcommands: [BenchCommand.self])
}
