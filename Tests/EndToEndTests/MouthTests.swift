import Body
import Engines
import FoundationEssentials
import Mind
import Settings
import Signals
import TestKit
import Testing
import Voice

/// Mouth against sound, in a real browser and in its audio context's time.
///
/// A tap at the page's last node tells when each sentence left it (found by its own loudness), the probe what was drawn
/// when; the truth is the same sentence spoken here once more, with the engine's times. Two sentences in `make test`,
/// thirty with `make mouth`.
@Suite("EndToEnd mouth", .serialized) struct MouthTests {
    @Test("the drawn mouth keeps time with the sound, and shuts for every p, b and m", .timeLimit(.minutes(20)))
    func mouth() async throws {
        let wanted = Int(ProcessInfo.processInfo.environment["MOUTH_SENTENCES"] ?? "") ?? 2
        let sentences = Array(Self.sentences.prefix(wanted))
        let measured = Watched<[MouthFigures]>([])
        try await withOpenAIDouble { model in
            try await AneekaProcess.run(flags(model: model)) { aneeka in
                let overlay = try await aneeka.overlay()
                let panel = try await aneeka.panel()
                try await Browser.with { browser in
                    try await browser.page(panel) { operatorPage in
                        try await operatorPage.wait(for: "document.querySelector('#state').className === ''")
                        try await browser.page(overlay + "&probe=1") { page in
                            try await page.wait(for: "window.aneekaProbe && aneekaProbe.state().leads")
                            _ = try await page.evaluate("aneekaProbe.tap()")
                            for sentence in sentences {
                                let truth = try await SpokenTruth(sentence)
                                let shown = try await say(sentence, operatorPage, page, aneeka)
                                measured.update { $0.append(MouthFigures(truth: truth, shown: shown)) }
                            }
                        }
                    }
                }
            }
        }
        let table = MouthTable(measured.value)
        print(table.description)
        #expect(measured.value.count == wanted)
        #expect(table.closuresShut >= 0.99, "\(table)")
        #expect(table.isShutInSilence, "\(table)")
        #expect(abs(table.sync.p50) <= 15, "\(table)")
    }

    @Test("a recording of the loudspeaker agrees with it, roughly", .timeLimit(.minutes(2)))
    func recorded() async throws {
        let sentence = Self.sentences[1]
        let truth = try await SpokenTruth(sentence)
        let measured = Watched<[MouthFigures]>([])
        try await withOpenAIDouble { model in
            try await withPulseServer { pulse in
                try await AneekaProcess.run(flags(model: model)) { aneeka in
                    let overlay = try await aneeka.overlay()
                    let panel = try await aneeka.panel()
                    var options = Browser.Options()
                    options.environment = ["PULSE_SERVER": pulse.address]
                    try await Browser.with(options) { browser in
                        try await browser.page(panel) { operatorPage in
                            try await operatorPage.wait(for: "document.querySelector('#state').className === ''")
                            try await browser.page(overlay + "&probe=1") { page in
                                try await page.wait(for: "window.aneekaProbe && aneekaProbe.state().leads")
                                _ = try await page.evaluate("aneekaProbe.tap()")
                                try await pulse.recording { recording in
                                    let shown = try await say(sentence, operatorPage, page, aneeka)
                                    let began = try #require(recording.began)
                                    let heard = shown.against(recording: recording.samples, began: began)
                                    measured.update { $0.append(MouthFigures(truth: truth, shown: heard)) }
                                }
                            }
                        }
                    }
                }
            }
        }
        let table = MouthTable(measured.value)
        print("mouth: recorded from the loudspeaker: late by \(table.sync.p50) ms")
        #expect(abs(table.sync.p50) <= 60, "\(table)")
    }

    /// Lets her say it, and returns what the page drew and sounded meanwhile.
    private func say(_ text: String, _ panel: Page, _ page: Page, _ aneeka: AneekaProcess) async throws -> ShownMouth {
        let from = try #require(Double(try await page.evaluate("aneekaProbe.sound.context.currentTime")))
        let before = try await page.evaluate("aneekaProbe.sound.turn")
        try await write(text, on: panel, with: "say")
        try await page.wait(for: "aneekaProbe.sound.turn > \(before) && aneekaProbe.state().running")
        _ = await aneeka.line(text)
        try await page.wait(for: "!aneekaProbe.state().running")
        // Until the head has come home and the last levels have been told.
        let end = try #require(Double(try await page.evaluate("aneekaProbe.sound.context.currentTime"))) + 0.4
        try await page.wait(for: "aneekaProbe.sound.context.currentTime > \(end)")
        let drawn = try await page.evaluate("aneekaProbe.drawn(aneekaProbe.sound.turn)")
        let loud = try await page.evaluate("aneekaProbe.loud(\(from))")
        return try ShownMouth(drawn: drawn, loud: loud)
    }

    private static let sentences = [
        "Maybe my bumpy robot can hop over the big pumpkin.", "Mi abuela compra pan y pimientos para la bomba.",
        "Good evening everybody, what a beautiful night this is.",
        "Buenas noches a todo el mundo, qué noche tan bonita.",
        "Bob put a pepper on top of the map.", "El mapa de papá tiene un barco pequeño y blanco.",
        "I have no idea how many fingers I have, honestly.", "No sé cuántos dedos tengo, la verdad.",
        "Please stop feeding pizza to the microwave.", "Por favor, no le des más pizza al microondas.",
        "Some people sing in the rain, I simply blink.", "Hay gente que canta bajo la lluvia, yo solo parpadeo.",
        "My favorite game has twelve levels and a grumpy boss.",
        "Mi juego favorito tiene doce niveles y un jefe gruñón.",
        "Jump, bump, pump: that is the whole dance.", "Sube, baja, aplaude: eso es todo el baile.",
        "The moon looks like a warm button tonight.", "La luna parece un botón templado esta noche.",
        "Who broke the lamp? It was the vampire, obviously.", "¿Quién rompió la lámpara? Fue el vampiro, claro.",
        "Five foxes found a very funny phone.", "Un famoso búfalo buscaba un bombón.",
        "Remember me when the server sleeps.", "Acuérdate de mí cuando el servidor duerma.",
        "We could bake bread, or we could blame Bill.", "Podemos hacer pan o podemos culpar a Pablo.",
        "That was the best combo of my whole career.", "Ese fue el mejor combo de toda mi carrera.",
        "Wow, look at that, an empty box of problems.", "Vaya, mira eso, una bolsa vacía de problemas.",
    ]
}

/// The sentence spoken here: its loudness, its phonemes and the motion that follows from them.
struct SpokenTruth: Sendable {
    struct Closure: Sendable { let frames: Range<Int> }

    /// Root mean square of each millisecond.
    private(set) var levels: [Float] = []
    /// Where p, b and m keep the lips shut, in frames of the turn.
    private(set) var closures: [Closure] = []
    private(set) var frames = 0
    private var track = MotionTrack()

    init(_ text: String) async throws {
        let defaults = AneekaSettings().voice.espeak
        let voice = EspeakSynthesizer(
            EspeakSettings(voices: [.es: defaults.es, .en: defaults.en], rate: defaults.rate, pitch: defaults.pitch))
        let language = Language.guess(text) ?? .en
        let turn = TurnID(1)
        let request = TurnRequest(turn: turn, shape: .operator, comments: [], language: language, sayableNames: [])
        var reader = ReplyReader(for: request)
        var motion = SpeechMotion(turn: turn, seed: 0)
        var samples: [Float] = []
        for clause in reader.receive(text) + reader.finish() {
            let spoken = SpeakableText().spoken(clause.text, in: language)
            let segment = SpeechSegment(
                turn: turn, clause: clause.index, spoken: spoken, language: language, feeling: clause.feeling)
            let start = samples.count
            var phonemes: [PhonemeEvent] = []
            var words: [WordEvent] = []
            try await voice.synthesize(segment) { piece in
                switch piece {
                case .sound(let sound): samples += sound
                case .phonemes(let more): phonemes += more
                case .words(let more): words += more
                }
            }
            let speech = ClauseSpeech(
                clause: clause.index, startFrame: start, frames: samples.count - start, isComplete: true,
                phonemes: phonemes, words: words, spoken: spoken, feeling: clause.feeling)
            for block in motion.take(speech) { track.take(block) }
            closures += Self.closures(phonemes, start: start, end: samples.count)
        }
        frames = samples.count
        levels = stride(from: 0, to: samples.count - 24, by: 24).map { at in
            let sum = samples[at..<at + 24].reduce(Float(0)) { $0 + $1 * $1 }
            return (sum / 24).squareRoot()
        }
    }

    private static func closures(_ phonemes: [PhonemeEvent], start: Int, end: Int) -> [Closure] {
        phonemes.indices.compactMap { index in
            let event = phonemes[index]
            let next = index + 1 < phonemes.count ? phonemes[index + 1].frame : end - start
            switch event.ipa.unicodeScalars.first(where: { !"ˈˌ".unicodeScalars.contains($0) }) {
            // The event is the release; lips are shut for the 50 ms before it, or what the sound in front leaves.
            case "p", "b": return Closure(frames: start + event.frame - soundRate / 40..<start + event.frame)
            case "m": return Closure(frames: start + event.frame..<start + next)
            default: return nil
            }
        }
    }

    /// How open the mouth should be at a frame, 0…1.
    func openness(at frame: Int) -> Double { track.pose(at: Int64(frame)).openness }
}

extension BodyPose {
    /// Of the jaw, 0…1.
    fileprivate var openness: Double {
        var pose = self
        RigMouth.derive(in: &pose)
        return Double(pose[.mouthOpenY])
    }
}

/// What the page drew and sounded, in milliseconds of its audio context.
struct ShownMouth: Sendable {
    struct Row: Sendable {
        /// Of the context, less the time that sound takes from the node to the loudspeaker.
        let time: Double
        /// Of the machine's monotonic clock, when it was drawn.
        let drawnAt: Double
        let pose: BodyPose
    }

    let rows: [Row]
    let levelsStart: Double
    let levels: [Float]

    private init(rows: [Row], levelsStart: Double, levels: [Float]) {
        self.rows = rows
        self.levelsStart = levelsStart
        self.levels = levels
    }

    /// The same drawing beside what a recorder heard, in the machine's clock.
    func against(recording samples: [Float], began: Moment) -> ShownMouth {
        let levels = stride(from: 0, to: samples.count - 24, by: 24).map { at in
            (samples[at..<at + 24].reduce(Float(0)) { $0 + $1 * $1 } / 24).squareRoot()
        }
        return ShownMouth(
            rows: rows.map { Row(time: $0.drawnAt, drawnAt: $0.drawnAt, pose: $0.pose) },
            levelsStart: Double(began.nanoseconds) / 1e6, levels: levels)
    }

    init(drawn: String, loud: String) throws {
        struct Drawn: Decodable {
            let rows: [[Double]]
            let latency: Double
        }
        struct Loud: Decodable {
            let start: Double
            let values: [Float]
        }
        let drawn = try JSONDecoder().decode(Drawn.self, from: Data(drawn.utf8))
        let loud = try JSONDecoder().decode(Loud.self, from: Data(loud.utf8))
        rows = drawn.rows.map { row in
            var pose = BodyPose.rest
            for (viseme, weight) in zip(BodyParameter.visemes, row.dropFirst(2)) {
                pose.set(viseme, to: Float(weight / 1000))
            }
            return Row(time: row[0] - drawn.latency, drawnAt: row[1], pose: pose)
        }
        levelsStart = loud.start
        levels = loud.values
    }
}

/// One sentence's figures; times in milliseconds, positive = the mouth is late.
struct MouthFigures: Sendable {
    /// Against the motion that the engine's times ask for.
    let sync: Double
    /// Mouth opens against sound begins; shuts against ends.
    let onset: Double
    let offset: Double
    /// Where the mouth's opening and the loudness agree best, and how well, 0…1; and a mouth driven by loudness.
    let lag: Double
    let likeness: Double
    let loudnessLag: Double
    let loudnessLikeness: Double
    let closures: Int
    let closuresDrawn: Int
    let closuresShut: Int
    let isShutInSilence: Bool
    let framesPerSecond: Double

    init(truth: SpokenTruth, shown: ShownMouth) {
        let start = shown.levelsStart + Double(Self.place(of: truth.levels, in: shown.levels))
        let length = Double(truth.levels.count)
        // In milliseconds since the sentence's first sample.
        let rows = shown.rows.map { (time: $0.time - start, openness: $0.pose.openness, pose: $0.pose) }
        let spoken = rows.filter { $0.time > -150 && $0.time < length + 150 }
        func frame(_ milliseconds: Double) -> Int { Int(milliseconds * Double(soundRate) / 1000) }

        sync =
            (-100...100).min { left, right in
                func error(_ lag: Int) -> Double {
                    spoken.reduce(0) { sum, row in
                        let ideal = truth.openness(at: frame(row.time - Double(lag)))
                        return sum + (row.openness - ideal) * (row.openness - ideal)
                    }
                }
                return error(left) < error(right)
            }.map(Double.init) ?? .nan

        let loudest = truth.levels.max() ?? 1
        // 40 dB under the loudest.
        let begin = Double(truth.levels.firstIndex { $0 > loudest / 100 } ?? 0)
        let end = Double(truth.levels.lastIndex { $0 > loudest / 100 } ?? 0)
        onset = (Self.crossing(spoken.map { ($0.time, $0.openness) }) ?? .nan) - begin
        offset = (Self.crossing(spoken.reversed().map { ($0.time, $0.openness) }) ?? .nan) - end

        let smooth = Self.smoothed(truth.levels)
        func level(_ time: Double) -> Double { smooth.indices.contains(Int(time)) ? smooth[Int(time)] : 0 }
        (lag, likeness) = Self.best(spoken.map { ($0.time, $0.openness) }, level)
        // As such mouths do: the loudness of the last 20 ms, in the frame after.
        let loudness = spoken.map { ($0.time, level(($0.time / 16.7).rounded(.down) * 16.7 - 10) / smooth.max()!) }
        (loudnessLag, loudnessLikeness) = Self.best(loudness, level)

        var drawn = 0
        var shut = 0
        for closure in truth.closures {
            let from = Double(closure.frames.lowerBound) * 1000 / Double(soundRate)
            let to = Double(closure.frames.upperBound) * 1000 / Double(soundRate)
            let inside = rows.filter { $0.time >= from && $0.time <= to }
            if inside.isEmpty { continue }
            drawn += 1
            if inside.contains(where: { $0.pose[.visemePP] > 0.9 && $0.openness < 0.05 }) { shut += 1 }
        }
        closures = truth.closures.count
        closuresDrawn = drawn
        closuresShut = shut
        isShutInSilence = rows.allSatisfy { row in
            (row.time > begin - 80 && row.time < end + 100) || row.openness < 0.03
        }
        framesPerSecond = Double(spoken.count) / (length + 300) * 1000
    }

    /// Where the sentence's loudness lies in what left the page.
    private static func place(of levels: [Float], in heard: [Float]) -> Int {
        guard heard.count > levels.count else { return 0 }
        return (0..<heard.count - levels.count).max { left, right in
            func likeness(_ at: Int) -> Float {
                var sum: Float = 0
                for index in stride(from: 0, to: levels.count, by: 2) { sum += levels[index] * heard[at + index] }
                return sum
            }
            return likeness(left) < likeness(right)
        } ?? 0
    }

    /// When a curve first rises over a twentieth.
    private static func crossing(_ curve: [(time: Double, value: Double)]) -> Double? {
        guard let index = curve.firstIndex(where: { $0.value > 0.05 }), index > 0 else { return curve.first?.time }
        let (before, after) = (curve[index - 1], curve[index])
        return before.time + (after.time - before.time) * (0.05 - before.value) / (after.value - before.value)
    }

    private static func smoothed(_ levels: [Float]) -> [Double] {
        levels.indices.map { index in
            let window = levels[max(0, index - 10)...min(levels.count - 1, index + 10)]
            return Double(window.reduce(0, +)) / Double(window.count)
        }
    }

    /// The lag at which a curve follows the loudness best, and Pearson's r there.
    private static func best(_ curve: [(time: Double, value: Double)], _ level: (Double) -> Double) -> (Double, Double)
    {
        var best = (lag: 0.0, r: -1.0)
        for lag in -150...150 {
            let other = curve.map { level($0.time - Double(lag)) }
            let own = curve.map(\.value)
            let (a, b) = (own.reduce(0, +) / Double(own.count), other.reduce(0, +) / Double(other.count))
            var (xy, xx, yy) = (0.0, 0.0, 0.0)
            for (x, y) in zip(own, other) {
                xy += (x - a) * (y - b)
                xx += (x - a) * (x - a)
                yy += (y - b) * (y - b)
            }
            let r = xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
            if r > best.r { best = (Double(lag), r) }
        }
        return best
    }
}

/// The figures of all sentences as a person reads them.
struct MouthTable: CustomStringConvertible {
    struct Spread {
        let p50: Double
        let p95: Double
        init(_ values: [Double]) {
            let sorted = values.sorted()
            let sizes = values.map(abs).sorted()
            p50 = sorted.isEmpty ? .nan : sorted[sorted.count / 2]
            // Of the sizes: late and early are equally wrong.
            p95 = sizes.isEmpty ? .nan : sizes[min(sizes.count - 1, Int(Double(sizes.count) * 0.95))]
        }
    }

    private let figures: [MouthFigures]
    init(_ figures: [MouthFigures]) { self.figures = figures }

    var sync: Spread { Spread(figures.map(\.sync)) }
    var closuresShut: Double {
        let drawn = figures.reduce(0) { $0 + $1.closuresDrawn }
        return drawn == 0 ? 0 : Double(figures.reduce(0) { $0 + $1.closuresShut }) / Double(drawn)
    }
    var isShutInSilence: Bool { figures.allSatisfy(\.isShutInSilence) }

    var description: String {
        func row(_ name: String, _ values: [Double]) -> String {
            let spread = Spread(values)
            func text(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
            return "mouth: \(name): p50 \(text(spread.p50)), p95 of the size \(text(spread.p95))"
        }
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
        let closures = figures.reduce(0) { $0 + $1.closures }
        let drawn = figures.reduce(0) { $0 + $1.closuresDrawn }
        let shut = figures.reduce(0) { $0 + $1.closuresShut }
        return [
            "mouth: \(figures.count) sentences, \(Int(mean(figures.map(\.framesPerSecond)))) frames a second",
            row("against the engine's own times, ms", figures.map(\.sync)),
            row("opens after the sound begins, ms", figures.map(\.onset)),
            row("shuts after the sound ends, ms", figures.map(\.offset)),
            row("follows the loudness by, ms", figures.map(\.lag)),
            row("a mouth driven by loudness follows by, ms", figures.map(\.loudnessLag)),
            "mouth: likeness to the loudness \(mean(figures.map(\.likeness))), driven by it \(mean(figures.map(\.loudnessLikeness)))",
            "mouth: \(shut) of \(drawn) closures drawn are shut (\(closures) in all); shut in silence: \(isShutInSilence)",
        ].joined(separator: "\n")
    }
}
