/// Eyes that rest on a point and jump to the next one; the head follows partly and late, and the eyes give back what
/// the head has taken over.
struct Gaze: Sendable {
    private struct Jump: Sendable {
        let at: Double
        let number: Int
        let isAside: Bool
    }

    /// Of the way to a point that the head takes in the end.
    private static let headShare: Float = 0.45

    private let chance: Chance
    private var eyes = Glide<SIMD2<Float>>(.zero)
    private var head = Glide<SIMD2<Float>>(.zero)
    private var target = GazeTarget.camera
    /// In order of time; at least one.
    private var jumps = [Jump(at: -1, number: -1, isAside: false)]

    init(_ chance: Chance) { self.chance = chance }

    /// - Parameter isSpeaking: at a time; who speaks looks at whom she speaks to.
    mutating func plan(until time: Double, isSpeaking: (Double) -> Bool) {
        while let last = jumps.last {
            let pause =
                last.isAside ? chance.within(0.35...1.1, 8 * last.number) : chance.within(0.7...2.9, 8 * last.number)
            let at = last.at + Double(pause)
            guard at <= time else { return }
            let number = last.number + 1
            // After a look aside she always comes back.
            let strays = !last.isAside && chance.unit(8 * number + 1) < (isSpeaking(at) ? 0.14 : 0.3)
            jump(to: point(number, strays: strays), at: at, headFollows: strays || last.isAside)
            jumps.append(Jump(at: at, number: number, isAside: strays))
        }
    }

    /// What was planned from `time` on is forgotten; the eyes go there after 1/30 s.
    mutating func look(at target: GazeTarget, from time: Double) {
        self.target = target
        while jumps.count > 1, let last = jumps.last, last.at >= time { jumps.removeLast() }
        let number = jumps[jumps.count - 1].number + 1
        jump(to: target.place, at: time, headFollows: true)
        jumps.append(Jump(at: time, number: number, isAside: false))
    }

    private func point(_ number: Int, strays: Bool) -> SIMD2<Float> {
        let spread: SIMD2<Float> = strays ? SIMD2(0.55, 0.3) : SIMD2(0.07, 0.05)
        let offset = SIMD2(chance.sway(8 * number + 2), chance.sway(8 * number + 3)) * spread
        return (target.place + offset).clamped(lowerBound: SIMD2(-1, -1), upperBound: SIMD2(1, 1))
    }

    /// A saccade lasts 2.2 ms for each degree and 21 ms more (Carpenter 1988); a whole way is taken for 35°.
    private mutating func jump(to point: SIMD2<Float>, at time: Double, headFollows: Bool) {
        eyes.drop(from: time)
        let way = point - eyes.target
        let degrees = (way * way).sum().squareRoot() * 35
        eyes.go(to: point, at: time, within: 0.021 + 0.0022 * degrees, .deliberate)
        // The head is late by 100 ms and in no hurry; small jumps are the eyes' own.
        if headFollows || degrees > 7 {
            head.go(to: point * Self.headShare, at: time + 0.1, within: 0.55 + 0.006 * degrees, .deliberate)
        }
    }

    mutating func forget(before time: Double) {
        eyes.settle(before: time)
        head.settle(before: time)
        while jumps.count > 2, jumps[1].at < time { jumps.removeFirst() }
    }

    /// Of the eyes in their sockets, and of the head, both as shares of the eyes' whole way.
    func value(at time: Double) -> (eyes: SIMD2<Float>, head: SIMD2<Float>) {
        let turned = head.value(at: time)
        return (eyes.value(at: time) - turned * 0.5, turned)
    }
}
