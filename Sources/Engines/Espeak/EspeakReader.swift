internal import Signals
internal import Sound
internal import Voice

/// Turns the library's chunks into pieces at our rate; pure.
///
/// What comes before the first phoneme is held back, so that a text without any gives no sound at all.
struct EspeakReader: ~Copyable {
    private let rate: Int
    private var resampler: Resampler
    private let characters: CharacterMap
    private var held: [Float] = []
    /// Words and pauses from there.
    private var early: [SpeechPiece] = []
    private var hasSpoken = false
    private var lastFrame = 0

    init(text: String, rate: Int) throws(VoiceError) {
        self.rate = rate
        do { self.resampler = try Resampler(from: rate, to: soundRate) } catch {
            throw VoiceError(.unavailable, error.message, isTransient: false)
        }
        self.characters = CharacterMap(text)
    }

    /// Times come before the sound they lie in.
    mutating func receive(_ chunk: EspeakChunk) -> [SpeechPiece] {
        var pieces: [SpeechPiece] = []
        if !chunk.words.isEmpty {
            let words = chunk.words.compactMap { word -> WordEvent? in
                guard let range = characters.range(ofScalars: word.scalars) else { return nil }
                return WordEvent(range: range, frame: frame(of: word.sample))
            }
            if !words.isEmpty { pieces.append(.words(words)) }
        }
        if !chunk.phonemes.isEmpty {
            pieces.append(
                .phonemes(
                    chunk.phonemes.map { phoneme in
                        lastFrame = max(lastFrame, frame(of: phoneme.sample))
                        if !phoneme.ipa.isEmpty { hasSpoken = true }
                        return PhonemeEvent(ipa: phoneme.ipa, frame: lastFrame)
                    }))
        }
        if !chunk.samples.isEmpty {
            let sound = resampler.process(chunk.samples)
            if hasSpoken, !sound.isEmpty {
                pieces.append(.sound(held.isEmpty ? sound : held + sound))
                held = []
            } else {
                held += sound
            }
        }
        guard hasSpoken else {
            early += pieces
            return []
        }
        defer { early = [] }
        return early + pieces
    }

    /// - Throws: ``VoiceError`` `cannotSpeak` when nothing was pronounced.
    mutating func finish() throws(VoiceError) -> [SpeechPiece] {
        guard hasSpoken else {
            throw VoiceError(
                .cannotSpeak,
                Bilingual(
                    en: "espeak-ng found nothing to pronounce in this text.",
                    es: "espeak-ng no encontró nada que pronunciar en este texto."), isTransient: false)
        }
        let rest = held + resampler.finish()
        return rest.isEmpty ? [] : [.sound(rest)]
    }

    private func frame(of sample: Int) -> Int { sample * soundRate / rate }
}

/// From Unicode scalars, in which espeak counts, to Characters.
struct CharacterMap {
    /// Character index of each scalar; empty when they are the same.
    private let indexOfScalar: [Int]
    private let count: Int

    init(_ text: String) {
        count = text.count
        let scalars = text.unicodeScalars.count
        guard scalars != count else {
            indexOfScalar = []
            return
        }
        var map: [Int] = []
        map.reserveCapacity(scalars)
        for (index, character) in text.enumerated() {
            for _ in character.unicodeScalars { map.append(index) }
        }
        indexOfScalar = map
    }

    /// Nil when the range lies outside the text.
    func range(ofScalars scalars: Range<Int>) -> Range<Int>? {
        let total = indexOfScalar.isEmpty ? count : indexOfScalar.count
        let range = scalars.clamped(to: 0..<total)
        guard !range.isEmpty else { return nil }
        guard !indexOfScalar.isEmpty else { return range }
        return indexOfScalar[range.lowerBound]..<indexOfScalar[range.upperBound - 1] + 1
    }
}
