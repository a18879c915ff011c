import ArgumentParser
import Chat
import Glibc
import Logging
import Settings
import Show
import Signals
import Stage

/// She talks at once, with no account and no question asked.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "She talks at once: a mind, a voice, a simulated chat, and whoever types here.")

    @OptionGroup var options: SettingsOptions
    @Option(name: .customLong("for"), help: "End by itself after this time, such as 60s.") var limit: TimeLimit?
    @Flag(help: "No simulated audience: only who types, and Twitch.") var quiet = false
    @Option(help: "Read this Twitch channel too, without an account.") var twitch: String?
    @Flag(help: "Tell the address of her gallery too: every mouth shape, emotion and parameter.") var gallery = false

    func run() async throws {
        var settings = try options.load().settings
        settings.simulation.enabled = !quiet
        if let twitch { settings.twitch.channel = twitch.lowercased().filter { $0 != "#" } }
        let session = Session(
            settings: settings, places: options.places, limit: limit?.duration, waitsForModel: true,
            showsGallery: gallery)
        try await session.run()
    }
}

/// On air with the settings.
struct LiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "live", abstract: "On air with aneeka.yaml.")

    @OptionGroup var options: SettingsOptions
    @Option(name: .customLong("for"), help: "End by itself after this time.") var limit: TimeLimit?

    func run() async throws {
        let settings = try options.load().settings.onAir(options.places)
        try await Session(settings: settings, places: options.places, limit: limit?.duration, waitsForModel: false)
            .run()
    }
}

/// One run at a terminal: prints the story, reads what is typed.
struct Session {
    let settings: AneekaSettings
    let places: Places
    let limit: Duration?
    let waitsForModel: Bool
    var showsGallery = false

    func run() async throws {
        let output = StandardOutput()
        let words = TerminalWords(settings.persona.language.language)
        var program = Program(
            settings: settings, places: places,
            logger: Log.make(Logger.Level(rawValue: settings.log.level.rawValue) ?? .info))
        program.waitsForModel = waitsForModel
        program.screens = [TerminalScreen(output: output, words: words)]
        let stopper = SignalStop()
        try await program.run { running in
            output.line(words.overlay + "\(running.front.stage.overlayAddress)")
            output.line(words.panel + "\(running.front.stage.panelAddress())")
            if showsGallery { output.line(words.gallery + running.front.stage.galleryAddress) }
            output.line(words.howTo)
            running.health.observe { health in
                guard health.state != .starting else { return }
                let message = health.message.isEmpty ? "" : ": " + health.message[words.language]
                output.line("  · \(health.partWords[words.language]): \(health.state.words[words.language])\(message)")
            }
            running.health.listen { output.line("  · " + $0[words.language]) }
            await withTaskGroup(of: Void.self) { ends in
                if let limit { ends.addTask { try? await Task.sleep(for: limit) } }
                ends.addTask { await stopper.wait() }
                ends.addTask { await read(running, output, words) }
                await ends.next()
                ends.cancelAll()
            }
            await running.show.stop(.shutdown)
        }
    }

    /// Returns at `/quit`; a closed standard input is not a wish to end.
    private func read(_ running: Program.Running, _ output: StandardOutput, _ words: TerminalWords) async {
        let input = StandardInput()
        input.start()
        for await line in input.lines {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            switch parts.first ?? "" {
            case "": continue
            case "/quit": return
            case "/skip": await running.show.stop(.operator)
            case "/mute": await running.show.setMuted(true)
            case "/unmute": await running.show.setMuted(false)
            case "/panic": await running.show.panic()
            case "/panel": output.line(words.panel + "\(running.front.stage.panelAddress())")
            case "/op": if parts.count > 1 { await running.show.talk(parts[1]) }
            case "/say": if parts.count > 1 { _ = await running.show.say(parts[1]) }
            case let word where word.hasPrefix("/"): output.line(words.unknown(word))
            default: running.inlet.deliver(.comment(Typed.comment(line, from: .terminal)))
            }
        }
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
    }
}
