package import Signals

package enum Choice: Sendable {
    /// Nothing deserves an answer; ask again at this time at the latest.
    case nothing(wakeAt: Moment?)
    /// A burst is coming in; ask again at this time, or when something comes.
    case held(until: Moment)
    /// - Parameter reasons: one for each of the request's sources, in their order.
    case answer(TurnRequest, reasons: [Reason])
    /// An emote storm or a burst of laughter: a face and no words. No turn: its number may be used for the next choice.
    case face(Feeling, because: FaceReason)
}

/// What a face answers.
package struct FaceReason: Hashable, Sendable {
    package let mood: CrowdMood
    /// Comments without words.
    package let comments: Int
}

/// A waiting comment as the panel shows it.
package struct QueuedComment: Sendable {
    package let comment: Comment
    package let reason: Reason
    /// How many others said the same.
    package let copies: Int
    package var score: Double { reason.score }
}

/// A waiting event as the panel shows it.
package struct QueuedEvent: Hashable, Sendable {
    package let event: ChannelEvent
    package let tier: EventTier
    /// Until when a paid one is thanked for; until when one that nobody paid for may still be mentioned.
    package let deadline: Moment
}
