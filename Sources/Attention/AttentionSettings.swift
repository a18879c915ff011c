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
    /// A burst in progress (`burstCount` comments within `burstWindow`) may be waited for, this long at most.
    package var longestHold: Duration = .milliseconds(400)
    package var burstCount = 3
    package var burstWindow: Duration = .seconds(1)
    /// Until a viewer who was just answered counts like everyone again.
    package var fairness: Duration = .seconds(90)
    /// What she answers to, folded.
    package var names = ["aneeka", "anika", "aneka"]
    package var language: Language = .en

    package init() {}
}
