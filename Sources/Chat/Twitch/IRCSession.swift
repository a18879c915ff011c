package import Signals

/// The reader's side of one IRC connection, without a socket or a clock.
package struct IRCSession: Sendable {
    package enum Action: Equatable, Sendable {
        case send(String)
        case deliver(ChatEvent.Kind)
        /// Close and connect anew.
        case reconnect(reason: String)
        /// Connecting again is of no use before the operator does something.
        case giveUp(reason: String, remedy: String)
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
        case .comment(let comment): return [.deliver(.comment(comment))]
        case .recall(let recall): return [.deliver(.recall(recall))]
        case .ping(let text): return [.send("PONG :\(text)")]
        case .joined:
            isJoined = true
            return [.deliver(.state(.reading(channel: channel)))]
        case .reconnect: return [.reconnect(reason: "Twitch asked to connect anew.")]
        case .notice(let id, let text): return notice(id, text)
        case .capabilitiesRefused:
            return [
                .deliver(
                    .state(
                        .lost(
                            reason: "The chat server gives no tags: deletions and names cannot be read.",
                            remedy: "Check twitch.irc.host.")))
            ]
        case .welcome, .pong, .other: return []
        }
    }

    /// Time has passed; call at least every five seconds.
    package mutating func tick(at now: Moment) -> [Action] {
        if !isJoined {
            guard now - lastHeard > Self.longestJoin else { return [] }
            return [.reconnect(reason: "The channel #\(channel) did not open.")]
        }
        if let pingSentAt {
            guard now - pingSentAt > Self.longestPong else { return [] }
            return [.reconnect(reason: "The chat server does not answer.")]
        }
        guard now - lastHeard > Self.longestSilence else { return [] }
        pingSentAt = now
        return [.send("PING :aneeka")]
    }

    private func notice(_ id: String, _ text: String) -> [Action] {
        switch id {
        case "msg_channel_suspended", "msg_banned":
            return [.giveUp(reason: "Twitch closed #\(channel) to us.", remedy: "Check twitch.channel.")]
        case "" where text.contains("Login authentication failed") || text.contains("Improperly formatted auth"):
            return [.giveUp(reason: "Twitch refused the anonymous sign-in.", remedy: "Try again later.")]
        default: return []
        }
    }
}

extension ChatEvent {
    /// A chat event before its platform is known.
    package enum Kind: Equatable, Sendable {
        case comment(Comment)
        case recall(Recall)
        case state(SourceState)
    }
}
