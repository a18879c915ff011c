internal import Signals

/// What playback keeps of a turn that is not over. Touched by the actor ``Playback`` alone.
final class TurnInPlay {
    /// Why a session on one output ended.
    enum Ending: Sendable {
        /// Everything was heard.
        case heard
        /// Another output leads now.
        case moved
        case stopped
        /// The output is gone; this frame was heard.
        case lost(Int)
    }

    var score: TurnScore
    /// The next frame to write.
    var cursor = 0
    /// Beyond the last frame offered to an output: a write that suspends may have been taken already.
    var offered = 0
    /// Heard for certain: where earlier outputs were left.
    var heard = 0
    /// The frame from which the current output plays; it rises from silence.
    var sessionStart = 0
    var seat: Lead.Seat?
    /// Ends the session that runs.
    var alarm: AsyncStream<Ending>.Continuation?
    var isOver = false
    let pump = Bell()
    let herald = Bell()
    var isWriting = false
    /// Voices that wait until some of their sound was taken.
    var producers: [Bell] = []
    var lastExtension: Moment?
    var lastPosition: Moment?

    init(_ turn: TurnID) {
        score = TurnScore(turn: turn)
    }

    func releaseProducers() {
        for producer in producers { producer.ring() }
        producers.removeAll()
    }
}
