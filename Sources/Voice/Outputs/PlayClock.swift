internal import Signals

/// The arithmetic of a loudspeaker made of nothing: frames leave it at `soundRate` × speed from the moment they came,
/// and it stands still while it has none.
struct PlayClock: Sendable {
    /// Infinite: what is written counts as heard.
    let speed: Double
    private(set) var turn: TurnID?
    /// Grows with each stop and each new turn, so that a write which slept through one does not come after it.
    private(set) var generation = 0
    private(set) var writtenEnd = 0
    private(set) var firstFrame = 0
    private var anchorFrame = 0
    private var anchor = Moment(nanoseconds: 0)
    private var isStopped = false

    init(speed: Double) {
        self.speed = speed
    }

    /// Frames that leave in `duration`.
    private func frames(in duration: Duration) -> Int {
        // Rounded down by a thousandth of a frame less: a sleep until a frame's own time must find that frame heard.
        Int((duration.inSeconds * Double(soundRate) * speed + 0.001).rounded(.down))
    }

    private func duration(of frames: Int) -> Duration {
        .nanoseconds(Int64((Double(frames) / (Double(soundRate) * speed) * 1e9).rounded(.up)))
    }

    func frame(at now: Moment) -> Int {
        guard !isStopped, speed.isFinite else { return writtenEnd }
        return min(writtenEnd, anchorFrame + max(0, frames(in: now - anchor)))
    }

    /// Seconds of the machine's time until what is written was heard.
    func ahead(at now: Moment) -> Duration {
        duration(of: writtenEnd - frame(at: now))
    }

    func isCurrent(_ turn: TurnID) -> Bool { self.turn == turn }

    mutating func accept(_ sound: TurnSound, at now: Moment) {
        let heard = frame(at: now)
        if turn != sound.turn || isStopped || sound.startFrame != writtenEnd {
            if turn != sound.turn { generation += 1 }
            turn = sound.turn
            isStopped = false
            firstFrame = sound.startFrame
            anchorFrame = sound.startFrame
            anchor = now
        } else if heard == writtenEnd {
            anchorFrame = writtenEnd
            anchor = now
        }
        writtenEnd = sound.endFrame
    }

    func position(at now: Moment) -> PlaybackPosition? {
        guard let turn else { return nil }
        let frame = frame(at: now)
        return PlaybackPosition(turn: turn, frame: frame, at: now, isRunning: !isStopped && frame < writtenEnd)
    }

    /// Returns the frame heard; what was ahead of it is dropped.
    mutating func stop(at now: Moment) -> Int {
        writtenEnd = frame(at: now)
        isStopped = true
        generation += 1
        return writtenEnd
    }
}
