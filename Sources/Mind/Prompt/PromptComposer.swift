package import Signals

/// Composes the prompt of a turn from the persona, the dialogue and what is to be answered.
///
/// The order keeps the prefix: persona and rules never change within a language, the dialogue grows at its end, and
/// only the tail is new. A prompt's text up to the tail is therefore the beginning of the next prompt's.
package struct PromptComposer: Sendable, Equatable {
    package enum Style: Sendable, Equatable {
        /// For models tuned to follow instructions.
        case chat
        /// For bare models: a transcript that goes on.
        case transcript
    }

    private let persona: Persona
    private let style: Style
    private let temperature: Double

    package init(persona: Persona, style: Style, temperature: Double = 0.8) {
        self.persona = persona
        self.style = style
        self.temperature = temperature
    }

    package func prompt(for request: TurnRequest, dialogue: Dialogue) -> Prompt {
        switch style {
        case .chat:
            Prompt(
                turn: request.turn, form: .chat(messages(request, dialogue)), maximumTokens: Self.limit(request.shape),
                temperature: temperature, stops: [])
        case .transcript:
            Prompt(
                turn: request.turn, form: .transcript(transcript(request, dialogue)),
                maximumTokens: Self.limit(request.shape), temperature: temperature, stops: ["\n"])
        }
    }

    /// The unchanging beginning alone, to warm the server's cache with before the first comment.
    package func warmUp(_ language: Language, turn: TurnID) -> Prompt {
        let request = TurnRequest(turn: turn, shape: .idle, comments: [], language: language, sayableNames: [])
        let prompt = prompt(for: request, dialogue: Dialogue())
        return Prompt(turn: turn, form: prompt.form, maximumTokens: 1, temperature: 0, stops: prompt.stops)
    }

    /// Reply tokens: two spoken sentences, three for a crowd.
    private static func limit(_ shape: LoadShape) -> Int {
        switch shape {
        case .single, .operator: 90
        case .few, .operatorWithChat, .events, .welcomeBack, .idle: 120
        case .crowd, .flood: 140
        }
    }

    // MARK: For models that follow instructions

    private func messages(_ request: TurnRequest, _ dialogue: Dialogue) -> [Prompt.Message] {
        var messages = [Prompt.Message(.system, system(request.language))]
        for exchange in dialogue.exchanges {
            messages.append(.init(.user, exchange.lines.isEmpty ? "…" : exchange.lines.joined(separator: "\n")))
            messages.append(.init(.assistant, exchange.reply))
        }
        let lines = request.comments.map { line($0, request) }
        messages.append(.init(.user, (lines + [Rules.instruction(request)]).joined(separator: "\n")))
        return messages
    }

    private func system(_ language: Language) -> String {
        let voice = persona.voice(language)
        let samples = voice.exchanges.map { "@\($0.viewer): \($0.text)\n\(persona.name): \($0.reply)" }
        return [voice.who, voice.manner, voice.likes, voice.taboos, Rules.of(language, name: persona.name)]
            .joined(separator: "\n") + "\n\n" + samples.joined(separator: "\n")
    }

    // MARK: For bare models

    private func transcript(_ request: TurnRequest, _ dialogue: Dialogue) -> String {
        let voice = persona.voice(request.language)
        var text = [voice.who, voice.manner].joined(separator: " ") + "\n\n"
        for exchange in voice.exchanges {
            text += "@\(exchange.viewer): \(exchange.text)\n\(persona.name): \(exchange.reply)\n"
        }
        for exchange in dialogue.exchanges {
            for line in exchange.lines { text += line + "\n" }
            text += "\(persona.name): \(exchange.reply)\n"
        }
        for comment in request.comments { text += line(comment, request) + "\n" }
        if request.comments.isEmpty { text += Rules.silence(request.language) + "\n" }
        return text + "\(persona.name):"
    }

    private func line(_ comment: Comment, _ request: TurnRequest) -> String {
        let name =
            request.sayableNames.contains(comment.viewer.id)
            ? "@" + Fence.name(comment.viewer.name) : Rules.someone(request.language)
        return "\(name): \(Fence.text(comment.text))"
    }
}
