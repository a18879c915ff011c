import ArgumentParser
import Glibc
import Settings
import Signals

@main
struct Aneeka: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aneeka", abstract: "A virtual streamer who reads her chat and answers aloud.",
        subcommands: [
            DemoCommand.self, LiveCommand.self, InitCommand.self, SayCommand.self, DoctorCommand.self,
            LoginCommand.self,
            RehearseCommand.self, ReplayCommand.self, MemoryCommand.self, ModelsCommand.self, BenchCommand.self,
        ])

    static func main() async {
        // A page that closes in mid-write must not end the show.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as any ExplainedError {
            complain(error.message[TerminalWords(nil).language])
        } catch {
            exit(withError: error)
        }
    }

    private static func complain(_ message: String) -> Never {
        let bytes = Array((message + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
        Glibc.exit(78)  // EX_CONFIG of sysexits.h: the settings must be changed.
    }
}
