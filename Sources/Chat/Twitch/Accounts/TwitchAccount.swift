package import Signals
internal import Synchronization

/// One signed-in account: its token is fresh, validated every hour, and what becomes of it is told.
///
/// One refresh at a time: a refresh token is good once.
package actor TwitchAccount {
    package enum State: Equatable, Sendable {
        case signedOut
        case signedIn(TwitchAuthority.Identity)
        /// Twitch does not accept the sign-in any more.
        case revoked
        /// Tokens there are; whether they are good cannot be found out now.
        case unknown(Bilingual)
    }

    package nonisolated let role: TwitchRole
    package nonisolated let authority: TwitchAuthority
    private let shelf: any TokenShelf
    private var tokens: TwitchTokens?
    private var refreshing: Task<TwitchTokens, any Error>?
    private var state = State.signedOut
    private let onChange: @Sendable (State) -> Void
    private let current = Mutex(State.signedOut)

    /// Tokens are renewed when less than this is left of them.
    private static let ahead: Int64 = 10 * 60_000
    private static let validateEvery: Duration = .seconds(3_600)
    /// How often to look whether somebody has signed in elsewhere.
    private let lookEvery: Duration

    package init(
        _ role: TwitchRole, authority: TwitchAuthority, shelf: any TokenShelf, lookEvery: Duration = .seconds(5),
        onChange: @escaping @Sendable (State) -> Void = { _ in }
    ) {
        self.role = role
        self.authority = authority
        self.shelf = shelf
        self.lookEvery = lookEvery
        self.onChange = onChange
    }

    /// The newest state, without waiting.
    package nonisolated var standing: State { current.withLock { $0 } }

    /// Nil unless signed in and validated.
    package nonisolated var identity: TwitchAuthority.Identity? {
        if case .signedIn(let identity) = standing { identity } else { nil }
    }

    // MARK: Life

    /// Keeps the sign-in: looks for tokens, validates at once and every hour, refreshes ahead of time. Until cancelled.
    package func run() async throws {
        while !Task.isCancelled {
            await look()
            let wait: Duration
            switch state {
            case .signedIn:
                let left = (tokens?.expires ?? 0) - WallTime.now.milliseconds - Self.ahead
                wait = min(Self.validateEvery, max(.seconds(1), .milliseconds(left)))
            case .unknown: wait = .seconds(10)
            case .signedOut, .revoked: wait = lookEvery
            }
            let end = Moment.now + wait
            // A sign-in of another process, or a token that was refused, is noticed in between.
            let before = state
            while Moment.now < end, state == before, !Task.isCancelled {
                try await Task.sleep(for: min(lookEvery, end - .now))
                if tokens != shelf.tokens(role), refreshing == nil { break }
            }
        }
    }

    /// Reads the shelf and finds out what the tokens are worth.
    package func look() async {
        let kept = shelf.tokens(role)
        if kept == nil {
            tokens = nil
            return change(to: .signedOut)
        }
        if state == .revoked, kept == tokens { return }
        tokens = kept
        do {
            let token = try await token()
            change(to: .signedIn(try await authority.validate(token.access)))
        } catch TwitchAuthority.Failure.invalidToken {
            do {
                if let tokens { try await refused(tokens) }
                guard let tokens else { return }
                change(to: .signedIn(try await authority.validate(tokens.access)))
            } catch let failure as TwitchAuthority.Failure where failure.isTransient {
                change(to: .unknown(failure.message))
            } catch { change(to: .revoked) }
        } catch let failure as TwitchAuthority.Failure where failure.isTransient {
            change(to: .unknown(failure.message))
        } catch HelixError.signedOut {
            if state != .revoked { change(to: .signedOut) }
        } catch is CancellationError { return } catch { change(to: .revoked) }
    }

    /// Somebody signed in.
    package func signedIn(_ new: TwitchTokens) async throws {
        try shelf.keep(new, for: role)
        tokens = new
        change(to: .signedIn(try await authority.validate(new.access)))
    }

    /// Forgets the sign-in, here and at Twitch.
    package func signOut() async throws {
        let old = tokens ?? shelf.tokens(role)
        try shelf.keep(nil, for: role)
        tokens = nil
        change(to: .signedOut)
        if let old { try await authority.revoke(old.access) }
    }

    // MARK: Tokens

    /// A token that is good for some minutes more.
    /// - Throws: ``HelixError/signedOut``; ``TwitchAuthority/Failure``.
    package func token() async throws -> TwitchTokens {
        guard let tokens = tokens ?? shelf.tokens(role) else { throw HelixError.signedOut }
        self.tokens = tokens
        guard tokens.expires - WallTime.now.milliseconds < Self.ahead else { return tokens }
        do {
            return try await refresh(tokens)
        } catch let failure as TwitchAuthority.Failure where failure.isTransient {
            // Good still, and the next call tries again.
            guard tokens.expires > WallTime.now.milliseconds else { throw failure }
            return tokens
        }
    }

    /// Twitch answered 401 to this token: it is renewed, once, whoever notices first.
    /// - Throws: ``TwitchAuthority/Failure``; the account is told to be revoked when nothing helps.
    package func refused(_ token: TwitchTokens) async throws {
        guard let tokens, tokens.access == token.access else { return }
        _ = try await refresh(tokens)
    }

    private func refresh(_ old: TwitchTokens) async throws -> TwitchTokens {
        if let refreshing { return try await refreshing.value }
        let task = Task {
            let new = try await authority.refresh(old)
            try shelf.keep(new, for: role)
            // Here, before anybody who waits goes on.
            tokens = new
            return new
        }
        refreshing = task
        defer { refreshing = nil }
        do {
            return try await task.value
        } catch TwitchAuthority.Failure.signInAgain {
            // Another process of ours may have been first.
            if let kept = shelf.tokens(role), kept != old {
                tokens = kept
                return kept
            }
            change(to: .revoked)
            throw TwitchAuthority.Failure.signInAgain
        }
    }

    private func change(to new: State) {
        guard new != state else { return }
        state = new
        current.withLock { $0 = new }
        onChange(new)
    }
}
