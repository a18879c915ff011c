internal import Signals

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What the mouth does for a voice that tells no phonemes: it opens as the sound is loud, and each syllable that can be
/// told by its loudness gets a vowel by chance. It cannot tell an m from a pause.
enum LoudnessScore {
    /// Frames of one value of the envelope: 20 ms.
    static let hop = soundRate / 50
    /// Of the loudness so far; what lies below is silence.
    private static let silence: Float = 0.12
    /// Root mean square that counts as loud before anything louder came.
    private static let loudAtFirst: Float = 0.05
    /// a and e most, as in Spanish and English.
    private static let vowels: [Viseme] = [.aa, .E, .aa, .oh, .E, .ih, .aa, .ou]

    /// - Parameter chance: of this clause.
    /// - Returns: the score, and the frames of the turn at which loud syllables begin.
    static func make(_ speech: ClauseSpeech, _ chance: Chance) -> (score: MouthScore, stresses: [Int]) {
        let ratios = ratios(of: speech.envelope)
        let open = ratios.map { $0 < silence ? 0 : powf(($0 - silence) / (1 - silence), 0.7) }
        var score = MouthScore()
        score.levelStart = speech.startFrame
        // A short smoothing: the jaw has mass.
        score.levels = open.indices.map { index in
            let before = index > 0 ? open[index - 1] : 0
            let after = index + 1 < open.count ? open[index + 1] : 0
            return 0.25 * before + 0.5 * open[index] + 0.25 * after
        }
        var stresses: [Int] = []
        for (number, syllable) in syllables(open).enumerated() {
            let peak = open[syllable].max() ?? 0
            // A weak syllable is no open vowel.
            let drawn = vowels[Int(chance.bits(number) % UInt64(vowels.count))]
            let viseme = peak < 0.4 && drawn == .aa ? Viseme.E : drawn
            let articulation = Articulation.of(viseme)
            let start = speech.startFrame + syllable.lowerBound * hop
            score.segments.append(
                MouthSegment(
                    place: BodyParameter(viseme).index - BodyParameter.visemeSil.index, start: start,
                    end: speech.startFrame + syllable.upperBound * hop, target: 1, strength: articulation.strength,
                    ahead: articulation.ahead, behind: articulation.behind))
            if peak > 0.75 { stresses.append(start) }
        }
        return (score, stresses)
    }

    /// Loudness against the loudest so far, which fades by half in about three seconds; causal, so that what is known
    /// later changes nothing of what was shown.
    private static func ratios(of envelope: [Float]) -> [Float] {
        var loud = loudAtFirst
        return envelope.map { level in
            guard level.isFinite, level > 0 else { return 0 }
            loud = max(loudAtFirst, level, loud * 0.9955)
            return level / loud
        }
    }

    /// Stretches of sound, cut where the loudness has fallen to 60 % of its peak and rises by a third again.
    private static func syllables(_ open: [Float]) -> [Range<Int>] {
        var syllables: [Range<Int>] = []
        var start: Int?
        var peak: Float = 0
        var valley: Float = 0
        var valleyAt = 0
        for (index, level) in open.enumerated() {
            guard level > 0 else {
                if let start { syllables.append(start..<index) }
                start = nil
                continue
            }
            guard let begun = start else {
                (start, peak, valley, valleyAt) = (index, level, level, index)
                continue
            }
            if level > peak { (peak, valley, valleyAt) = (level, level, index) }
            if level < valley { (valley, valleyAt) = (level, index) }
            if valley < 0.6 * peak, level > 1.33 * valley {
                syllables.append(begun..<valleyAt)
                (start, peak, valley, valleyAt) = (valleyAt, level, level, index)
            }
        }
        if let start { syllables.append(start..<open.count) }
        return syllables.filter { !$0.isEmpty }
    }
}
