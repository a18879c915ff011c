internal import Signals

/// The prompts as models are trained on them: each shape in each language and style, with fixed contents.
///
/// A model's card names ``hash``; who changes a prompt changes it, and trains anew (`marks.md`).
package enum PromptContract {
    package struct Sample: Sendable {
        /// As its file is called: `es-chat-single`.
        package let name: String
        package let prompt: Prompt

        /// The prompt as a text with its limits, for reading and comparing.
        package var text: String {
            var text = "maximum: \(prompt.maximumTokens) tokens\n"
            if !prompt.stops.isEmpty {
                text += "stops: \(prompt.stops.map { $0 == "\n" ? "line end" : $0 }.joined(separator: " "))\n"
            }
            switch prompt.form {
            case .transcript(let transcript): text += "=== transcript\n\(transcript)"
            case .chat(let messages):
                text += messages.map { "=== \($0.role.rawValue)\n\($0.content)" }.joined(separator: "\n")
            }
            return text + "\n"
        }
    }

    /// All samples: two languages, three styles, nine shapes.
    package static var samples: [Sample] {
        Language.allCases.flatMap { language in
            PromptComposer.Style.allCases.flatMap { style in
                let composer = PromptComposer(persona: .aneeka, style: style)
                return LoadShape.allCases.map { shape in
                    Sample(
                        name: "\(language.rawValue)-\(style)-\(shape.rawValue)",
                        prompt: composer.prompt(for: request(shape, language), context: context(shape, language)))
                }
            }
        }
    }

    /// Of all samples' names and texts; 16 hexadecimal digits, the same on every machine.
    package static var hash: String {
        let digits = String(StableHash.of(samples.map { "\($0.name)\n\($0.text)" }.joined()), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    // MARK: Their contents

    private static let start = Moment(nanoseconds: 0)

    private static func viewer(_ name: String) -> Viewer {
        Viewer(id: ViewerID(.twitch, name.lowercased()), login: name.lowercased(), name: name)
    }

    private static func comment(_ name: String, _ text: String) -> Comment {
        Comment(id: MessageID("\(name)-\(text.count)"), viewer: viewer(name), text: text, receivedAt: start)
    }

    private static func comments(_ language: Language) -> [Comment] {
        switch language {
        case .en:
            [
                comment("tealeaf", "what do cats think about all day?"), comment("Old_Mill", "gg that was close"),
                comment("nightbus", "hi from work, don't tell my boss"), comment("pixelpear", "sing us something"),
                comment("Sandcastle", "is the plant ok?"), comment("rusty", "best stream"),
            ]
        case .es:
            [
                comment("te_verde", "¿en qué piensan los gatos todo el día?"), comment("Molino", "uf por los pelos"),
                comment("nocturno", "hola desde el curro, no se lo digáis a mi jefe"),
                comment("perapixel", "cántanos algo"), comment("Castillo", "¿la planta está bien?"),
                comment("oxidado", "el mejor directo"),
            ]
        }
    }

    private static func events(_ language: Language) -> [ChannelEvent] {
        let names = language == .en ? ["harbor", "moonpie"] : ["puerto", "lunita"]
        let words = language == .en ? "for the plant" : "para la planta"
        return [
            ChannelEvent(
                id: MessageID("gift"), kind: .gift(count: 5, tier: 1), viewer: viewer(names[0]), platform: .twitch,
                receivedAt: start),
            ChannelEvent(
                id: MessageID("cheer"), kind: .cheer(bits: 100), viewer: viewer(names[1]), text: words,
                platform: .twitch, receivedAt: start),
        ]
    }

    private static func request(_ shape: LoadShape, _ language: Language) -> TurnRequest {
        let all = comments(language)
        let count =
            switch shape {
            case .single: 1
            case .few, .operatorWithChat, .welcomeBack: 2
            case .crowd: 5
            case .flood: 3
            case .operator, .events, .idle: 0
            }
        let english = language == .en
        let happened = shape == .events ? events(language) : []
        let isMany = shape == .crowd || shape == .flood
        let echo = RoomImpression.Echo(text: english ? "LET'S GO" : "VAMOOOS", count: 14)
        return TurnRequest(
            turn: TurnID(7), shape: shape, comments: Array(all.prefix(count)), events: happened,
            operatorWords: shape == .operator || shape == .operatorWithChat
                ? (english ? "How are you feeling tonight?" : "¿Cómo te encuentras esta noche?") : nil,
            copies: isMany ? [all[0].id: 7] : [:],
            impression: isMany
                ? RoomImpression(comments: 40, viewers: 31, rate: 8, echoes: [echo], tone: .cheering) : nil,
            waiting: shape == .crowd ? 9 : shape == .flood ? 120 : 0,
            away: shape == .welcomeBack ? .seconds(150) : nil, language: language,
            sayableNames: Set((all.map(\.viewer.id) + happened.compactMap(\.viewer?.id))))
    }

    private static func context(_ shape: LoadShape, _ language: Language) -> PromptContext {
        let english = language == .en
        var dialogue = Dialogue()
        let before = comment(english ? "mosswitch" : "lunaverde", english ? "did you win?" : "¿has ganado?")
        dialogue.remember(
            TurnRequest(
                turn: TurnID(6), shape: .single, comments: [before], language: language,
                sayableNames: [before.viewer.id]),
            heard: english
                ? "I came second, mosswitch. Out of two, but second."
                : "He quedado segunda, lunaverde. De dos, pero segunda.",
            feeling: Feeling(.smugness), wasCut: false)
        var context = PromptContext(
            lasting: LastingMemory(
                operatorFacts: [english ? "Tonight is cooking night." : "Hoy toca noche de cocina."],
                episodes: [
                    english ? "Chat named the houseplant Ramona." : "El chat le puso Ramona a la planta."
                ]), dialogue: dialogue)
        if shape == .single {
            let first = comments(language)[0].viewer
            context.notes = [
                ViewerNote(
                    viewer: first.id, name: first.name,
                    lines: [english ? "my cat is called Pixel" : "mi gato se llama Pixel"])
            ]
            context.mood = MoodWords.words(joy: 1, vigour: 0, language)
            context.avoid = english ? ["oh my dear", "the houseplant says"] : ["ay mi alma", "dice la planta"]
            context.gag = Persona.aneeka.voice(language).gags.first
        }
        return context
    }
}
