package import Signals

/// What she knows of one viewer, as it was before the comment that it comes with.
package struct RememberedViewer: Hashable, Sendable {
    /// Facts kept of one viewer; the weakest go.
    package static let mostFacts = 24

    package let id: ViewerID
    package let login: String
    /// As shown in chat; hostile text.
    package let name: String
    /// Streams in which this viewer wrote, the running one included; ≥ 1.
    package let visits: Int
    package let bond: Bond
    package let firstSeen: WallTime
    /// The time of the viewer's line before this one; nil: there was none.
    package let lastSeen: WallTime?
    package let lastAnswered: WallTime?
    package let facts: [Fact]

    package init(
        id: ViewerID, login: String, name: String, visits: Int = 1, bond: Bond, firstSeen: WallTime,
        lastSeen: WallTime? = nil, lastAnswered: WallTime? = nil, facts: [Fact] = []
    ) {
        self.id = id
        self.login = login
        self.name = name
        self.visits = visits
        self.bond = bond
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.lastAnswered = lastAnswered
        self.facts = facts
    }

    package func standing(at now: WallTime) -> Standing {
        Standing(visits: visits, bond: bond.strength(at: now), lastAnswered: lastAnswered)
    }

    /// What is kept after a viewer told something: one fact for each subject, none faded, the weakest gone.
    package static func kept(_ facts: [Fact], and new: Fact, at now: WallTime) -> [Fact] {
        var kept = facts.filter { !$0.isFaded(at: now) }
        if let index = kept.firstIndex(where: { $0.subject == new.subject }) {
            guard kept[index].source != new.source else { return kept }
            kept[index] = kept[index].renewed(by: new)
        } else {
            // Whoever hates it now does not love it any more.
            kept.removeAll { $0.opposes(new) }
            kept.append(new)
        }
        while kept.count > mostFacts, let weakest = kept.min(by: { $0.worth(at: now) < $1.worth(at: now) }) {
            kept.removeAll { $0 == weakest }
        }
        return kept
    }
}

extension Fact {
    /// What is let go of last: names and homes before tastes.
    func worth(at now: WallTime) -> Double {
        let weight: Double =
            switch kind {
            case .name, .home, .pet, .birthday: 3
            case .work, .family: 2
            case .plans, .plays: 1.5
            case .likes, .dislikes, .other: 1
            }
        return weight * strength(at: now)
    }

    fileprivate func opposes(_ other: Fact) -> Bool {
        guard (kind == .likes && other.kind == .dislikes) || (kind == .dislikes && other.kind == .likes) else {
            return false
        }
        return subject.drop { $0 != " " } == other.subject.drop { $0 != " " }
    }
}
