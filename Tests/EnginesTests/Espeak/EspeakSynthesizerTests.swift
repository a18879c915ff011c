import Engines
import Signals
import Sound
import Testing
import Voice

@Suite("espeak-ng")
struct EspeakSynthesizerTests {
    let voice = EspeakSynthesizer()

    private func segment(_ text: String, _ language: Language = .en, _ feeling: Feeling = .neutral) -> SpeechSegment {
        SpeechSegment(turn: TurnID(1), clause: 0, spoken: text, language: language, feeling: feeling)
    }

    /// espeak-ng goes on with its wave where the last utterance ended, so that lengths differ a little,
    /// and it fills up its last buffer of 50 ms.
    private static func isAlike(_ one: Int, _ other: Int) -> Bool { abs(one - other) <= soundRate / 20 + one / 100 }

    private struct Spoken {
        var samples: [Float] = []
        var phonemes: [PhonemeEvent] = []
        var words: [WordEvent] = []
        var pieces = 0
    }

    private func speak(_ segment: SpeechSegment, with voice: EspeakSynthesizer = EspeakSynthesizer()) async throws
        -> Spoken
    {
        var spoken = Spoken()
        try await voice.synthesize(segment) { piece in
            spoken.pieces += 1
            switch piece {
            case .sound(let samples): spoken.samples += samples
            case .phonemes(let events): spoken.phonemes += events
            case .words(let events): spoken.words += events
            }
        }
        return spoken
    }

    @Test(
        "speaks both languages aloud, with phonemes and words in their order and inside the sound",
        arguments: [
            (
                Language.en, "Hello there, Pep! That's three things.",
                ["Hello", "there", "Pep", "That", "three", "things"]
            ),
            (.es, "¡Hola, ñandú! Mañana comemos.", ["Hola", "ñandú", "Mañana", "comemos"]),
        ])
    func speaks(language: Language, text: String, expected: [String]) async throws {
        let spoken = try await speak(segment(text, language))
        let seconds = Double(spoken.samples.count) / Double(soundRate)
        #expect((1.0...6.0).contains(seconds))
        let power = spoken.samples.reduce(0) { $0 + $1 * $1 } / Float(spoken.samples.count)
        #expect(power.squareRoot() > 0.02)
        #expect(spoken.samples.allSatisfy { abs($0) <= 1.01 })

        let frames = spoken.phonemes.map(\.frame)
        #expect(frames == frames.sorted())
        #expect(frames.allSatisfy { (0...spoken.samples.count).contains($0) })
        #expect(spoken.phonemes.filter { !$0.ipa.isEmpty }.count > 10)

        let words = spoken.words.map { word in
            String(Array(text)[word.range]).filter(\.isLetter)
        }
        #expect(words == expected)
        let wordFrames = spoken.words.map(\.frame)
        #expect(wordFrames == wordFrames.sorted())
    }

    @Test("a word's range counts Characters, whatever scalars they are made of")
    func characters() async throws {
        let text = "e\u{301}l vio cafe\u{301} ayer"
        let spoken = try await speak(segment(text, .es))
        #expect(spoken.words.map { String(Array(text)[$0.range]) } == ["e\u{301}l", "vio", "cafe\u{301}", "ayer"])
    }

    @Test("phonemes lie where the sound is: the first burst of energy follows the first phoneme")
    func alignment() async throws {
        let spoken = try await speak(segment("Papa."))
        let first = try #require(spoken.phonemes.first { !$0.ipa.isEmpty })
        let loud = try #require(spoken.samples.firstIndex { abs($0) > 0.05 })
        #expect(abs(loud - first.frame) < soundRate * 60 / 1000)
    }

    @Test("a text without anything to pronounce gives no sound and says so", arguments: ["", " ", "..."])
    func nothing(text: String) async throws {
        var pieces = 0
        let error = await #expect(throws: VoiceError.self) {
            try await voice.synthesize(segment(text)) { _ in pieces += 1 }
        }
        #expect(error?.reason == .cannotSpeak)
        #expect(pieces == 0)
    }

    @Test("a zero in the text does not end it")
    func zero() async throws {
        let whole = try await speak(segment("one two"))
        let zeroed = try await speak(segment("one\u{0}two"))
        #expect(whole.words.count == zeroed.words.count)
    }

    @Test("feelings change how she speaks, and the next neutral segment is as before")
    func feelings() async throws {
        let neutral = try await speak(segment("I am going to the market.")).samples.count
        let sleepy = try await speak(segment("I am going to the market.", .en, Feeling(.sleepiness, intensity: 3)))
            .samples.count
        #expect(sleepy > neutral * 11 / 10)
        #expect(Self.isAlike(try await speak(segment("I am going to the market.")).samples.count, neutral))
    }

    @Test("a listener that suspends is waited for, and loses nothing")
    func backPressure() async throws {
        let text = String(repeating: "This is quite a long sentence that goes on. ", count: 8)
        let whole = try await speak(segment(text)).samples.count
        var heard = 0
        try await voice.synthesize(segment(text)) { piece in
            await Task.yield()
            if case .sound(let samples) = piece { heard += samples.count }
        }
        #expect(Self.isAlike(heard, whole))
        #expect(whole > EspeakChunks.capacity * soundRate / 20)
    }

    @Test("cancelling ends the synthesis, and the next one is whole")
    func cancellation() async throws {
        let long = segment(String(repeating: "This goes on and on. ", count: 40))
        let whole = try await speak(segment("Short.")).samples.count
        let (first, inlet) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await voice.synthesize(long) { _ in
                inlet.yield()
                try await Task.sleep(for: .seconds(600))
            }
        }
        _ = await first.first { true }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(Self.isAlike(try await speak(segment("Short.")).samples.count, whole))
    }

    @Test("what the listener throws comes out, and ends the synthesis")
    func throwing() async throws {
        struct Enough: Error {}
        await #expect(throws: Enough.self) {
            try await voice.synthesize(segment("One, two, three, four.")) { _ in throw Enough() }
        }
    }

    @Test("two syntheses at a time do not mix")
    func concurrent() async throws {
        async let one = speak(segment("One sentence in English.", .en))
        async let two = speak(segment("Una frase en español.", .es))
        let together = try await (one.phonemes.map(\.ipa), two.phonemes.map(\.ipa))
        #expect(try await speak(segment("One sentence in English.", .en)).phonemes.map(\.ipa) == together.0)
        #expect(try await speak(segment("Una frase en español.", .es)).phonemes.map(\.ipa) == together.1)
    }

    @Test("a missing library is said, with what to install")
    func missingLibrary() async {
        let voice = EspeakSynthesizer(EspeakSettings(library: "libespeak-nowhere.so.1"))
        let error = await #expect(throws: VoiceError.self) { try await voice.synthesize(segment("Hello.")) { _ in } }
        #expect(error?.reason == .unavailable)
        #expect(error?.description.contains("apt-get install libespeak-ng1") == true)
    }

    @Test("an unknown voice is named, with how to see the names")
    func unknownVoice() async throws {
        let voice = EspeakSynthesizer(EspeakSettings(voices: [.en: "nowhere", .es: "es"]))
        let error = await #expect(throws: VoiceError.self) { try await voice.synthesize(segment("Hello.")) { _ in } }
        #expect(error?.description.contains("nowhere") == true)
        #expect(error?.description.contains("espeak-ng --voices") == true)
    }
}

@Suite("ThreadExecutor")
struct ThreadExecutorTests {
    private actor Worker {
        let thread = ThreadExecutor(name: "test")
        nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
        var values: [Int] = []
        func add(_ value: Int) { values.append(value) }
    }

    @Test("runs an actor's jobs one after the other, none lost")
    func order() async {
        let worker = Worker()
        await withTaskGroup(of: Void.self) { group in
            for value in 0..<200 { group.addTask { await worker.add(value) } }
        }
        #expect(await worker.values.sorted() == Array(0..<200))
    }
}
