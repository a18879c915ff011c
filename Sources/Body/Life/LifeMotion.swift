package import Signals

/// That she lives: breath, sway, blinks, gaze, small looks, and what she feels; in `Moment`s, 30 keys a second.
///
/// Nothing here shapes the mouth but ParamMouthForm, the feeling's smile. Events change what comes at and after their
/// time only: a block asked for again from there has the same first key, so it takes the old one's place without a
/// jump. Each event forgets what was told of its kind for a later time; feelings, gazes and speaking are kinds of their
/// own.
package struct LifeMotion: Sendable {
    /// Keys a second; a key falls on every 1/30 s of `Moment`, so that blocks meet on keys.
    package static let keyRate = 30

    /// All a block of this channel can move.
    package static let parameters: [BodyParameter] = [
        .angleX, .angleY, .angleZ, .bodyAngleX, .bodyAngleY, .bodyAngleZ, .eyeLOpen, .eyeROpen, .eyeLSmile, .eyeRSmile,
        .eyeBallX, .eyeBallY, .eyeBallForm, .browLY, .browRY, .browLX, .browRX, .browLAngle, .browRAngle, .browLForm,
        .browRForm, .shoulderY, .mouthForm, .cheek, .breath, .antenna, .glow, .glowHue, .tears, .sweat, .stars,
        .angerMark,
    ]
    private static let indices = parameters.map(\.index)
    private static let angleX = BodyParameter.angleX.index
    private static let angleY = BodyParameter.angleY.index
    private static let ballX = BodyParameter.eyeBallX.index
    private static let ballY = BodyParameter.eyeBallY.index
    private static let openL = BodyParameter.eyeLOpen.index
    private static let openR = BodyParameter.eyeROpen.index
    private static let glow = BodyParameter.glow.index
    private static let antenna = BodyParameter.antenna.index
    /// How far back a block may be asked for again.
    private static let memory = 2.0

    private let birth: Moment
    private let idle: IdleMotion
    private var blinks: Blinks
    private var gaze: Gaze
    private var emotion = EmotionMotion()
    /// 0…1, in both lanes.
    private var speaking = Glide<SIMD2<Float>>(.zero)
    private var thinking = Glide<SIMD2<Float>>(.zero)

    /// - Parameters:
    ///   - seed: the same gives the same motion for the same events.
    ///   - birth: no later than anything that is told or asked afterwards.
    package init(seed: UInt64, birth: Moment) {
        let chance = Chance(seed)
        self.birth = birth
        self.idle = IdleMotion(chance.stream(1))
        self.blinks = Blinks(chance.stream(2))
        self.gaze = Gaze(chance.stream(3))
        emotion.feel(.neutral, at: -10)
    }

    // MARK: Events

    /// From that moment on she feels this, until told otherwise; the face is there after the emotion's onset.
    package mutating func feel(_ feeling: Feeling, at moment: Moment) { emotion.feel(feeling, at: seconds(moment)) }

    /// What she feels fades over seconds; told when its last word was heard.
    package mutating func relax(at moment: Moment) { emotion.relax(at: seconds(moment)) }

    package mutating func look(at target: GazeTarget, from moment: Moment) {
        let time = seconds(moment)
        gaze.look(at: target, from: time)
        let thinks: Float = target == .thought ? 1 : 0
        thinking.go(to: SIMD2(repeating: thinks), at: time, within: thinks > 0 ? 0.6 : 1.2, .fading)
    }

    /// Her voice becomes audible.
    package mutating func speak(from moment: Moment) { arouse(1, at: moment, within: 0.4) }

    /// Her voice has ended.
    package mutating func fallSilent(at moment: Moment) { arouse(0, at: moment, within: 2) }

    private mutating func arouse(_ level: Float, at moment: Moment, within duration: Float) {
        let time = seconds(moment)
        speaking.go(to: SIMD2(repeating: level), at: time, within: duration, .fading)
        blinks.replan(from: time)
    }

    // MARK: Motion

    /// - Parameters:
    ///   - start: at most two seconds before the latest one so far; the block starts on the key at or before it.
    ///   - length: at most 1 s is given.
    package mutating func block(from start: Moment, length: Duration) -> MotionBlock {
        let rate = Int64(Self.keyRate)
        // In 128 bits the product of nanoseconds and rate has room for every clock.
        let firstKey = Int64((Int128(start.nanoseconds) * Int128(rate)) / 1_000_000_000)
        let origin = Moment(nanoseconds: Self.instant(ofKey: firstKey))
        let count = max(2, min(Self.keyRate, Int((length.inSeconds * Double(rate)).rounded(.up))) + 1)
        let last = seconds(Moment(nanoseconds: Self.instant(ofKey: firstKey + Int64(count))))
        plan(until: last)
        var rows = Array(repeating: [Int16](repeating: 0, count: count), count: Self.parameters.count)
        for key in 0..<count {
            let time = seconds(Moment(nanoseconds: Self.instant(ofKey: firstKey + Int64(key))))
            let pose = pose(at: time)
            for (row, parameter) in Self.parameters.enumerated() {
                rows[row][key] = MotionBlock.quantised(pose.offsets[Self.indices[row]], parameter)
            }
        }
        forget(before: seconds(origin) - Self.memory)
        return MotionBlock(
            clock: .show, channel: .life, start: origin.nanoseconds, rate: Self.keyRate, keyCount: count,
            series: zip(Self.parameters, rows).map { MotionBlock.Series($0, quanta: $1) })
    }

    /// Of the whole of `Moment`'s clock, rounded up to its nanosecond, so that a key's own instant finds this key.
    private static func instant(ofKey key: Int64) -> Int64 {
        Int64((Int128(key) * 1_000_000_000 + Int128(keyRate) - 1) / Int128(keyRate))
    }

    private func seconds(_ moment: Moment) -> Double { (moment - birth).inSeconds }

    /// Time goes by unseen: nothing piles up for the block that is asked for one day.
    package mutating func pass(until moment: Moment) {
        let time = seconds(moment)
        plan(until: time)
        forget(before: time - Self.memory)
    }

    private mutating func plan(until time: Double) {
        let speaking = speaking
        let isSpeaking = { (time: Double) in speaking.value(at: time).x > 0.5 }
        blinks.plan(until: time, isSpeaking: isSpeaking)
        gaze.plan(until: time, isSpeaking: isSpeaking)
    }

    private mutating func forget(before time: Double) {
        blinks.forget(before: time)
        gaze.forget(before: time)
        emotion.forget(before: time)
        speaking.settle(before: time)
        thinking.settle(before: time)
    }

    private func pose(at time: Double) -> BodyPose {
        var pose = emotion.pose(at: time)
        let speaks = speaking.value(at: time).x
        let thinks = thinking.value(at: time).x
        idle.add(to: &pose, at: time, size: emotion.liveliness(at: time) * (0.85 + 0.3 * speaks))

        let (eyes, head) = gaze.value(at: time)
        pose.offsets[Self.ballX] += eyes.x
        pose.offsets[Self.ballY] += eyes.y
        // A whole way of the eyes is 35°; the drawing's ±30 of the head stands for about as much.
        pose.offsets[Self.angleX] += 26 * head.x
        pose.offsets[Self.angleY] += 20 * head.y

        pose.offsets[Self.glow] += 0.4 * thinks
        pose.offsets[Self.antenna] += 0.3 * thinks + 0.1 * speaks

        // Lids follow the eyes down and up, and a blink shuts whatever they leave open.
        let shut = blinks.closure(at: time)
        let follow = 0.18 * max(-1, min(1, pose.offsets[Self.ballY]))
        for lid in [Self.openL, Self.openR] {
            // Smiling lids that are shut stay shut.
            let open = max(0, 1 + pose.offsets[lid])
            pose.offsets[lid] = max(0, open + follow * min(1, open)) * (1 - shut) - 1
        }
        return pose
    }
}
