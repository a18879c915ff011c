#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What never stops: breath, sway, and the small things that cross a face. All of it is a function of time alone.
struct IdleMotion: Sendable {
    /// The slow turn of each joint, and something quicker and smaller on top; periods without a common measure.
    private let slow: [Drift]
    private let quick: [Drift]
    private let breathing: Drift
    private let chance: Chance

    private static let swayed: [(parameter: BodyParameter, slow: Float, quick: Float)] = [
        (.angleX, 5.5, 1.3), (.angleY, 3.4, 1), (.angleZ, 4, 0.9), (.bodyAngleX, 3, 0.4), (.bodyAngleY, 1.6, 0.3),
        (.bodyAngleZ, 2.4, 0.4),
    ]
    private static let indices = swayed.map(\.parameter.index)
    private static let periods = [2.31, 2.87, 3.37, 3.91, 4.43, 4.79]

    private static let breathIndex = BodyParameter.breath.index
    private static let shoulderIndex = BodyParameter.shoulderY.index
    private static let headIndex = BodyParameter.angleY.index
    private static let bodyIndex = BodyParameter.bodyAngleY.index

    init(_ chance: Chance) {
        self.chance = chance.stream(0)
        slow = Self.periods.enumerated().map { Drift(chance.stream(10 + $0), seconds: $1) }
        quick = Self.periods.enumerated().map { Drift(chance.stream(20 + $0), seconds: $1 * 0.33) }
        breathing = Drift(chance.stream(1), seconds: 7.3)
    }

    /// - Parameters:
    ///   - time: seconds.
    ///   - size: of the sway; 1 in a neutral mood and silent.
    func add(to pose: inout BodyPose, at time: Double, size: Float) {
        for (place, sway) in Self.swayed.enumerated() {
            pose.offsets[Self.indices[place]] +=
                size * (sway.slow * slow[place].value(at: time) + sway.quick * quick[place].value(at: time))
        }
        let breath = breath(at: time)
        pose.offsets[Self.breathIndex] += breath
        pose.offsets[Self.shoulderIndex] += 0.22 * (breath - 0.4)
        pose.offsets[Self.bodyIndex] += 0.6 * (breath - 0.4)
        // The head hangs behind the chest by a third of a second.
        pose.offsets[Self.headIndex] += 0.9 * (self.breath(at: time - 0.33) - 0.4)
        addMicroExpression(to: &pose, at: time)
    }

    /// 0…1, fifteen times a minute, give or take a little; in is shorter than out.
    private func breath(at time: Double) -> Float {
        let cycles = time * 0.25 + 0.12 * Double(breathing.value(at: time))
        let phase = Float(cycles - cycles.rounded(.down))
        let inhaling: Float = 0.42
        return phase < inhaling
            ? Easing.deliberate.value(phase / inhaling)
            : 1 - smooth((phase - inhaling) / (1 - inhaling))
    }

    // MARK: Micro-expressions

    /// Looks that last less than half a second (Ekman and Friesen 1969), small ones.
    private static let flashes: [[(Int, Float)]] = [
        [(.browLY, 0.28), (.browRY, 0.28)], [(.browLY, 0.3), (.browLForm, 0.2)], [(.browRY, 0.26), (.browRForm, 0.2)],
        [(.eyeLOpen, -0.16), (.eyeROpen, -0.16)], [(.mouthForm, 0.22), (.cheek, 0.08)], [(.mouthForm, -0.18)],
        [(.eyeLSmile, 0.25), (.eyeRSmile, 0.25), (.mouthForm, 0.14)], [(.browLX, 0.25), (.browRX, 0.25)],
        [(.shoulderY, 0.18), (.angleZ, 1.2)],
    ].map { (flash: [(BodyParameter, Float)]) in flash.map { ($0.0.index, $0.1) } }

    /// One in each slot, at a place of its own in it: 4 to 14 s apart.
    private static let slot = 9.0

    private func addMicroExpression(to pose: inout BodyPose, at time: Double) {
        let slot = Int((time / Self.slot).rounded(.down))
        let start = (Double(slot) + 0.25 + 0.5 * Double(chance.unit(4 * slot))) * Self.slot
        let length = chance.within(0.25...0.5, 4 * slot + 1)
        let share = Easing.pulse(Float(time - start) / length)
        guard share > 0 else { return }
        let size = chance.within(0.6...1, 4 * slot + 2) * share
        for (index, offset) in Self.flashes[Int(chance.bits(4 * slot + 3) % UInt64(Self.flashes.count))] {
            pose.offsets[index] += offset * size
        }
    }
}
