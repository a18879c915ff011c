package import Signals

/// What Twitch told, whichever way it came: by EventSub or by IRC.
package enum TwitchHappening: Equatable, Sendable {
    case comment(Comment)
    /// The words that came with a channel point reward; the redemption tells them too, where it is heard.
    case rewarded(Comment)
    case happened(ChannelEvent)
    /// Many subscriptions given in one go; `gift`s of the same bomb say to whom.
    case bomb(ChannelEvent, bomb: String)
    /// One of a bomb's; its event stands by itself when the bomb was never heard of.
    case gift(ChannelEvent, bomb: String)
    case recall(Recall)
    /// A moderator let a held message through.
    case release(MessageID)
    case onAir(Bool)

    /// By which a repeat is recognised; nil for what may come again.
    package var id: MessageID? {
        switch self {
        case .comment(let comment), .rewarded(let comment): comment.id
        case .happened(let event), .gift(let event, _): event.id
        // Its own id is that of all its gifts.
        case .bomb(_, let bomb): MessageID("bomb-\(bomb)")
        case .recall, .release, .onAir: nil
        }
    }

    /// Who caused it.
    package var viewer: Viewer? {
        switch self {
        case .comment(let comment), .rewarded(let comment): comment.viewer
        case .happened(let event), .bomb(let event, _), .gift(let event, _): event.viewer
        case .recall, .release, .onAir: nil
        }
    }

    /// A chat line, or, with bits, a cheer that brings it along.
    init(_ comment: Comment, bits: Int, isReward: Bool) {
        if bits > 0 {
            self = .happened(
                ChannelEvent(
                    id: comment.id, kind: .cheer(bits: bits), viewer: comment.viewer, text: comment.text,
                    platform: .twitch, receivedAt: comment.receivedAt))
        } else {
            self = isReward ? .rewarded(comment) : .comment(comment)
        }
    }

    /// Of all events of one bomb: whichever is told first is thanked for.
    static func bombID(_ bomb: String) -> MessageID { MessageID("gifts-\(bomb)") }
}

/// A viewer as Twitch names one.
func twitchViewer(id: String, login: String, name: String, roles: Roles = []) -> Viewer? {
    let login = login.lowercased()
    guard !id.isEmpty || !login.isEmpty else { return nil }
    let shown = readableLine(name.isEmpty ? login : name, limit: 64)
    return Viewer(id: ViewerID(.twitch, id.isEmpty ? login : id), login: login, name: shown, roles: roles)
}

/// One line without control characters, at most `limit` Unicode scalars.
func readableLine(_ text: String, limit: Int) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) { view.append(scalar.isControl ? " " : scalar) }
    return String(view)
}

extension Unicode.Scalar {
    var isControl: Bool { value < 32 || (127..<160).contains(value) }
}

extension Roles {
    /// - Parameter badge: Twitch's name of the set.
    mutating func insert(badge: some StringProtocol) {
        switch badge {
        case "broadcaster": insert(.broadcaster)
        case "moderator", "lead_moderator": insert(.moderator)
        case "vip": insert(.vip)
        case "subscriber", "founder": insert(.subscriber)
        default: break
        }
    }
}

/// An amount in hundredths of its currency's unit: Twitch sends whole numbers and how many of the digits are decimals.
func hundredths(_ value: Int, decimals: Int) -> Int {
    var cents = min(1_000_000_000, max(0, value))
    switch decimals {
    case ..<2: for _ in max(0, decimals)..<2 { cents *= 10 }
    default: for _ in 2..<min(decimals, 12) { cents /= 10 }
    }
    return cents
}

/// "1000" → 1, "Prime" → 1.
func subscriptionTier(_ plan: String) -> Int {
    switch plan {
    case "2000": 2
    case "3000": 3
    default: 1
    }
}
