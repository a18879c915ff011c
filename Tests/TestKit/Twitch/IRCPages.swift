internal import Synchronization
internal import Wire

/// Twitch's IRC over WebSocket, for clients that want it so.
final class IRCPages: Sendable {
    private let joined = Mutex<[ObjectIdentifier: WebSocketPeer]>([:])

    func raw(_ line: String) {
        for peer in joined.withLock({ Array($0.values) }) { peer.send(text: line + "\r\n") }
    }

    func serve(_ peer: WebSocketPeer) async {
        var nick = "justinfan1"
        for await message in peer.incoming {
            guard case .text(let text) = message else { continue }
            for line in text.split(whereSeparator: \.isNewline) {
                let words = line.split(separator: " ").map(String.init)
                func answer(_ lines: String...) { peer.send(text: lines.map { $0 + "\r\n" }.joined()) }
                switch words.first {
                case "CAP":
                    let names = line.split(separator: ":", maxSplits: 1).last ?? ""
                    answer(":tmi.twitch.tv CAP * ACK :\(names)")
                case "NICK":
                    nick = words.last ?? nick
                    answer(
                        ":tmi.twitch.tv 001 \(nick) :Welcome, GLHF!", ":tmi.twitch.tv 002 \(nick) :Your host is tmi",
                        ":tmi.twitch.tv 003 \(nick) :This server is rather new", ":tmi.twitch.tv 004 \(nick) :-",
                        ":tmi.twitch.tv 375 \(nick) :-", ":tmi.twitch.tv 372 \(nick) :You are in a maze",
                        ":tmi.twitch.tv 376 \(nick) :>",
                        "@badge-info=;badges=;color=;display-name=\(nick);emote-sets=0;user-id=100;user-type= "
                            + ":tmi.twitch.tv GLOBALUSERSTATE")
                case "JOIN":
                    let channel = words.last ?? "#aneeka"
                    joined.withLock { $0[ObjectIdentifier(peer)] = peer }
                    answer(
                        ":\(nick)!\(nick)@\(nick).tmi.twitch.tv JOIN \(channel)",
                        ":\(nick).tmi.twitch.tv 353 \(nick) = \(channel) :\(nick)",
                        ":\(nick).tmi.twitch.tv 366 \(nick) \(channel) :End of /NAMES list",
                        "@emote-only=0;followers-only=-1;r9k=0;room-id=100;slow=0;subs-only=0 :tmi.twitch.tv ROOMSTATE \(channel)",
                        "@badges=;color=;display-name=\(nick);emote-sets=0;mod=0 :tmi.twitch.tv USERSTATE \(channel)")
                case "PING": answer(":tmi.twitch.tv PONG tmi.twitch.tv :tmi.twitch.tv")
                default: break
                }
            }
        }
        joined.withLock { $0[ObjectIdentifier(peer)] = nil }
    }
}
