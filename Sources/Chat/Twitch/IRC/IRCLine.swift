internal import Signals

/// A chat line or a notice with its tags, read once.
struct IRCLine {
    private let now: Moment
    private var id = ""
    private var userID = ""
    private var login = ""
    private var display = ""
    private var emotes = ""
    private var gifs = ""
    private var reply = (id: "", login: "", name: "")
    private var roles: Roles = []
    private var isFirst = false
    private var bits = 0
    private var isReward = false
    /// Shared chat: where it was written, and where we read it.
    private var sourceRoom = ""
    private var room = ""
    private var messageID = ""
    private var parameters: [String: String] = [:]
    private let trailing: String

    init(_ message: IRCMessage, _ bytes: UnsafeBufferPointer<UInt8>, at now: Moment) {
        self.now = now
        trailing = message.trailing.map { IRCMessage.text(bytes, $0) } ?? ""
        func text(_ value: Range<Int>) -> String { IRCMessage.text(bytes, value) }
        func isTag(_ name: Range<Int>, _ text: StaticString) -> Bool { IRCMessage.equal(bytes, name, text) }
        message.forEachTag(in: bytes) { name, value in
            guard !value.isEmpty else { return }
            switch bytes[name.lowerBound] {
            case UInt8(ascii: "i") where isTag(name, "id"): id = text(value)
            case UInt8(ascii: "u") where isTag(name, "user-id"): userID = text(value)
            case UInt8(ascii: "d") where isTag(name, "display-name"): display = IRCMessage.unescape(bytes, value)
            case UInt8(ascii: "e") where isTag(name, "emotes"): emotes = text(value)
            case UInt8(ascii: "g") where isTag(name, "gifs"): gifs = text(value)
            case UInt8(ascii: "f") where isTag(name, "first-msg"):
                isFirst = bytes[value.lowerBound] == UInt8(ascii: "1")
            case UInt8(ascii: "b") where isTag(name, "badges"):
                for badge in text(value).split(separator: ",") { roles.insert(badge: badge.prefix { $0 != "/" }) }
            case UInt8(ascii: "b") where isTag(name, "bits"): bits = min(10_000_000, max(0, Int(text(value)) ?? 0))
            case UInt8(ascii: "c") where isTag(name, "custom-reward-id"): isReward = true
            case UInt8(ascii: "l") where isTag(name, "login"): login = text(value)
            case UInt8(ascii: "r") where isTag(name, "room-id"): room = text(value)
            case UInt8(ascii: "r") where isTag(name, "reply-parent-msg-id"): reply.id = text(value)
            case UInt8(ascii: "r") where isTag(name, "reply-parent-user-login"): reply.login = text(value)
            case UInt8(ascii: "r") where isTag(name, "reply-parent-display-name"):
                reply.name = IRCMessage.unescape(bytes, value)
            case UInt8(ascii: "s") where isTag(name, "source-room-id"): sourceRoom = text(value)
            case UInt8(ascii: "m") where isTag(name, "msg-id"): messageID = text(value)
            case UInt8(ascii: "m") where name.count > 10 && bytes[name.lowerBound + 3] == UInt8(ascii: "-"):
                parameters[text(name)] = IRCMessage.unescape(bytes, value)
            default: break
            }
        }
        if login.isEmpty {
            let nick = bytes[message.prefix].prefix { $0 != UInt8(ascii: "!") }
            login = String(decoding: nick, as: UTF8.self)
        }
    }

    private var viewer: Viewer? { twitchViewer(id: userID, login: login, name: display, roles: roles) }

    /// Another channel's, in a shared chat.
    private var isForeign: Bool { !sourceRoom.isEmpty && sourceRoom != room }

    // MARK: Chat

    var chatLine: TwitchHappening? {
        guard let viewer, !viewer.login.isEmpty || !display.isEmpty else { return nil }
        let text = text
        guard !text.isEmpty || bits > 0 && !isForeign else { return nil }
        return TwitchHappening(
            Comment(
                id: MessageID(id.isEmpty ? "irc-\(now.nanoseconds)-\(viewer.login)" : id), viewer: viewer,
                text: text.isEmpty ? "" : text.text, emotes: text.emotes, isFirst: isFirst,
                replyTo: reply.id.isEmpty ? nil : Comment.Reply(id: MessageID(reply.id), login: reply.login),
                receivedAt: now),
            // In a shared chat bits may have been given to another channel.
            bits: isForeign ? 0 : bits, isReward: isReward)
    }

    /// The trailing text, with `/me` undone.
    private var text: ChatText {
        var scalars = Array(trailing.unicodeScalars.prefix(ChatText.longest + 64))
        if scalars.starts(with: Self.action) {
            scalars.removeFirst(Self.action.count)
            if scalars.last == "\u{1}" { scalars.removeLast() }
        }
        var text = ChatText()
        var at = afterParent(scalars)
        func plain(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        for span in spans(scalars) where span.range.lowerBound >= at && span.range.upperBound <= scalars.count {
            text.append(plain(at..<span.range.lowerBound))
            if let emote = span.emote { text.append(emote: plain(span.range), id: emote) }
            at = span.range.upperBound
        }
        if at < scalars.count { text.append(plain(at..<scalars.count)) }
        text.finish()
        return text
    }

    private static let action = Array("\u{1}ACTION ".unicodeScalars)

    private struct Span {
        let range: Range<Int>
        /// Nil for what is left out.
        let emote: String?
    }

    private func spans(_ scalars: [Unicode.Scalar]) -> [Span] {
        var spans: [Span] = []
        // `25:0-4,6-10/1902:12-16`, inclusive, in Unicode scalars.
        for emote in emotes.split(separator: "/").prefix(256) {
            let parts = emote.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            for ends in parts[1].split(separator: ",").prefix(256) {
                if let range = Self.range(ends) { spans.append(Span(range: range, emote: String(parts[0]))) }
            }
        }
        // `0-12|gif id|address`
        for gif in gifs.split(separator: ",").prefix(8) {
            if let range = Self.range(gif.prefix { $0 != "|" }) { spans.append(Span(range: range, emote: nil)) }
        }
        if bits > 0 { spans += cheermotes(scalars).map { Span(range: $0, emote: nil) } }
        return spans.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func range(_ text: some StringProtocol) -> Range<Int>? {
        let ends = text.split(separator: "-")
        guard ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), first >= 0, first <= last,
            last < 100_000
        else { return nil }
        return first..<last + 1
    }

    /// `Cheer100`: letters and what they give. Their names differ by channel; that they add up to the bits of the tag
    /// tells them from other words.
    private func cheermotes(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var words: [(range: Range<Int>, bits: Int)] = []
        var start = 0
        while start < scalars.count, words.count < 12 {
            let end = scalars[start...].firstIndex(of: " ") ?? scalars.count
            let word = scalars[start..<end]
            let digits = word.reversed().prefix { ("0"..."9").contains($0) }.count
            let name = word.dropLast(digits)
            if (1...7).contains(digits), name.count >= 3, name.contains(where: \.properties.isAlphabetic),
                let given = Int(String(String.UnicodeScalarView(word.suffix(digits)))), (1...bits).contains(given)
            {
                words.append((start..<end, given))
            }
            start = end + 1
        }
        return Self.adding(up: bits, words[...])?.map(\.range) ?? words.map(\.range)
    }

    private static func adding(up bits: Int, _ words: ArraySlice<(range: Range<Int>, bits: Int)>)
        -> [(range: Range<Int>, bits: Int)]?
    {
        if bits == 0 { return [] }
        guard let first = words.first else { return nil }
        if first.bits <= bits, let rest = adding(up: bits - first.bits, words.dropFirst()) { return [first] + rest }
        return adding(up: bits, words.dropFirst())
    }

    /// A reply begins with the parent's name, which its author never typed.
    private func afterParent(_ scalars: [Unicode.Scalar]) -> Int {
        guard !reply.id.isEmpty, scalars.first == "@", let space = scalars.firstIndex(of: " ") else { return 0 }
        let name = String(String.UnicodeScalarView(scalars[1..<space])).lowercased()
        return name == reply.login || name == reply.name.lowercased() ? space + 1 : 0
    }

    // MARK: Notices

    var notice: TwitchHappening? {
        guard !id.isEmpty, !isForeign, messageID != "sharedchatnotice" else { return nil }
        if messageID == "announcement" { return chatLine }
        func parameter(_ name: String) -> String { parameters["msg-param-" + name] ?? "" }
        func number(_ name: String) -> Int { min(1_000_000, max(0, Int(parameter(name)) ?? 0)) }
        let tier = subscriptionTier(parameter("sub-plan"))
        let bomb = parameter("community-gift-id").isEmpty ? parameter("origin-id") : parameter("community-gift-id")
        let giver = login == Self.anonymousGifter ? nil : viewer
        func event(
            _ kind: ChannelEvent.Kind, by who: Viewer?, id: MessageID? = nil, to recipients: [String] = []
        ) -> ChannelEvent {
            let text = text
            return ChannelEvent(
                id: id ?? MessageID(self.id), kind: kind, viewer: who, text: text.text, recipients: recipients,
                platform: .twitch, receivedAt: now)
        }
        switch messageID {
        case "sub", "primepaidupgrade", "giftpaidupgrade", "anongiftpaidupgrade":
            return .happened(event(.subscription(tier: tier), by: viewer))
        case "resub":
            return .happened(event(.resubscription(tier: tier, months: number("cumulative-months")), by: viewer))
        case "submysterygift":
            let kind = ChannelEvent.Kind.gift(count: max(1, number("mass-gift-count")), tier: tier)
            guard !bomb.isEmpty else { return .happened(event(kind, by: giver)) }
            return .bomb(event(kind, by: giver, id: TwitchHappening.bombID(bomb)), bomb: bomb)
        case "subgift":
            let shown = parameter("recipient-display-name")
            let name = readableLine(shown.isEmpty ? parameter("recipient-user-name") : shown, limit: 64)
            let gift = event(.gift(count: 1, tier: tier), by: giver, to: name.isEmpty ? [] : [name])
            return parameter("community-gift-id").isEmpty ? .happened(gift) : .gift(gift, bomb: bomb)
        case "raid": return .happened(event(.raid(viewers: number("viewerCount")), by: viewer))
        case "viewermilestone" where parameter("category") == "watch-streak":
            return .happened(event(.watchStreak(streams: number("value")), by: viewer))
        case "charitydonation":
            let cents = hundredths(number("donation-amount"), decimals: number("exponent"))
            return .happened(event(.donation(cents: cents, currency: parameter("donation-currency")), by: viewer))
        default: return nil
        }
    }

    /// Twitch's account that stands for whoever gives without a name.
    static let anonymousGifter = "ananonymousgifter"
}
