import Attention
import Mind
import Moderation
import Settings
import Show
import Signals

/// What the settings make of her: persona, gates and attention, as the show, a rehearsal and a replay need them alike.
struct Casting {
    let settings: AneekaSettings
    let places: Places

    /// The language of a text; nil when it cannot be told.
    private var languageOf: @Sendable (String) -> Language? {
        let fixed = settings.persona.language.language
        return { fixed ?? Language.guess($0) }
    }

    var language: Language { settings.persona.language.language ?? .en }

    /// - Throws: `SettingsError`, or what reading the file threw.
    func persona() throws -> Mind.Persona {
        guard !settings.persona.file.isEmpty else {
            var persona = Mind.Persona.aneeka
            persona.name = settings.persona.name
            return persona
        }
        let path = places.expand(settings.persona.file)
        let file = try PersonaFile(try TextFile.text(of: path), path: path)
        return Mind.Persona(
            name: file.name,
            voices: file.voices.mapValues { voice in
                Mind.Persona.Voice(
                    who: voice.who, manner: voice.manner, likes: voice.likes, taboos: voice.taboos,
                    exchanges: voice.exchanges.map { .init($0.viewer, $0.text, $0.reply) }, gags: voice.gags,
                    idle: voice.idle, never: voice.never)
            }, temperament: .init(valence: file.mood.valence, energy: file.mood.energy))
    }

    func composer(_ persona: Mind.Persona, style: PromptComposer.Style) -> PromptComposer {
        // Small models of her own lose the thread above this.
        let temperature = style == .brief ? min(settings.mind.temperature, 0.4) : settings.mind.temperature
        return PromptComposer(persona: persona, style: style, temperature: temperature)
    }

    /// - Throws: what reading the word lists threw.
    func rules() throws -> ModerationRules {
        var words = settings.moderation.words
        for file in settings.moderation.wordFiles { words += try TextFile.lines(of: places.expand(file)) }
        let profanity: ModerationRules.Profanity =
            switch settings.moderation.profanity {
            case .refuse: .refuse
            case .soften: .soften
            case .allow: .allow
            }
        return ModerationRules(
            ownWords: words, softWords: settings.moderation.softWords, allowedWords: settings.moderation.allowedWords,
            allowsLinks: settings.moderation.links == .allow, allowedDomains: settings.moderation.allowedDomains,
            repetitionWindow: settings.attention.repeatWindow, profanity: profanity)
    }

    /// - Parameters:
    ///   - start: of the show.
    ///   - seed: of what she does by chance.
    func director(
        persona: Mind.Persona, rules: ModerationRules, style: PromptComposer.Style, start: Moment, seed: UInt64,
        firstTurn: UInt32 = 1
    ) -> Director {
        var attention = AttentionSettings()
        attention.capacity = settings.attention.queue
        attention.maximumAge = settings.attention.maximumAge
        attention.idleAfter = settings.attention.idleAfter
        attention.language = language
        attention.seed = seed
        let ownName = FoldedText.letters(of: persona.name)
        if !attention.names.contains(ownName) { attention.names.insert(ownName, at: 0) }
        return Director(
            attention: Attention(settings: attention, startedAt: start, languageOf: languageOf),
            readGate: ReadGate(rules: rules), dialogue: Dialogue(budget: settings.mind.context / 2),
            composer: composer(persona, style: style), temper: Temper(persona: persona, seed: seed, at: start),
            firstTurn: firstTurn)
    }
}
