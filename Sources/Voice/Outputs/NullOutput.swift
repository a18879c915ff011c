package import Signals
internal import Synchronization

/// A loudspeaker made of nothing, which plays in real time × speed: what leads when nothing else does, and the measure
/// of our own overhead.
///
/// Nothing ticks: positions are computed from the time. A write sleeps once, precisely, when more than 200 ms of the
/// machine's time are ahead, until 100 ms are left; with the 200 ms pieces of ``Playback`` that is five wakes a second.
package final class NullOutput: SoundOutput {
    private static let most = Duration.milliseconds(200)
    private static let refill = Duration.milliseconds(100)
    private static let rememberedStops = 8

    private struct State {
        var clock: PlayClock
        var lastWrite: Moment?
        /// Frames at which turns were stopped, newest last.
        var stops: [(turn: TurnID, frame: Int)] = []
    }

    package let name: String
    private let time: any Timepiece
    private let state: Mutex<State>

    /// - Parameter speed: 1 is real time; infinite: what is written counts as heard at once.
    package init(speed: Double = 1, name: String = "null", time: any Timepiece = SteadyTime()) {
        self.name = name
        self.time = time
        state = Mutex(State(clock: PlayClock(speed: max(speed, 0.01))))
    }

    /// When a piece was accepted for the last time.
    package var lastWrite: Moment? { state.withLock { $0.lastWrite } }

    package func write(_ sound: TurnSound) async throws {
        let generation = state.withLock { $0.clock.generation }
        while true {
            try Task.checkCancellation()
            let wakeAt = try state.withLock { state throws -> Moment? in
                guard state.clock.generation == generation else { throw CancellationError() }
                let now = time.now
                let ahead = state.clock.isCurrent(sound.turn) ? state.clock.ahead(at: now) : .zero
                if ahead > Self.most { return now + (ahead - Self.refill) }
                state.clock.accept(sound, at: now)
                state.lastWrite = now
                return nil
            }
            guard let wakeAt else { return }
            try await time.sleep(until: wakeAt)
        }
    }

    package func drain(_ turn: TurnID) async throws {
        let generation = state.withLock { $0.clock.generation }
        while true {
            try Task.checkCancellation()
            let wakeAt = try state.withLock { state throws -> Moment? in
                guard state.clock.generation == generation else { throw CancellationError() }
                guard state.clock.isCurrent(turn) else { return nil }
                let now = time.now
                let ahead = state.clock.ahead(at: now)
                return ahead > .zero ? now + ahead : nil
            }
            guard let wakeAt else { return }
            try await time.sleep(until: wakeAt)
        }
    }

    package func stop(_ turn: TurnID) async -> Int {
        state.withLock { state in
            if state.clock.isCurrent(turn) {
                let frame = state.clock.stop(at: time.now)
                state.stops.removeAll { $0.turn == turn }
                state.stops.append((turn, frame))
                if state.stops.count > Self.rememberedStops { state.stops.removeFirst() }
                return frame
            }
            return state.stops.last { $0.turn == turn }?.frame ?? 0
        }
    }

    package func position(of turn: TurnID) -> PlaybackPosition? {
        state.withLock { state in
            state.clock.isCurrent(turn) ? state.clock.position(at: time.now) : nil
        }
    }
}

extension NullOutput: PacedOutput {
    package var speed: Double { state.withLock { $0.clock.speed } }
}
