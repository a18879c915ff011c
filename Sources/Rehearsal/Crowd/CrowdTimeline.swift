internal import Signals

/// The happenings of a ``Crowd``, one by one in order of time.
package struct CrowdTimeline: IteratorProtocol, Sendable {
    private let settings: Crowd.Settings
    private let pace: Pace
    private var writers: Writers
    private var chances: Chances
    private let prefix: String

    private var comments: OrderedPoints
    private var gifts: OrderedPoints
    private var follows: OrderedPoints
    /// Seconds since the beginning; infinity when over.
    private var nextComment: Double
    private var nextGift: Double
    private var nextFollow: Double
    private var wave = 0
    private var raid = 0
    /// Sorted, soonest last; few, since each is due within seconds.
    private var recalls: [(at: Double, recall: Recall)] = []
    private var number = 0

    init(seed: UInt64, settings: Crowd.Settings) {
        self.settings = settings
        let length = Swift.max(0, settings.length.inSeconds)
        pace = Pace(seed: seed, settings: settings)
        writers = Writers(seed: seed, settings: settings)
        chances = Chances(seed ^ 0xc40d)
        prefix = "crowd-" + String(seed, radix: 36) + "-"
        let paid = length / settings.paidInterval.inSeconds
        comments = OrderedPoints(count: Int((settings.rate * length).rounded()), seed: seed ^ 1)
        gifts = OrderedPoints(
            count: Swift.max(length >= 120 && settings.rate >= 0.02 ? 2 : 0, Int(paid.rounded())), seed: seed ^ 2)
        follows = OrderedPoints(count: Int((paid * 1.5).rounded()), seed: seed ^ 3)
        nextComment = comments.next().map(pace.second) ?? .infinity
        nextGift = gifts.next().map { $0 * length } ?? .infinity
        nextFollow = follows.next().map { $0 * length } ?? .infinity
    }

    package mutating func next() -> Happening? {
        let nextRaid = pace.waves[wave...].first?.start ?? .infinity
        let nextRecall = recalls.last?.at ?? .infinity
        let soonest = Swift.min(nextComment, nextGift, nextFollow, nextRaid, nextRecall)
        guard soonest < .infinity else { return nil }
        if soonest == nextRecall, let due = recalls.popLast() {
            return happening(soonest, .recall(due.recall), Truth(.recall))
        }
        if soonest == nextRaid {
            let begun = pace.waves[wave]
            wave += 1
            guard case .raid(let viewers) = begun.kind else { return next() }
            raid += 1
            return event(soonest, .raid(viewers: viewers), "", by: writers.raider(0, of: raid), .paid)
        }
        let length = settings.length.inSeconds
        if soonest == nextGift {
            // One gift calls for another.
            let independent = gifts.next().map { $0 * length } ?? .infinity
            nextGift =
                chances.happens(0.15) && independent < .infinity
                ? Swift.min(independent, soonest + chances.between(0.8, 3)) : independent
            return given(soonest)
        }
        if soonest == nextFollow {
            nextFollow = follows.next().map { $0 * length } ?? .infinity
            let kind = writers.giving.unpaid(&chances)
            let person = kind == .follow ? writers.newcomer() : nil
            return event(soonest, kind, "", by: person, .unpaid)
        }
        nextComment = comments.next().map(pace.second) ?? .infinity
        return commented(soonest)
    }

    // MARK: What happens

    private mutating func given(_ second: Double) -> Happening {
        let person = writers.somebody(&chances)
        switch writers.giving.paid(by: person, &chances) {
        case .cheer(let bits, let text):
            return line(second, Writers.Line(person, .paid, text, language: person.language, bits: bits))
        case .event(let kind, let text):
            let isAnonymous =
                switch kind {
                case .gift, .cheer, .donation: chances.happens(0.1)
                default: false
                }
            return event(second, kind, text, by: isAnonymous ? nil : person, .paid)
        }
    }

    private mutating func commented(_ second: Double) -> Happening {
        let running = pace.waves[..<wave].last.flatMap { $0.contains(second) ? $0.kind : nil }
        let happening = line(second, writers.line(during: running, raid: raid, &chances))
        if case .comment(let comment) = happening.event { schedule(happening.truth, comment, second) }
        return happening
    }

    /// Moderators take back what should not stand there, seconds later; now and then its author does.
    private mutating func schedule(_ truth: Truth, _ comment: Comment, _ second: Double) {
        let probability: Double =
            switch truth.kind {
            case .slur, .privateData: 0.6
            case .link, .spamCopy, .wall: 0.35
            case .insult, .injection: 0.15
            default: 0.003
            }
        guard chances.happens(probability) else { return }
        let recall: Recall
        let (viewer, login) = (comment.viewer.id, comment.viewer.login)
        switch chances.below(truth.isUnsafe ? 10 : 1_000) {
        case 0: recall = .author(viewer, login: login, duration: nil)
        case 1, 2: recall = .author(viewer, login: login, duration: .seconds(600))
        default: recall = .message(comment.id)
        }
        if case .author = recall { writers.leave(comment.viewer) }
        let at = second + chances.between(1, 9)
        let index = recalls.firstIndex { $0.at <= at } ?? recalls.endIndex
        recalls.insert((at, recall), at: index)
    }

    private mutating func line(_ second: Double, _ line: Writers.Line) -> Happening {
        let comment = Comment(
            id: message(), viewer: line.person.viewer, text: line.text, emotes: line.emotes, isFirst: line.isFirst,
            replyTo: line.repliesToHer ? .init(id: MessageID("hers-\(number)"), login: settings.login) : nil,
            bits: line.bits, receivedAt: moment(second))
        return happening(
            second, .comment(comment),
            Truth(
                line.kind, language: line.language, isRegular: line.person.isRegular, forbidden: line.forbidden))
    }

    private mutating func event(
        _ second: Double, _ kind: ChannelEvent.Kind, _ text: String, by person: Cast.Person?, _ truth: Truth.Kind
    ) -> Happening {
        let event = ChannelEvent(
            id: message(), kind: kind, viewer: person?.viewer, text: text, platform: .simulated,
            receivedAt: moment(second))
        return happening(
            second, .happened(event),
            Truth(truth, language: person?.language, isRegular: person?.isRegular ?? false))
    }

    private mutating func message() -> MessageID {
        number += 1
        return MessageID(prefix + String(number))
    }

    private func nanoseconds(_ second: Double) -> Int64 { Int64(second * 1e9) }

    private func moment(_ second: Double) -> Moment { settings.start + .nanoseconds(nanoseconds(second)) }

    private func happening(_ second: Double, _ event: ChatEvent, _ truth: Truth) -> Happening {
        Happening(at: .nanoseconds(nanoseconds(second)), event: event, truth: truth)
    }
}
