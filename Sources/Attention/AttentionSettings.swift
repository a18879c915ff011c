package import Signals

package struct AttentionSettings: Sendable, Equatable {
    // MARK: Comments
    /// Comments that wait at most; beyond it the lowest score goes.
    package var capacity = 256
    /// Of one viewer at most so many wait; beyond it the lowest score of theirs goes.
    package var viewerCapacity = 4
    /// A comment older than this is no longer answered.
    package var maximumAge: Duration = .seconds(120)
    /// The same while more than `floodRate` comments a second come.
    package var maximumAgeInFlood: Duration = .seconds(15)
    /// The worth of a waiting comment halves in this time.
    package var halfLife: Duration = .seconds(30)
    /// A burst in progress (`burstCount` comments within `burstWindow`) may be waited for, this long at most …
    package var longestHold: Duration = .milliseconds(400)
    /// … and no longer than this after its last comment.
    package var burstGap: Duration = .milliseconds(150)
    package var burstCount = 3
    package var burstWindow: Duration = .seconds(1)
    /// Comments a second, over `rateWindow`, above which a crowd is a flood.
    package var floodRate = 3
    package var rateWindow: Duration = .seconds(5)
    /// Time in which having been answered, or passed over, counts half.
    package var fairness: Duration = .seconds(90)
    /// Characters of the comments of one `few` turn, together.
    package var fewCharacters = 600
    /// How long an answer to a few should take at most.
    package var longestAnswer: Duration = .seconds(14)

    // MARK: Emotes and laughter
    /// So many comments without words, and nothing else worth an answer, are a storm.
    package var stormCount = 4
    /// Between two faces at least.
    package var faceEvery: Duration = .seconds(12)

    // MARK: Events
    /// Thanks for a paid event are over within this time of its arrival, as far as answers can be foretold (so that the
    /// promised half minute holds when they cannot); for a medium one within 5/6, for a great one within 2/3.
    package var paidDeadline: Duration = .seconds(24)
    /// A burst of events may be waited for, this long at most …
    package var bundleHold: Duration = .seconds(3)
    /// … and no longer than this after its last event.
    package var bundleGap: Duration = .seconds(1)
    /// Named in one thanks; the rest is counted.
    package var eventsNamed = 3
    /// Viewers of a raid that is great, …
    package var greatRaid = 20
    /// … subscriptions given in one go, …
    package var greatGift = 10
    /// … hundredths of a dollar, and bits.
    package var greatMoney = 5_000
    /// Follows and hype trains older than this are not mentioned.
    package var unpaidAge: Duration = .seconds(60)
    /// Between two mentions of such at least.
    package var unpaidEvery: Duration = .seconds(30)

    // MARK: Silence
    /// Silence after which she says something of her own; zero = never. Grows while nobody answers …
    package var idleAfter: Duration = .seconds(45)
    /// … up to this.
    package var longestIdle: Duration = .seconds(300)
    /// Of what varies by itself: the same seed, the same choices.
    package var seed: UInt64 = 1

    /// What she answers to.
    package var names = ["aneeka", "anika", "aneka"]
    /// Her accounts, whose messages a reply may answer; lower case.
    package var logins: Set<String> = ["aneeka"]
    package var language: Language = .en

    package init() {}
}
