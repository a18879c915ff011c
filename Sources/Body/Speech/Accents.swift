internal import Signals

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// One movement of head or brow that goes with what is said; times in frames of the turn.
struct Accent: Hashable, Sendable {
    enum Course: Hashable, Sendable {
        /// There and back, a bell around its middle.
        case beat(middle: Int, width: Int)
        /// From one stand to another.
        case shift(from: Int, to: Int)
    }

    let parameter: BodyParameter
    /// In the parameter's unit.
    let size: Float
    let course: Course

    /// Of the bell's width: beyond it less than a hundredth is left, which the edge's ease takes away.
    private static let cut = 3

    /// The first frame at which it is felt.
    var start: Int {
        switch course {
        case .beat(let middle, let width): middle - Self.cut * width
        case .shift(let from, _): from
        }
    }
    /// From here on nothing changes any more.
    var end: Int {
        switch course {
        case .beat(let middle, let width): middle + Self.cut * width
        case .shift(_, let to): to
        }
    }

    /// Whether something of it is left after its end.
    var stays: Bool {
        switch course {
        case .beat: false
        case .shift: true
        }
    }

    func value(at frame: Int) -> Float {
        switch course {
        case .beat(let middle, let width):
            let x = Float(frame - middle) / Float(width)
            return abs(x) >= Float(Self.cut) ? 0 : size * expf(-0.5 * x * x) * min(1, 2 * (Float(Self.cut) - abs(x)))
        case .shift(let from, let to):
            return size * Easing.deliberate.value(Float(frame - from) / Float(max(1, to - from)))
        }
    }
}

/// Nods and brows for a clause: each nod is prepared by a small movement the other way and swings back a little; brows
/// rise just before; the head goes where the phrase aims and comes home at its end; a question ends tilted.
///
/// That heads and brows move with prominence is from the literature (Hadar et al. 1983, Cavé et al. 1996); the sizes
/// are ours, set by eye.
enum Accents {
    /// Nodding at each stress would look like a bird.
    private static let rest = ms(380)
    /// She settles this long after a phrase's last sound.
    static let settling = ms(1000)

    static func make(_ speech: ClauseSpeech, stresses: [Int], _ chance: Chance) -> [Accent] {
        let liveliness = speech.feeling.liveliness
        var accents = aim(speech, chance, liveliness)
        var last = -rest
        for (number, stress) in stresses.enumerated() {
            // One stress in four goes by, never the first.
            guard stress - last >= rest, number == 0 || chance.unit(2 * number) > 0.25 else { continue }
            last = stress
            accents += nod(at: stress + ms(50), liveliness, chance.stream(number), isFirst: number == 0)
        }
        if speech.isComplete { accents += ending(speech, chance, liveliness) }
        return accents
    }

    private static func nod(at peak: Int, _ liveliness: Float, _ chance: Chance, isFirst: Bool) -> [Accent] {
        let depth = chance.within(1.4...3.4, 0) * liveliness
        var accents = [
            beat(.angleY, 0.3 * depth, peak - ms(160), ms(60)), beat(.angleY, -depth, peak, ms(85)),
            beat(.angleY, 0.22 * depth, peak + ms(230), ms(90)),
            beat(.angleZ, 0.4 * depth * chance.sway(1), peak + ms(40), ms(140)),
            beat(.bodyAngleY, -0.22 * depth, peak + ms(70), ms(130)),
        ]
        if isFirst || chance.unit(2) < 0.45 {
            let height = chance.within(0.14...0.34, 3) * liveliness
            accents += brows(height, peak - ms(50), ms(120))
        }
        return accents
    }

    private static func aim(_ speech: ClauseSpeech, _ chance: Chance, _ liveliness: Float) -> [Accent] {
        let side: Float = chance.unit(101) < 0.5 ? -1 : 1
        let start = speech.startFrame
        let home = start + speech.frames
        func aimed(_ parameter: BodyParameter, _ size: Float) -> [Accent] {
            var way = [shift(parameter, size, start - ms(100), start + ms(550))]
            if speech.isComplete { way.append(shift(parameter, -size, home - ms(150), home + ms(700))) }
            return way
        }
        return aimed(.angleX, side * chance.within(1.5...4.5, 102) * liveliness)
            + aimed(.angleZ, side * chance.within(0.4...1.8, 103) * liveliness)
            + aimed(.bodyAngleX, side * chance.within(0.3...1.1, 104) * liveliness)
    }

    private static func ending(_ speech: ClauseSpeech, _ chance: Chance, _ liveliness: Float) -> [Accent] {
        let end = speech.startFrame + speech.frames
        switch speech.ending {
        case .question:
            // Questions are tilted whatever she feels, so they can be read without sound.
            let tilt = (chance.unit(105) < 0.5 ? -1 : 1) * chance.within(4.5...6.5, 106)
            return [
                shift(.angleZ, tilt, end - ms(550), end - ms(80)), shift(.angleZ, -tilt, end + ms(250), end + ms(950)),
                beat(.angleY, 1.6, end - ms(60), ms(200)),
            ] + brows(0.38, end - ms(100), ms(200))
        case .exclamation:
            return [
                beat(.angleY, -1.2 * liveliness, end - ms(430), ms(70)),
                beat(.angleY, 2.8 * liveliness, end - ms(220), ms(120)),
                beat(.bodyAngleY, 0.9 * liveliness, end - ms(180), ms(150)),
            ] + brows(0.3 * liveliness, end - ms(240), ms(140))
        case .statement: return [beat(.angleY, -1.7, end - ms(20), ms(170)), beat(.bodyAngleY, -0.5, end, ms(200))]
        case .goesOn: return [beat(.angleY, 0.8, end - ms(40), ms(150))]
        }
    }

    private static func brows(_ size: Float, _ middle: Int, _ width: Int) -> [Accent] {
        [beat(.browLY, size, middle, width), beat(.browRY, size, middle, width)]
    }

    private static func beat(_ parameter: BodyParameter, _ size: Float, _ middle: Int, _ width: Int) -> Accent {
        Accent(parameter: parameter, size: size, course: .beat(middle: middle, width: width))
    }

    private static func shift(_ parameter: BodyParameter, _ size: Float, _ from: Int, _ to: Int) -> Accent {
        Accent(parameter: parameter, size: size, course: .shift(from: from, to: to))
    }

    private static func ms(_ milliseconds: Int) -> Int { soundRate * milliseconds / 1000 }
}
