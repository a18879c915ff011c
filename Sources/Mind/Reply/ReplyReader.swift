package import Signals

/// From the model's pieces to clauses that can be captioned and spoken.
package struct ReplyReader: Sendable {
    private let request: TurnRequest
    private let addressees: Addressees
    private var parser: ReplyParser
    private var cutter = ClauseCutter()
    private var filter: ClauseFilter
    private var feeling = Feeling.neutral
    /// The feeling of the clause being gathered.
    private var clauseFeeling = Feeling.neutral
    private var gestures: [Gesture] = []
    private var cues: [VoiceCue] = []
    private var count = 0

    /// - Parameters:
    ///   - name: hers.
    ///   - never: phrases that she never says; a clause that holds one is dropped.
    package init(for request: TurnRequest, name: String = "Aneeka", never: [String] = []) {
        self.request = request
        self.addressees = Addressees(request)
        self.parser = ReplyParser(name: name)
        self.filter = ClauseFilter(request, never: never)
    }

    /// The model may stop: what follows would not be hers.
    package var isOver: Bool { parser.isOver }

    package mutating func receive(_ piece: String) -> [Clause] {
        parser.receive(piece).flatMap { take($0) }
    }

    package mutating func finish() -> [Clause] {
        var clauses = parser.finish().flatMap { take($0) }
        if let rest = cutter.cut() { add(rest, to: &clauses) }
        return clauses
    }

    private mutating func take(_ part: ReplyPart) -> [Clause] {
        var clauses: [Clause] = []
        switch part {
        case .text(let text):
            if cutter.pendingWords == 0 { clauseFeeling = feeling }
            for character in text {
                for cut in cutter.receive(String(character)) {
                    add(cut, to: &clauses)
                    clauseFeeling = feeling
                }
            }
        case .feeling(let new):
            feeling = new
            // A change of mood in mid-sentence colours what follows it.
            if cutter.pendingWords >= 3, let before = cutter.cut() { add(before, to: &clauses) }
            clauseFeeling = new
        case .gesture(let gesture):
            if gestures.count < 4 { gestures.append(gesture) }
        case .cue(let cue):
            if cues.count < 4 { cues.append(cue) }
        }
        return clauses
    }

    /// The gestures of a clause that is dropped go to the next one.
    private mutating func add(_ text: String, to clauses: inout [Clause]) {
        guard filter.keeps(text) else { return }
        clauses.append(
            Clause(
                turn: request.turn, index: count, text: addressees.named(text, isBeginning: count == 0),
                feeling: clauseFeeling, gestures: gestures, cues: cues))
        count += 1
        gestures = []
        cues = []
    }
}
