import Chat
import FoundationEssentials
import Glibc
import Settings
import Signals
import Wire

/// Tokens in files that only their owner reads: `keys/twitch-bot`, `keys/twitch-broadcaster`.
struct TokenFolder: TokenShelf {
    /// The data folder.
    let folder: String

    private func path(_ role: TwitchRole) -> String { "\(folder)/keys/twitch-\(role.rawValue)" }

    func tokens(_ role: TwitchRole) -> TwitchTokens? {
        guard let text = try? TextFile.text(of: path(role)) else { return nil }
        return try? JSONDecoder().decode(TwitchTokens.self, from: Data(text.utf8))
    }

    func keep(_ tokens: TwitchTokens?, for role: TwitchRole) throws {
        let path = path(role)
        guard let tokens else {
            unlink(path)
            return
        }
        mkdir(folder, 0o700)
        mkdir("\(folder)/keys", 0o700)
        // Whole under its final name or not there: the old refresh token is spent already.
        let fresh = "\(path).\(getpid()).new"
        unlink(fresh)
        let file = open(fresh, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw FileError(path: path, code: errno) }
        let bytes = Array(try JSONEncoder().encode(tokens))
        let isWritten = write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        let code = errno
        close(file)
        guard isWritten else {
            unlink(fresh)
            throw FileError(path: path, code: code)
        }
        guard rename(fresh, path) == 0 else { throw FileError(path: path, code: errno) }
    }
}

extension AneekaSettings.Twitch {
    /// As the chat room takes it.
    var source: TwitchSettings {
        var source = TwitchSettings(channel: channel)
        source.clientID = clientID
        source.eventSub = eventSub
        source.helix = helix
        source.auth = auth
        source.irc.host = irc.host
        source.irc.port = irc.port
        source.irc.tls = irc.tls ? .system : .none
        return source
    }
}
