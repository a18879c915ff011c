package import Signals

/// From the model's pieces to clauses that can be captioned and spoken.
package struct ReplyReader: Sendable {
    private let request: TurnRequest
    private let addressees: Addressees
    private var parser: ReplyParser
    private var cutter = ClauseCutter()
    private var feeling = Feeling.neutral
    /// The feeling of the clause being gathered.
    private var clauseFeeling = Feeling.neutral
    private var gestures: [Gesture] = []
    private var cues: [VoiceCue] = []
    private var count = 0

    package init(for request: TurnRequest, name: String = "Aneeka") {
        self.request = request
        self.addressees = Addressees(request)
        self.parser = ReplyParser(name: name)
    }

    /// The model may stop: what follows would not be hers.
    package var isOver: Bool { parser.isOver }

    package mutating func receive(_ piece: String) -> [Clause] {
        parser.receive(piece).flatMap { take($0) }
    }

    package mutating func finish() -> [Clause] {
        var clauses = parser.finish().flatMap { take($0) }
        if let rest = cutter.cut() { clauses.append(clause(rest)) }
        return clauses
    }

    private mutating func take(_ part: ReplyPart) -> [Clause] {
        switch part {
        case .text(let text):
            if cutter.pendingWords == 0 { clauseFeeling = feeling }
            var clauses: [Clause] = []
            for character in text {
                for cut in cutter.receive(String(character)) {
                    clauses.append(clause(cut))
                    clauseFeeling = feeling
                }
            }
            return clauses
        case .feeling(let new):
            feeling = new
            // A change of mood in mid-sentence colours what follows it.
            guard cutter.pendingWords >= 3, let before = cutter.cut() else {
                clauseFeeling = new
                return []
            }
            defer { clauseFeeling = new }
            return [clause(before)]
        case .gesture(let gesture):
            if gestures.count < 4 { gestures.append(gesture) }
            return []
        case .cue(let cue):
            if cues.count < 4 { cues.append(cue) }
            return []
        }
    }

    private mutating func clause(_ text: String) -> Clause {
        defer {
            count += 1
            gestures = []
            cues = []
        }
        return Clause(
            turn: request.turn, index: count, text: addressees.named(text, isBeginning: count == 0),
            feeling: clauseFeeling, gestures: gestures, cues: cues)
    }
}
