package import Signals

package enum ReadVerdict: Equatable, Sendable {
    /// The comment may be answered; the name may be said aloud or not.
    case allow(nameIsSayable: Bool)
    case refuse(RefusalReason)
}

/// May this be read? Judges every comment before anything else sees it.
package struct ReadGate: Sendable {
    private let rules: ModerationRules
    private var recent: [(hash: Int, viewer: ViewerID, at: Moment)] = []
    private var start = 0

    package init(rules: ModerationRules) {
        self.rules = rules
    }

    package mutating func verdict(on comment: Comment, at now: Moment) -> ReadVerdict {
        guard comment.text.utf8.count <= rules.longestComment * 4, comment.text.count <= rules.longestComment else {
            return .refuse(RefusalReason(.tooLong, rule: "over \(rules.longestComment) characters"))
        }
        if comment.text.allSatisfy(\.isWhitespace) { return .refuse(RefusalReason(.empty)) }
        let folded = comment.folded
        if let reason = rules.listed(in: folded) { return .refuse(reason) }
        if !rules.allowsLinks, let reason = PrivateData.link(in: comment.text, folded: folded.letters) {
            return .refuse(reason)
        }
        if let reason = PrivateData.found(in: comment.text) { return .refuse(reason) }
        if Self.injection(in: comment.text, folded: folded) >= 3 { return .refuse(RefusalReason(.injection)) }
        if let reason = flood(comment.text) { return .refuse(reason) }
        if let reason = repetition(of: comment, at: now) { return .refuse(reason) }
        return .allow(nameIsSayable: nameIsSayable(comment.viewer.name))
    }

    private func nameIsSayable(_ name: String) -> Bool {
        let folded = FoldedText(name)
        guard folded.letters.contains(where: \.isLetter), rules.listed(in: folded) == nil else { return false }
        // Names have no spaces: a listed word may hide anywhere in them.
        let glued = folded.leet.filter { $0 != " " }
        return !rules.words.contains { $0.key.count >= 5 && glued.contains($0.key) }
    }

    /// The weight of what reads like orders to a model; 3 and more is refused, the rest stays fenced data.
    package static func injection(in text: String, folded: FoldedText) -> Int {
        var weight = 0
        let padded = " " + folded.letters + " "
        for (phrase, value) in WordLists.injection where padded.contains(" " + phrase + " ") { weight += value }
        let lower = text.lowercased()
        for token in ["<|", "|>", "[inst]", "<start_of_turn>", "<end_of_turn>", "<<sys>>", "### instruction", "</s>"]
        where lower.contains(token) {
            weight += 3
        }
        return weight
    }

    /// One character over and over, or a wall of signs.
    private func flood(_ text: String) -> RefusalReason? {
        var run = 0
        var last: Character?
        var marks = 0
        for character in text {
            run = character == last ? run + 1 : 1
            last = character
            if run > 40 { return RefusalReason(.flood, rule: "one character repeated") }
            marks += max(0, character.unicodeScalars.count - 8)
        }
        return marks > 40 ? RefusalReason(.flood, rule: "stacked marks") : nil
    }

    private mutating func repetition(of comment: Comment, at now: Moment) -> RefusalReason? {
        guard rules.repetitionWindow > .zero else { return nil }
        while start < recent.count, now - recent[start].at > rules.repetitionWindow || recent.count - start > 2048 {
            start += 1
        }
        if start > 1024 {
            recent.removeFirst(start)
            start = 0
        }
        let hash = comment.folded.letters.hashValue
        let same = recent[start...].filter { $0.hash == hash }
        recent.append((hash, comment.viewer.id, now))
        // Short cheers ("gg", "hola") belong to chat; many copies of a sentence do not.
        guard comment.folded.letters.utf8.count >= 12 else { return nil }
        if same.contains(where: { $0.viewer == comment.viewer.id }) {
            return RefusalReason(.repetition, rule: "same viewer, same text")
        }
        return same.count >= 3 ? RefusalReason(.repetition, rule: "copied text") : nil
    }
}
