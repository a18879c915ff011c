package import Signals

/// Stands in for a model where a rehearsal has no server: plausible, varied replies with marks, always the same for
/// the same request and seed. It obeys nobody, since it reads no more of a line than what kind it is.
package struct ScriptedMind: Sendable {
    private let seed: UInt64

    package init(seed: UInt64) { self.seed = seed }

    /// - Returns: as a model writes it: marks in brackets, viewers as `@name`.
    package func reply(to request: TurnRequest) -> String {
        var chances = Chances(seed &+ UInt64(request.turn.number) &* 0x9e37_79b9)
        let book = ScriptedLines.book(request.language)
        switch request.shape {
        case .single, .few: return answers(request, book, request.comments.prefix(4), &chances)
        case .crowd:
            return answers(request, book, request.comments.prefix(2), &chances) + " " + room(request, book, &chances)
        case .flood:
            let mood = "[\(feeling(request.impression?.tone).rawValue)] " + room(request, book, &chances)
            guard let first = request.comments.first else { return mood }
            return mood + " " + answer(first, request, book, after: mood, &chances)
        case .operator: return "[joy] " + joined(book.operatorOpeners, book.operatorAnswers, &chances)
        case .operatorWithChat:
            let first = "[joy] " + joined(book.operatorOpeners, book.operatorAnswers, &chances)
            return first + " " + answers(request, book, request.comments.prefix(1), &chances)
        case .events: return thanks(request, book, &chances)
        case .idle: return "[curiosity:1] " + joined(book.idleOpeners, book.idleThoughts, &chances)
        case .welcomeBack: return "[embarrassment] " + joined(book.backOpeners, book.backs, &chances)
        }
    }

    // MARK: Pieces

    private func answers(
        _ request: TurnRequest, _ book: ScriptedLines, _ comments: ArraySlice<Comment>, _ chances: inout Chances
    ) -> String {
        var text = ""
        for comment in comments {
            text += (text.isEmpty ? "" : " ") + answer(comment, request, book, after: text, &chances)
        }
        return text
    }

    /// - Parameter said: the reply so far; nothing of it comes again.
    private func answer(
        _ comment: Comment, _ request: TurnRequest, _ book: ScriptedLines, after said: String,
        _ chances: inout Chances
    ) -> String {
        func fresh(_ lines: [String]) -> [String] {
            let rest = lines.filter { !said.contains($0) }
            return rest.isEmpty ? lines : rest
        }
        let name = Self.mention(comment.viewer)
        let kind = Self.kind(of: comment)
        let lines =
            switch kind {
            case .question: book.answers
            case .greeting: book.greetings
            case .laughter: book.laughs
            case .remark: book.remarks
            }
        let emotion: Emotion =
            switch kind {
            case .question: chances.pick([.curiosity, .smugness, .joy])
            case .greeting: .joy
            case .laughter: .laughter
            case .remark: chances.pick([.tenderness, .surprise, .joy, .smugness])
            }
        let mark = "[\(emotion.rawValue)\(chances.pick(["", "", ":1", ":3"]))] "
        let gesture = chances.happens(0.2) ? "[\(chances.pick(Gesture.allCases).rawValue)] " : ""
        let opener = chances.pick(book.openers).replacing("{name}", with: name)
        let line = chances.pick(fresh(lines))
        let end = chances.happens(0.4) ? " " + chances.pick(fresh(book.closers)) : ""
        return mark + gesture + opener + line + end
    }

    private func thanks(_ request: TurnRequest, _ book: ScriptedLines, _ chances: inout Chances) -> String {
        let givers = request.events.map { event in
            let name = event.viewer.map(Self.mention) ?? book.somebody
            return book.thanks(event.kind, name)
        }
        let cheers = request.comments.map { book.thanks(.cheer(bits: $0.bits), Self.mention($0.viewer)) }
        let all = (givers + cheers).joined(separator: " ")
        let rest = request.waiting > 0 ? " " + book.andMore(request.waiting) : ""
        let opening = request.language == .es ? "¡Gracias! " : "Thank you! "
        return "[joy:3] [heart] " + opening + all + rest + " " + chances.pick(book.thanksClosers)
    }

    private func room(_ request: TurnRequest, _ book: ScriptedLines, _ chances: inout Chances) -> String {
        let tone = request.impression?.tone ?? .mixed
        return joined(book.roomOpeners, book.rooms[tone] ?? book.rooms[.mixed] ?? [""], &chances)
    }

    private func joined(_ openers: [String], _ lines: [String], _ chances: inout Chances) -> String {
        chances.pick(openers) + " " + chances.pick(lines)
    }

    private func feeling(_ tone: RoomImpression.Tone?) -> Emotion {
        switch tone {
        case .laughing: .laughter
        case .cheering, .greeting: .joy
        case .asking: .curiosity
        case .sad: .tenderness
        case .angry: .embarrassment
        case .mixed, nil: .surprise
        }
    }

    private enum LineKind { case question, greeting, laughter, remark }

    private static func kind(of comment: Comment) -> LineKind {
        let text = comment.folded.letters
        if text.contains("?") || comment.text.contains("¿") { return .question }
        if text.contains("jaja") || text.contains("haha") || text.contains("lol") || text.hasPrefix("xd") {
            return .laughter
        }
        let first = text.split { !$0.isLetter }.first.map(String.init) ?? ""
        let greetings: Set<String> = [
            "hi", "hello", "hey", "hiii", "yo", "hola", "buenas", "buenos", "holiii", "saludos",
        ]
        return greetings.contains(first) ? .greeting : .remark
    }

    /// One word, as the prompt writes names.
    static func mention(_ viewer: Viewer) -> String {
        let word = viewer.name.unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
        }
        return "@" + (word.isEmpty ? "viewer" : String(String.UnicodeScalarView(word.prefix(25))))
    }
}
