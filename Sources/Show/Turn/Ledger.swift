package import Signals
internal import Synchronization

/// One step of one turn.
package struct MarkEvent: Sendable, Hashable {
    package let turn: TurnID
    package let mark: TurnMark
    /// Nil for marks of the whole turn.
    package let clause: Int?
    package let at: Moment
}

/// The marks of the last turns: who watches latency reads here.
///
/// Marks come from any thread; readers get copies. Holds the last `capacity` turns.
package final class Ledger: Sendable {
    package struct Entry: Sendable {
        package let turn: TurnID
        package internal(set) var marks: [MarkEvent] = []
        package internal(set) var shape: LoadShape?
        /// How long the choice waited for the rest of a burst.
        package internal(set) var held: Duration = .zero

        /// The first time this mark was set.
        package func at(_ mark: TurnMark) -> Moment? {
            marks.first { $0.mark == mark }?.at
        }

        /// From the comment's admission (or the turn's choice, when nothing was admitted) to `mark`.
        package func delay(to mark: TurnMark) -> Duration? {
            guard let start = at(.received) ?? at(.chosen), let end = at(mark), end >= start else { return nil }
            return end - start
        }
    }

    private struct State {
        var entries: [Entry] = []
        var observers: [@Sendable (MarkEvent) -> Void] = []
        var turns = 0
        var stopped = 0
        /// Milliseconds, the newest in a ring.
        var admissions: [Double] = []
        var admissionCount = 0
    }

    private static let keptAdmissions = 4_096

    private let capacity: Int
    private let state = Mutex(State())

    package init(capacity: Int = 512) {
        self.capacity = capacity
    }

    /// Called on the marking thread, in order of marking per turn; must be quick and must not wait.
    package func observe(_ observer: @escaping @Sendable (MarkEvent) -> Void) {
        state.withLock { $0.observers.append(observer) }
    }

    package func begin(
        _ turn: TurnID, shape: LoadShape, received: Moment?, admitted: Moment?, chosen: Moment, held: Duration = .zero
    ) {
        state.withLock { state in
            if state.entries.count >= capacity { state.entries.removeFirst(capacity / 4) }
            state.entries.append(Entry(turn: turn, shape: shape, held: held))
            state.turns += 1
        }
        if let received { set(.received, turn, at: received) }
        if let admitted { set(.admitted, turn, at: admitted) }
        set(.chosen, turn, at: chosen)
    }

    package func set(_ mark: TurnMark, _ turn: TurnID, clause: Int? = nil, at moment: Moment = .now) {
        let event = MarkEvent(turn: turn, mark: mark, clause: clause, at: moment)
        let observers = state.withLock { state in
            if let index = state.entries.lastIndex(where: { $0.turn == turn }) {
                state.entries[index].marks.append(event)
            }
            if mark == .stopped { state.stopped += 1 }
            return state.observers
        }
        for observer in observers { observer(event) }
    }

    /// The newest turns, newest last.
    package func last(_ count: Int) -> [Entry] {
        state.withLock { Array($0.entries.suffix(count)) }
    }

    package func entry(_ turn: TurnID) -> Entry? {
        state.withLock { $0.entries.last { $0.turn == turn } }
    }

    package var turnCount: Int { state.withLock { $0.turns } }
    package var stoppedCount: Int { state.withLock { $0.stopped } }

    /// A comment was committed this long after its reception.
    package func admitted(after delay: Duration) {
        state.withLock { state in
            if state.admissions.count < Self.keptAdmissions {
                state.admissions.append(delay.inMilliseconds)
            } else {
                state.admissions[state.admissionCount % Self.keptAdmissions] = delay.inMilliseconds
            }
            state.admissionCount += 1
        }
    }

    /// Milliseconds from reception to commit, over the last few thousand comments.
    package var admissions: Percentiles? { Percentiles(state.withLock(\.admissions)) }

    /// Milliseconds from the comment's reception to `mark`, over the turns held that got so far.
    package func percentiles(of mark: TurnMark) -> Percentiles? {
        Percentiles(last(capacity).compactMap { $0.delay(to: mark)?.inMilliseconds })
    }
}

/// p50, p95 and p99 by linear interpolation between ranks.
package struct Percentiles: Sendable, Hashable {
    package let count: Int
    package let p50: Double
    package let p95: Double
    package let p99: Double

    /// Nil when there are no values.
    package init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        func at(_ share: Double) -> Double {
            let position = Double(sorted.count - 1) * share
            let low = Int(position)
            let high = min(low + 1, sorted.count - 1)
            return sorted[low] + (sorted[high] - sorted[low]) * (position - Double(low))
        }
        count = sorted.count
        p50 = at(0.5)
        p95 = at(0.95)
        p99 = at(0.99)
    }
}
