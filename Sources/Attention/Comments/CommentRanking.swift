internal import Signals

/// Which of the waiting comments belong into one answer.
extension CommentQueue {
    /// Best first, the earlier of equals first; what somebody paid for stands before all.
    func order(at now: Moment) -> [Int] {
        ranked(at: now).sorted { left, right in
            if left.deadline != right.deadline { return left.deadline < right.deadline }
            return left.precedes(right)
        }.map(\.index)
    }

    /// The indices of the highest scores, best first.
    func best(_ limit: Int, at now: Moment) -> [Int] {
        guard limit < 32 else { return ranked(at: now).sorted { $0.precedes($1) }.prefix(limit).map(\.index) }
        var best: [Rank] = []
        best.reserveCapacity(limit + 1)
        for rank in ranked(at: now) {
            if best.count == limit {
                guard let last = best.last, rank.precedes(last) else { continue }
                best.removeLast()
            }
            let place = best.firstIndex { rank.precedes($0) } ?? best.count
            best.insert(rank, at: place)
        }
        return best.map(\.index)
    }

    private struct Rank {
        let index: Int
        let score: Double
        let number: UInt64
        /// Nanoseconds; the far future for what nobody paid for.
        let deadline: Int64

        func precedes(_ other: Rank) -> Bool { score != other.score ? score > other.score : number < other.number }
    }

    private func ranked(at now: Moment) -> [Rank] {
        items.indices.map { index in
            Rank(
                index: index, score: items[index].numbers.score(at: now, decay), number: items[index].number,
                deadline: items[index].deadline?.nanoseconds ?? .max)
        }
    }

    /// As many from the best on as fit into one answer; the others wait on.
    func fitting(_ order: [Int], count: Int) -> [Int] {
        var left = settings.fewCharacters
        var picks: [Int] = []
        for index in order {
            let length = items[index].comment.folded.shape.scalars
            guard picks.isEmpty || length <= left else { continue }
            picks.append(index)
            left -= length
            if picks.count >= count { break }
        }
        return picks
    }

    /// The best of different viewers who say different things.
    func diverse(_ order: [Int], limit: Int) -> [Int] {
        var picks: [Int] = []
        for index in order {
            let item = items[index]
            let isLikeOther = picks.contains { pick in
                // What somebody paid for is answered, though others paid for saying the same.
                items[pick].viewerKey == item.viewerKey
                    || !item.isPaid
                        && items[pick].content.impression.likeness(to: item.content.impression) >= RecentComments.nearly
            }
            if !isLikeOther { picks.append(index) }
            if picks.count == limit { break }
        }
        return picks
    }

    /// Those with words, where there are any.
    func worded(_ order: [Int]) -> [Int] {
        let worded = order.filter { !items[$0].isWordless }
        return worded.isEmpty ? order : worded
    }

    func shape(for total: Int, at now: Moment) -> LoadShape {
        switch total {
        case ...1: .single
        case 2...4: .few
        case 5...20: isFlooded(at: now) ? .flood : .crowd
        default: .flood
        }
    }

    /// What everybody who wrote since the last answer says together.
    func impression(at now: Moment) -> RoomImpression {
        let echoes = items.filter { $0.copies > 0 && !$0.isWordless }
            .sorted { $0.copies != $1.copies ? $0.copies > $1.copies : $0.number < $1.number }
            .prefix(3)
        return RoomImpression(
            comments: tally.comments, viewers: tally.viewers, rate: arrivals.rate(at: now),
            echoes: echoes.map { RoomImpression.Echo(text: $0.comment.text, count: $0.copies + 1) }, tone: tally.tone)
    }

    /// The wordless, when they are a storm and nothing with words is worth more.
    func storm(at now: Moment) -> (indices: [Int], mood: CrowdMood, comments: Int)? {
        var indices: [Int] = []
        var moods = [Int](repeating: 0, count: CrowdMood.allCases.count)
        var comments = 0
        for (index, item) in items.enumerated() {
            if item.isWordless, !item.comment.isFirst {
                indices.append(index)
                comments += 1 + item.copies
                if let mood = CrowdMood.allCases.firstIndex(of: item.content.impression.mood) {
                    moods[mood] += 1 + item.copies
                }
            } else if item.score(at: now, decay) > 0.25 {
                return nil
            }
        }
        guard comments >= settings.stormCount else { return nil }
        // The plain ones show no mood: any other goes before them.
        var best = 0
        for mood in moods.indices.dropFirst() where moods[mood] > (best == 0 ? 0 : moods[best]) { best = mood }
        return (indices, CrowdMood.allCases[best], comments)
    }
}
