import Body
import Signals
import Testing

/// A clause of `count` phonemes, each `length` frames long with a third of chance.
private func clause(
    _ seed: UInt64, count: Int = 40, length: Int = 1800, index: Int = 0, startFrame: Int = 0, spoken: String = "Hola."
) -> ClauseSpeech {
    var chance = SplitMix(seed)
    let consonants = ["p", "b", "m", "t", "s", "k", "f", "n", "l", "ɾ", "tʃ", "ɹ", "h", "θ", "β"]
    let vowels = ["a", "ˈe", "i", "ˈo", "u", "oʊ", "ɛ"]
    var phonemes: [PhonemeEvent] = []
    var frame = 600
    for place in 0..<count {
        let set = place % 2 == 0 ? consonants : vowels
        phonemes.append(PhonemeEvent(ipa: set[Int(chance.next() % UInt64(set.count))], frame: frame))
        frame += length * 2 / 3 + Int(chance.next() % UInt64(length * 2 / 3))
        if place % 17 == 16 {
            phonemes.append(PhonemeEvent(ipa: "", frame: frame))
            frame += 6000
        }
    }
    phonemes.append(PhonemeEvent(ipa: "", frame: frame))
    return ClauseSpeech(
        clause: index, startFrame: startFrame, frames: frame + 4800, isComplete: true, phonemes: phonemes,
        spoken: spoken)
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

private func played(_ speeches: [ClauseSpeech], seed: UInt64 = 7) -> MotionTrack {
    var motion = SpeechMotion(turn: TurnID(3), seed: seed)
    var track = MotionTrack()
    for speech in speeches { for block in motion.take(speech) { track.take(block) } }
    return track
}

private let openShapes = BodyParameter.visemes.filter { $0 != .visemeSil && $0 != .visemePP }

/// What is known of a clause while its sound is still being made.
private func prefix(_ speech: ClauseSpeech, phonemes: Int) -> ClauseSpeech {
    let known = Array(speech.phonemes.prefix(phonemes))
    return ClauseSpeech(
        clause: speech.clause, startFrame: speech.startFrame, frames: max(0, (known.last?.frame ?? 0) - 1000),
        isComplete: false, phonemes: known, spoken: speech.spoken, feeling: speech.feeling)
}

@Suite("speech's motion") struct SpeechMotionTests {
    @Test("p, b and m shut the lips, however fast the speech is", arguments: [700, 1200, 1800, 2600, 4000])
    func closures(length: Int) {
        var closures = 0
        for seed in 0..<20 as Range<UInt64> {
            let speech = clause(seed, length: length)
            let track = played([speech])
            for (event, next) in zip(speech.phonemes, speech.phonemes.dropFirst()) {
                let shut: ClosedRange<Int>
                switch event.ipa {
                // At the least 25 ms; the whole 50 ms where the sound in front has 100 ms or there is none.
                case "p", "b": shut = event.frame - (length >= 4000 ? 1200 : 600)...event.frame
                case "m": shut = event.frame...next.frame
                default: continue
                }
                closures += 1
                for frame in stride(from: shut.lowerBound, through: shut.upperBound, by: 60) {
                    let pose = track.pose(at: Int64(frame))
                    #expect(pose[.visemePP] >= 0.95)
                    #expect(openShapes.allSatisfy { pose[$0] <= 0.05 })
                }
            }
        }
        #expect(closures > 40)
    }

    @Test("weights are never negative and never more than a whole", arguments: [700, 1800, 4000])
    func bounded(length: Int) {
        for seed in 0..<10 as Range<UInt64> {
            let speech = clause(seed, length: length)
            let track = played([speech])
            for frame in stride(from: 0, to: speech.frames + 24_000, by: 130) {
                let pose = track.pose(at: Int64(frame))
                let weights = BodyParameter.visemes.map { pose.offsets[$0.index] + $0.rest }
                #expect(weights.allSatisfy { $0 > -1e-4 } && abs(weights.reduce(0, +) - 1) < 1e-4)
            }
        }
    }

    @Test(
        "in silence the mouth is shut: 60 ms after the last sound, and until 60 ms before the next", arguments: 0..<20)
    func silence(seed: Int) {
        let speech = clause(UInt64(seed))
        let track = played([speech])
        let pauses = speech.phonemes.enumerated().filter { $0.element.ipa.isEmpty }.map { place, event in
            (event.frame, place + 1 < speech.phonemes.count ? speech.phonemes[place + 1].frame : speech.frames + 20_000)
        }
        for (from, to) in pauses {
            for frame in stride(from: from + 1440, through: to - 1440, by: 100) {
                let pose = track.pose(at: Int64(frame))
                #expect(openShapes.allSatisfy { pose[$0] <= 0.004 })
            }
        }
    }

    @Test("a vowel is seen: at slow speed its shape is the largest in its middle")
    func vowels() {
        let events = [("t", 600), ("ˈa", 2000), ("s", 6000), ("ˈo", 8000), ("n", 12_000), ("ˈe", 14_000), ("", 18_000)]
        let speech = ClauseSpeech(
            clause: 0, startFrame: 0, frames: 20_000, isComplete: true,
            phonemes: events.map { PhonemeEvent(ipa: $0.0, frame: $0.1) }, spoken: "tasone")
        let track = played([speech])
        #expect(track.pose(at: 4000)[.visemeAA] > 0.75)
        #expect(track.pose(at: 10_000)[.visemeOH] > 0.75)
        #expect(track.pose(at: 16_000)[.visemeE] > 0.75)
        // The lips are already rounded in the s before the o.
        #expect(track.pose(at: 7400)[.visemeOH] > 0.2)
    }

    @Test("a turn that begins with a sound begins with a mouth that is already open, and comes there without a jump")
    func leadIn() {
        let speech = ClauseSpeech(
            clause: 0, startFrame: 0, frames: 9600, isComplete: true,
            phonemes: [("ˈa", 0), ("", 6000)].map { PhonemeEvent(ipa: $0.0, frame: $0.1) }, spoken: "¡Ah!")
        let track = played([speech])
        #expect(track.pose(at: 0)[.visemeSil] < 0.5)
        #expect(track.pose(at: -1441)[.visemeSil] == 1)
        #expect(SpeechMotion.parameters.allSatisfy { track.pose(at: -7200).offsets[$0.index] == 0 })
    }

    @Test("f and v bring teeth and lip together between vowels")
    func labiodental() {
        let events = [("a", 0), ("f", 2400), ("a", 4200), ("v", 6600), ("a", 8000), ("", 10_000)]
        let speech = ClauseSpeech(
            clause: 0, startFrame: 0, frames: 12_000, isComplete: true,
            phonemes: events.map { PhonemeEvent(ipa: $0.0, frame: $0.1) }, spoken: "afava")
        let track = played([speech])
        #expect(track.pose(at: 3300)[.visemeFF] > 0.85 && track.pose(at: 7300)[.visemeFF] > 0.85)
    }

    @Test("what comes piece by piece ends as what comes whole", arguments: 0..<8)
    func incremental(seed: Int) {
        let first = clause(UInt64(seed), spoken: "¿Qué?")
        let second = clause(UInt64(seed) + 100, index: 1, startFrame: first.frames)
        var pieces: [ClauseSpeech] = []
        for speech in [first, second] {
            for count in stride(from: 3, to: speech.phonemes.count, by: 5) {
                pieces.append(prefix(speech, phonemes: count))
            }
            pieces.append(speech)
        }
        let whole = played([first, second])
        let grown = played(pieces)
        for frame in stride(from: 0, to: second.startFrame + second.frames + 40_000, by: 200) {
            #expect(whole.pose(at: Int64(frame)) == grown.pose(at: Int64(frame)))
        }
    }

    @Test("a block that replaces another begins with its value, and no more than the look-ahead before the news")
    func seams() {
        let speech = clause(5)
        var motion = SpeechMotion(turn: TurnID(3), seed: 1)
        var track = MotionTrack()
        var known = 0
        for count in stride(from: 2, through: speech.phonemes.count, by: 3) {
            let blocks = motion.take(count == speech.phonemes.count ? speech : prefix(speech, phonemes: count))
            if let first = blocks.first, known > 0 {
                #expect(track.pose(at: first.start) == first.pose(at: first.start))
                // The reach of a sound, or a nod's preparation.
                #expect(first.start >= Int64(known) - 13_000)
            }
            for (block, next) in zip(blocks, blocks.dropFirst()) {
                #expect(block.end == next.start)
                #expect(block.pose(at: block.end) == next.pose(at: next.start))
            }
            #expect(blocks.allSatisfy { $0.keyCount <= 61 })
            for block in blocks { track.take(block) }
            known = speech.phonemes[count - 1].frame
        }
        #expect(motion.take(speech).allSatisfy { $0.start > Int64(known) - 13_000 })
        #expect(motion.take(speech).isEmpty)
    }

    @Test("the same seed moves the same, another moves otherwise")
    func seeds() {
        let speech = clause(9)
        let poses = ([1, 1, 2] as [UInt64]).map { seed in
            let track = played([speech], seed: seed)
            return stride(from: 0, to: speech.frames, by: 400).map { track.pose(at: Int64($0)) }
        }
        #expect(poses[0] == poses[1])
        #expect(poses[0] != poses[2])
    }

    @Test("a question ends tilted, a statement does not; afterwards the head is home")
    func endings() {
        let frames = clause(4).frames
        func roll(_ spoken: String, _ frame: Int) -> Float {
            abs(played([clause(4, spoken: spoken)]).pose(at: Int64(frame))[.angleZ])
        }
        #expect(roll("¿Vienes?", frames) - roll("Vienes.", frames) > 2.5)
        let track = played([clause(4, spoken: "¿Vienes?")])
        #expect(SpeechMotion.parameters.allSatisfy { track.pose(at: Int64(frames + 26_000)).offsets[$0.index] == 0 })
    }

    @Test("stressed syllables are nodded, and each nod is prepared by a move the other way")
    func nods() {
        let events = [("t", 24_000), ("ˈa", 26_400), ("", 31_200)]
        let speech = ClauseSpeech(
            clause: 0, startFrame: 0, frames: 60_000, isComplete: true,
            phonemes: events.map { PhonemeEvent(ipa: $0.0, frame: $0.1) }, spoken: "ta,")
        let track = played([speech])
        let pitch = stride(from: 20_000, to: 40_000, by: 100).map { track.pose(at: Int64($0))[.angleY] }
        #expect(pitch.min()! < -0.9)
        #expect(pitch.prefix { $0 > -0.1 }.max()! > 0.2)
        #expect(stride(from: 24_000, to: 30_000, by: 100).map { track.pose(at: Int64($0))[.browLY] }.max()! > 0.1)
    }

    @Test(
        "once stopped, the mouth is shut within 80 ms, without a jump, and nothing opens it any more", arguments: 0..<40
    )
    func shut(seed: Int) {
        let speech = clause(UInt64(seed))
        var motion = SpeechMotion(turn: TurnID(3), seed: 7)
        var track = MotionTrack()
        for block in motion.take(speech) { track.take(block) }
        let stop = 5000 + seed * 977
        let before = track.pose(at: Int64(stop))
        let block = motion.shut(from: stop)
        #expect(block.pose(at: block.start) == track.pose(at: block.start))
        track.take(block)
        #expect(abs(track.pose(at: Int64(stop)).offsets.sum() - before.offsets.sum()) < 3)
        for frame in stride(from: stop + 1920, to: stop + 60_000, by: 100) {
            #expect(track.pose(at: Int64(frame))[.visemeSil] == 1)
        }
        #expect(track.pose(at: Int64(stop + 9600)) == .rest)
        #expect(motion.take(speech).isEmpty)
    }

    @Test("where no stress is marked, the longest vowel of a word is nodded")
    func guessed() {
        let events = [
            ("k", 24_000), ("o", 24_800), ("n", 26_000), ("t", 27_200), ("e", 28_400), ("n", 32_400), ("", 33_600),
        ]
        func depth(_ words: [WordEvent]) -> Float {
            let speech = ClauseSpeech(
                clause: 0, startFrame: 0, frames: 60_000, isComplete: true,
                phonemes: events.map { PhonemeEvent(ipa: $0.0, frame: $0.1) }, words: words, spoken: "conten,")
            return played([speech]).pose(at: 28_400 + 1200)[.angleY]
        }
        #expect(depth([WordEvent(range: 0..<6, frame: 24_000)]) < -0.9)
        #expect(abs(depth([])) < 0.1)
    }

    @Test("times that go back or lie beyond all sense do no harm")
    func nonsense() {
        let events = [("a", 2400), ("p", -900), ("e", 1200), ("m", .max), ("o", 9600), ("", 1 << 60)]
        let speech = ClauseSpeech(
            clause: 0, startFrame: 0, frames: 14_400, isComplete: true,
            phonemes: events.map { PhonemeEvent(ipa: $0.0, frame: $0.1) }, spoken: "?")
        let track = played([speech])
        for frame in stride(from: -7200, to: 60_000, by: 400) {
            let weights = BodyParameter.visemes.map { track.pose(at: Int64(frame)).offsets[$0.index] + $0.rest }
            #expect(weights.allSatisfy { -1e-4...1.0001 ~= $0 } && abs(weights.reduce(0, +) - 1) < 1e-4)
        }
        #expect(track.pose(at: 60_000)[.visemeSil] == 1)
    }

    @Test("every symbol of the table gives bounded weights and moves or shuts the mouth")
    func symbols() {
        let symbols =
            "pbmβɸfvʋɱθðtdɾʔɖʈkɡgxɣhŋqçχʁɦʃʒɕʑsznlɲʎɫɭɳɹrɚɝɻʀaɑæʌɐɒeɛəɜœøiɪjʝᵻɨyoɔuʊwɯʉ".unicodeScalars
            .map(String.init) + ["tʃ", "dʒ", "ts", "oʊ", "ɛɹ", "aɪ", "ˈ", "ː", "?", "", " "]
        for symbol in symbols {
            let speech = ClauseSpeech(
                clause: 0, startFrame: 0, frames: 9600, isComplete: true,
                phonemes: [("a", 2400), (symbol, 4800), ("a", 6600), ("", 8400)].map {
                    PhonemeEvent(ipa: $0.0, frame: $0.1)
                },
                spoken: symbol)
            let track = played([speech])
            for frame in stride(from: 0, to: 12_000, by: 100) {
                let pose = track.pose(at: Int64(frame))
                let weights = BodyParameter.visemes.map { pose.offsets[$0.index] + $0.rest }
                #expect(weights.allSatisfy { -1e-4...1.0001 ~= $0 } && abs(weights.reduce(0, +) - 1) < 1e-4)
            }
        }
    }

    @Test("a stress mark of its own is no pause and stresses the vowel behind it")
    func loneMarks() {
        let events = [
            ("m", 600), ("ˈ", 2400), ("a", 2500), ("ː", 4300), ("s", 6000), (" ", 7200), ("o", 7500), ("", 9600),
        ]
        let speech = ClauseSpeech(
            clause: 0, startFrame: 0, frames: 12_000, isComplete: true,
            phonemes: events.map { PhonemeEvent(ipa: $0.0, frame: $0.1) }, spoken: "mas o")
        let track = played([speech])
        for frame in stride(from: 1000, to: 9000, by: 100) { #expect(track.pose(at: Int64(frame))[.visemeSil] < 0.5) }
        #expect(track.pose(at: 4500)[.visemeAA] > 0.7)
    }
}

@Suite("speech's motion by loudness") struct LoudnessMotionTests {
    private func speech(_ envelope: [Float], isComplete: Bool = true) -> ClauseSpeech {
        ClauseSpeech(
            clause: 0, startFrame: 0, frames: envelope.count * 480, isComplete: isComplete, phonemes: [],
            envelope: envelope, spoken: "Hola.")
    }

    private let envelope: [Float] = (0..<150).map { place in
        place < 10 || 60..<80 ~= place || place > 140 ? 0.001 : 0.02 + 0.08 * abs(Float((place * 7) % 20) - 10) / 10
    }

    @Test("without phonemes the mouth opens with the loudness and is shut in silence")
    func follows() {
        let track = played([speech(envelope)])
        var largest: Float = 0
        for (place, level) in envelope.enumerated() {
            let pose = track.pose(at: Int64(place * 480 + 240))
            let weights = BodyParameter.visemes.map { pose.offsets[$0.index] + $0.rest }
            #expect(weights.allSatisfy { $0 > -1e-4 } && abs(weights.reduce(0, +) - 1) < 1e-4)
            let quiet = (max(0, place - 3)...min(149, place + 3)).allSatisfy { envelope[$0] < 0.01 }
            if quiet { #expect(pose[.visemeSil] == 1) }
            if level > 0.09 { largest = max(largest, 1 - pose[.visemeSil]) }
        }
        #expect(largest > 0.6)
    }

    @Test("more of the envelope changes only what is new, and ends as the whole")
    func grows() {
        var motion = SpeechMotion(turn: TurnID(3), seed: 7)
        var grown = MotionTrack()
        for count in stride(from: 10, to: 150, by: 9) {
            let blocks = motion.take(speech(Array(envelope.prefix(count)), isComplete: false))
            for block in blocks { grown.take(block) }
        }
        for block in motion.take(speech(envelope)) { grown.take(block) }
        let whole = played([speech(envelope)])
        for frame in stride(from: 0, to: 110_000, by: 100) {
            #expect(grown.pose(at: Int64(frame)) == whole.pose(at: Int64(frame)))
        }
    }
}
