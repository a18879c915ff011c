import Body
import Engines
import FoundationEssentials
import Mind
import Settings
import Signals
import Voice

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
    var openness: Double {
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
