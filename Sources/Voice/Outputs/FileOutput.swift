package import Signals
internal import Sound
internal import Synchronization

/// Writes what is heard into a WAV file (24 kHz, mono, 16 bits), turn after turn without the pauses between.
///
/// Holds what is ahead of the heard frame in memory (at most 400 ms), so that a stop leaves in the file exactly what was
/// heard, sinking over 5 ms. The disk is written on a queue of its own.
package final class FileOutput: SoundOutput {
    /// How fast the file "plays".
    package enum Pace: Sendable {
        case realTime
        /// Nobody listens: what is written counts as heard.
        case asFastAsPossible
    }

    private static let stopFade = soundRate / 200

    private struct Pending {
        var turn: TurnID?
        var start = 0
        var samples: [Float] = []

        /// Frames before `frame`, which are no longer pending.
        mutating func take(upTo frame: Int) -> [Float] {
            let count = max(0, min(samples.count, frame - start))
            let taken = Array(samples[..<count])
            samples.removeFirst(count)
            start += count
            return taken
        }
    }

    package let name: String
    private let pace: NullOutput
    private let file: WAVFile
    private let pending = Mutex(Pending())

    /// - Throws: ``FileOutputError`` when the file cannot be made.
    package init(path: String, pace: Pace, time: any Timepiece = SteadyTime()) throws(FileOutputError) {
        let name = "file:\(path)"
        self.name = name
        file = try WAVFile(path: path)
        let speed = if case .realTime = pace { 1.0 } else { Double.infinity }
        self.pace = NullOutput(speed: speed, name: name, time: time)
    }

    package func write(_ sound: TurnSound) async throws {
        // Pending before the pace accepts it: a stop in between cuts at the heard frame in any case.
        let older = pending.withLock { pending -> [Float] in
            let end = pending.start + pending.samples.count
            let goesOn = pending.turn == sound.turn && end == sound.startFrame
            let older = goesOn ? [] : pending.samples
            if !goesOn { pending = Pending(turn: sound.turn, start: sound.startFrame) }
            pending.samples += sound.samples
            return older
        }
        try await store(older, turn: sound.turn)
        try await pace.write(sound)
        try await storeHeard(of: sound.turn)
    }

    package func drain(_ turn: TurnID) async throws {
        try await pace.drain(turn)
        try await storeHeard(of: turn)
    }

    package func stop(_ turn: TurnID) async -> Int {
        let frame = await pace.stop(turn)
        let rest = pending.withLock { pending -> [Float] in
            guard pending.turn == turn else { return [] }
            var rest = pending.take(upTo: frame)
            Fade.fadeOut(&rest, over: Self.stopFade)
            pending = Pending()
            return rest
        }
        // A full disk is told by the next write; what was heard is known all the same.
        _ = await file.append(rest)
        return frame
    }

    package func position(of turn: TurnID) -> PlaybackPosition? { pace.position(of: turn) }

    private func storeHeard(of turn: TurnID) async throws {
        let frame = pace.position(of: turn)?.frame ?? 0
        let heard = pending.withLock { $0.turn == turn ? $0.take(upTo: frame) : [] }
        try await store(heard, turn: turn)
    }

    private func store(_ samples: [Float], turn: TurnID) async throws {
        if let problem = await file.append(samples) {
            throw OutputLost(
                output: name, heardFrame: pace.position(of: turn)?.frame ?? 0,
                reason: Bilingual(
                    en: "cannot be written (\(problem)). Make room on the disk or choose another voice.output.",
                    es: "no se puede escribir (\(problem)). Haz sitio en el disco o elige otra salida en voice.output.")
            )
        }
    }
}

package struct FileOutputError: ExplainedError {
    package let path: String
    package let problem: String
    package var message: Bilingual {
        Bilingual(
            en:
                "The sound file \(path) cannot be written (\(problem)). Choose another path for voice.output: file:PATH.",
            es:
                "No se puede escribir el archivo de sonido \(path) (\(problem)). Elige otra ruta en voice.output: file:RUTA."
        )
    }
}
