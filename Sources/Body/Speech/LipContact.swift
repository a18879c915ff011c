internal import Signals

/// Lips that touch each other (or the teeth) whatever the sounds around them want.
struct LipContact: Hashable, Sendable {
    /// In `Viseme.allCases`.
    let place: Int
    /// Whole contact, on keys: the straight lines between keys must not open it.
    let start: Int
    let end: Int
    /// What is left to the neighbours is the remainder of 1.
    let strength: Float

    /// The lips' way to contact and off it: 45 ms and 35 ms; they part faster than they meet.
    static let closing = soundRate * 45 / 1000
    static let opening = soundRate * 35 / 1000

    /// Whether the lips touch each other, not the teeth.
    var isShut: Bool { place == Self.lips }
    private static let lips = BodyParameter.visemePP.index - BodyParameter.visemeSil.index

    init(_ viseme: BodyParameter, from start: Int, to end: Int, strength: Float) {
        let step = MouthScore.keyFrames
        self.place = viseme.index - BodyParameter.visemeSil.index
        self.start = (start >= 0 ? start : start - step + 1) / step * step
        self.end = (max(0, start, end) + step - 1) / step * step
        self.strength = strength
    }

    func grip(at frame: Int) -> Float {
        if frame < start { return strength * smooth(Float(frame - start + Self.closing) / Float(Self.closing)) }
        if frame > end { return strength * smooth(Float(end + Self.opening - frame) / Float(Self.opening)) }
        return strength
    }
}
