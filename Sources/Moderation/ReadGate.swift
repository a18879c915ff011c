package import Signals

package enum ReadVerdict: Equatable, Sendable {
    /// The comment may be answered; the name may be said aloud or not.
    case allow(nameIsSayable: Bool)
    case refuse(RefusalReason)
}

/// May this be read? Judges every comment before anything else sees it.
package struct ReadGate: Sendable {
    /// Longest run of one sign, and emoji, of a comment.
    private static let longestRun = 40
    private static let mostEmoji = 60
    /// Combining marks and invisible signs: a handful belongs to emoji, a heap covers the line above.
    private static let mostRemoved = 40

    private let rules: ModerationRules
    private let links: Links
    private var repetitions: RepetitionMemory

    package init(rules: ModerationRules) {
        self.rules = rules
        self.links = Links(allowedDomains: rules.allowedDomains)
        self.repetitions = RepetitionMemory(
            window: rules.repetitionWindow, mostPerViewer: rules.mostPerViewer)
    }

    /// - Parameter now: never earlier than in the call before.
    package mutating func verdict(on comment: Comment, at now: Moment) -> ReadVerdict {
        if let reason = refusal(of: comment) { return .refuse(reason) }
        if let reason = repetitions.receive(comment, at: now) { return .refuse(reason) }
        return .allow(nameIsSayable: isSayable(comment.viewer.name))
    }

    /// How much an allowed comment reads like orders to the model, 0 … 1; for attention to rank it lower.
    package func risk(of comment: Comment) -> Double {
        min(1, Double(rules.injectionWeight(of: comment.folded)) / Double(InjectionPhrases.limit))
    }

    /// What of an event may be said: its viewer's name, and the words that came with it. The event itself stands.
    package func verdict(on event: ChannelEvent) -> (nameIsSayable: Bool, textIsSayable: Bool) {
        guard let viewer = event.viewer else { return (false, event.text.isEmpty) }
        let words = Comment(id: event.id, viewer: viewer, text: event.text, receivedAt: event.receivedAt)
        return (isSayable(viewer.name), event.text.isEmpty || refusal(of: words) == nil)
    }

    private func refusal(of comment: Comment) -> RefusalReason? {
        let text = comment.folded
        let limit = rules.longestComment
        if comment.text.utf8.count > limit * 4 || text.shape.scalars > limit {
            return RefusalReason(.tooLong, rule: "over \(limit) characters")
        }
        if text.shape.letters == 0, text.shape.emoji == 0, comment.emotes.isEmpty,
            text.letters.utf8.allSatisfy({ $0 == 0x20 })
        {
            return RefusalReason(.empty)
        }
        if text.shape.longestRun > Self.longestRun { return RefusalReason(.flood, rule: "one sign repeated") }
        if text.shape.emoji > Self.mostEmoji { return RefusalReason(.flood, rule: "emoji") }
        if text.shape.removed > Self.mostRemoved, text.shape.removed > 2 * text.shape.emoji {
            return RefusalReason(.flood, rule: "stacked marks")
        }
        if text.shape.scalars >= 80, text.shape.letters * 5 < text.shape.scalars,
            text.shape.emoji * 2 < text.shape.scalars
        {
            return RefusalReason(.flood, rule: "drawn with signs")
        }
        if rules.refusesShouting, Self.isShouted(comment.text) { return RefusalReason(.flood, rule: "capitals") }
        let judged = rules.judged(text, .read)
        if let reason = judged.reason { return reason }
        if judged.weight >= InjectionPhrases.limit { return RefusalReason(.injection) }
        if let reason = PrivateData.found(in: text) { return reason }
        return rules.allowsLinks ? nil : links.found(in: text)
    }

    /// 30 letters and more, nine of ten of them capitals.
    private static func isShouted(_ text: String) -> Bool {
        var letters = 0
        var capitals = 0
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            letters += 1
            if scalar.properties.isUppercase { capitals += 1 }
        }
        return letters >= 30 && capitals * 10 >= letters * 9
    }

    // MARK: Names

    /// Whether a viewer's name may be said aloud; names hide words between others ("xX_PutaLoca_Xx").
    package func isSayable(_ name: String) -> Bool {
        let folded = FoldedText(name)
        guard folded.shape.letters > 0, folded.shape.scalars <= 60, folded.shape.removed <= 8 else { return false }
        if rules.listed(in: folded, .said) != nil || rules.isListed(inside: folded) { return false }
        let parted = Self.parted(name)
        if parted != name, rules.listed(in: FoldedText(parted), .said) != nil { return false }
        return rules.injectionWeight(of: folded) < InjectionPhrases.limit && !Self.hasDomain(links, folded)
    }

    private static func hasDomain(_ links: Links, _ name: FoldedText) -> Bool {
        name.letters.contains(".") && links.found(in: name) != nil
    }

    /// Spaces at underscores, digits and where a capital begins a word.
    private static func parted(_ name: String) -> String {
        var out = ""
        var last: Character = " "
        for character in name {
            if character == "_" || character == "-" || character == "." {
                out.append(" ")
            } else {
                let beginsWord = character.isUppercase && last.isLowercase || character.isNumber != last.isNumber
                if beginsWord, last != " " { out.append(" ") }
                out.append(character)
            }
            last = character
        }
        return out
    }
}
