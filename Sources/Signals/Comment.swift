package struct Roles: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let broadcaster = Roles(rawValue: 1)
    package static let moderator = Roles(rawValue: 2)
    package static let vip = Roles(rawValue: 4)
    package static let subscriber = Roles(rawValue: 8)
}

package struct Viewer: Hashable, Sendable {
    package let id: ViewerID
    /// Lower-case account name; what recalls by author name.
    package let login: String
    /// As shown in chat; hostile text like everything from there.
    package let name: String
    package let roles: Roles

    package init(id: ViewerID, login: String, name: String, roles: Roles = []) {
        self.id = id
        self.login = login
        self.name = name
        self.roles = roles
    }
}

/// An emote inside a comment's text.
package struct EmoteSpan: Hashable, Sendable {
    package let id: String
    /// In Unicode scalars of the text, half open.
    package let range: Range<Int>
    package init(id: String, range: Range<Int>) {
        self.id = id
        self.range = range
    }
}

/// One chat line as the platform delivered it. Hostile text: data in prompts, escaped in pages, never a command.
package struct Comment: Hashable, Sendable {
    package let id: MessageID
    package let viewer: Viewer
    package let text: String
    package let emotes: [EmoteSpan]
    /// The viewer's first message in this channel, where the platform says so.
    package let isFirst: Bool
    /// The comment that this one answers, with its author's login.
    package let replyTo: Reply?
    /// Cheered with the comment; 0 when none.
    package let bits: Int
    package let receivedAt: Moment
    /// Made once, at admission.
    package let folded: FoldedText

    package struct Reply: Hashable, Sendable {
        package let id: MessageID
        package let login: String
        package init(id: MessageID, login: String) {
            self.id = id
            self.login = login
        }
    }

    package init(
        id: MessageID, viewer: Viewer, text: String, emotes: [EmoteSpan] = [], isFirst: Bool = false,
        replyTo: Reply? = nil, bits: Int = 0, receivedAt: Moment
    ) {
        self.id = id
        self.viewer = viewer
        self.text = text
        self.emotes = emotes
        self.isFirst = isFirst
        self.replyTo = replyTo
        self.bits = bits
        self.receivedAt = receivedAt
        self.folded = FoldedText(text)
    }
}
