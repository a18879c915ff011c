import ArgumentParser
import FoundationEssentials
import Mind
import Signals

/// Turns described conversations into the texts that her own small models are trained on: exactly the prompts that the
/// show sends them.
///
/// Reads a ``DescribedConversation`` a line and writes for each a line `{"parts": [["text", 0], ["reply", 1], …]}`, whose
/// texts joined are what a model reads; 1 marks what it is to say.
struct PromptsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prompts", abstract: "Composes the texts that models are trained on.", shouldDisplay: false)

    @Option(help: "Her name, for a persona of your own.") var name = Persona.aneeka.name
    @Flag(help: "The hash that a model's card names, and nothing else.") var hash = false

    func run() throws {
        if hash { return print(PromptContract.hash) }
        let decoder = JSONDecoder()
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        var number = 0
        while let line = readLine() {
            number += 1
            do {
                let conversation = try decoder.decode(DescribedConversation.self, from: Data(line.utf8))
                print(String(decoding: try encoder.encode(["parts": conversation.parts(name: name)]), as: UTF8.self))
            } catch {
                throw ValidationError("line \(number): \(error)")
            }
        }
    }
}

/// A piece of a training text.
struct TrainingPart: Encodable {
    let text: String
    /// Whether the model is to say it.
    let isReply: Bool

    func encode(to encoder: any Encoder) throws {
        var pair = encoder.unkeyedContainer()
        try pair.encode(text)
        try pair.encode(isReply ? 1 : 0)
    }
}
