internal import Signals

/// Bounded memories of what came and what was answered.
struct RecentComments: Sendable {
    private static let impressionsKept = 128
    private static let answeredKept = 4_096
    /// Two texts with this share of words in common are much alike.
    static let nearly = 0.75
    private static let freshness: Duration = .seconds(60)

    private var impressions: [(impression: Impression, at: Moment)] = []
    private var nextImpression = 0
    private var answered: Set<MessageID> = []
    private var answeredOrder: [MessageID] = []
    private var oldestAnswered = 0

    /// How many of the last comments were much like this one, which is noted after them.
    mutating func near(_ impression: Impression, at now: Moment) -> Int {
        guard impression.words >= 2 else { return 0 }
        var count = 0
        let bound = now - Self.freshness
        for known in impressions where known.at >= bound {
            if known.impression.likeness(to: impression) >= Self.nearly { count += 1 }
        }
        if impressions.count < Self.impressionsKept {
            impressions.append((impression, now))
        } else {
            impressions[nextImpression] = (impression, now)
            nextImpression = (nextImpression + 1) % Self.impressionsKept
        }
        return count
    }

    func wasAnswered(_ id: MessageID) -> Bool { answered.contains(id) }

    mutating func noteAnswered(_ id: MessageID) {
        guard answered.insert(id).inserted else { return }
        if answeredOrder.count < Self.answeredKept {
            answeredOrder.append(id)
        } else {
            answered.remove(answeredOrder[oldestAnswered])
            answeredOrder[oldestAnswered] = id
            oldestAnswered = (oldestAnswered + 1) % Self.answeredKept
        }
    }

    /// It was chosen, but nothing of the answer was heard.
    mutating func forget(_ id: MessageID) { answered.remove(id) }
}
