package import Signals

package struct AttentionSettings: Sendable, Equatable {
    /// Comments that wait at most; beyond it the lowest score goes.
    package var capacity = 256
    /// A comment older than this is no longer answered.
    package var maximumAge: Duration = .seconds(120)
    /// The worth of a waiting comment halves in this time.
    package var halfLife: Duration = .seconds(30)
    /// Silence after which she says something of her own; zero = never.
    package var idleAfter: Duration = .seconds(45)
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
    /// What she answers to.
    package var names = ["aneeka", "anika", "aneka"]
    /// Her accounts, whose messages a reply may answer; lower case.
    package var logins: Set<String> = ["aneeka"]
    package var language: Language = .en

    package init() {}
}
