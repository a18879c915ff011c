package import Signals

/// What a rehearsal came to.
package struct Figures: Sendable {
    package struct Point: Sendable, Hashable {
        /// Seconds since the beginning.
        package let at: Double
        package let value: Double
        package init(at: Double, value: Double) {
            self.at = at
            self.value = value
        }
    }

    /// Seconds; nil without values.
    package struct Spread: Sendable, Hashable {
        package var count = 0
        package var median: Double?
        package var p95: Double?
        package var largest: Double?

        init(_ sample: Sample) {
            count = sample.count
            median = sample.percentile(0.5)
            p95 = sample.percentile(0.95)
            largest = sample.largest
        }
    }

    package struct ShapeShare: Sendable, Hashable {
        package let shape: LoadShape
        package let turns: Int
        /// Seconds of speech.
        package let spoken: Double
    }

    /// Virtual seconds, and comments a second in them.
    package var length: Double
    package var rate: Double

    package var comments: Int
    package var admitted: Int
    /// By the gate's kind, most first.
    package var refused: [(kind: String, count: Int)]
    package var answerable: Int
    /// Comments whose viewer she answered by name, or that were the only ones.
    package var named: Int
    /// Of those that a good host would answer.
    package var answeredWell: Int
    /// Comments that a crowd's answer stood for.
    package var drawnIn: Int
    /// From arrival to her first sound.
    package var ages: Spread
    package var agePoints: [Point]

    package var paid: Int
    /// Thanked for as part of a number.
    package var paidCounted: Int
    /// From arrival until the thanks were heard.
    package var paidWaits: Spread
    package var paidLate: Int
    package var paidMissed: Int
    package var paidPending: Int
    package var paidExcused: Int
    package var paidPoints: [Point]

    package var operatorLines: Int
    package var operatorWaits: Spread

    package var viewers: Int
    package var viewersAnswered: Double?
    package var gini: Double?
    package var mostAnswers: Int
    package var longestRegularWait: Double
    package var forgottenRegulars: Int
    /// How often a message was answered again; some of those messages, a hundred at most.
    package var twice: Int
    package var answeredTwice: [MessageID]

    package var repeatedOpeners: Double?
    package var repeatedPhrases: Double?

    /// By what they are: how many came, how many passed the gate.
    package var unsafeHeard: [(kind: Truth.Kind, came: Int, admitted: Int)]
    /// Forbidden words that were heard from her.
    package var unsafeSaid: Int
    package var injections: Int
    package var injectionsAdmitted: Int
    package var injectionsObeyed: Int
    /// Turns that went on for more than a second after something they answered was taken back, or began after it.
    package var spokenAfterRecall: Int
    /// Harmless comments that the gate refused though they were no copies.
    package var harmlessRefused: Int

    package var turns: Int
    package var stopped: Int
    package var failed: Int
    package var shapes: [ShapeShare]
    package var wordsPerTurn: Double?
    /// Share of the time in which she spoke.
    package var speaking: Double
    package var faces: Int

    package var promptTokens: Int
    package var cachedTokens: Int
    package var completionTokens: Int
    package var cachedShare: Double? { promptTokens > 0 ? Double(cachedTokens) / Double(promptTokens) : nil }

    /// Bytes; nil when nobody looked.
    package var memoryAtStart: Int?
    package var memoryAtEnd: Int?
    package var memoryPeak: Int?
    package var memoryIsFlat: Bool?

    package var timeline: Timeline
    package var told: [ToldTurn]
    /// Turns in the middle that are not told.
    package var untold: Int
}
