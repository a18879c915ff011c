package import Signals
internal import Synchronization
package import Wire

/// A Twitch channel, whole: events by EventSub where somebody is signed in, chat by anonymous IRC beside it all the time.
package final class TwitchSource: Sendable {
    package let settings: TwitchSettings
    package let accounts: [TwitchRole: TwitchAccount]
    private let helixes: [TwitchRole: Helix]
    private let inbox: TwitchInbox
    private let inlet: ChatInlet
    private let status: Mutex<TwitchStatus>
    private let channelID = Mutex<String?>(nil)
    private let onAccount: @Sendable (TwitchRole, TwitchAccount.State) -> Void
    private let changes: AsyncStream<Void>
    private let changed: AsyncStream<Void>.Continuation

    /// - Parameters:
    ///   - shelf: nil: without accounts.
    ///   - onAccount: told of each account's changes, and again when the channel is found.
    package init(
        _ settings: TwitchSettings, shelf: (any TokenShelf)?, client: HTTPClient, inlet: ChatInlet,
        onAccount: @escaping @Sendable (TwitchRole, TwitchAccount.State) -> Void = { _, _ in }
    ) {
        self.settings = settings
        self.inlet = inlet
        self.onAccount = onAccount
        inbox = TwitchInbox(inlet)
        let (changes, changed) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.changes = changes
        self.changed = changed
        let hasApplication = !settings.clientID.isEmpty && shelf != nil
        status = Mutex(TwitchStatus(channel: settings.channel, hasApplication: hasApplication))
        var accounts: [TwitchRole: TwitchAccount] = [:]
        var helixes: [TwitchRole: Helix] = [:]
        if hasApplication, let shelf {
            let authority = TwitchAuthority(base: settings.auth, clientID: settings.clientID, client: client)
            for role in TwitchRole.allCases {
                let account = TwitchAccount(role, authority: authority, shelf: shelf) { state in
                    onAccount(role, state)
                    changed.yield()
                }
                accounts[role] = account
                helixes[role] = Helix(base: settings.helix, account: account, client: client)
            }
        }
        self.accounts = accounts
        self.helixes = helixes
    }

    /// Reads until cancelled.
    package func run() async throws {
        inlet.deliver(.state(.twitch, .connecting))
        try await withThrowingTaskGroup(of: Void.self) { parts in
            parts.addTask { [self] in
                try await TwitchIRC(channel: settings.channel, settings: settings.irc, inbox: inbox) { state in
                    self.change { $0.irc = state }
                }.run()
            }
            parts.addTask { [inbox] in
                while true {
                    try await Task.sleep(for: .milliseconds(250))
                    inbox.tick(at: .now)
                }
            }
            for account in accounts.values { parts.addTask { try await account.run() } }
            parts.addTask { try await self.hear() }
            for try await _ in parts {}
        }
    }

    private func change(_ change: (inout TwitchStatus) -> Void) {
        let state = status.withLock { status in
            change(&status)
            return status.state
        }
        inlet.deliver(.state(.twitch, state))
    }

    // MARK: Events

    private struct Plan: Equatable {
        let identity: TwitchAuthority.Identity
        let subscriptions: [EventSubscription]
    }

    /// Runs one reader for each account that is signed in, and another one when that changes.
    private func hear() async throws {
        var readers: [TwitchRole: (plan: Plan, task: Task<Void, any Error>)] = [:]
        defer { for reader in readers.values { reader.task.cancel() } }
        guard !accounts.isEmpty else { return }
        changed.yield()
        for await _ in changes {
            var states: [TwitchRole: TwitchAccount.State] = [:]
            for (role, account) in accounts { states[role] = account.standing }
            change { $0.accounts = states }
            guard let channelID = await findChannel() else {
                // Asked again when an account changes, or by and by.
                if states.values.contains(where: { $0 != .signedOut && $0 != .revoked }) {
                    try await Task.sleep(for: .seconds(5))
                    changed.yield()
                }
                continue
            }
            // Now they can act there too.
            for (role, state) in states { onAccount(role, state) }
            let plans = plans(channelID)
            inbox.ignores(accounts[.bot]?.identity.flatMap { $0.id == channelID ? nil : $0.id })
            for role in TwitchRole.allCases where readers[role]?.plan != plans[role] {
                readers.removeValue(forKey: role)?.task.cancel()
                change { $0.events[role] = nil }
                guard let plan = plans[role], let helix = helixes[role] else { continue }
                let reader = EventSubReader(
                    url: settings.eventSub, helix: helix, subscriptions: plan.subscriptions, broadcaster: channelID,
                    user: plan.identity.id, inbox: inbox
                ) { [weak self] state in self?.change { $0.events[role] = state } }
                // Cancelled above when the account changes, and with this task.
                readers[role] = (plan, Task { try await reader.run() })
            }
        }
    }

    /// What each account is to hear: chat as her, the channel's own events as the channel.
    private func plans(_ channelID: String) -> [TwitchRole: Plan] {
        let bot = accounts[.bot]?.identity
        let broadcaster = accounts[.broadcaster]?.identity
        var plans: [TwitchRole: Plan] = [:]
        func plan(_ role: TwitchRole, _ identity: TwitchAuthority.Identity, _ wanted: [EventSubscription]) {
            let allowed = wanted.filter { $0.isAllowed(identity.scopes) }
            if !allowed.isEmpty { plans[role] = Plan(identity: identity, subscriptions: allowed) }
        }
        if let bot {
            let isAlone = broadcaster == nil
            plan(
                .bot, bot,
                EventSubscription.anybodys + (isAlone ? EventSubscription.moderators : [])
                    + (isAlone && bot.id == channelID ? EventSubscription.broadcasters : []))
        }
        if let broadcaster {
            plan(
                .broadcaster, broadcaster,
                (bot == nil ? EventSubscription.anybodys : []) + EventSubscription.moderators
                    + (broadcaster.id == channelID ? EventSubscription.broadcasters : []))
        }
        return plans
    }

    /// The channel's id, asked once.
    private func findChannel() async -> String? {
        if let id = channelID.withLock({ $0 }) { return id }
        for role in TwitchRole.allCases {
            guard let account = accounts[role], let identity = account.identity, let helix = helixes[role] else {
                continue
            }
            if identity.login == settings.channel {
                channelID.withLock { $0 = identity.id }
                return identity.id
            }
            do {
                guard let id = try await helix.userID(login: settings.channel) else {
                    change { [channel = settings.channel] in
                        $0.events[role] = .lost(
                            Bilingual(
                                en: "Twitch knows no channel \(channel); check twitch.channel.",
                                es: "Twitch no conoce el canal \(channel); revisa twitch.channel."))
                    }
                    return nil
                }
                channelID.withLock { $0 = id }
                return id
            } catch {
                change { $0.events[role] = .lost(Bilingual(error)) }
            }
        }
        return nil
    }

    // MARK: Acting

    /// Whoever may act here: her account first.
    private func actor() throws -> (helix: Helix, user: String, channel: String) {
        for role in TwitchRole.allCases {
            guard let identity = accounts[role]?.identity, let helix = helixes[role],
                let channel = channelID.withLock({ $0 })
            else { continue }
            return (helix, identity.id, channel)
        }
        throw HelixError.signedOut
    }

    /// Whoever may moderate here: the channel's own account first.
    private func moderator() throws -> (helix: Helix, user: String, channel: String) {
        for role in TwitchRole.allCases.reversed() {
            guard let identity = accounts[role]?.identity, let helix = helixes[role],
                let channel = channelID.withLock({ $0 }), identity.scopes.contains("moderator:manage:chat_messages")
            else { continue }
            return (helix, identity.id, channel)
        }
        throw HelixError.signedOut
    }

    package var canModerate: Bool { (try? moderator()) != nil }

    /// - Throws: ``HelixError``.
    package func send(_ text: String, replyingTo parent: MessageID?) async throws -> Helix.Sent {
        let actor = try actor()
        inbox.willWrite(text, at: .now)
        return try await actor.helix.send(text, to: actor.channel, as: actor.user, replyingTo: parent)
    }

    package func delete(_ message: MessageID) async throws {
        let actor = try moderator()
        try await actor.helix.delete(message, in: actor.channel, as: actor.user)
    }

    package func ban(_ viewer: ViewerID, for duration: Duration?) async throws {
        let actor = try moderator()
        try await actor.helix.ban(viewer.id, for: duration, in: actor.channel, as: actor.user)
    }

    /// The channel as it stands.
    package struct About: Sendable, Equatable {
        package let title: String
        package let category: String
        package let isLive: Bool
        /// Unix seconds; nil: none is due, or the channel's own account is not signed in.
        package let nextAd: Int64?
    }

    /// Nil when nobody is signed in.
    /// - Throws: ``HelixError``.
    package func about() async throws -> About? {
        guard let actor = try? actor() else { return nil }
        let channel = try await actor.helix.channel(actor.channel)
        var nextAd: Int64?
        if let owner = accounts[.broadcaster]?.identity, owner.scopes.contains("channel:read:ads") {
            nextAd = try await helixes[.broadcaster]?.nextAd(actor.channel)
        }
        return About(
            title: channel.title, category: channel.category, isLive: try await actor.helix.isLive(actor.channel),
            nextAd: nextAd)
    }
}
