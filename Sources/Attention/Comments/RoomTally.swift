internal import Signals

/// What the room wrote since she last took up what waited, dropped and merged comments included.
struct RoomTally: Sendable {
    private static let bits = 4_096

    private(set) var comments = 0
    private var moods = [Int](repeating: 0, count: CrowdMood.allCases.count)
    /// One bit for each viewer, shared by those whose keys meet.
    private var viewerBits = [UInt64](repeating: 0, count: bits / 64)

    mutating func note(_ mood: CrowdMood, viewer: UInt64, times: Int = 1) {
        comments += times
        if let index = CrowdMood.allCases.firstIndex(of: mood) { moods[index] += times }
        let bit = Int(viewer % UInt64(Self.bits))
        viewerBits[bit / 64] |= 1 << UInt64(bit % 64)
    }

    mutating func reset() { self = RoomTally() }

    /// Linear counting: exact for few, within a few percent up to some thousands.
    var viewers: Int {
        let empty = viewerBits.reduce(Self.bits) { $0 - $1.nonzeroBitCount }
        guard empty > 0 else { return comments }
        // −n·ln(empty/n) by its series; what shares a bit is what it adds to the bits seen.
        let seen = 1 - Double(empty) / Double(Self.bits)
        var sum = 0.0
        var power = 1.0
        for term in 1...40 {
            power *= seen
            sum += power / Double(term)
        }
        return min(comments, Int((sum * Double(Self.bits)).rounded()))
    }

    /// What at least a third of the comments do, and more than do anything else.
    var tone: RoomImpression.Tone {
        var sums: [RoomImpression.Tone: Int] = [:]
        for (index, mood) in CrowdMood.allCases.enumerated() where mood != .plain {
            sums[mood.tone, default: 0] += moods[index]
        }
        var best = RoomImpression.Tone.mixed
        var most = 0
        for tone in RoomImpression.Tone.allCases {
            guard let sum = sums[tone], sum > most else { continue }
            most = sum
            best = tone
        }
        return most >= 2 && most * 3 >= comments ? best : .mixed
    }
}
