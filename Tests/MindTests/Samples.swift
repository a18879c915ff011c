import Mind
import Signals

/// What tests of prompts and replies are made of.
enum Sample {
    static func viewer(_ name: String) -> Viewer {
        Viewer(id: ViewerID(.twitch, name), login: name.lowercased(), name: name)
    }

    static func comment(_ text: String, from name: String = "Lupita", id: String? = nil) -> Signals.Comment {
        Comment(
            id: MessageID(id ?? text), viewer: viewer(name), text: text, receivedAt: Moment(nanoseconds: 0))
    }

    static func request(
        _ comments: [Signals.Comment], _ language: Language = .en, turn: UInt32 = 1, shape: LoadShape? = nil,
        events: [ChannelEvent] = [], operatorWords: String? = nil, copies: [MessageID: Int] = [:],
        impression: RoomImpression? = nil, sayable: Bool = true
    ) -> TurnRequest {
        let people = comments.map(\.viewer.id) + events.compactMap(\.viewer?.id)
        return TurnRequest(
            turn: TurnID(turn), shape: shape ?? (comments.count > 1 ? .few : comments.isEmpty ? .idle : .single),
            comments: comments, events: events, operatorWords: operatorWords, copies: copies, impression: impression,
            language: language, sayableNames: sayable ? Set(people) : [])
    }

    static func event(_ kind: ChannelEvent.Kind, from name: String? = "Lupita", text: String = "") -> ChannelEvent {
        ChannelEvent(
            id: MessageID("event-\(kind)"), kind: kind, viewer: name.map(viewer), text: text, platform: .twitch,
            receivedAt: Moment(nanoseconds: 0))
    }

    static let composers = PromptComposer.Style.allCases.map { PromptComposer(persona: .aneeka, style: $0) }

    /// Those whose prompts hold viewers' names; the others hold numbers.
    static let naming = [PromptComposer.Style.chat, .transcript].map { PromptComposer(persona: .aneeka, style: $0) }

    /// A prompt as one text, with the roles of its messages.
    static func text(_ prompt: Prompt) -> String {
        switch prompt.form {
        case .transcript(let text): text
        case .chat(let messages): messages.map { "\($0.role.rawValue)\n\($0.content)" }.joined(separator: "\n")
        }
    }

    /// The tail of a prompt: its last message, or what a transcript adds to its prefix.
    static func tail(_ prompt: Prompt, after prefix: Prompt) -> String {
        switch (prompt.form, prefix.form) {
        case (.chat(let messages), _): messages.last?.content ?? ""
        case (.transcript(let text), .transcript(let before)): String(text.dropFirst(before.count))
        default: ""
        }
    }
}

/// Deterministic numbers for properties.
struct Dice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
