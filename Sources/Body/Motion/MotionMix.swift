package import Signals

/// What the outputs that have no page of ours sample: life and speech together.
package struct MotionMix: Sendable {
    private var life = MotionTrack()
    private var speech: [TurnID: MotionTrack] = [:]
    /// The turn that was sampled last, and how speech stood.
    private var heard: TurnID?
    private var said = BodyPose.rest
    /// What head and brows had of a turn that sounds no more.
    private var leaving: (pose: BodyPose, at: Moment)?

    /// In which head and brows let go of a turn that ended at once or was followed by another.
    private static let parting = 0.25
    /// 0 for the shapes of the mouth: they change at once, or the new turn's first closure would be lost.
    private static let fades: SIMD64<Float> = {
        var mask = SIMD64<Float>(repeating: 1)
        for parameter in BodyParameter.visemes { mask[parameter.index] = 0 }
        return mask
    }()

    package init() {}

    package mutating func take(_ block: MotionBlock) {
        switch block.clock {
        case .show: life.take(block)
        case .turn(let turn):
            speech[turn, default: MotionTrack()].take(block)
            // Two turns at most are in the air, the one that sounds and the next.
            if speech.count > 4, let oldest = speech.keys.min() { speech[oldest] = nil }
        }
    }

    /// - Parameters:
    ///   - moment: never earlier than the last time.
    ///   - heard: the turn that sounds and its frame, which runs on after its last sound until head and brows are home
    ///     (a second); nil when none does.
    /// - Returns: with the mouth for rigs that know no mouth shapes (``RigMouth``).
    package mutating func pose(at moment: Moment, heard now: (turn: TurnID, frame: Int)?) -> BodyPose {
        if now?.turn != heard {
            leaving = (BodyPose(offsets: said.offsets * Self.fades), moment)
            heard = now?.turn
        }
        said = .rest
        if let now {
            said = speech[now.turn]?.pose(at: Int64(now.frame)) ?? .rest
            speech[now.turn]?.forget(before: Int64(now.frame))
            for turn in speech.keys where turn < now.turn { speech[turn] = nil }
        }
        if let leaving {
            let share = (moment - leaving.at).inSeconds / Self.parting
            if share >= 1 { self.leaving = nil }
            said.offsets += leaving.pose.offsets * (1 - smooth(Float(share)))
        }
        life.forget(before: moment.nanoseconds)
        var pose = life.pose(at: moment.nanoseconds) + said
        RigMouth.derive(in: &pose)
        return pose
    }
}
