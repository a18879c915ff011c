internal import Signals
internal import Synchronization

/// Where everything of Twitch's comes together, once: EventSub and IRC tell the same things, by the same ids.
///
/// Both are read all the time. So whichever breaks, nothing is lost while the other one notices, and nothing is told twice
/// when it is back.
final class TwitchInbox: Sendable {
    fileprivate struct State {
        var seen = SeenMessages(capacity: 16_384)
        var bombs = GiftBombs()
        /// Redemptions are told by themselves: their words are not a comment too.
        var hearsRedemptions = false
        /// Her account, where it is not the channel's own.
        var own: String?
        /// What she has just written, to be known again when it comes back.
        var written: [(text: String, at: Moment)] = []
        var recalls: [(recall: Recall, at: Moment)] = []
    }

    private let state = Mutex(State())
    private let inlet: ChatInlet

    /// A second source tells a recall within this time.
    fileprivate static let sameRecall: Duration = .seconds(5)
    private static let ownWords: Duration = .seconds(60)

    init(_ inlet: ChatInlet) { self.inlet = inlet }

    func receive(_ happening: TwitchHappening, at now: Moment) {
        for event in state.withLock({ $0.events(happening, at: now) }) { inlet.deliver(event) }
    }

    /// Gifts that have waited long enough; call it twice a second.
    func tick(at now: Moment) {
        let due = state.withLock { $0.bombs.isIdle ? [] : $0.bombs.due(at: now) }
        for event in due { inlet.deliver(.happened(event)) }
    }

    func hears(redemptions: Bool) { state.withLock { $0.hearsRedemptions = redemptions } }

    /// - Parameter own: her account's id; nil when she writes as the channel itself.
    func ignores(_ own: String?) { state.withLock { $0.own = own } }

    /// To be called before it is sent.
    func willWrite(_ text: String, at now: Moment) {
        state.withLock { state in
            state.written.removeAll { now - $0.at > Self.ownWords }
            state.written.append((text, now))
            if state.written.count > 32 { state.written.removeFirst() }
        }
    }
}

extension TwitchInbox.State {
    fileprivate mutating func events(_ happening: TwitchHappening, at now: Moment) -> [ChatEvent] {
        if let id = happening.id, !seen.insert(id) { return [] }
        if let own, happening.viewer?.id.id == own { return [] }
        switch happening {
        case .comment(let comment): return isHers(comment) ? [] : [.comment(comment)]
        case .rewarded(let comment): return hearsRedemptions ? [] : [.comment(comment)]
        case .happened(let event): return [.happened(event)]
        case .bomb(let event, let bomb): return bombs.receive(bomb: event, of: bomb, at: now).map { .happened($0) }
        case .gift(let event, let bomb): return bombs.receive(gift: event, of: bomb, at: now).map { .happened($0) }
        case .recall(let recall):
            recalls.removeAll { now - $0.at > TwitchInbox.sameRecall }
            // To clear the chat twice would take back what was written in between.
            if recalls.contains(where: { $0.recall == recall }) { return [] }
            recalls = recalls.suffix(255) + [(recall, now)]
            return [.recall(recall)]
        case .release(let id):
            // It comes as a new message, and is not a repeat.
            recalls.removeAll { $0.recall == .message(id) }
            return [.release(id)]
        case .onAir(let isLive): return [.onAir(.twitch, isLive)]
        }
    }

    /// Words that she wrote herself, when she writes as the channel.
    private mutating func isHers(_ comment: Comment) -> Bool {
        guard comment.viewer.roles.contains(.broadcaster),
            let index = written.firstIndex(where: { $0.text == comment.text })
        else { return false }
        written.remove(at: index)
        return true
    }
}
