import ArgumentParser
import Chat
import Engines
import Settings
import Signals
import Wire

/// Signs an account in.
struct LoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Signs an account in.", subcommands: [LoginTwitchCommand.self])
}

/// Signs in to Twitch by a code that is typed, or scanned, in any browser.
struct LoginTwitchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "twitch", abstract: "Signs in to Twitch by a code typed in any browser; no password is asked here."
    )

    @OptionGroup var options: SettingsOptions
    @Option(name: .customLong("as"), help: "bot: the account she reads and writes as; broadcaster: the channel's own.")
    var role: TwitchRole = .bot
    @Flag(help: "Sign out: forget the tokens here and at Twitch.") var out = false

    func run() async throws {
        let settings = try options.load().settings
        let words = LoginWords(language: TerminalWords(settings.persona.language.language).language)
        guard !settings.twitch.clientID.isEmpty else { throw NoApplication() }
        let client = HTTPClient()
        let authority = TwitchAuthority(
            base: settings.twitch.auth, clientID: settings.twitch.clientID, client: client)
        let account = TwitchAccount(
            role, authority: authority, shelf: TokenFolder(folder: options.places.dataFolder(settings)))
        let output = StandardOutput()
        if out {
            try await account.signOut()
            output.line(words.signedOut(role))
            return await client.shutdown()
        }
        let scopes = TwitchScope.of(role)
        let code = try await authority.deviceCode(scopes)
        output.line(words.asks(role))
        for scope in scopes { output.line("  · \(scope.name): \(scope.reason[words.language])") }
        if let square = QRCode(code.address) { output.square(square) }
        output.line(words.address(code.address))
        output.line(words.code(code.user))
        try await account.signedIn(try await authority.tokens(for: code, scopes))
        guard let identity = account.identity else { throw HelixError.signedOut }
        output.line(words.done(identity.login, role))
        if role == .broadcaster, identity.login != settings.twitch.channel, !settings.twitch.channel.isEmpty {
            output.line(words.otherChannel(identity.login, settings.twitch.channel))
        }
        await client.shutdown()
    }
}

extension TwitchRole: ExpressibleByArgument {}

/// There is no Client ID: what to do, in four lines.
struct NoApplication: ExplainedError {
    var message: Bilingual {
        Bilingual(
            en: """
                Twitch wants every program to be registered; it costs nothing:
                  1. On https://dev.twitch.tv/console/apps choose “Register Your Application” (the account needs two-factor sign-in).
                  2. Name: any. OAuth Redirect URL: http://localhost. Category: Chat Bot. Client Type: Public.
                  3. Copy the Client ID into aneeka.yaml as twitch.clientID; there is no secret.
                  4. Run `aneeka login twitch`, and `aneeka login twitch --as broadcaster` for rewards and ads.
                """,
            es: """
                Twitch pide registrar cada programa; es gratis:
                  1. En https://dev.twitch.tv/console/apps elige «Registrar tu aplicación» (la cuenta necesita verificación en dos pasos).
                  2. Nombre: el que quieras. URL de redireccionamiento: http://localhost. Categoría: Chat Bot. Tipo de cliente: público.
                  3. Copia el Client ID en aneeka.yaml como twitch.clientID; no hay secreto.
                  4. Ejecuta `aneeka login twitch`, y `aneeka login twitch --as broadcaster` para recompensas y anuncios.
                """)
    }
}

private struct LoginWords {
    let language: Language

    private func pick(_ english: String, _ spanish: String) -> String { language == .es ? spanish : english }

    func asks(_ role: TwitchRole) -> String {
        pick(
            "Signing in \(role.words.en). Twitch will ask you to let Aneeka:",
            "Se va a iniciar sesión con \(role.words.es). Twitch te pedirá que dejes a Aneeka:")
    }
    func address(_ address: String) -> String { pick("Open     \(address)", "Abre     \(address)") }
    func code(_ code: String) -> String {
        pick(
            "Code     \(code)   (signed in there as that account; waiting …)",
            "Código   \(code)   (con la sesión de esa cuenta; esperando …)")
    }
    func done(_ login: String, _ role: TwitchRole) -> String {
        pick(
            "Signed in as \(login) (\(role.words.en)). A running show takes it up by itself.",
            "Sesión iniciada como \(login) (\(role.words.es)). Un programa en marcha la toma solo.")
    }
    func signedOut(_ role: TwitchRole) -> String {
        pick("Signed out: \(role.words.en).", "Sesión cerrada: \(role.words.es).")
    }
    func otherChannel(_ login: String, _ channel: String) -> String {
        pick(
            "Note: twitch.channel is \(channel), not \(login): its rewards and ads will not be heard.",
            "Ojo: twitch.channel es \(channel), no \(login): no se oirán sus recompensas ni anuncios.")
    }
}
