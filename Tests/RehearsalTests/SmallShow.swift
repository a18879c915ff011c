import Rehearsal
import Signals

/// Makes small shows by hand.
struct SmallShow {
    static let start = Moment(nanoseconds: 5_000_000_000)
    var tally: Tally

    init(seconds: Double = 600) { tally = Tally(start: Self.start, length: .seconds(seconds)) }

    static func at(_ second: Double) -> Moment { start + .seconds(second) }

    static func viewer(_ name: String) -> Viewer {
        Viewer(id: ViewerID(.simulated, name), login: name, name: name)
    }

    static func comment(_ id: String, _ name: String, _ text: String = "hi", at second: Double, bits: Int = 0)
        -> Comment
    {
        Comment(id: MessageID(id), viewer: viewer(name), text: text, bits: bits, receivedAt: at(second))
    }

    static func event(
        _ id: String, _ name: String?, _ kind: ChannelEvent.Kind = .subscription(tier: 1), at second: Double
    ) -> ChannelEvent {
        ChannelEvent(
            id: MessageID(id), kind: kind, viewer: name.map(viewer), platform: .simulated, receivedAt: at(second))
    }

    @discardableResult
    mutating func write(
        _ id: String, _ name: String, _ text: String = "hi", at second: Double, bits: Int = 0,
        truth: Truth = Truth(.question), refusal: String? = nil
    ) -> Comment {
        let comment = Self.comment(id, name, text, at: second, bits: bits)
        tally.commented(Happening(at: .seconds(second), event: .comment(comment), truth: truth))
        if let refusal {
            tally.refused(comment.id, kind: refusal, at: Self.at(second))
        } else {
            tally.admitted(comment.id)
        }
        return comment
    }

    @discardableResult
    mutating func give(_ id: String, _ name: String?, at second: Double) -> ChannelEvent {
        let event = Self.event(id, name, at: second)
        tally.commented(Happening(at: .seconds(second), event: .happened(event), truth: Truth(.paid)))
        return event
    }

    mutating func recall(_ recall: Recall, at second: Double) {
        tally.commented(Happening(at: .seconds(second), event: .recall(recall), truth: Truth(.recall)))
    }

    mutating func turn(
        _ number: UInt32, _ shape: LoadShape, _ comments: [Comment] = [], events: [ChannelEvent] = [],
        operatorWords: String? = nil, waiting: Int = 0, heard: String, from start: Double, to end: Double,
        outcome: HeardTurn.Outcome = .finished, tokens: (Int, Int, Int) = (0, 0, 0)
    ) {
        let request = TurnRequest(
            turn: TurnID(number), shape: shape, comments: comments, events: events, operatorWords: operatorWords,
            waiting: waiting, language: .en, sayableNames: [])
        tally.turnBegan(request, at: Self.at(start))
        tally.turnEnded(
            HeardTurn(
                turn: TurnID(number), heard: heard, at: Self.at(end), outcome: outcome, promptTokens: tokens.0,
                cachedTokens: tokens.1, completionTokens: tokens.2))
    }

    func figures(at second: Double = 600) -> Figures { tally.figures(at: Self.at(second)) }
}
