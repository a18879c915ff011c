import Mind
import Signals

/// Some turns of a show with her replies, as the generator of training texts writes them.
struct DescribedConversation: Decodable {
    struct Comment: Decodable {
        let name: String
        let text: String
        /// How many others wrote the same.
        let copies: Int?
    }

    struct Event: Decodable {
        let kind: String
        /// Nil: anonymous.
        let name: String?
        let text: String?
        let tier: Int?
        let months: Int?
        let count: Int?
        let reward: String?
        let currency: String?
    }

    struct Impression: Decodable {
        struct Echo: Decodable {
            let text: String
            let count: Int
        }
        let tone: String
        let rate: Double
        let echoes: [Echo]
    }

    /// What a viewer once told her.
    struct Note: Decodable {
        let name: String
        let lines: [String]
    }

    struct Turn: Decodable {
        let shape: String
        let comments: [Comment]?
        let events: [Event]?
        /// The operator's words.
        let said: String?
        let notes: [Note]?
        let impression: Impression?
        let idea: String?
        /// Seconds.
        let away: Int?
        /// As in `[joy:3]`, without the brackets.
        let mark: String
        /// With viewers as `@name`.
        let reply: String
    }

    struct Mistake: Error, CustomStringConvertible {
        let description: String
    }

    let language: String
    let turns: [Turn]

    /// - Parameter name: hers.
    /// - Throws: ``Mistake`` for words that mean nothing.
    func parts(name: String) throws -> [TrainingPart] {
        var persona = Persona.aneeka
        persona.name = name
        let composer = PromptComposer(persona: persona, style: .brief)
        let language = try Self.known(Language(rawValue: language), language)
        var context = PromptContext()
        var parts: [TrainingPart] = []
        var told = ""
        for (number, turn) in turns.enumerated() {
            let request = try turn.request(TurnID(UInt32(number)), language)
            context.notes = (turn.notes ?? []).map { note in
                ViewerNote(viewer: Self.id(note.name), name: note.name, lines: note.lines)
            }
            context.idea = turn.idea
            let prompt = Self.text(composer.prompt(for: request, context: context))
            parts.append(TrainingPart(text: String(prompt.dropFirst(told.count)), isReply: false))
            let emotion = turn.mark.prefix { $0 != ":" }
            let feeling = Feeling(try Self.known(Emotion(rawValue: String(emotion)), turn.mark))
            context.dialogue.remember(request, heard: turn.reply, feeling: feeling, wasCut: false, idea: turn.idea)
            let after = Self.text(composer.prefix(language, context: context))
            // Her line ends the dialogue, which keeps the emotion alone; she also says how much.
            let line = after.split(separator: "\n").last ?? ""
            let words = line.dropFirst("\(name): [\(emotion)] ".count)
            parts.append(TrainingPart(text: " [\(turn.mark)] \(words)\n", isReply: true))
            told = after
        }
        return parts
    }

    private static func text(_ prompt: Prompt) -> String {
        if case .transcript(let text) = prompt.form { text } else { "" }
    }

    static func id(_ name: String) -> ViewerID { ViewerID(.twitch, name) }

    static func known<Value>(_ value: Value?, _ word: String) throws -> Value {
        guard let value else { throw Mistake(description: "“\(word)” means nothing here") }
        return value
    }
}

extension DescribedConversation.Turn {
    typealias Parent = DescribedConversation

    func request(_ turn: TurnID, _ language: Language) throws -> TurnRequest {
        let start = Moment(nanoseconds: 0)
        var copies: [MessageID: Int] = [:]
        var viewers: Set<ViewerID> = []
        func viewer(_ name: String) -> Viewer {
            viewers.insert(Parent.id(name))
            return Viewer(id: Parent.id(name), login: name.lowercased(), name: name)
        }
        let comments = (comments ?? []).enumerated().map { number, comment in
            let id = MessageID("\(turn.number)-\(number)")
            copies[id] = comment.copies
            return Signals.Comment(id: id, viewer: viewer(comment.name), text: comment.text, receivedAt: start)
        }
        let events = try (events ?? []).enumerated().map { number, event in
            ChannelEvent(
                id: MessageID("\(turn.number)-event-\(number)"), kind: try event.kindOfEvent(),
                viewer: event.name.map(viewer), text: event.text ?? "", platform: .twitch, receivedAt: start)
        }
        let impression = try impression.map { impression in
            RoomImpression(
                comments: 40, viewers: 30, rate: impression.rate,
                echoes: impression.echoes.map { .init(text: $0.text, count: $0.count) },
                tone: try Parent.known(RoomImpression.Tone(rawValue: impression.tone), impression.tone))
        }
        return TurnRequest(
            turn: turn, shape: try Parent.known(LoadShape(rawValue: shape), shape), comments: comments, events: events,
            operatorWords: said, copies: copies, impression: impression, away: away.map { .seconds($0) },
            language: language, sayableNames: viewers)
    }
}

extension DescribedConversation.Event {
    func kindOfEvent() throws -> ChannelEvent.Kind {
        switch kind {
        case "follow": .follow
        case "subscription": .subscription(tier: tier ?? 1)
        case "resubscription": .resubscription(tier: tier ?? 1, months: months ?? 2)
        case "gift": .gift(count: count ?? 1, tier: tier ?? 1)
        case "cheer": .cheer(bits: count ?? 100)
        case "raid": .raid(viewers: count ?? 10)
        case "redemption": .redemption(reward: reward ?? "", cost: count ?? 100)
        case "donation": .donation(cents: count ?? 100, currency: currency ?? "EUR")
        case "hypeTrain": .hypeTrain(level: count ?? 1)
        case "watchStreak": .watchStreak(streams: count ?? 3)
        case "adBreak": .adBreak(seconds: count ?? 60)
        default: throw DescribedConversation.Mistake(description: "no event is called “\(kind)”")
        }
    }
}
