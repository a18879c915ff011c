internal import Signals

/// The lines of a prompt that hold what is to be answered: one for each viewer, event or word of the operator.
struct TurnLines {
    /// Comments shown at most; the others count as waiting.
    static let mostComments = 20
    /// Events shown one by one.
    static let mostEvents = 8

    private let request: TurnRequest
    private let idea: String?
    private let terms: Terms

    init(_ request: TurnRequest, idea: String?) {
        self.request = request
        self.idea = idea
        self.terms = Terms(request.language)
    }

    /// What stays in the dialogue: the operator first, then events, then chat; never empty.
    var lasting: [String] {
        var lines: [String] = []
        if let words = request.operatorWords { lines.append(Terms.show + "\(terms.operator): \(Fence.trusted(words))") }
        if request.shape == .welcomeBack { lines.append(Terms.show + terms.away(request.away)) }
        lines += events
        lines += request.comments.prefix(Self.mostComments).map(comment)
        if lines.isEmpty {
            lines.append(Terms.show + terms.silence + (idea.map { "; \(terms.thinkingOf): \($0)" } ?? ""))
        }
        return lines
    }

    /// What many wrote alike and how the room feels; only of this moment.
    var impression: [String] {
        guard let impression = request.impression else { return [] }
        var lines = impression.echoes.prefix(3).map { "\($0.count) \(terms.viewers): \(Fence.text($0.text))" }
        lines.append(
            Terms.show + terms.room + ": " + terms.tone(impression.tone) + ", " + terms.rate(impression.rate))
        return lines
    }

    /// Whom the gifts went to, the first few; only of this moment.
    var recipients: [String] {
        request.events.prefix(Self.mostEvents).compactMap { event in
            guard !event.recipients.isEmpty else { return nil }
            let names = event.recipients.prefix(3).map { "@" + Fence.name($0) }.joined(separator: ", ")
            let giver = event.viewer.map { name($0.id, $0.name) } ?? "@" + Rules.someone(request.language)
            return Terms.show + "\(terms.giftsTo(giver)): \(names)"
        }
    }

    /// What viewers of this turn once told her.
    func notes(_ notes: [ViewerNote]) -> [String] {
        notes.prefix(4).compactMap { note in
            guard !note.lines.isEmpty else { return nil }
            let told = note.lines.prefix(3).map { Fence.text($0) }.joined(separator: "; ")
            return "\(name(note.viewer, note.name)) (\(terms.toldBefore)): \(told)"
        }
    }

    private func comment(_ comment: Comment) -> String {
        let others = request.copies[comment.id] ?? 0
        let crowd = others > 0 ? " (\(terms.andOthers(others)))" : ""
        return "\(name(comment.viewer.id, comment.viewer.name))\(crowd): \(Fence.text(comment.text))"
    }

    private var events: [String] {
        var lines: [String] = []
        for event in request.events.prefix(Self.mostEvents) {
            let who = event.viewer.map { name($0.id, $0.name) }
            lines.append(Terms.show + "\(terms.event): " + EventLine(event, who: who, request.language).text)
            if !event.text.isEmpty {
                lines.append((who ?? "@" + Rules.someone(request.language)) + ": " + Fence.text(event.text))
            }
        }
        let rest = request.events.count - Self.mostEvents
        if rest > 0 { lines.append(Terms.show + "\(terms.event): \(terms.moreEvents(rest))") }
        return lines
    }

    private func name(_ viewer: ViewerID, _ name: String) -> String {
        "@" + (request.sayableNames.contains(viewer) ? Fence.name(name) : Rules.someone(request.language))
    }
}
