package import Signals

/// Composes the prompt of a turn from the persona, what she remembers and what is to be answered.
///
/// The order keeps the prefix: persona, rules and samples never change within a language, lasting memory changes
/// seldom, the dialogue grows at its end, and only the tail is of this moment. A prompt's text up to the tail is
/// therefore the beginning of the next prompt's.
package struct PromptComposer: Sendable, Equatable {
    package enum Style: Sendable, Equatable, CaseIterable {
        /// For models tuned to follow instructions.
        case chat
        /// For bare models: a transcript that goes on.
        case transcript
        /// For her own small models, trained on such prompts.
        case brief
    }

    private static let mostFacts = 20
    private static let mostEpisodes = 12
    private static let longestMemory = 240

    private let persona: Persona
    private let style: Style
    private let temperature: Double

    package init(persona: Persona, style: Style, temperature: Double = 0.8) {
        self.persona = persona
        self.style = style
        self.temperature = temperature
    }

    package func prompt(for request: TurnRequest, context: PromptContext) -> Prompt {
        let lines = TurnLines(request, idea: idea(for: request, context: context))
        let brief =
            brief(request.language, context) + BriefPrompt(persona.name, request.language).end(lines, context.notes)
        let form: Prompt.Form
        switch style {
        case .chat:
            let tail = chatTail(request, lines, context).joined(separator: "\n")
            form = .chat(messages(request.language, context) + [.init(.user, tail)])
        case .transcript:
            let tail = transcriptTail(request, lines, context).joined(separator: "\n")
            form = .transcript(transcript(request.language, context) + tail + "\n\(persona.name):")
        case .brief: form = .transcript(brief)
        }
        return Prompt(
            turn: request.turn, form: form, purpose: .talk(request.language),
            maximumTokens: Rules.maximumTokens(request),
            temperature: temperature, stops: style == .chat ? [] : ["\n"], brief: brief)
    }

    /// Everything up to the tail of the next prompt with this context, to be read by the server before it is needed.
    package func prefix(_ language: Language, context: PromptContext, turn: TurnID = TurnID(0)) -> Prompt {
        let form: Prompt.Form =
            switch style {
            case .chat: .chat(messages(language, context))
            case .transcript: .transcript(transcript(language, context))
            case .brief: .transcript(brief(language, context))
            }
        return Prompt(
            turn: turn, form: form, purpose: .talk(language), maximumTokens: 0, temperature: 0,
            stops: style == .chat ? [] : ["\n"])
    }

    /// What she is given to think of in an idle turn; nil for the other shapes. The same turn with the same context
    /// gives the same, and none comes again while the dialogue holds it.
    package func idea(for request: TurnRequest, context: PromptContext) -> String? {
        guard request.shape == .idle else { return nil }
        if let idea = context.idea { return idea }
        return IdleIdeas(persona.voice(request.language), request.language, memories: context.lasting.episodes)
            .idea(for: request.turn, besides: context.dialogue.exchanges.compactMap(\.idea))
    }

    private func brief(_ language: Language, _ context: PromptContext) -> String {
        BriefPrompt(persona.name, language).beginning(context.dialogue, language)
    }

    // MARK: For models that follow instructions

    private func messages(_ language: Language, _ context: PromptContext) -> [Prompt.Message] {
        let terms = Terms(language)
        var messages = [Prompt.Message(.system, system(language))]
        messages.reserveCapacity(context.dialogue.messageCount + 4)
        // An opening of hers, so that templates which want speakers to alternate have what they want.
        let opening = lasting(context.lasting, terms) + [Terms.show + terms.onAir]
        messages.append(.init(.user, opening.joined(separator: "\n")))
        messages.append(.init(.assistant, terms.opening))
        for exchange in context.dialogue.exchanges {
            messages.append(.init(.user, exchange.lines.joined(separator: "\n")))
            messages.append(.init(.assistant, exchange.reply))
        }
        return messages
    }

    private func system(_ language: Language) -> String {
        let voice = persona.voice(language)
        let parts = [
            voice.who, voice.manner, Rules.likes(voice.likes, language), Rules.taboos(voice.taboos, language),
            Rules.never(voice.never, language),
            Rules.of(language, name: persona.name),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n\n" + samples(voice).joined(separator: "\n")
    }

    private func samples(_ voice: Persona.Voice) -> [String] {
        voice.exchanges.map { "@\($0.viewer): \($0.text)\n\(persona.name): \($0.reply)" }
    }

    private func lasting(_ memory: LastingMemory, _ terms: Terms) -> [String] {
        memory.operatorFacts.suffix(Self.mostFacts).map {
            Terms.show + terms.fact + ": " + Fence.trusted($0, limit: Self.longestMemory)
        }
            + memory.episodes.suffix(Self.mostEpisodes).map { Terms.show + terms.memory + ": " + Fence.text($0) }
    }

    /// The lines first: they are the beginning of the next prompt's dialogue.
    private func chatTail(_ request: TurnRequest, _ lines: TurnLines, _ context: PromptContext) -> [String] {
        let terms = Terms(request.language)
        var tail = lines.lasting + lines.recipients + lines.impression + lines.notes(context.notes)
        if !context.mood.isEmpty { tail.append(Terms.show + terms.mood + ": " + Fence.text(context.mood)) }
        if !context.avoid.isEmpty {
            let worn = context.avoid.prefix(5).map { "\"\(Fence.text($0))\"" }.joined(separator: ", ")
            tail.append(Terms.show + terms.worn + ": " + worn)
        }
        if let gag = context.gag { tail.append(Terms.show + terms.gag + ": " + Fence.text(gag)) }
        return tail + [Terms.show + Rules.instruction(request)]
    }

    // MARK: For bare models

    private func transcript(_ language: Language, _ context: PromptContext) -> String {
        let voice = persona.voice(language)
        var text = [voice.who, voice.manner].filter { !$0.isEmpty }.joined(separator: " ") + "\n\n"
        for line in samples(voice) + lasting(context.lasting, Terms(language)) { text += line + "\n" }
        for exchange in context.dialogue.exchanges {
            for line in exchange.lines { text += line + "\n" }
            text += "\(persona.name): \(exchange.reply)\n"
        }
        return text
    }

    /// What is to be answered comes last, where a bare model looks first; what wears off is not named, since it would
    /// only say it again.
    private func transcriptTail(_ request: TurnRequest, _ lines: TurnLines, _ context: PromptContext) -> [String] {
        let terms = Terms(request.language)
        var tail = lines.notes(context.notes)
        if !context.mood.isEmpty { tail.append(Terms.show + terms.mood + ": " + Fence.text(context.mood)) }
        return tail + lines.impression + lines.recipients + lines.lasting
    }
}
