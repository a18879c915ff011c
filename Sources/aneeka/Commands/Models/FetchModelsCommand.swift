import ArgumentParser
import Engines
import Glibc
import Settings
import Signals
import Wire

/// Brings models of the catalogue; what was cut is gone on with.
struct FetchModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch", abstract: "Fetches models of the catalogue, and goes on where an earlier fetch was cut.")

    @Argument(help: "Names, as `aneeka models list` shows them.") var names: [String]
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.load().settings
        let words = TerminalWords(settings.persona.language.language)
        let shelf = try ModelShelf(settings, options.places)
        // All are known before the first is fetched.
        let entries = try names.map { try shelf.catalogue.entry(named: $0) }
        let output = StandardOutput()
        let stopper = SignalStop()
        let outcome = await withTaskGroup(of: Outcome?.self) { group in
            group.addTask { await Self.fetch(entries, shelf, output, words) }
            group.addTask {
                await stopper.wait()
                return nil
            }
            var outcome = await group.next() ?? nil
            group.cancelAll()
            for await other in group { outcome = outcome ?? other }
            return outcome
        }
        switch outcome {
        case .whole: return
        case .failed: throw ExitCode.failure
        case .stopped, nil:
            output.line(words.isKept)
            throw ExitCode(128 + SIGINT)
        }
    }

    private enum Outcome { case whole, failed, stopped }

    /// One model that cannot be had does not keep the others away.
    private static func fetch(
        _ entries: [CatalogueEntry], _ shelf: ModelShelf, _ output: StandardOutput, _ words: TerminalWords
    ) async -> Outcome {
        let client = HTTPClient()
        var outcome = Outcome.whole
        for entry in entries {
            guard !entry.comesWithSetup else {
                output.line(words.comesWithSetup(entry))
                continue
            }
            if let available = AvailableMemory.mebibytes(), available < entry.neededMiB {
                output.line(words.shortOfMemory(entry, available: available))
            }
            do {
                for file in entry.files {
                    let progress = FetchProgress(file.name, output, words)
                    let fetched = try await FileFetch(client: client).run(shelf.order(file, of: entry)) {
                        progress.tell($0)
                    }
                    output.line(words.isWhole(file.name, fetched))
                }
                output.line(words.howToUse(entry, folder: shelf.folder))
            } catch let error as FetchError {
                outcome = .failed
                output.line("✗ " + error.message[words.language])
            } catch is CancellationError {
                outcome = .stopped
                break
            } catch {
                outcome = .failed
                output.line("✗ \(entry.name): \(error)")
            }
        }
        await client.shutdown()
        return outcome
    }
}
