internal import Signals

/// The comments that wait, ranked by their scores; copies and near copies gather under the first.
///
/// Bounded by the settings' capacity. One admission costs a pass over numbers of what waits, and comparisons of words
/// with the last ``candidates`` of it.
struct CommentQueue: Sendable {
    /// What waits may be compared with a new comment by its words.
    private static let candidates = 64
    /// Two gists with this share of words in common say the same.
    private static let alike = 0.8

    private(set) var settings: AttentionSettings
    let decay: Decay
    var counts = Attention.Counts()
    private(set) var items: [WaitingComment] = []
    private(set) var arrivals: Arrivals
    private(set) var tally = RoomTally()
    private var ids: Set<MessageID> = []
    private var recent = RecentComments()
    private var fairness: Fairness
    private var admissions: UInt64 = 0
    private var names: Set<UInt64>

    /// One more account of hers: she answers to its name, and to replies to it.
    mutating func add(login: String) {
        settings.logins.insert(login)
        names.insert(Impression.hash(word: login))
    }

    init(_ settings: AttentionSettings) {
        self.settings = settings
        decay = Decay(settings)
        fairness = Fairness(decay)
        names = Set(settings.names.flatMap(NameSpellings.all).map(Impression.hash(word:)))
        arrivals = Arrivals(capacity: min(1_024, max(settings.burstCount, Self.floodCount(settings))))
    }

    static func floodCount(_ settings: AttentionSettings) -> Int {
        Int((Double(settings.floodRate) * settings.rateWindow.inSeconds).rounded(.up)) + 1
    }

    /// Comments that wait, those that gathered included.
    var total: Int { items.reduce(0) { $0 + 1 + $1.copies } }
    func contains(_ id: MessageID) -> Bool { ids.contains(id) }
    func wasAnswered(_ id: MessageID) -> Bool { recent.wasAnswered(id) }
    mutating func noteAnswered(_ id: MessageID) { recent.noteAnswered(id) }
    mutating func forgetAnswered(_ id: MessageID) { recent.forget(id) }
    func isFlooded(at now: Moment) -> Bool {
        arrivals.count(within: settings.rateWindow, before: now) >= Self.floodCount(settings)
    }

    // MARK: What comes

    /// - Returns: false when it was here already.
    mutating func admit(
        _ comment: Comment, nameIsSayable: Bool, risk: Double, standing: Standing, at now: Moment
    ) -> Bool {
        guard !ids.contains(comment.id), !recent.wasAnswered(comment.id) else {
            counts.repeated += 1
            return false
        }
        counts.admitted += 1
        arrivals.note(now)
        let impression = Impression(comment.folded, names: names)
        let viewerKey = Impression.hash(of: comment.viewer.id)
        tally.note(impression.mood, viewer: viewerKey)
        guard now - comment.receivedAt <= settings.maximumAge else {
            counts.expired += 1
            return true
        }
        let account = fairness.account(of: comment.viewer.id, at: now)
        let balance = account.balance * decay.fairness(since: account.at, at: now)
        let content = WaitingComment.Content(
            comment, nameIsSayable: nameIsSayable, impression: impression, risk: risk,
            nearCopies: recent.near(impression, at: now), standing: standing,
            isMissed: standing.isRegular && balance < 0.1)
        admissions += 1
        let item = WaitingComment(
            content, number: admissions, viewerKey: viewerKey, account: account, logins: settings.logins,
            paidDeadline: settings.paidDeadline)
        if item.gathers, let same = same(as: item) {
            gather(item, under: same)
            return true
        }
        wait(item, at: now)
        return true
    }

    /// Was chosen, but nothing of the answer was heard.
    mutating func putBack(_ comments: [WaitingComment], afterFailure: Bool, at now: Moment) {
        for var item in comments {
            item.numbers.account = fairness.book(-1, to: item.comment.viewer.id, at: now)
            item.returned += afterFailure || !item.isPaid ? 1 : 0
            guard item.returned <= (item.isPaid ? 3 : 1), !ids.contains(item.comment.id) else { continue }
            recent.forget(item.comment.id)
            wait(item, at: now)
        }
    }

    private mutating func wait(_ item: WaitingComment, at now: Moment) {
        items.append(item)
        ids.insert(item.comment.id)
        if !item.isDirect, !item.isPaid {
            let own = { (other: WaitingComment) in
                other.viewerKey == item.viewerKey && other.deadline == nil && !other.isDirect
            }
            if items.count(where: own) > settings.viewerCapacity { drop(lowest(where: own, at: now)) }
        }
        guard items.count > settings.capacity else { return }
        expire(at: now)
        guard items.count > settings.capacity else { return }
        drop(lowest(where: { $0.deadline == nil }, at: now))
    }

    /// The index of the lowest score; the later of equals goes, as it would be answered later.
    private func lowest(where isCandidate: (WaitingComment) -> Bool, at now: Moment) -> Int? {
        var lowest: (index: Int, score: Double, number: UInt64)?
        for index in items.indices where isCandidate(items[index]) {
            let score = items[index].numbers.score(at: now, decay)
            let number = items[index].number
            if let known = lowest, known.score < score || known.score == score && known.number > number { continue }
            lowest = (index, score, number)
        }
        return lowest?.index
    }

    private mutating func drop(_ index: Int?) {
        guard let index else { return }
        items.swapAt(index, items.count - 1)
        ids.remove(items.removeLast().comment.id)
        counts.dropped += 1
    }

    /// Of the comments that somebody paid for only so many wait here; the last beyond that, taken out.
    mutating func overflow() -> WaitingComment? {
        let limit = max(1, min(32, settings.capacity / 2))
        guard items.count(where: \.isPaid) > limit, let index = items.lastIndex(where: \.isPaid) else { return nil }
        ids.remove(items[index].comment.id)
        return items.remove(at: index)
    }

    // MARK: Copies

    private func same(as item: WaitingComment) -> Int? {
        let impression = item.content.impression
        let isCrowd = items.count > 4
        // In a small round everybody's greeting counts for itself.
        guard isCrowd || impression.letters >= 4 && !item.comment.isFirst else { return nil }
        if impression.letters > 0 {
            let equal = items.firstIndex {
                $0.gist == item.gist && $0.gathers && $0.content.impression.asks == impression.asks
            }
            if let equal { return equal }
        }
        if item.isWordless {
            guard isCrowd else { return nil }
            return items.firstIndex { $0.isWordless && $0.content.impression.mood == impression.mood }
        }
        guard impression.gistWords >= 3 else { return nil }
        return items.indices.suffix(Self.candidates).last {
            let other = items[$0].content.impression
            return other.gistWords >= 3 && items[$0].gathers && other.asks == impression.asks
                && other.gistSignature.likeness(to: impression.gistSignature) >= Self.alike
        }
    }

    private mutating func gather(_ item: WaitingComment, under index: Int) {
        counts.merged += 1
        let voices = items[index].cluster?.voices ?? [items[index].viewerKey]
        // One who says it again is one.
        guard !voices.contains(item.viewerKey) else { return }
        items[index].numbers.copies += 1
        items[index].cluster = .init(
            voices: voices.count < 16 ? voices + [item.viewerKey] : voices, spare: item.content)
    }

    // MARK: What goes

    /// - Returns: the ids of what waits no more.
    mutating func withdraw(where isCovered: (Citation) -> Bool) -> [MessageID] {
        var gone: [MessageID] = []
        var heirs: [(WaitingComment.Content, copies: Int)] = []
        items.removeAll { item in
            guard isCovered(Citation(item.comment)) else { return false }
            gone.append(item.comment.id)
            if let spare = item.cluster?.spare, !isCovered(Citation(spare.comment)), !ids.contains(spare.comment.id) {
                heirs.append((spare, item.copies - 1))
            }
            return true
        }
        for id in gone { ids.remove(id) }
        for index in items.indices {
            guard let cluster = items[index].cluster, let spare = cluster.spare, isCovered(Citation(spare.comment))
            else { continue }
            items[index].cluster = .init(voices: cluster.voices, spare: nil)
        }
        for (content, copies) in heirs { inherit(content, copies: copies) }
        return gone
    }

    private mutating func inherit(_ content: WaitingComment.Content, copies: Int) {
        let comment = content.comment
        admissions += 1
        var item = WaitingComment(
            content, number: admissions, viewerKey: Impression.hash(of: comment.viewer.id),
            account: fairness.account(of: comment.viewer.id, at: comment.receivedAt), logins: settings.logins,
            paidDeadline: settings.paidDeadline)
        item.numbers.copies = copies
        items.append(item)
        ids.insert(comment.id)
    }

    /// What waited too long; what somebody paid for never does.
    mutating func expire(at now: Moment) {
        let age = isFlooded(at: now) ? min(settings.maximumAge, settings.maximumAgeInFlood) : settings.maximumAge
        let bound = now.nanoseconds - age.inNanoseconds
        let longest = now.nanoseconds - settings.maximumAge.inNanoseconds
        var gone = 0
        items.removeAll { item in
            let isOld = item.receivedAt.nanoseconds < (item.isDirect ? longest : bound)
            guard isOld, !item.isPaid else { return false }
            ids.remove(item.comment.id)
            gone += 1
            return true
        }
        counts.expired += gone
    }

    /// The chosen leave, and with them what `companions` says, passed over.
    mutating func leave(
        _ picks: [Int], companions: (WaitingComment) -> Bool, at now: Moment
    ) {
        var touched: [UInt64: Fairness.Account] = [:]
        var gone = Set(picks)
        for index in picks {
            touched[items[index].viewerKey] = fairness.book(1, to: items[index].comment.viewer.id, at: now)
        }
        for index in items.indices where !gone.contains(index) && companions(items[index]) {
            gone.insert(index)
            guard touched[items[index].viewerKey] == nil else { continue }
            // One who wrote more than once was passed over once.
            touched[items[index].viewerKey] = fairness.book(-0.5, to: items[index].comment.viewer.id, at: now)
        }
        remove(gone)
        tally.reset()
        for index in items.indices {
            if let account = touched[items[index].viewerKey] { items[index].numbers.account = account }
            tally.note(
                items[index].content.impression.mood, viewer: items[index].viewerKey, times: 1 + items[index].copies)
        }
    }

    /// Answered as one of many, or by a face: they leave and nobody's account changes.
    mutating func remove(_ indices: Set<Int>) {
        guard !indices.isEmpty else { return }
        var kept: [WaitingComment] = []
        kept.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            if indices.contains(index) {
                recent.noteAnswered(item.comment.id)
                ids.remove(item.comment.id)
            } else {
                kept.append(item)
            }
        }
        items = kept
    }
}
