import ArgumentParser
import Engines
import Logging
import Settings
import Show
import Signals
import Voice
import Wire

/// One sentence in her voice.
struct SayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "say", abstract: "Says one text in her voice.")

    @Argument(help: "What to say.") var text: String
    @Option(help: "es or en; guessed from the text otherwise.") var language: Language?
    @Option(help: "Write a WAV file instead of playing.") var file: String?
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.load().settings
        let health = HealthBoard(logger: Log.make(.warning))
        let client = HTTPClient()
        let voice = Engine(settings: settings, places: options.places, client: client, health: health).voice()
        let language = language ?? Language.guess(text) ?? settings.persona.language.language ?? .en
        let spoken = SpeakableText().spoken(text, in: language)
        guard !spoken.isEmpty else {
            throw ValidationError(TerminalWords(settings.persona.language.language).nothingToPronounce)
        }
        let turn = TurnID(1)
        let clause = Clause(turn: turn, index: 0, text: text)
        let segment = SpeechSegment(turn: turn, clause: 0, spoken: spoken, language: language)
        try await withOutput(settings) { output in
            let lead = Lead(fallback: NullOutput(), policy: .auto)
            lead.offer(output, rank: LeadRank.device)
            let playback = Playback(lead: lead) { _ in }
            await playback.begin(turn)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await playback.play(turn) }
                try await voice.synthesize(segment) { piece in
                    await playback.append(piece, turn: turn, clause: clause, segment: segment)
                }
                await playback.endOfClause(turn, clause: clause, segment: segment)
                await playback.endOfTurn(turn)
                while try await group.next() != nil {}
            }
        }
        await client.shutdown()
    }

    private func withOutput(
        _ settings: AneekaSettings, _ body: @escaping @Sendable (any SoundOutput) async throws -> Void
    ) async throws {
        if let file { return try await body(try FileOutput(path: file, pace: .asFastAsPossible)) }
        var device: String?
        if case .device(let name) = settings.voice.output, !name.isEmpty { device = name }
        let output = PulseOutput(PulseSettings(device: device))
        let (states, inlet) = AsyncStream.makeStream(of: PulseState.self, bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await output.run { inlet.yield($0) } }
            for await state in states {
                if case .lost(let reason) = state {
                    let words = TerminalWords(settings.persona.language.language)
                    throw ValidationError(words.noDevice(reason[words.language]))
                }
                break
            }
            try await body(output)
            group.cancelAll()
        }
    }
}
