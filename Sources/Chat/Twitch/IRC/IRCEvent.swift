package import Signals

/// What an IRC line means to a reader of chat.
package enum IRCEvent: Sendable, Equatable {
    case happening(TwitchHappening)
    case welcome
    case joined(channel: String)
    case ping(String)
    case pong
    case reconnect
    /// The server's word to us: its id ("msg_channel_suspended" …, or "") and text.
    case notice(id: String, text: String)
    case capabilitiesRefused
    case other

    package init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, at now: Moment) {
        guard let message = IRCMessage(bytes, line) else {
            self = .other
            return
        }
        if message.isCommand("PRIVMSG", in: bytes) {
            self = IRCLine(message, bytes, at: now).chatLine.map { .happening($0) } ?? .other
        } else if message.isCommand("USERNOTICE", in: bytes) {
            self = IRCLine(message, bytes, at: now).notice.map { .happening($0) } ?? .other
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

    private static func deletedMessage(_ message: IRCMessage, _ bytes: UnsafeBufferPointer<UInt8>) -> IRCEvent {
        let id = tag("target-msg-id", message, bytes)
        return id.isEmpty ? .other : .happening(.recall(.message(MessageID(id))))
    }

    private static func clearedChat(_ message: IRCMessage, _ bytes: UnsafeBufferPointer<UInt8>) -> IRCEvent {
        let login = message.trailing.map { IRCMessage.text(bytes, $0) } ?? ""
        let user = tag("target-user-id", message, bytes)
        if login.isEmpty, user.isEmpty { return .happening(.recall(.all(.twitch))) }
        let duration = Int(tag("ban-duration", message, bytes)).map { Duration.seconds(min($0, 1_209_600)) }
        return .happening(
            .recall(.author(ViewerID(.twitch, user.isEmpty ? login : user), login: login, duration: duration)))
    }
}
