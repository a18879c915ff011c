import ArgumentParser
import Chat
import Engines
import Mind
import Moderation
import Rehearsal
import Settings
import Show
import Signals
import Voice
import Wire

/// A show that nobody sees: a simulated crowd, the real decisions, a virtual clock, a report.
struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse", abstract: "Plays a simulated stream on a virtual clock and tells how she did.",
        discussion: """
            Attention, moderation, prompts and memory of the dialogue are the show's own. Without --model a scripted \
            mind answers and hours pass in seconds; with it the model of the settings does, at its own speed.
            """)

    @Option(help: "Comments a second, 0.02 to 500.") var rate = 1.0
    @Option(name: .customLong("for"), help: "Virtual length, such as 10m or 1h.")
    var length = TimeLimit(argument: "10m")!
    @Option(help: "The same number, the same audience.") var seed: UInt64 = 1
    @Option(help: "es or en: the audience's language; both otherwise.") var audience: Language?
    @Option(help: "The report's language; the terminal's otherwise.") var language: Language?
    @Option(help: "Where the report is written as one HTML file.") var html = "rehearsal.html"
    @Flag(help: "Answers come from the settings' model instead of a scripted mind.") var model = false
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.load().settings
        let words = TerminalWords(language ?? settings.persona.language.language)
        let output = StandardOutput()
        let began = Moment.now
        var crowdSettings = Crowd.Settings(
            rate: rate, length: length.duration, languages: audience.map { [$0] } ?? [.es, .en])
        let casting = Casting(settings: settings, places: options.places)
        let persona = try casting.persona()
        crowdSettings.name = persona.name
        crowdSettings.login = persona.name.lowercased()
        let crowd = Crowd(seed: seed, settings: crowdSettings)
        let rules = try casting.rules()
        let lines = PreparedLines(seed: Int(seed % 97))
        let speakable = SpeakableText()
        let figures = try await withAnswerer(settings) { answerer, style in
            let parts = RehearsedShow.Parts(
                name: persona.name, gate: SpeechGate(rules: rules), spoken: { speakable.spoken($0, in: $1) },
                preparedLine: { lines.line($0, $1, name: $2) }, answerer: answerer, memory: { ResidentMemory.bytes })
            let director = casting.director(
                persona: persona, rules: rules, style: style, start: crowd.settings.start, seed: seed)
            var rehearsal = RehearsedShow(
                parts, director: director, crowd: crowd,
                operatorLines: RehearsedOperator.lines(over: length.duration, audience ?? words.language))
            var told = Duration.zero
            return try await rehearsal.run { passed in
                guard passed - told >= .seconds(60) else { return }
                told = passed
                if model { output.line("  · \(Int(passed.inSeconds / 60)) min") }
            }
        }
        let report = RehearsalReport(
            figures,
            of: RehearsalReport.Occasion(
                seed: seed, rate: rate, model: model ? modelName(settings) : words.scriptedMind,
                took: Moment.now - began),
            in: words.language)
        print(report.terminalText)
        try TextFile.write(report.page, to: options.places.expand(html))
        print(words.reportWritten(html))
        guard figures.isGood else { throw ExitCode(1) }
    }

    private func modelName(_ settings: AneekaSettings) -> String {
        settings.mind.model.isEmpty ? "aneeka" : settings.mind.model
    }

    /// Hands over who answers: the scripted mind, or the settings' model with a server of our own if need be.
    private func withAnswerer<Value: Sendable>(
        _ settings: AneekaSettings,
        _ body: @escaping @Sendable (RehearsedShow.Answerer, PromptComposer.Style) async throws -> Value
    ) async throws -> Value {
        guard model else { return try await body(.scripted(ScriptedMind(seed: seed)), .chat) }
        return try await SettingsModel.with(settings, places: options.places) { model, style in
            try await body(.model(model), style)
        }
    }
}

/// What an operator says in a rehearsal, now and then.
enum RehearsedOperator {
    static func lines(over length: Duration, _ language: Language) -> [(at: Duration, text: String)] {
        let spanish = ["¿Qué tal va el chat?", "Diles qué vamos a jugar mañana.", "¿Estás cansada ya?"]
        let english = ["How's chat doing?", "Tell them what we play tomorrow.", "Are you tired already?"]
        let texts = language == .es ? spanish : english
        return texts.enumerated().map { number, text in
            (.seconds(length.inSeconds * (Double(number) + 0.5) / Double(texts.count)), text)
        }
    }
}
