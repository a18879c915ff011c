import ArgumentParser
import Chat
import FoundationEssentials
import Logging
import Settings
import Show
import Signals
import Voice

/// `live` behind the measuring rig's line protocol: the same program with settings from the rig's environment.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Speaks the measuring rig's line protocol on standard input and output.",
        discussion: """
            Reads RIG_LLM_URL, RIG_TTS_URL, RIG_PLAY_SPEED and RIG_HZ. It is `live` with a silent output that plays at \
            the rig's speed and with standard input as its chat.
            """)

    func run() async throws {
        let environment = Environment.all
        let folder = TemporaryFolder.make("aneeka-bench")
        defer { TemporaryFolder.remove(folder) }
        var settings = AneekaSettings()
        settings.mind.endpoint = environment["RIG_LLM_URL"] ?? "http://127.0.0.1:18080/v1"
        settings.mind.model = "rig"
        // The rig's model says the same in every run.
        settings.mind.mayRepeat = true
        settings.mind.mini = false
        settings.voice.engine = .openai
        settings.voice.openai.endpoint = environment["RIG_TTS_URL"] ?? "http://127.0.0.1:18080/v1"
        settings.voice.openai.rate = environment["RIG_HZ"].flatMap { Int($0) } ?? 24_000
        settings.voice.output = .none
        settings.stage.port = 0
        settings.attention.repeatWindow = .zero
        settings.attention.idleAfter = .zero
        settings.journal.folder = folder
        let output = StandardOutput()
        var program = Program(
            settings: settings, places: Places(environment: environment, workingFolder: "."),
            logger: Log.make(.warning))
        program.nullSpeed = environment["RIG_PLAY_SPEED"].flatMap { Double($0) } ?? 1
        program.observers.append { event in
            if let line = RigEvent(event)?.line { output.line(line) }
        }
        let input = StandardInput()
        try await program.run { running in
            input.start()
            output.line(RigEvent.up(.now).line)
            var count = 0
            for await line in input.lines {
                let now = Moment.now
                switch RigCommand(line) {
                case .say(let text):
                    count += 1
                    running.inlet.deliver(.comment(Self.comment(text, number: count, at: now)))
                case .interrupt:
                    await running.show.stop(.operator)
                    Task {
                        try await Task.sleep(for: .milliseconds(400))
                        output.line(RigEvent.lastWrite(.now, at: running.null.lastWrite).line)
                    }
                case .quit: return
                case nil: continue
                }
            }
        }
    }

    /// A comment that names her, from a viewer who never wrote before.
    private static func comment(_ text: String, number: Int, at now: Moment) -> Comment {
        let name = "rig\(number)"
        return Comment(
            id: MessageID("bench-\(number)-\(now.nanoseconds)"),
            viewer: Viewer(id: ViewerID(.terminal, name), login: name, name: name), text: "Aneeka, \(text)",
            receivedAt: now)
    }
}
