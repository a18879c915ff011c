internal import Signals

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// One mouth shape with its time, in frames of the turn.
struct MouthSegment: Hashable, Sendable {
    /// In `Viseme.allCases`.
    let place: Int
    let start: Int
    let end: Int
    /// How far the shape is reached: a short sound falls short of it.
    let target: Float
    let strength: Float
    let ahead: Float
    let behind: Float
}

/// What the mouth has to do for a stretch of sound: shapes, contacts of the lips, and when there is sound at all.
struct MouthScore: Hashable, Sendable {
    /// 60 keys a second.
    static let keyRate = 60
    static let keyFrames = soundRate / keyRate

    var segments: [MouthSegment] = []
    var contacts: [LipContact] = []
    /// Between them the mouth is shut.
    var sounds: [Range<Int>] = []
    /// For voices that tell no phonemes: how far the mouth opens, 0…1, in each `LoudnessScore.hop` from `levelStart`.
    var levels: [Float] = []
    var levelStart = 0

    /// Nothing of a sound is felt earlier than this before it.
    static let lookAhead = Articulation.reach + LipContact.closing

    var isByLoudness: Bool { !levels.isEmpty }

    /// The mouth opens at most 60 ms before the first sound and is shut 60 ms after the last: 43 ms, and a key's 17 ms.
    private static let lead = soundRate * 43 / 1000
    private static let onset = soundRate * 20 / 1000
    private static let offset = soundRate * 10 / 1000

    /// The weights of the fifteen shapes at a frame of the turn; ≥ 0, their sum ≤ 1, silence aside.
    ///
    /// - Parameter first: where to look for segments from; those before it end too early to be felt.
    func weights(at frame: Int, from first: Int) -> SIMD16<Float> {
        var sum: SIMD16<Float> = .zero
        var dominance: Float = 0
        for segment in segments[first...] {
            if segment.start - frame > Articulation.reach { break }
            let away = frame < segment.start ? segment.start - frame : max(0, frame - segment.end)
            guard away <= Articulation.reach else { continue }
            let share = Float(away) / (frame < segment.start ? segment.ahead : segment.behind)
            let pull = segment.strength * (away == 0 ? 1 : expf(-share * share))
            sum[segment.place] += pull * segment.target
            dominance += pull
        }
        let open = openness(at: frame)
        if dominance > 0 { sum *= open / max(dominance, 0.05) }
        sum[0] = 0
        // The lips last: p, b and m leave nothing of what the others want.
        for contact in contacts {
            // Shut lips may be early or late in a silence, a lip on the teeth may not.
            let grip = contact.grip(at: frame) * (contact.isShut ? 1 : open)
            guard grip > 0 else { continue }
            sum *= 1 - grip
            sum[contact.place] += grip
        }
        return sum
    }

    private func openness(at frame: Int) -> Float {
        guard levels.isEmpty else { return level(at: frame) }
        var open: Float = 0
        for sound in sounds {
            let rise = smooth(Float(frame - sound.lowerBound + Self.lead) / Float(Self.lead + Self.onset))
            let fall = smooth(Float(sound.upperBound + Self.lead - frame) / Float(Self.lead + Self.offset))
            open = max(open, min(rise, fall))
        }
        return open
    }

    /// Between the middles of the 20 ms, along a half wave.
    private func level(at frame: Int) -> Float {
        let place = Float(frame - levelStart) / Float(LoudnessScore.hop) - 0.5
        let low = Int(place.rounded(.down))
        let from = levels.indices.contains(low) ? levels[low] : 0
        let to = levels.indices.contains(low + 1) ? levels[low + 1] : 0
        return from + (to - from) * smooth(place - Float(low))
    }

    /// One clause after the other, so that the last sound of one is felt in the first of the next.
    mutating func join(_ next: MouthScore) {
        segments += next.segments
        contacts += next.contacts
        sounds += next.sounds
        if !next.levels.isEmpty {
            levels = next.levels
            levelStart = next.levelStart
        }
    }

    /// The first frame at which this score asks for something else than the other; nil when for the same.
    func firstDifference(from other: MouthScore) -> Int? {
        var first = Int.max
        func compare<Part: Equatable>(_ mine: [Part], _ others: [Part], _ start: (Part) -> Int) {
            let same = zip(mine, others).prefix { $0 == $1 }.count
            if same < mine.count { first = min(first, start(mine[same])) }
            if same < others.count { first = min(first, start(others[same])) }
        }
        compare(segments, other.segments) { $0.start }
        compare(contacts, other.contacts) { $0.start }
        compare(sounds, other.sounds) { $0.lowerBound }
        let same = zip(levels, other.levels).prefix { $0 == $1 }.count
        if levelStart != other.levelStart {
            first = min(first, levelStart, other.levelStart)
        } else if same < max(levels.count, other.levels.count) {
            first = min(first, levelStart + (same - 1) * LoudnessScore.hop)
        }
        return first == .max ? nil : first
    }
}
