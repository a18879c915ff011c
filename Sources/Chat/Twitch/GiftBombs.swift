package import Signals

/// One thanks for a bomb of gifts, with the names of the first few it reached.
///
/// Twitch tells the bomb and then each of its gifts. The bomb waits a moment for its first names. A gift whose bomb was
/// never heard of (told while nobody listened) waits longer for it, and then stands for all of its bomb.
package struct GiftBombs: Sendable {
    package static let mostNames = 3
    static let nameWait: Duration = .seconds(1)
    static let bombWait: Duration = .seconds(5)
    private static let remembered = 64

    private struct Open: Sendable {
        var event: ChannelEvent?
        var names: [String] = []
        /// Gifts told so far.
        var gifts = 0
        /// Of the first gift, for when no bomb comes.
        var gift: ChannelEvent?
        let since: Moment
    }

    private var open: [(bomb: String, state: Open)] = []
    private var told: [String] = []

    package init() {}

    package var isIdle: Bool { open.isEmpty }

    package mutating func receive(bomb event: ChannelEvent, of bomb: String, at now: Moment) -> [ChannelEvent] {
        guard !told.contains(bomb) else { return [] }
        change(bomb, at: now) { $0.event = event }
        return due(at: now)
    }

    package mutating func receive(gift event: ChannelEvent, of bomb: String, at now: Moment) -> [ChannelEvent] {
        guard !told.contains(bomb) else { return [] }
        change(bomb, at: now) { state in
            state.gifts += 1
            state.gift = state.gift ?? event
            if state.names.count < Self.mostNames { state.names += event.recipients.prefix(1) }
        }
        return due(at: now)
    }

    /// What has waited long enough; call it at least twice a second while anything waits.
    package mutating func due(at now: Moment) -> [ChannelEvent] {
        var out: [ChannelEvent] = []
        open.removeAll { bomb, state in
            guard let event = Self.event(bomb, state, at: now) else { return false }
            out.append(event)
            told = told.suffix(Self.remembered - 1) + [bomb]
            return true
        }
        return out
    }

    private static func event(_ bomb: String, _ state: Open, at now: Moment) -> ChannelEvent? {
        if let event = state.event, case .gift(let count, _) = event.kind {
            let isNamed = state.names.count >= min(mostNames, count)
            return isNamed || now - state.since >= nameWait ? event.naming(state.names) : nil
        }
        guard now - state.since >= bombWait, let gift = state.gift, case .gift(_, let tier) = gift.kind else {
            return nil
        }
        return ChannelEvent(
            id: TwitchHappening.bombID(bomb), kind: .gift(count: state.gifts, tier: tier), viewer: gift.viewer,
            recipients: state.names, platform: gift.platform, receivedAt: gift.receivedAt)
    }

    private mutating func change(_ bomb: String, at now: Moment, _ change: (inout Open) -> Void) {
        if let index = open.firstIndex(where: { $0.bomb == bomb }) {
            change(&open[index].state)
        } else {
            var state = Open(since: now)
            change(&state)
            open.append((bomb, state))
        }
    }
}
