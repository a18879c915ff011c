package import Signals

/// An audience that does not exist, over a virtual time: the same seed and settings give the same timeline.
///
/// A lazy sequence in order of time; what it holds does not grow with the number of comments. Exactly
/// `rate × length` comments (rounded) fall on the time as a Poisson process conditioned on its count does, with a
/// slowly changing intensity, waves (laughter, emotes, raids) and a lull. Cheers come on top at 0.5/s and more.
package struct Crowd: Sequence, Sendable {
    package struct Settings: Sendable, Equatable {
        /// Comments a second on the average; 0.0002 (one in an hour and more) … 500.
        package var rate: Double
        package var length: Duration
        package var languages: [Language]
        /// The moment that `at: .zero` is.
        package var start: Moment
        /// Her name, as viewers write it.
        package var name = "Aneeka"
        /// Lower case; whom replies to her answer.
        package var login = "aneeka"

        package init(
            rate: Double, length: Duration, languages: [Language] = [.es, .en],
            start: Moment = Moment(nanoseconds: 1_000_000_000)
        ) {
            self.rate = Swift.min(500, Swift.max(0.0002, rate))
            self.length = length
            self.languages = languages.isEmpty ? [.en] : languages
            self.start = start
        }

        /// Mean time between two paid events: two minutes at one comment a second, eight seconds at 500; nearly
        /// dead channels get few.
        package var paidInterval: Duration {
            let exponent = rate < 1 ? 0.2 : 0.4358
            return .seconds(120 / Self.power(rate, exponent) * Swift.max(1, 0.02 / rate))
        }

        private static func power(_ base: Double, _ exponent: Double) -> Double {
            Chances.exponential(exponent * Chances.logarithm(base))
        }
    }

    package let seed: UInt64
    package let settings: Settings

    package init(seed: UInt64, settings: Settings) {
        self.seed = seed
        self.settings = settings
    }

    package func makeIterator() -> CrowdTimeline { CrowdTimeline(seed: seed, settings: settings) }

    /// How well she knows somebody of this audience: regulars were here before.
    package func standing(of viewer: ViewerID) -> Standing { Cast(seed: seed, settings: settings).standing(of: viewer) }
}
