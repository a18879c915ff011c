package import Wire

/// Where Twitch is, and which channel.
package struct TwitchSettings: Sendable, Equatable {
    package struct IRC: Sendable, Equatable {
        package var host = "irc.chat.twitch.tv"
        package var port = 6697
        package var tls = TLSChoice.system
        package init() {}
    }

    /// Lower case, without `#`.
    package var channel: String
    /// Of an application registered at Twitch; "" = no account: chat is read by IRC alone.
    package var clientID = ""
    package var eventSub = "wss://eventsub.wss.twitch.tv/ws"
    package var helix = "https://api.twitch.tv/helix"
    package var auth = "https://id.twitch.tv/oauth2"
    package var irc = IRC()

    package init(channel: String) {
        self.channel = channel.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "_" }
    }
}
