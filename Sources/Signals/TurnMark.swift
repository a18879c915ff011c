/// The steps of a turn, in their order; each is marked with the time it happened.
package enum TurnMark: String, CaseIterable, Hashable, Sendable {
    /// The comment was received from its source.
    case received
    /// It passed the gate and is committed.
    case admitted
    case chosen
    /// The request left for the model.
    case asked
    case firstToken
    case firstClause
    case passedGate
    case voiceAsked
    case firstSample
    case audible
    case mouthMoves
    /// The last word was heard.
    case finished
    /// She was stopped.
    case stopped
}

/// Why a turn ended before its last word.
package enum StopCause: String, Hashable, Sendable {
    case `operator`, panel, recall, moreImportant, failure, shutdown
}
