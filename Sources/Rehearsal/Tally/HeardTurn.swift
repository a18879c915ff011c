package import Signals

/// How a turn of a rehearsal ended, on the virtual clock.
package struct HeardTurn: Sendable {
    package enum Outcome: Hashable, Sendable {
        case finished
        case stopped(StopCause)
        /// The model gave nothing; a prepared line was spoken.
        case prepared
        case failed
    }

    package let turn: TurnID
    /// As captioned; "" when nothing was heard.
    package let heard: String
    /// When the first sound came; nil: with its beginning.
    package let firstSound: Moment?
    package let at: Moment
    package let outcome: Outcome
    package let promptTokens: Int
    /// Of the prompt, those that the server had read before.
    package let cachedTokens: Int
    package let completionTokens: Int

    package init(
        turn: TurnID, heard: String, firstSound: Moment? = nil, at: Moment, outcome: Outcome = .finished,
        promptTokens: Int = 0, cachedTokens: Int = 0, completionTokens: Int = 0
    ) {
        self.turn = turn
        self.heard = heard
        self.firstSound = firstSound
        self.at = at
        self.outcome = outcome
        self.promptTokens = promptTokens
        self.cachedTokens = cachedTokens
        self.completionTokens = completionTokens
    }
}

/// A turn as the report tells it.
package struct ToldTurn: Sendable {
    package struct Line: Sendable {
        package let name: String
        /// Hostile text.
        package let text: String
        /// From its arrival to the turn's first sound, seconds.
        package let age: Double
        /// Why it was chosen; "" when nobody said.
        package let why: String
        /// She said its viewer's name, or it was the only one.
        package let isNamed: Bool
        /// What it is, where the gate should have refused it.
        package let slippedIn: Truth.Kind?
    }

    package let number: UInt32
    /// Seconds since the beginning.
    package let at: Double
    package let length: Double
    package let shape: LoadShape
    package let lines: [Line]
    /// More that the turn stood for.
    package let more: Int
    package let events: [ChannelEvent]
    package let operatorWords: String?
    package let heard: String
    package let outcome: HeardTurn.Outcome
}
