package import Signals

/// The next frames of a turn's sound.
package struct TurnSound: Sendable {
    package let turn: TurnID
    /// Frames at `soundRate` from the turn's first sample.
    package let startFrame: Int
    /// Mono, ±1.0, at `soundRate`.
    package let samples: [Float]
    package init(turn: TurnID, startFrame: Int, samples: [Float]) {
        self.turn = turn
        self.startFrame = startFrame
        self.samples = samples
    }
    package var endFrame: Int { startFrame + samples.count }
}

/// How far a turn has been heard.
package struct PlaybackPosition: Hashable, Sendable {
    package let turn: TurnID
    /// The frame that leaves the loudspeaker at `at`.
    package let frame: Int
    package let at: Moment
    /// False while the output waits for frames.
    package let isRunning: Bool
    package init(turn: TurnID, frame: Int, at: Moment, isRunning: Bool) {
        self.turn = turn
        self.frame = frame
        self.at = at
        self.isRunning = isRunning
    }
}

/// The output is gone; the rest of the turn belongs to the next one.
package struct OutputLost: ExplainedError {
    package let output: String
    /// The last frame known to have been heard.
    package let heardFrame: Int
    package let message: Bilingual
    package init(output: String, heardFrame: Int, reason: Bilingual) {
        self.output = output
        self.heardFrame = heardFrame
        self.message = "\(output): " + reason
    }
}

/// A place where her sound goes. The one that leads is the clock of mouth and captions.
package protocol SoundOutput: Sendable {
    /// "null", "device:NAME", "overlay:ID", "file:PATH".
    var name: String { get }

    /// Takes the next frames; suspends while the output holds as much as it wants ahead.
    ///
    /// Frames of a turn come without gaps; the first `startFrame` of a turn on this output need not be 0.
    /// - Throws: ``OutputLost``.
    func write(_ sound: TurnSound) async throws

    /// Returns when every frame written of this turn was heard.
    func drain(_ turn: TurnID) async throws

    /// Fades within 10 ms, drops the rest, and tells the exact frame heard. Safe to call at any time, also twice.
    func stop(_ turn: TurnID) async -> Int

    /// Nil before the first frame is audible.
    func position(of turn: TurnID) -> PlaybackPosition?
}
