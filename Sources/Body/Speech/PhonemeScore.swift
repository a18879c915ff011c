internal import Signals

/// From the phonemes that an engine named to what the mouth has to do.
enum PhonemeScore {
    /// For plosives the engine's event is the release; the lips are shut for about 50 ms before it (measured on
    /// espeak-ng against the sound's energy). In fast speech half of the sound in front is left to it, but the lips are
    /// never shut for less than 25 ms.
    static let closure = soundRate / 20
    private static let shortestClosure = soundRate / 40
    /// A gap shorter than this is no pause: a mouth does not shut and open again within it.
    private static let pause = soundRate * 60 / 1000
    /// What is assumed of a last phoneme whose end is not known.
    private static let typical = soundRate * 80 / 1000
    /// No sound of speech lasts longer; what follows a last phoneme is silence.
    private static let longest = soundRate * 2 / 5

    /// A vowel this long is a strong one, marked or not.
    private static let strong = soundRate * 90 / 1000

    private struct Sound {
        let ipa: String
        let shapes: [Viseme]
        let start: Int
        var end: Int
        let isStressed: Bool
    }

    /// The score, and the frames of the turn at which stressed vowels begin.
    static func make(_ speech: ClauseSpeech) -> (score: MouthScore, stresses: [Int]) {
        let sounds = sounds(speech)
        var score = MouthScore()
        var stresses: [Int] = []
        for (index, sound) in sounds.enumerated() {
            if let last = score.sounds.last, sound.start - last.upperBound < pause {
                score.sounds[score.sounds.count - 1] = last.lowerBound..<max(last.upperBound, sound.end)
            } else {
                score.sounds.append(sound.start..<sound.end)
            }
            score.segments += segments(of: sound)
            if let contact = contact(of: sound, after: index > 0 ? sounds[index - 1] : nil) {
                score.contacts.append(contact)
            }
            if sound.isStressed { stresses.append(sound.start) }
        }
        if stresses.isEmpty { stresses = guessedStresses(of: sounds, speech) }
        // f before p: the order in which grips are laid over each other is that of ``MouthScore/weights``.
        score.contacts = score.contacts.filter { !$0.isShut } + score.contacts.filter(\.isShut)
        return (score, stresses)
    }

    /// Where the engine marks no stress (espeak-ng's events do not): the longest vowel of each word of four letters and
    /// more; English and Spanish lengthen what they stress.
    private static func guessedStresses(of sounds: [Sound], _ speech: ClauseSpeech) -> [Int] {
        let starts = speech.words.map { speech.startFrame + $0.frame } + [Int.max]
        return speech.words.indices.compactMap { word in
            guard speech.words[word].range.count > 3 else { return nil }
            let vowels = sounds.filter {
                $0.start >= starts[word] && $0.start < starts[word + 1] && $0.shapes.contains(where: isVowel)
            }
            return vowels.max { $0.end - $0.start < $1.end - $1.start }?.start
        }
    }

    /// In frames of the turn; pauses left out, stress marks that stand alone given to the sound behind them.
    private static func sounds(_ speech: ClauseSpeech) -> [Sound] {
        var sounds: [Sound] = []
        var isStressed = false
        let events = inOrder(speech.phonemes)
        for (index, event) in events.enumerated() {
            let isLast = index + 1 == events.count
            let end =
                !isLast
                ? events[index + 1].frame
                : speech.isComplete
                    ? min(max(speech.frames, event.frame), event.frame + longest)
                    : min(max(speech.frames, event.frame + typical), event.frame + longest)
            if event.ipa.unicodeScalars.contains("ˈ") { isStressed = true }
            let shapes = VisemeTable.visemes(forIPA: event.ipa)
            let start = event.frame + speech.startFrame
            if shapes == [.sil] {
                // A mark of stress or length alone, or too short for a pause: the sound before it lasts on.
                let isPause = end - event.frame >= pause && !isMark(event.ipa)
                if !isPause, !sounds.isEmpty, sounds[sounds.count - 1].end == start {
                    sounds[sounds.count - 1].end = end + speech.startFrame
                }
                continue
            }
            sounds.append(
                Sound(
                    ipa: event.ipa, shapes: shapes, start: start, end: max(start, end + speech.startFrame),
                    isStressed: isStressed && shapes.contains(where: isVowel)))
            if shapes.contains(where: isVowel) { isStressed = false }
        }
        return sounds
    }

    /// Times come from engines, some of them over a network: none may go back, none lies beyond two minutes.
    private static func inOrder(_ events: [PhonemeEvent]) -> [PhonemeEvent] {
        var last = 0
        return events.compactMap { event in
            guard event.frame <= ClauseSpeech.longest else { return nil }
            last = max(last, event.frame)
            return PhonemeEvent(ipa: event.ipa, frame: last)
        }
    }

    /// What some engines count as a phoneme of its own, with a time.
    private static func isMark(_ ipa: String) -> Bool {
        !ipa.isEmpty && ipa.unicodeScalars.allSatisfy { "ˈˌːˑ".unicodeScalars.contains($0) }
    }

    private static func isVowel(_ viseme: Viseme) -> Bool {
        switch viseme {
        case .aa, .E, .ih, .oh, .ou: true
        default: false
        }
    }

    private static func segments(of sound: Sound) -> [MouthSegment] {
        let length = sound.end - sound.start
        let count = sound.shapes.count
        return sound.shapes.enumerated().map { part, viseme in
            let articulation = Articulation.of(viseme, in: sound.ipa)
            // A vowel needs 100 ms to reach its shape, a consonant 60; a weak vowel stays smaller.
            let isStrong = sound.isStressed || length >= strong
            let needed = Float(soundRate) * (isVowel(viseme) ? 0.1 : 0.06)
            let reached = 0.6 + 0.4 * min(1, Float(length / count) / needed)
            let effort: Float = isVowel(viseme) && !isStrong ? 0.88 : 1
            // Whoever stresses a vowel takes less care of its neighbours.
            let emphasis: Float = isVowel(viseme) && isStrong ? 1.5 : 1
            return MouthSegment(
                place: BodyParameter(viseme).index - BodyParameter.visemeSil.index,
                start: sound.start + length * part / count, end: sound.start + length * (part + 1) / count,
                target: viseme == .PP || viseme == .FF ? 1 : reached * effort,
                strength: articulation.strength * emphasis,
                ahead: articulation.ahead, behind: articulation.behind)
        }
    }

    private static func contact(of sound: Sound, after previous: Sound?) -> LipContact? {
        for scalar in sound.ipa.unicodeScalars {
            switch scalar {
            case "p", "b":
                var start = sound.start - closure
                if let previous, previous.end >= sound.start - closure {
                    let half = previous.start + (previous.end - previous.start) / 2
                    start = max(start, min(half, sound.start - shortestClosure))
                }
                return LipContact(.visemePP, from: start, to: sound.start, strength: 1)
            case "m": return LipContact(.visemePP, from: sound.start, to: sound.end, strength: 1)
            // Spanish b between vowels: the lips come near and do not shut.
            case "β", "ɸ": return LipContact(.visemePP, from: sound.start, to: sound.end, strength: 0.45)
            case "f", "v", "ɱ": return LipContact(.visemeFF, from: sound.start, to: sound.end, strength: 0.85)
            case "ʋ": return LipContact(.visemeFF, from: sound.start, to: sound.end, strength: 0.6)
            default: continue
            }
        }
        return nil
    }
}
