package import Signals

/// Mouth, nods and brows of one turn, in frames of its sound, 60 keys a second.
///
/// Clauses come as their sound is known, the same clause again when more of it is. Each time the blocks that come back
/// begin at the last key that is as it was; what was handed over before that stays true. What is known always ends with
/// a shut mouth, and once a clause is complete with a head that comes home: nothing hangs if no more follows. A clause
/// that breaks off wants ``shut(from:)``.
package struct SpeechMotion: Sendable {
    /// All a block of this channel can move.
    package static let parameters: [BodyParameter] =
        BodyParameter.visemes + [.angleX, .angleY, .angleZ, .bodyAngleX, .bodyAngleY, .browLY, .browRY]

    private struct Part: Sendable {
        let speech: ClauseSpeech
        let mouth: MouthScore
        let accents: [Accent]

        /// The first and the last frame at which it moves anything.
        var first: Int { min(speech.startFrame - MouthScore.lookAhead, accents.map(\.start).min() ?? .max) }
        var last: Int {
            max(speech.startFrame + speech.frames + Accents.settling, mouth.segments.last?.end ?? 0)
        }
    }

    private let turn: TurnID
    private let chance: Chance
    /// By the clause's index.
    private var parts: [Part] = []
    /// Keys before the turn's first frame, 300 ms: a mouth opens before it is heard. Who cannot draw before the first
    /// frame begins in the middle of it.
    private static let leadIn = 18

    /// Per parameter a quantum for every key from the lead-in's first on; all rows are equally long.
    private var keys: [[Int16]] = Array(repeating: [0], count: parameters.count)
    private var isShut = false

    /// - Parameter seed: the same gives the same motion for the same speech.
    package init(turn: TurnID, seed: UInt64) {
        self.turn = turn
        self.chance = Chance(seed).stream(Int(turn.number))
    }

    /// - Returns: blocks that replace what was known from the first one's start on; none when nothing changes, or after
    ///   ``shut(from:)``.
    package mutating func take(_ speech: ClauseSpeech) -> [MotionBlock] {
        guard !isShut else { return [] }
        let chance = chance.stream(speech.clause)
        let (mouth, stresses) =
            speech.phonemes.isEmpty ? LoudnessScore.make(speech, chance) : PhonemeScore.make(speech)
        let part = Part(
            speech: speech, mouth: mouth, accents: Accents.make(speech, stresses: stresses, chance))
        let changed = replace(part)
        return changed.map { render(from: $0) } ?? []
    }

    /// The mouth goes shut within 80 ms of the frame (67 at most), head and brows come home within 350; nothing that
    /// was planned after it remains, and nothing is taken any more.
    ///
    /// The turn's clock stands still once she has been stopped: whoever draws lets it run on for these 350 ms.
    package mutating func shut(from frame: Int) -> MotionBlock {
        isShut = true
        parts = []
        let seam = Self.key(of: frame)
        // A key at or before the frame and four more: 67 ms. The rest is for head and brows.
        let shutting = 4
        let count = 22
        for row in keys.indices {
            let isMouth = row < BodyParameter.visemes.count
            let last = Float(seam < keys[row].count ? keys[row][seam] : keys[row].last ?? 0)
            keys[row].removeSubrange(min(seam, keys[row].count)...)
            while keys[row].count < seam { keys[row].append(keys[row].last ?? 0) }
            for key in 0..<count {
                let share = Float(key) / Float(isMouth ? shutting : count - 1)
                // Rounded towards zero, so that the weights' sum stays within 1.
                keys[row].append(Int16(last * (1 - smooth(share))))
            }
        }
        closeWithSilence(from: seam)
        return block(from: seam, to: seam + count - 1)
    }

    // MARK: What changes

    /// - Returns: the first frame at which something changes.
    private mutating func replace(_ part: Part) -> Int? {
        guard let place = parts.firstIndex(where: { $0.speech.clause >= part.speech.clause }) else {
            parts.append(part)
            return part.first
        }
        guard parts[place].speech.clause == part.speech.clause else {
            parts.insert(part, at: place)
            return part.first
        }
        let old = parts[place]
        parts[place] = part
        guard old.speech.startFrame == part.speech.startFrame else { return min(old.first, part.first) }
        var first = part.mouth.firstDifference(from: old.mouth).map { $0 - MouthScore.lookAhead }
        // Accents come and go in the middle of the list: each one that only one of them has counts.
        let changes = Set(part.accents).symmetricDifference(old.accents)
        if let accent = changes.map(\.start).min() { first = min(first ?? accent, accent) }
        return first
    }

    // MARK: What is rendered

    private mutating func render(from frame: Int) -> [MotionBlock] {
        let first = Self.key(of: frame)
        let last = max(first, Self.key(of: parts.map(\.last).max() ?? 0) + 1, keys[0].count - 1)
        var fresh = Array(repeating: [Int16](repeating: 0, count: last - first + 1), count: keys.count)
        renderMouth(into: &fresh, from: first)
        renderAccents(into: &fresh, from: first)

        var seam: Int?
        for row in keys.indices {
            while keys[row].count <= last { keys[row].append(keys[row].last ?? 0) }
            let same = zip(keys[row][first...], fresh[row]).prefix { $0 == $1 }.count
            if same < fresh[row].count { seam = min(seam ?? .max, first + same) }
            keys[row].replaceSubrange(first...last, with: fresh[row])
        }
        guard let seam else { return [] }
        // From the last key that is as it was: the line to the first new one begins there.
        return stride(from: max(0, seam - 1), to: max(1, last), by: MouthScore.keyRate).map {
            block(from: $0, to: min(last, $0 + MouthScore.keyRate))
        }
    }

    private func renderMouth(into fresh: inout [[Int16]], from first: Int) {
        let parts = parts(from: first)
        let score = parts.dropFirst().reduce(into: parts.first?.mouth ?? MouthScore()) { $0.join($1.mouth) }
        let scores = score.isByLoudness ? parts.map(\.mouth) : [score]
        var cursors = Array(repeating: 0, count: scores.count)
        let all = Float(255)
        for key in fresh[0].indices {
            let frame = Self.frame(of: first + key)
            var weights: SIMD16<Float> = .zero
            for (index, score) in scores.enumerated() {
                while cursors[index] < score.segments.count,
                    score.segments[cursors[index]].end + Articulation.reach < frame
                {
                    cursors[index] += 1
                }
                weights += score.weights(at: frame, from: cursors[index])
            }
            // Where two clauses of different kinds meet, both may ask for the mouth.
            let sum = weights.sum()
            if sum > 1 { weights /= sum }
            var silence: Int16 = 0
            for place in 1..<BodyParameter.visemes.count where weights[place] > 0 {
                // Rounded down: fifteen roundings up could pass 1.
                let quanta = Int16(weights[place] * all + 0.001)
                fresh[place][key] = quanta
                silence -= quanta
            }
            fresh[0][key] = silence
        }
    }

    private func renderAccents(into fresh: inout [[Int16]], from first: Int) {
        let parts = parts(from: first)
        let count = fresh[0].count
        for (row, parameter) in Self.parameters.enumerated() where row >= BodyParameter.visemes.count {
            var sums = [Float](repeating: 0, count: count)
            for part in parts {
                for accent in part.accents where accent.parameter == parameter {
                    let from = max(0, Self.key(of: accent.start) - first)
                    let until = accent.stays ? count - 1 : min(count - 1, Self.key(of: accent.end) + 1 - first)
                    guard from <= until else { continue }
                    for key in from...until { sums[key] += accent.value(at: Self.frame(of: first + key)) }
                }
            }
            // What would have begun before the lead-in comes up within it.
            for key in 0..<max(0, min(count, Self.leadIn - first)) {
                sums[key] *= smooth(Float(first + key) / Float(Self.leadIn))
            }
            for key in 0..<count { fresh[row][key] = MotionBlock.quantised(sums[key], parameter) }
        }
    }

    /// Those that are not over; a clause whose end is not known never is.
    private func parts(from key: Int) -> [Part] {
        parts.filter { !$0.speech.isComplete || $0.last + MouthScore.lookAhead >= Self.frame(of: key) }
    }

    /// Silence is what the other fourteen leave.
    private mutating func closeWithSilence(from first: Int) {
        for key in first..<keys[0].count {
            keys[0][key] = -(1..<BodyParameter.visemes.count).reduce(0) { $0 + keys[$1][key] }
        }
    }

    /// The last key at or before the frame; the first one for whatever lies before it.
    private static func key(of frame: Int) -> Int {
        max(0, frame + leadIn * MouthScore.keyFrames) / MouthScore.keyFrames
    }

    private static func frame(of key: Int) -> Int { (key - leadIn) * MouthScore.keyFrames }

    private func block(from first: Int, to last: Int) -> MotionBlock {
        MotionBlock(
            clock: .turn(turn), channel: .speech, start: Int64(Self.frame(of: first)),
            rate: MouthScore.keyRate, keyCount: last - first + 1,
            series: zip(Self.parameters, keys).map { MotionBlock.Series($0, quanta: Array($1[first...last])) })
    }
}
