import Chat
import Settings
import Signals
import Wire

/// What `doctor` finds out about Twitch.
struct TwitchCheck {
    let settings: AneekaSettings
    let shelf: any TokenShelf
    let client: HTTPClient

    enum Grade { case well, worse, unfit }
    struct Line {
        let what: Bilingual
        let grade: Grade
        let text: Bilingual
    }

    private static let account = Bilingual(en: "Twitch account", es: "cuenta de Twitch")
    private static let scopesLine = Bilingual(en: "Twitch permissions", es: "permisos de Twitch")
    private static let channelLine = Bilingual(en: "Twitch channel", es: "canal de Twitch")
    private static let eventsLine = Bilingual(en: "Twitch events", es: "eventos de Twitch")
    private static let chatLine = Bilingual(en: "Twitch chat (IRC)", es: "chat de Twitch (IRC)")

    func lines() async -> [Line] {
        guard !settings.twitch.channel.isEmpty else {
            return [
                Line(
                    what: Self.channelLine, grade: .worse,
                    text: Bilingual(
                        en: "none; set twitch.channel to read a chat",
                        es: "ninguno; pon twitch.channel para leer un chat"))
            ]
        }
        var lines = [await irc()]
        guard !settings.twitch.clientID.isEmpty else {
            return lines + [Line(what: Self.account, grade: .worse, text: Self.noAccount + NoApplication().message)]
        }
        var identities: [TwitchRole: TwitchAuthority.Identity] = [:]
        for role in TwitchRole.allCases {
            let (line, identity) = await sign(role)
            if let line { lines.append(line) }
            identities[role] = identity
        }
        if identities.isEmpty, !lines.contains(where: { $0.what == Self.account }) {
            lines.append(
                Line(
                    what: Self.account, grade: .worse,
                    text: Self.noAccount
                        + Bilingual(
                            en: "run `aneeka login twitch`.", es: "ejecuta `aneeka login twitch`.")))
        }
        for (role, identity) in identities.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            lines.append(permissions(role, identity))
        }
        if let role = TwitchRole.allCases.first(where: { identities[$0] != nil }) { lines.append(await channel(role)) }
        if let bot = identities[.bot], identities[.broadcaster] == nil, let line = await moderation(bot) {
            lines.append(line)
        }
        if !identities.isEmpty { lines.append(await events()) }
        return lines
    }

    private static let noAccount = Bilingual(
        en: "nobody is signed in; chat is read anonymously, without rewards, follows or answers in chat. ",
        es: "nadie ha iniciado sesión; el chat se lee de forma anónima, sin recompensas, seguidores ni respuestas "
            + "escritas. ")

    private var authority: TwitchAuthority {
        TwitchAuthority(base: settings.twitch.auth, clientID: settings.twitch.clientID, client: client)
    }

    private func sign(_ role: TwitchRole) async -> (Line?, TwitchAuthority.Identity?) {
        guard let tokens = shelf.tokens(role) else { return (nil, nil) }
        let name = Self.account + " (" + role.words + ")"
        guard tokens.clientID == settings.twitch.clientID else {
            return (
                Line(
                    what: name, grade: .worse,
                    text: Bilingual(
                        en: "it signed in with another twitch.clientID; run `aneeka login twitch --as \(role)`",
                        es: "inició sesión con otro twitch.clientID; ejecuta `aneeka login twitch --as \(role)`")), nil
            )
        }
        let account = TwitchAccount(role, authority: authority, shelf: shelf)
        await account.look()
        switch account.standing {
        case .signedIn(let identity): return (Line(what: name, grade: .well, text: Bilingual(identity.login)), identity)
        case .unknown(let reason): return (Line(what: name, grade: .worse, text: reason), nil)
        case .revoked, .signedOut:
            return (Line(what: name, grade: .worse, text: TwitchAuthority.Failure.signInAgain.message), nil)
        }
    }

    private func permissions(_ role: TwitchRole, _ identity: TwitchAuthority.Identity) -> Line {
        let missing = TwitchScope.of(role).filter { !identity.scopes.contains($0.name) }
        guard !missing.isEmpty else {
            return Line(
                what: Self.scopesLine + " (" + role.words + ")", grade: .well,
                text: Bilingual(en: "all there", es: "están todos"))
        }
        let list = missing.map { "\n       · \($0.name): " + $0.reason }.reduce(Bilingual.empty, +)
        return Line(
            what: Self.scopesLine + " (" + role.words + ")", grade: .worse,
            text: Bilingual(
                en: "missing; run `aneeka login twitch --as \(role)` to allow:",
                es: "faltan; ejecuta `aneeka login twitch --as \(role)` para permitir:") + list)
    }

    private func helix(_ role: TwitchRole) -> Helix {
        Helix(
            base: settings.twitch.helix, account: TwitchAccount(role, authority: authority, shelf: shelf),
            client: client)
    }

    /// Without the channel's own account hers must be a moderator; nil when that cannot be found out, or is so.
    private func moderation(_ bot: TwitchAuthority.Identity) async -> Line? {
        guard bot.login != settings.twitch.channel, bot.scopes.contains("user:read:moderated_channels"),
            let channel = try? await helix(.bot).userID(login: settings.twitch.channel),
            let isModerator = try? await helix(.bot).moderates(channel, as: bot.id), !isModerator
        else { return nil }
        return Line(
            what: Self.scopesLine, grade: .worse,
            text: Bilingual(
                en: "\(bot.login) is no moderator of \(settings.twitch.channel): no follows, AutoMod or moderation; "
                    + "write /mod \(bot.login) in the chat",
                es: "\(bot.login) no modera \(settings.twitch.channel): sin seguidores, AutoMod ni moderación; escribe "
                    + "/mod \(bot.login) en el chat"))
    }

    private func channel(_ role: TwitchRole) async -> Line {
        let helix = helix(role)
        let channel = settings.twitch.channel
        do {
            guard try await helix.userID(login: channel) != nil else {
                return Line(
                    what: Self.channelLine, grade: .worse,
                    text: Bilingual(
                        en: "Twitch knows no channel \(channel); check twitch.channel",
                        es: "Twitch no conoce el canal \(channel); revisa twitch.channel"))
            }
            return Line(what: Self.channelLine, grade: .well, text: Bilingual(channel))
        } catch { return Line(what: Self.channelLine, grade: .worse, text: Bilingual(error)) }
    }

    private func events() async -> Line {
        do {
            let isWelcomed = try await withWebSocket(settings.twitch.eventSub, pings: false) { peer in
                // Twitch welcomes at once.
                let patience = Task {
                    try await Task.sleep(for: .seconds(10))
                    peer.drop()
                }
                defer { patience.cancel() }
                for await message in peer.incoming {
                    if case .text(let text) = message, case .welcome = EventSubMessage(text, at: .now) { return true }
                }
                return false
            }
            guard isWelcomed else {
                return Line(
                    what: Self.eventsLine, grade: .worse,
                    text: Bilingual(
                        en: "\(settings.twitch.eventSub) does not welcome us; check twitch.eventSub",
                        es: "\(settings.twitch.eventSub) no nos da la bienvenida; revisa twitch.eventSub"))
            }
            return Line(what: Self.eventsLine, grade: .well, text: Bilingual(settings.twitch.eventSub))
        } catch {
            return Line(
                what: Self.eventsLine, grade: .worse,
                text: Bilingual(
                    en: "\(settings.twitch.eventSub) cannot be reached; check the network and twitch.eventSub",
                    es: "no se llega a \(settings.twitch.eventSub); revisa la red y twitch.eventSub"))
        }
    }

    private func irc() async -> Line {
        let irc = settings.twitch.source.irc
        do {
            try await withLineConnection(host: irc.host, port: irc.port, tls: irc.tls) { _ in }
            return Line(what: Self.chatLine, grade: .well, text: Bilingual("\(irc.host):\(irc.port)"))
        } catch {
            return Line(
                what: Self.chatLine, grade: .worse,
                text: Bilingual(
                    en:
                        "\(irc.host):\(irc.port) cannot be reached; check the network, twitch.irc.host and twitch.irc.port",
                    es: "no se llega a \(irc.host):\(irc.port); revisa la red, twitch.irc.host y twitch.irc.port"))
        }
    }
}
