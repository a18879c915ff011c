import Signals
import Voice

/// An output that takes and "plays" as many frames as the test says, and can be lost.
final class ScriptedOutput: SoundOutput {
    struct State: Sendable {
        var written: [TurnSound] = []
        /// Pieces that start beyond this wait.
        var takes: Int
        /// Nil: not audible yet.
        var heard: Int?
        var playsAtOnce: Bool
        var isLost = false
        var writesWaiting = 0
        var stops = 0
        var at = Moment(nanoseconds: 5_000_000_000)
        var end: Int { written.last?.endFrame ?? 0 }
    }
    let name: String
    let state: Watched<State>

    /// - Parameter takes: frames before it holds writers up.
    init(_ name: String, takes: Int = .max, playsAtOnce: Bool = false) {
        self.name = name
        state = Watched(State(takes: takes, playsAtOnce: playsAtOnce))
    }

    func write(_ sound: TurnSound) async throws {
        state.update { $0.writesWaiting += 1 }
        defer { state.update { $0.writesWaiting -= 1 } }
        _ = try await state.wait { $0.isLost || sound.startFrame < $0.takes }
        try state.update { state in
            if state.isLost {
                throw OutputLost(output: name, heardFrame: state.heard ?? 0, reason: Bilingual("unplugged"))
            }
            state.written.append(sound)
            if state.playsAtOnce { state.heard = sound.endFrame }
        }
    }

    func drain(_ turn: TurnID) async throws {
        let ended = try await state.wait { $0.isLost || ($0.heard ?? 0) >= $0.end }
        if ended.isLost { throw OutputLost(output: name, heardFrame: ended.heard ?? 0, reason: Bilingual("unplugged")) }
    }

    func stop(_ turn: TurnID) async -> Int {
        state.update { state in
            state.stops += 1
            return state.heard ?? 0
        }
    }

    func position(of turn: TurnID) -> PlaybackPosition? {
        let state = state.value
        return state.heard.map { PlaybackPosition(turn: turn, frame: $0, at: state.at, isRunning: $0 < state.end) }
    }

    func play(upTo frame: Int) { state.update { $0.heard = frame } }
    func take(upTo frame: Int) { state.update { $0.takes = frame } }
    func lose() { state.update { $0.isLost = true } }

    var samples: [Float] { state.value.written.flatMap(\.samples) }
    func waitForWritten(_ frame: Int) async throws { _ = try await state.wait { $0.end >= frame } }
}
