/// What happens in a channel beside chat: raids, subscriptions, gifts, cheers, redemptions, follows.
package struct ChannelEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case follow
        /// A subscription that begins.
        /// - Parameter tier: 1 … 3.
        case subscription(tier: Int)
        /// A subscription goes on and its viewer says so; `months` in all.
        case resubscription(tier: Int, months: Int)
        /// Subscriptions given to others, in one go.
        case gift(count: Int, tier: Int)
        case cheer(bits: Int)
        case raid(viewers: Int)
        /// Channel points spent on one of the channel's own rewards.
        case redemption(reward: String, cost: Int)
        /// Money by another service; only where `inbound.trustPaid` allows the claim.
        /// - Parameters:
        ///   - cents: hundredths of the currency's unit.
        ///   - currency: ISO 4217.
        case donation(cents: Int, currency: String)
        case hypeTrain(level: Int)
        /// A viewer came to so many streams in a row.
        case watchStreak(streams: Int)
        /// Advertisements run for this long.
        case adBreak(seconds: Int)
    }

    /// Unique like a message's.
    package let id: MessageID
    package let kind: Kind
    /// Who did it; nil: anonymous, or nobody in particular (a hype train).
    package let viewer: Viewer?
    /// What the viewer wrote with it; hostile text like chat; "" when nothing.
    package let text: String
    package let receivedAt: Moment
    /// Those who were given something, the first few, as shown in chat; hostile text too.
    package let recipients: [String]
    /// Of `text`, made once.
    package let folded: FoldedText
    package let platform: Platform

    package init(
        id: MessageID, kind: Kind, viewer: Viewer?, text: String = "", recipients: [String] = [], platform: Platform,
        receivedAt: Moment
    ) {
        self.id = id
        self.kind = kind
        self.viewer = viewer
        self.text = text
        self.recipients = recipients
        self.platform = platform
        self.receivedAt = receivedAt
        self.folded = FoldedText(text)
    }

    /// What a comment with bits is besides a comment.
    package init(cheerOf comment: Comment, withText: Bool = true) {
        self.init(
            id: comment.id, kind: .cheer(bits: comment.bits), viewer: comment.viewer,
            text: withText ? comment.text : "", platform: comment.viewer.id.platform, receivedAt: comment.receivedAt)
    }

    /// The same with other recipients.
    package func naming(_ recipients: [String]) -> ChannelEvent {
        ChannelEvent(
            id: id, kind: kind, viewer: viewer, text: text, recipients: recipients, platform: platform,
            receivedAt: receivedAt)
    }

    /// Somebody gave something that costs: it is always thanked for.
    package var isPaid: Bool {
        switch kind {
        case .subscription, .resubscription, .gift, .cheer, .raid, .redemption, .donation: true
        case .follow, .hypeTrain, .watchStreak, .adBreak: false
        }
    }
}

extension Citation {
    /// Nil for an event that nobody in particular made.
    package init?(_ event: ChannelEvent) {
        guard let viewer = event.viewer else { return nil }
        self.init(message: event.id, author: viewer.id)
    }
}
