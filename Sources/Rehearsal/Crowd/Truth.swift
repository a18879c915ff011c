package import Signals

/// What a happening of a rehearsal is in truth: known because it was made that way.
package struct Truth: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case greeting, question, smalltalk, mention, chatter, replyToHer, laughter, emotes, foreign, raidLine
        case insult, slur, link, spamCopy, wall, privateData, injection
        case paid, unpaid, recall

        /// A good host would like to answer it, given the time.
        package var isAnswerable: Bool {
            switch self {
            case .greeting, .question, .smalltalk, .mention, .replyToHer, .foreign, .paid: true
            default: false
            }
        }

        /// Should not pass the gate.
        package var isUnsafe: Bool {
            switch self {
            case .slur, .link, .privateData, .injection: true
            default: false
            }
        }
    }

    package let kind: Kind
    /// Of the text; nil: neither of hers, or no words.
    package let language: Language?
    package let isRegular: Bool
    /// One word that must never be heard from her: an injection's canary, a slur's plain form; nil mostly.
    package let forbidden: String?

    package init(_ kind: Kind, language: Language? = nil, isRegular: Bool = false, forbidden: String? = nil) {
        self.kind = kind
        self.language = language
        self.isRegular = isRegular
        self.forbidden = forbidden
    }

    package var isUnsafe: Bool { kind.isUnsafe }
}

/// One thing that an audience does.
package struct Happening: Sendable {
    /// Since the beginning.
    package let at: Duration
    package let event: ChatEvent
    package let truth: Truth

    package init(at: Duration, event: ChatEvent, truth: Truth) {
        self.at = at
        self.event = event
        self.truth = truth
    }

    /// Of a comment or a channel event.
    package var message: MessageID? {
        switch event {
        case .comment(let comment): comment.id
        case .happened(let event): event.id
        case .recall, .release, .onAir, .state: nil
        }
    }
}
