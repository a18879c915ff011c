package import Signals

/// What an IRC line means to a reader of chat.
package enum IRCEvent: Sendable, Equatable {
    case comment(Comment)
    case recall(Recall)
    case welcome
    case joined(channel: String)
    case ping(String)
    case pong
    case reconnect
    /// The server's word to us: its id ("msg_channel_suspended" …, or "") and text.
    case notice(id: String, text: String)
    case capabilitiesRefused
    case other

    /// Longest text of a comment, in Unicode scalars; Twitch allows 500.
    private static let longestText = 500

    package init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, at now: Moment) {
        guard let message = IRCMessage(bytes, line) else {
            self = .other
            return
        }
        if message.isCommand("PRIVMSG", in: bytes) {
            self = Self.comment(message, bytes, now).map { .comment($0) } ?? .other
        } else if message.isCommand("CLEARMSG", in: bytes) {
            self = Self.deletedMessage(message, bytes)
        } else if message.isCommand("CLEARCHAT", in: bytes) {
            self = Self.clearedChat(message, bytes)
        } else if message.isCommand("PING", in: bytes) {
            self = .ping(message.trailing.map { IRCMessage.text(bytes, $0) } ?? "tmi.twitch.tv")
        } else if message.isCommand("PONG", in: bytes) {
            self = .pong
        } else if message.isCommand("RECONNECT", in: bytes) {
            self = .reconnect
        } else if message.isCommand("001", in: bytes) {
            self = .welcome
        } else if message.isCommand("366", in: bytes) {
            let words = IRCMessage.text(bytes, message.parameters).split(separator: " ")
            self = .joined(channel: words.last.map { String($0.drop { $0 == "#" }) } ?? "")
        } else if message.isCommand("NOTICE", in: bytes) {
            self = .notice(
                id: Self.tag("msg-id", message, bytes), text: message.trailing.map { IRCMessage.text(bytes, $0) } ?? "")
        } else if message.isCommand("CAP", in: bytes) {
            let words = IRCMessage.text(bytes, message.parameters).split(separator: " ")
            self = words.contains("NAK") ? .capabilitiesRefused : .other
        } else {
            self = .other
        }
    }

    private static func tag(_ name: StaticString, _ message: IRCMessage, _ bytes: UnsafeBufferPointer<UInt8>) -> String
    {
        var found: Range<Int>?
        message.forEachTag(in: bytes) { key, value in
            if found == nil, IRCMessage.equal(bytes, key, name) { found = value }
        }
        return found.map { IRCMessage.unescape(bytes, $0) } ?? ""
    }

    private static func comment(_ message: IRCMessage, _ bytes: UnsafeBufferPointer<UInt8>, _ now: Moment) -> Comment? {
        guard let trailing = message.trailing else { return nil }
        var id = ""
        var userID = ""
        var display = ""
        var emotes = ""
        var replyID = ""
        var replyLogin = ""
        var roles: Roles = []
        var isFirst = false
        var bits = 0
        message.forEachTag(in: bytes) { name, value in
            guard !value.isEmpty else { return }
            switch bytes[name.lowerBound] {
            case UInt8(ascii: "i") where IRCMessage.equal(bytes, name, "id"): id = IRCMessage.text(bytes, value)
            case UInt8(ascii: "u") where IRCMessage.equal(bytes, name, "user-id"):
                userID = IRCMessage.text(bytes, value)
            case UInt8(ascii: "d") where IRCMessage.equal(bytes, name, "display-name"):
                display = IRCMessage.unescape(bytes, value)
            case UInt8(ascii: "e") where IRCMessage.equal(bytes, name, "emotes"): emotes = IRCMessage.text(bytes, value)
            case UInt8(ascii: "f") where IRCMessage.equal(bytes, name, "first-msg"):
                isFirst = bytes[value.lowerBound] == UInt8(ascii: "1")
            case UInt8(ascii: "b") where IRCMessage.equal(bytes, name, "badges"): roles = self.roles(bytes, value)
            case UInt8(ascii: "b") where IRCMessage.equal(bytes, name, "bits"):
                bits = min(10_000_000, Int(IRCMessage.text(bytes, value)) ?? 0)
            case UInt8(ascii: "r") where IRCMessage.equal(bytes, name, "reply-parent-msg-id"):
                replyID = IRCMessage.text(bytes, value)
            case UInt8(ascii: "r") where IRCMessage.equal(bytes, name, "reply-parent-user-login"):
                replyLogin = IRCMessage.text(bytes, value)
            default: break
            }
        }
        let nick = bytes[message.prefix].prefix { $0 != UInt8(ascii: "!") }
        let login = String(decoding: nick, as: UTF8.self).lowercased()
        if display.isEmpty { display = login }
        guard !login.isEmpty || !display.isEmpty else { return nil }
        if id.isEmpty { id = "irc-\(now.nanoseconds)-\(login)" }
        let text = readable(IRCMessage.text(bytes, trailing))
        guard !text.isEmpty else { return nil }
        return Comment(
            id: MessageID(id),
            viewer: Viewer(
                id: ViewerID(.twitch, userID.isEmpty ? login : userID), login: login, name: readable(display),
                roles: roles),
            text: text, emotes: emoteSpans(emotes, scalars: text.unicodeScalars.count), isFirst: isFirst,
            replyTo: replyID.isEmpty ? nil : Comment.Reply(id: MessageID(replyID), login: replyLogin), bits: bits,
            receivedAt: now)
    }

    /// `/me` undone, control characters gone, length bounded; scalar positions are kept, as emotes count them.
    private static func readable(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars.prefix(longestText + 16))
        let action = Array("\u{1}ACTION ".unicodeScalars)
        if scalars.starts(with: action) {
            scalars.removeFirst(action.count)
            if scalars.last == "\u{1}" { scalars.removeLast() }
        }
        var view = String.UnicodeScalarView()
        for scalar in scalars.prefix(longestText) {
            view.append(scalar.value < 32 || (127..<160).contains(scalar.value) ? " " : scalar)
        }
        return String(view)
    }

    private static func roles(_ bytes: UnsafeBufferPointer<UInt8>, _ value: Range<Int>) -> Roles {
        var roles: Roles = []
        for badge in IRCMessage.text(bytes, value).split(separator: ",") {
            switch badge.prefix(while: { $0 != "/" }) {
            case "broadcaster": roles.insert(.broadcaster)
            case "moderator", "lead_moderator": roles.insert(.moderator)
            case "vip": roles.insert(.vip)
            case "subscriber", "founder": roles.insert(.subscriber)
            default: break
            }
        }
        return roles
    }

    /// `25:0-4,6-10/1902:12-16`, inclusive, in Unicode scalars.
    private static func emoteSpans(_ text: String, scalars: Int) -> [EmoteSpan] {
        guard !text.isEmpty else { return [] }
        var spans: [EmoteSpan] = []
        for emote in text.split(separator: "/") {
            let parts = emote.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            for range in parts[1].split(separator: ",") {
                let ends = range.split(separator: "-")
                guard ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), first >= 0, first <= last,
                    last < scalars, spans.count < 256
                else { continue }
                spans.append(EmoteSpan(id: String(parts[0]), range: first..<last + 1))
            }
        }
        return spans
    }

    private static func deletedMessage(_ message: IRCMessage, _ bytes: UnsafeBufferPointer<UInt8>) -> IRCEvent {
        let id = tag("target-msg-id", message, bytes)
        return id.isEmpty ? .other : .recall(.message(MessageID(id)))
    }

    private static func clearedChat(_ message: IRCMessage, _ bytes: UnsafeBufferPointer<UInt8>) -> IRCEvent {
        let login = message.trailing.map { IRCMessage.text(bytes, $0) } ?? ""
        let user = tag("target-user-id", message, bytes)
        if login.isEmpty, user.isEmpty { return .recall(.all(.twitch)) }
        let duration = Int(tag("ban-duration", message, bytes)).map { Duration.seconds(min($0, 1_209_600)) }
        return .recall(.author(ViewerID(.twitch, user.isEmpty ? login : user), login: login, duration: duration))
    }
}
