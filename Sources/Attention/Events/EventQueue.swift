internal import Signals

/// The events that wait for thanks, each with its deadline, and how they gather in bundles.
///
/// Nothing that somebody paid for is lost: beyond ``capacity`` the smallest wait as a mere number.
struct EventQueue: Sendable {
    static let capacity = 512
    private static let unpaidCapacity = 64
    /// A paid event whose thanks failed waits again so often.
    private static let returns = 3

    struct Waiting: Sendable {
        let event: ChannelEvent
        let nameIsSayable: Bool
        let tier: EventTier
        let worth: Int
        /// Thanked for by then, or, where nobody paid, mentioned by then or not at all.
        let deadline: Moment
        let number: UInt64
        var returned = 0
    }

    /// What one thanks takes up.
    struct Bundle: Sendable {
        /// Greatest first, then oldest.
        var named: [Waiting] = []
        /// Thanked for as a number.
        var counted: [MessageID] = []
        /// How many those are, with the ones that never had a place.
        var count = 0
    }

    private let settings: AttentionSettings
    private(set) var paid: [Waiting] = []
    private(set) var unpaid: [Waiting] = []
    /// Paid events that had no place, and until when the first of them is to be thanked for.
    private var remainder = 0
    private var remainderDeadline: Moment?
    private var admissions: UInt64 = 0
    /// What left without thanks since it was last asked; bounded by ``mostDeparted``.
    private(set) var departed: [DepartedEvent] = []
    private static let mostDeparted = 4_096
    /// Of the burst that is coming in.
    private var firstArrival: Moment?
    private var lastArrival: Moment?

    init(_ settings: AttentionSettings) {
        self.settings = settings
    }

    var hasPaid: Bool { !paid.isEmpty || remainder > 0 }
    var hasGreat: Bool { paid.contains { $0.tier == .great } }
    func contains(_ id: MessageID) -> Bool {
        paid.contains { $0.event.id == id } || unpaid.contains { $0.event.id == id }
    }

    /// The next deadline of what somebody paid for.
    var deadline: Moment? {
        [paid.map(\.deadline).min(), remainderDeadline].compactMap { $0 }.min()
    }

    // MARK: What comes and goes

    mutating func admit(_ event: ChannelEvent, nameIsSayable: Bool, textIsSayable: Bool, at now: Moment) {
        let event = textIsSayable || event.text.isEmpty ? event : event.withoutText
        let tier = EventTier(event, settings)
        let share: Int
        switch tier {
        case .unpaid, .small: share = 6
        case .medium: share = 5
        case .great: share = 4
        }
        let span = tier == .unpaid ? settings.unpaidAge : settings.paidDeadline * share / 6
        admissions += 1
        let item = Waiting(
            event: event, nameIsSayable: nameIsSayable, tier: tier, worth: EventTier.worth(event),
            deadline: min(now, event.receivedAt) + span, number: admissions)
        lastArrival = now
        let isFirst = tier == .unpaid ? paid.isEmpty && unpaid.isEmpty : paid.isEmpty
        if isFirst || firstArrival == nil { firstArrival = now }
        guard tier != .unpaid else {
            unpaid.append(item)
            if unpaid.count > Self.unpaidCapacity { depart(unpaid.removeFirst().event.id, .expired) }
            return
        }
        put(item)
    }

    /// A comment with bits that finds no place among the comments.
    mutating func admit(_ comment: WaitingComment, at now: Moment) {
        lastArrival = now
        if firstArrival == nil { firstArrival = now }
        put(Self.cheer(comment, settings))
    }

    private mutating func put(_ item: Waiting) {
        paid.append(item)
        guard paid.count > Self.capacity, let least = paid.indices.min(by: { Self.precedes(paid[$1], paid[$0]) }) else {
            return
        }
        let gone = paid.remove(at: least)
        depart(gone.event.id, .counted)
        remainder += 1
        remainderDeadline = min(remainderDeadline ?? gone.deadline, gone.deadline)
    }

    /// Their thanks were chosen, but nothing of them was heard.
    mutating func putBack(_ items: [Waiting], count: Int, deadline: Moment?, afterFailure: Bool) {
        for var item in items {
            item.returned += afterFailure || item.tier == .unpaid ? 1 : 0
            if item.tier == .unpaid {
                if item.returned <= 1 { unpaid.append(item) } else { depart(item.event.id, .failed) }
            } else if item.returned <= Self.returns {
                put(item)
            } else {
                depart(item.event.id, .failed)
            }
        }
        guard count > 0 else { return }
        remainder += count
        if let deadline { remainderDeadline = min(remainderDeadline ?? deadline, deadline) }
    }

    mutating func withdraw(where isCovered: (Citation) -> Bool) -> [MessageID] {
        let gone = (paid + unpaid).filter { Citation($0.event).map(isCovered) ?? false }.map(\.event.id)
        guard !gone.isEmpty else { return [] }
        let ids = Set(gone)
        paid.removeAll { ids.contains($0.event.id) }
        unpaid.removeAll { ids.contains($0.event.id) }
        for id in gone { depart(id, .recalled) }
        return gone
    }

    mutating func expire(at now: Moment) {
        for item in unpaid where item.deadline < now { depart(item.event.id, .expired) }
        unpaid.removeAll { $0.deadline < now }
        if paid.isEmpty, unpaid.isEmpty { firstArrival = nil }
    }

    mutating func depart(_ id: MessageID, _ fate: EventFate) {
        if departed.count < Self.mostDeparted { departed.append(DepartedEvent(id: id, fate: fate)) }
    }

    mutating func takeDeparted() -> [DepartedEvent] {
        defer { departed.removeAll() }
        return departed
    }

    // MARK: Bundles

    /// Until when to wait for the rest of a burst; nil: no longer.
    /// - Parameter thanks: how long the thanks will take.
    func hold(at now: Moment, thanks: Duration) -> Moment? {
        guard !hasGreat, let first = firstArrival, let last = lastArrival else { return nil }
        var end = min(first + settings.bundleHold, last + settings.bundleGap)
        if let deadline { end = min(end, deadline - thanks) }
        return now < end ? end : nil
    }

    /// Takes out what one thanks takes up.
    ///
    /// What has no place among the named waits for the next thanks if that comes in time for all of it; else it is
    /// thanked for as a number.
    /// - Parameters:
    ///   - cheers: comments with bits that are thanked for with the rest.
    ///   - withUnpaid: whether follows and the like may fill what is left.
    ///   - nextThanks: when the next would be over.
    mutating func take(cheers: [Waiting], withUnpaid: Bool, nextThanks: Moment) -> Bundle {
        var all = (paid + cheers).sorted(by: Self.precedes)
        var bundle = Bundle(named: Array(all.prefix(settings.eventsNamed)))
        all.removeFirst(bundle.named.count)
        let canWait =
            remainder == 0 && all.count <= settings.eventsNamed && all.allSatisfy { nextThanks <= $0.deadline }
        if canWait {
            paid = all
        } else {
            bundle.counted = all.map(\.event.id)
            bundle.count = all.count + remainder
            paid = []
            remainder = 0
            remainderDeadline = nil
        }
        firstArrival = nil
        if withUnpaid, bundle.named.count < settings.eventsNamed, !unpaid.isEmpty {
            let order = unpaid.sorted(by: Self.precedes)
            let room = settings.eventsNamed - bundle.named.count
            bundle.named += order.prefix(room)
            if paid.isEmpty, bundle.named.allSatisfy({ $0.tier == .unpaid }) {
                bundle.counted += order.dropFirst(room).map(\.event.id)
                bundle.count += max(0, order.count - room)
                unpaid = []
            } else {
                unpaid = Array(order.dropFirst(room))
            }
        }
        return bundle
    }

    /// Greatest first, then oldest.
    static func precedes(_ left: Waiting, _ right: Waiting) -> Bool {
        if left.tier != right.tier { return left.tier > right.tier }
        if left.worth != right.worth { return left.worth > right.worth }
        return left.number < right.number
    }

    /// A comment with bits, thanked for with the events.
    static func cheer(_ item: WaitingComment, _ settings: AttentionSettings) -> Waiting {
        let comment = item.comment
        let event = ChannelEvent(cheerOf: comment)
        return Waiting(
            event: event, nameIsSayable: item.content.nameIsSayable, tier: EventTier(event, settings),
            worth: EventTier.worth(event), deadline: item.deadline ?? comment.receivedAt + settings.paidDeadline,
            number: item.number)
    }
}

extension ChannelEvent {
    fileprivate var withoutText: ChannelEvent {
        ChannelEvent(
            id: id, kind: kind, viewer: viewer, recipients: recipients, platform: platform, receivedAt: receivedAt)
    }
}
