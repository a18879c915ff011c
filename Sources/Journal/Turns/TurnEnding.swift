package import Signals

/// A turn after its last word, or after she was stopped.
package struct TurnEnding: Sendable {
    package let turn: TurnID
    /// The reply as generated, including what nobody heard.
    package let reply: String
    /// Up to the last audible word.
    package let heard: String
    package let wasCut: Bool
    /// nil when she spoke to the end.
    package let cause: StopCause?
    package let marks: [MarkRecord]
    package let at: WallTime

    package init(
        turn: TurnID, reply: String, heard: String, wasCut: Bool, cause: StopCause? = nil, marks: [MarkRecord] = [],
        at: WallTime = .now
    ) {
        self.turn = turn
        self.reply = reply
        self.heard = heard
        self.wasCut = wasCut
        self.cause = cause
        self.marks = marks
        self.at = at
    }
}

/// One step of a turn with its time.
package struct MarkRecord: Hashable, Sendable {
    package let mark: TurnMark
    /// The clause's index where the mark belongs to one.
    package let clause: Int?
    /// Nanoseconds on the monotonic clock from the turn's start; negative for what came before it (`received`).
    package let offset: Int64

    package init(_ mark: TurnMark, clause: Int? = nil, offset: Int64) {
        self.mark = mark
        self.clause = clause
        self.offset = offset
    }

    /// - Parameter start: the turn's start, from which the offset counts.
    package init(_ mark: TurnMark, clause: Int? = nil, at moment: Moment, since start: Moment) {
        self.init(mark, clause: clause, offset: moment.nanoseconds - start.nanoseconds)
    }
}
