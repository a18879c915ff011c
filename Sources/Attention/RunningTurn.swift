internal import Signals

/// What the operator said to her.
struct OperatorWords: Sendable {
    let text: String
    let language: Language
    /// Was chosen once, and nothing of the answer was heard.
    var hasReturned = false
}

/// What was handed out last, so that it can wait again when nothing of the answer is heard.
struct RunningTurn: Sendable {
    let turn: TurnID
    let shape: LoadShape
    var comments: [WaitingComment] = []
    var events: [EventQueue.Waiting] = []
    /// Events thanked for as a number, and until when the first of those was to be.
    var counted = 0
    var countedIDs: [MessageID] = []
    var deadline: Moment?
    var operatorWords: [OperatorWords] = []
    var away: Duration?

    /// A stop that is nobody's decision against what was to be answered.
    static func mayReturn(after cause: StopCause?) -> Bool {
        switch cause {
        case .moreImportant, .failure, .recall, .operator: true
        case .panel, .shutdown, nil: false
        }
    }
}
