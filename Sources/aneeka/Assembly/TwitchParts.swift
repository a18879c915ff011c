import Chat
import Settings
import Show
import Signals
import Synchronization
import Wire

/// A Twitch channel joined with the program: what is read, what is written, who is signed in, what the panel does there.
final class TwitchParts: ChatWriting {
    let source: TwitchSource
    private let writer: TwitchWriter
    private let health: HealthBoard
    private let channel: String
    /// In their order; the writer itself keeps the bound that matters.
    private let wished: AsyncStream<Wish>
    private let wishes: AsyncStream<Wish>.Continuation
    private let state = Mutex(State())
    private let news: AsyncStream<TwitchRole>
    private let changed: AsyncStream<TwitchRole>.Continuation

    private struct State {
        var signIn: TwitchStanding.SignIn?
        var signingIn: Task<Void, Never>?
        var onStanding: (@Sendable (TwitchStanding) -> Void)?
    }

    /// Nil when no channel is set.
    init?(settings: AneekaSettings, places: Places, client: HTTPClient, inlet: ChatInlet, health: HealthBoard) {
        guard !settings.twitch.channel.isEmpty else { return nil }
        self.health = health
        channel = settings.twitch.channel
        (wished, wishes) = AsyncStream.makeStream(of: Wish.self, bufferingPolicy: .bufferingNewest(256))
        let (news, changed) = AsyncStream.makeStream(of: TwitchRole.self, bufferingPolicy: .bufferingNewest(16))
        self.news = news
        self.changed = changed
        source = TwitchSource(
            settings.twitch.source, shelf: TokenFolder(folder: places.dataFolder(settings)), client: client,
            inlet: inlet
        ) { role, _ in changed.yield(role) }
        writer = TwitchWriter(source) { trouble in
            health.report(
                Health(part: "writing in chat", state: trouble == nil ? .well : .degraded, message: trouble ?? .empty))
        }
    }

    /// - Parameter onStanding: gets what the panel shows, at once and at every change.
    func run(show: Show, onStanding: @escaping @Sendable (TwitchStanding) -> Void) async throws {
        state.withLock { $0.onStanding = onStanding }
        publish()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.source.run() }
            group.addTask { try await self.writer.run() }
            group.addTask { await self.fulfil() }
            group.addTask {
                var isDescribed = false
                for await role in self.news {
                    self.publish()
                    if !isDescribed { isDescribed = await self.describe() }
                    if role == .bot, let login = self.source.accounts[.bot]?.identity?.login {
                        await show.answers(to: login)
                    }
                }
            }
            for try await _ in group {}
        }
    }

    /// Tells the operator how the channel stands.
    /// - Returns: false when it is not known yet.
    private func describe() async -> Bool {
        guard let about = try? await source.about() else { return false }
        let name = "\(channel): \(about.title) (\(about.category)), "
        let onAir =
            about.isLive ? Bilingual(en: "on air", es: "en directo") : Bilingual(en: "off air", es: "sin emitir")
        var ads = Bilingual.empty
        if let next = about.nextAd {
            let minutes = max(0, (next - WallTime.now.milliseconds / 1000) / 60)
            ads = Bilingual(en: "; next ads in \(minutes) min", es: "; anuncios en \(minutes) min")
        }
        health.note(name + onAir + ads)
        return true
    }

    // MARK: Writing

    private enum Wish: Sendable {
        case write(String, MessageID?)
        case withdraw(@Sendable (MessageID) -> Bool)
    }

    func write(_ text: String, replyingTo parent: MessageID?) { wishes.yield(.write(text, parent)) }
    func withdraw(where isCovered: @escaping @Sendable (MessageID) -> Bool) { wishes.yield(.withdraw(isCovered)) }

    private func fulfil() async {
        for await wish in wished {
            switch wish {
            case .write(let text, let parent): await writer.write(text, replyingTo: parent)
            case .withdraw(let isCovered): await writer.withdraw(where: isCovered)
            }
        }
    }

    // MARK: The panel's desk

    func delete(_ id: MessageID) async { await act { try await $0.delete(id) } }

    func timeout(_ viewer: ViewerID, seconds: Int?) async {
        await act { try await $0.ban(viewer, for: seconds.map { .seconds($0) }) }
    }

    private func act(_ body: (TwitchSource) async throws -> Void) async {
        do {
            try await body(source)
            health.report(Health(part: "moderating", state: .well))
        } catch {
            health.report(Health(part: "moderating", state: .degraded, message: Bilingual(error)))
        }
    }

    func signIn(_ account: String) async {
        guard let role = TwitchRole(rawValue: account) else { return }
        guard let twitch = source.accounts[role] else {
            return health.note(NoApplication().message)
        }
        await cancelSignIn()
        // Cancelled by `cancelSignIn`, by the next sign-in, and by the code's own end.
        let task = Task {
            do {
                let scopes = TwitchScope.of(role)
                let code = try await twitch.authority.deviceCode(scopes)
                let until = WallTime(
                    milliseconds: WallTime.now.milliseconds + Int64(code.expiresIn.inMilliseconds))
                show(TwitchStanding.SignIn(account: account, code: code.user, address: code.address, until: until))
                try await twitch.signedIn(try await twitch.authority.tokens(for: code, scopes))
            } catch is CancellationError { return } catch { health.note(Bilingual(error)) }
            show(nil)
        }
        state.withLock { $0.signingIn = task }
    }

    func cancelSignIn() async {
        let task = state.withLock { state in
            defer { state.signingIn = nil }
            return state.signingIn
        }
        task?.cancel()
        show(nil)
    }

    private func show(_ signIn: TwitchStanding.SignIn?) {
        state.withLock { $0.signIn = signIn }
        publish()
    }

    private func publish() {
        let (signIn, onStanding) = state.withLock { ($0.signIn, $0.onStanding) }
        var standing = TwitchStanding()
        standing.signIn = signIn
        standing.canModerate = source.canModerate
        standing.accounts = TwitchRole.allCases.map { role in
            account(role, source.accounts[role]?.standing, isSigningIn: signIn?.account == role.rawValue)
        }
        onStanding?(standing)
    }

    private func account(_ role: TwitchRole, _ state: TwitchAccount.State?, isSigningIn: Bool) -> TwitchStanding.Account
    {
        var account = TwitchStanding.Account(account: role.rawValue)
        switch state {
        case nil: account.message = NoApplication().message
        case .signedOut:
            account.message = Bilingual { language in
                TwitchScope.of(role).map { "\($0.reason[language]) (\($0.name))" }.joined(separator: "\n")
            }
        case .signedIn(let identity):
            account.state = .signedIn
            account.login = identity.login
            let missing = TwitchScope.of(role).filter { !identity.scopes.contains($0.name) }
            if !missing.isEmpty {
                account.message = Bilingual { language in
                    let intro = language == .es ? "Falta permiso para:" : "Not allowed yet:"
                    return ([intro] + missing.map { $0.reason[language] }).joined(separator: "\n")
                }
            }
        case .revoked:
            account.state = .revoked
            account.message = TwitchAuthority.Failure.signInAgain.message
        case .unknown(let reason):
            account.state = .waiting
            account.message = reason
        }
        if isSigningIn { account.state = .waiting }
        return account
    }
}
