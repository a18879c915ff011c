package import Signals

/// Which frames of which turn went to the server, so that a frame heard can be named; pure.
///
/// Frames are counted twice: within their turn, and as pushed since the connection began ("heard" counts the latter).
package struct PulseLedger: Sendable {
    /// Why no more of a turn will be heard.
    package enum End: Equatable, Sendable {
        case stopped
        /// The server went away with frames unheard; `isTold` once the writer knows.
        case lost(isTold: Bool)
    }

    /// A stretch of one turn, gapless on both counts.
    private struct Stretch {
        let turn: TurnID
        let turnStart: Int
        let pushedStart: Int
        var count: Int
        var pushedEnd: Int { pushedStart + count }
    }

    private var stretches: [Stretch] = []
    /// Newest last.
    private var ended: [(turn: TurnID, frame: Int, end: End)] = []
    private var pushed = 0
    /// Far more turns than can be in flight.
    private static let kept = 64

    package init() {}

    package mutating func push(_ count: Int, of turn: TurnID, from frame: Int) {
        defer { pushed += count }
        if let last = stretches.last, last.turn == turn, last.turnStart + last.count == frame, last.pushedEnd == pushed
        {
            stretches[stretches.count - 1].count += count
            return
        }
        if stretches.count == Self.kept { stretches.removeFirst() }
        stretches.append(Stretch(turn: turn, turnStart: frame, pushedStart: pushed, count: count))
    }

    package func end(of turn: TurnID) -> End? { ended.last { $0.turn == turn }?.end }

    /// The turn's first frame that is not heard yet; nil before its first one is due.
    package func frame(of turn: TurnID, heard: Int) -> Int? {
        if let ended = ended.last(where: { $0.turn == turn }) { return ended.frame }
        guard let stretch = stretches.last(where: { $0.turn == turn && $0.pushedStart <= heard }) else { return nil }
        return stretch.turnStart + min(stretch.count, heard - stretch.pushedStart)
    }

    /// How many frames until all that was pushed of the turn is heard.
    package func remaining(of turn: TurnID, heard: Int) -> Int {
        guard end(of: turn) == nil, let last = stretches.last(where: { $0.turn == turn }) else { return 0 }
        return max(0, last.pushedEnd - heard)
    }

    /// Whether something of the turn has been heard.
    package func hasHeard(_ turn: TurnID, heard: Int) -> Bool {
        if let ended = ended.last(where: { $0.turn == turn }) { return ended.frame > 0 }
        return stretches.contains { $0.turn == turn && $0.pushedStart < heard }
    }

    /// Fixes the turn's last heard frame, once; what it has queued will not be heard.
    /// - Returns: that frame.
    package mutating func end(_ turn: TurnID, heard: Int, as end: End) -> Int {
        if let index = ended.lastIndex(where: { $0.turn == turn }) {
            ended[index].end = end
            return ended[index].frame
        }
        let frame = frame(of: turn, heard: heard) ?? stretches.first { $0.turn == turn }?.turnStart ?? 0
        if ended.count == Self.kept { ended.removeFirst() }
        ended.append((turn, frame, end))
        return frame
    }

    /// The connection is gone: ends every turn that has frames unheard, and counts from 0 for the next one.
    package mutating func loseConnection(heard: Int) {
        for stretch in stretches where stretch.pushedEnd > heard && end(of: stretch.turn) == nil {
            _ = end(stretch.turn, heard: heard, as: .lost(isTold: false))
        }
        stretches = []
        pushed = 0
    }

    /// A lost turn goes on, on a new connection.
    package mutating func reopen(_ turn: TurnID) { ended.removeAll { $0.turn == turn } }
}
