internal import Signals

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What she feels, as motion: the face springs to its pose, head and body follow a little later after a small move the
/// other way, and what she feels no more fades over seconds.
///
/// Two feelings blend by themselves: each change goes its own way and all are added.
struct EmotionMotion: Sendable {
    private struct Windup: Sendable {
        let at: Double
        let change: SIMD64<Float>
    }

    private static let postureDelay = 0.07
    private static let windupLength = 0.14
    /// Of the move that it prepares.
    private static let windupShare: Float = 0.1
    /// 1 for head and body, which move late.
    private static let posture: SIMD64<Float> = {
        var mask: SIMD64<Float> = .zero
        for parameter in [
            BodyParameter.angleX, .angleY, .angleZ, .bodyAngleX, .bodyAngleY, .bodyAngleZ, .shoulderY,
        ] { mask[parameter.index] = 1 }
        return mask
    }()
    private static let shoulder = BodyParameter.shoulderY.index
    private static let headY = BodyParameter.angleY.index
    private static let headX = BodyParameter.angleX.index
    private static let bodyY = BodyParameter.bodyAngleY.index

    private var face = Glide<SIMD64<Float>>(.zero)
    private var stance = Glide<SIMD64<Float>>(.zero)
    /// Liveliness, bounce, tremble.
    private var temper = Glide<SIMD4<Float>>(SIMD4(1, 0, 0, 0))
    private var windups: [Windup] = []
    private var feelings: [(at: Double, feeling: Feeling)] = []

    mutating func feel(_ feeling: Feeling, at time: Double) {
        go(to: feeling, at: time, within: EmotionPose.of(feeling.emotion).onset, .springy)
        feelings.append((time, feeling))
    }

    /// Fades to the neutral face, over the decay of what is felt at that time.
    mutating func relax(at time: Double) {
        let felt = feelings.last { $0.at < time }?.feeling ?? .neutral
        go(to: .neutral, at: time, within: EmotionPose.of(felt.emotion).decay, .fading)
        feelings.append((time, .neutral))
    }

    private mutating func go(to feeling: Feeling, at time: Double, within duration: Duration, _ easing: Easing) {
        let emotion = EmotionPose.of(feeling.emotion)
        let pose = emotion.pose.offsets * feeling.strength
        let seconds = Float(duration.inSeconds)
        let isQuick = easing == .springy
        feelings.removeAll { $0.at >= time }
        windups.removeAll { $0.at >= time }
        let stanceAt = time + (isQuick ? Self.postureDelay : 0)
        stance.drop(from: stanceAt)
        if isQuick {
            windups.append(Windup(at: time, change: (pose - stance.target) * Self.posture * -Self.windupShare))
        }
        face.go(to: pose * (SIMD64(repeating: 1) - Self.posture), at: time, within: seconds, easing)
        // Head and body are heavier than a face.
        stance.go(to: pose * Self.posture, at: stanceAt, within: isQuick ? seconds * 1.6 : seconds, easing)
        temper.go(
            to: SIMD4(feeling.liveliness, emotion.bounce * feeling.strength, emotion.tremble * feeling.strength, 0),
            at: time, within: isQuick ? 0.5 : seconds, .fading)
    }

    mutating func forget(before time: Double) {
        face.settle(before: time)
        stance.settle(before: time)
        temper.settle(before: time)
        windups.removeAll { $0.at + 1 < time }
        while feelings.count > 1, feelings[1].at < time { feelings.removeFirst() }
    }

    func liveliness(at time: Double) -> Float { temper.value(at: time)[0] }

    func pose(at time: Double) -> BodyPose {
        var offsets = face.value(at: time) + stance.value(at: time)
        for windup in windups {
            let share = Easing.pulse(Float((time - windup.at) / Self.windupLength))
            if share > 0 { offsets += windup.change * share }
        }
        let temper = temper.value(at: time)
        if temper[1] > 0.01 {
            // Laughter shakes at about five times a second (Provine 1996), in fits.
            let fit = 0.6 + 0.4 * sinf(Float(time * 1.7))
            let shake = sinf(Float((time * 4.7).truncatingRemainder(dividingBy: 1)) * 2 * .pi) * temper[1] * fit
            offsets[Self.shoulder] += 0.16 * shake
            offsets[Self.bodyY] += 0.9 * shake
            offsets[Self.headY] += 1.1 * shake
        }
        if temper[2] > 0.01 {
            let wave = sinf(Float((time * 8.3).truncatingRemainder(dividingBy: 1)) * 2 * .pi) * temper[2]
            offsets[Self.headX] += 0.35 * wave
            offsets[Self.shoulder] += 0.03 * wave
        }
        return BodyPose(offsets: offsets)
    }
}
