/// Blinks: every 2.2 to 6 s, every 2 to 4 s while she speaks, one in eight doubled; 80 ms to close, 40 ms shut, 140 ms
/// to open.
///
/// Shut is longer than one key at 30 a second, or a blink between two keys would be half a blink.
struct Blinks: Sendable {
    private struct Blink: Sendable {
        let start: Double
        /// Of its group; a double blink has one number.
        let number: Int
    }

    private static let closing = 0.08
    private static let shut = 0.04
    private static let opening = 0.14

    private let chance: Chance
    /// In order of time; at least one.
    private var planned: [Blink]
    /// No blink is planned before it.
    private var notBefore = 0.0

    init(_ chance: Chance) {
        self.chance = chance
        // A blink that is long over: the first one follows it as each follows the last.
        planned = [Blink(start: -3, number: -1)]
    }

    /// The start of every blink that is planned, seconds.
    var starts: [Double] { planned.map(\.start) }

    /// - Parameter isSpeaking: at a time.
    mutating func plan(until time: Double, isSpeaking: (Double) -> Bool) {
        while let last = planned.last, last.start <= time {
            let number = last.number + 1
            let range: ClosedRange<Float> = isSpeaking(max(last.start, notBefore)) ? 2.0...4.0 : 2.2...6.0
            // The mean of two draws: the middle is likelier than the ends.
            let pause = (chance.within(range, 4 * number) + chance.within(range, 4 * number + 1)) / 2
            let start = max(last.start + Double(pause), notBefore + 0.1)
            planned.append(Blink(start: start, number: number))
            if chance.unit(4 * number + 2) < 0.125 {
                let second = start + Double(chance.within(0.3...0.38, 4 * number + 3))
                planned.append(Blink(start: second, number: number))
            }
        }
    }

    /// What has not begun at `time` is planned anew.
    mutating func replan(from time: Double) {
        while planned.count > 1, let last = planned.last, last.start >= time { planned.removeLast() }
        notBefore = time
    }

    mutating func forget(before time: Double) {
        while planned.count > 2, planned[1].start + 1 < time { planned.removeFirst() }
    }

    /// 0 open … 1 shut.
    func closure(at time: Double) -> Float {
        for blink in planned.reversed() where blink.start <= time {
            let since = time - blink.start
            if since < Self.closing { return smooth(Float(since / Self.closing)) }
            if since < Self.closing + Self.shut { return 1 }
            // Fast at first, late to the last: lids open so.
            let left =
                1 - Easing.deliberate.value(Float(((since - Self.closing - Self.shut) / Self.opening).squareRoot()))
            return since < Self.closing + Self.shut + Self.opening ? left : 0
        }
        return 0
    }
}
