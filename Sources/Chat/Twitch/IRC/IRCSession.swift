package import Signals

/// The reader's side of one IRC connection, without a socket or a clock.
package struct IRCSession: Sendable {
    package enum Action: Equatable, Sendable {
        case send(String)
        case deliver(TwitchHappening)
        /// The channel is open: everything said there is read.
        case joined
        /// Chat is read, but tells neither ids nor deletions.
        case untagged
        /// Close and connect anew.
        case reconnect(reason: Bilingual)
        /// Connecting again is of no use before the operator does something.
        case giveUp(reason: Bilingual, remedy: Bilingual)
    }

    private let channel: String
    private let nick: String
    private var isJoined = false
    private var lastHeard: Moment
    private var pingSentAt: Moment?
    /// The server pings every five minutes or so; a longer silence is asked about.
    private static let longestSilence: Duration = .seconds(330)
    private static let longestPong: Duration = .seconds(10)
    private static let longestJoin: Duration = .seconds(15)
    private static let asked = Bilingual(en: "Twitch asked to connect anew.", es: "Twitch pidió conectar de nuevo.")
    package static let silent = Bilingual(
        en: "The chat server does not answer.", es: "El servidor del chat no responde.")

    package init(channel: String, nick: String, at now: Moment) {
        self.channel = channel
        self.nick = nick
        self.lastHeard = now
    }

    package func begin() -> [Action] {
        [
            .send("CAP REQ :twitch.tv/tags twitch.tv/commands"), .send("PASS SCHMOOPIIE"), .send("NICK \(nick)"),
            .send("JOIN #\(channel)"),
        ]
    }

    package mutating func receive(_ event: IRCEvent, at now: Moment) -> [Action] {
        lastHeard = now
        pingSentAt = nil
        switch event {
        case .happening(let happening): return [.deliver(happening)]
        case .ping(let text): return [.send("PONG :\(text)")]
        case .joined:
            isJoined = true
            return [.joined]
        case .reconnect: return [.reconnect(reason: Self.asked)]
        case .notice(let id, let text): return notice(id, text)
        case .capabilitiesRefused: return [.untagged]
        case .welcome, .pong, .other: return []
        }
    }

    /// Time has passed; call at least every five seconds.
    package mutating func tick(at now: Moment) -> [Action] {
        if !isJoined {
            guard now - lastHeard > Self.longestJoin else { return [] }
            return [
                .reconnect(
                    reason: Bilingual(
                        en: "The channel #\(channel) did not open.", es: "El canal #\(channel) no se abrió."))
            ]
        }
        if let pingSentAt {
            guard now - pingSentAt > Self.longestPong else { return [] }
            return [.reconnect(reason: Self.silent)]
        }
        guard now - lastHeard > Self.longestSilence else { return [] }
        pingSentAt = now
        return [.send("PING :aneeka")]
    }

    private func notice(_ id: String, _ text: String) -> [Action] {
        switch id {
        case "msg_channel_suspended", "msg_banned":
            return [
                .giveUp(
                    reason: Bilingual(en: "Twitch closed #\(channel) to us.", es: "Twitch nos cerró #\(channel)."),
                    remedy: Bilingual(en: "Check twitch.channel.", es: "Revisa twitch.channel."))
            ]
        case "" where text.contains("Login authentication failed") || text.contains("Improperly formatted auth"):
            return [
                .giveUp(
                    reason: Bilingual(
                        en: "Twitch refused the anonymous sign-in.", es: "Twitch rechazó la entrada anónima."),
                    remedy: Bilingual(en: "Try again later.", es: "Prueba más tarde."))
            ]
        default: return []
        }
    }
}
