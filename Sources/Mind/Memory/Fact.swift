package import Signals

/// Something a viewer told of themselves, in their own words.
package struct Fact: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case name, home, work, pet, family, likes, dislikes, plays, plans, birthday, other
    }

    /// Characters of a fact's text.
    package static let longest = 90

    package let viewer: ViewerID
    package let kind: Kind
    /// A short phrase of the viewer's; hostile text like every comment, one line.
    package let text: String
    /// What the fact is about, in folded words ("pet cat pixel", "home from"): a newer fact of the same viewer about
    /// the same takes the older one's place.
    package let subject: String
    /// The comment it was told in: what a recall finds it by.
    package let source: MessageID
    /// When it was told last.
    package let told: WallTime
    /// How often it was told; ≥ 1.
    package let confirmations: Int
    package let language: Language
    /// When a plan happens, to the day; nil where no day was named.
    package let due: WallTime?
    /// When she last came back to it.
    package let lastRecalled: WallTime?

    package init(
        viewer: ViewerID, kind: Kind, text: String, subject: String, source: MessageID, told: WallTime,
        confirmations: Int = 1, language: Language, due: WallTime? = nil, lastRecalled: WallTime? = nil
    ) {
        self.viewer = viewer
        self.kind = kind
        self.text = String(Fence.text(text).prefix(Self.longest))
        self.subject = subject
        self.source = source
        self.told = told
        self.confirmations = max(1, confirmations)
        self.language = language
        self.due = due
        self.lastRecalled = lastRecalled
    }

    /// As it was kept: its text has been made harmless before.
    package init(
        stored viewer: ViewerID, kind: Kind, text: String, subject: String, source: MessageID, told: WallTime,
        confirmations: Int, language: Language, due: WallTime?, lastRecalled: WallTime?
    ) {
        self.viewer = viewer
        self.kind = kind
        self.text = text
        self.subject = subject
        self.source = source
        self.told = told
        self.confirmations = confirmations
        self.language = language
        self.due = due
        self.lastRecalled = lastRecalled
    }

    /// What is known after the same was told once more: firmer than before where it was told alike, else corrected.
    package func renewed(by other: Fact) -> Fact {
        let isAlike = ContentWords(text) == ContentWords(other.text)
        return Fact(
            viewer: viewer, kind: other.kind, text: other.text, subject: subject, source: other.source,
            told: max(told, other.told), confirmations: isAlike ? min(confirmations + 1, 1_000) : 1,
            language: other.language, due: other.due, lastRecalled: isAlike ? lastRecalled : nil)
    }
}

extension Fact {
    /// Below this it counts as forgotten.
    package static let faded = 0.25

    /// How firmly it is remembered, 0 … 1: fades from the last telling, more slowly what was told more than once.
    package func strength(at now: WallTime) -> Double {
        if kind == .plans, let due {
            // Fresh until the day itself; "how did it go?" fits a few days more.
            let after = now.days(since: due)
            return after <= 0 ? 1 : Decay.half(every: 2, after: after)
        }
        return Decay.half(every: halfLife * Double(min(confirmations, 4)), after: now.days(since: told))
    }

    package func isFaded(at now: WallTime) -> Bool { strength(at: now) < Self.faded }

    /// In days.
    private var halfLife: Double {
        switch kind {
        case .plans: 4
        case .likes, .dislikes, .plays, .other: 90
        case .work: 240
        case .name, .home, .pet, .family, .birthday: 400
        }
    }
}

extension WallTime {
    package func days(since earlier: WallTime) -> Double {
        Double(milliseconds - earlier.milliseconds) / 86_400_000
    }

    package func adding(days: Double) -> WallTime {
        WallTime(milliseconds: milliseconds + Int64(days * 86_400_000))
    }
}
