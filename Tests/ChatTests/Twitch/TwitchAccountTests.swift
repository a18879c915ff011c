import Chat
import Signals
import TestKit
import Testing
import Wire

@Suite("Accounts at Twitch", .timeLimit(.minutes(1))) struct TwitchAccountTests {
    private static func authority(_ double: TwitchDouble, clientID: String = TwitchDouble.clientID) -> TwitchAuthority {
        TwitchAuthority(base: double.authURL, clientID: clientID, client: HTTPClient())
    }

    @Test("signs in by a code: waits while it is pending, asks no faster than told")
    func device() async throws {
        try await withTwitchDouble { double in
            double.change { $0.approvesAfter = 2 }
            let authority = Self.authority(double)
            let scopes = TwitchScope.of(.bot)
            let code = try await authority.deviceCode(scopes)
            #expect(code.address.contains(code.user) && code.interval == .seconds(1))
            let tokens = try await authority.tokens(for: code, scopes)
            let polls = double.requests.value.filter { $0.path == "/oauth2/token" }
            #expect(polls.count == 3 && double.isGood(tokens.access))
            for (first, second) in zip(polls, polls.dropFirst()) {
                #expect(second.receivedAt - first.receivedAt > .milliseconds(900))
            }
            let identity = try await authority.validate(tokens.access)
            #expect(identity.login == "aneekabot" && identity.scopes == Set(botScopes))
        }
    }

    @Test("a code that nobody uses, and an application that Twitch does not know, are told with a remedy")
    func refusals() async throws {
        try await withTwitchDouble { double in
            double.change {
                $0.approvesAfter = nil
                $0.deviceExpires = 1
            }
            let authority = Self.authority(double)
            let code = try await authority.deviceCode(TwitchScope.of(.bot))
            await #expect(throws: TwitchAuthority.Failure.expiredCode) {
                try await authority.tokens(for: code, TwitchScope.of(.bot))
            }
            await #expect(throws: TwitchAuthority.Failure.badClient("invalid client")) {
                try await Self.authority(double, clientID: "nobody").deviceCode(TwitchScope.of(.bot))
            }
        }
    }

    @Test("ten callers whose token is refused renew it once; the new pair is kept before it is used")
    func refreshesOnce() async throws {
        try await withTwitchDouble { double in
            let shelf = MemoryShelf()
            let old = double.grant(TwitchDouble.bot, scopes: botScopes)
            try shelf.keep(TwitchTokens(old), for: .bot)
            let account = TwitchAccount(.bot, authority: Self.authority(double), shelf: shelf)
            let helix = Helix(base: double.helixURL, account: account, client: HTTPClient())
            double.expire(old.access)
            try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<10 { group.addTask { try await helix.userID(login: "aneeka") } }
                for try await id in group { #expect(id == "100") }
            }
            #expect(double.requests.value.count { $0.body.contains("refresh_token") } == 1)
            #expect(shelf.tokens(.bot)?.refresh != old.refresh)
        }
    }

    @Test("tokens are renewed before they lapse")
    func ahead() async throws {
        try await withTwitchDouble { double in
            let shelf = MemoryShelf()
            try shelf.keep(
                TwitchTokens(double.grant(TwitchDouble.bot, scopes: botScopes), lasting: 60), for: .bot)
            let account = TwitchAccount(.bot, authority: Self.authority(double), shelf: shelf)
            _ = try await account.token()
            #expect(double.requests.value.count { $0.body.contains("refresh_token") } == 1)
        }
    }

    @Test("a spent refresh token: revoked, unless another process was first")
    func spent() async throws {
        try await withTwitchDouble { double in
            let shelf = MemoryShelf()
            let old = TwitchTokens(double.grant(TwitchDouble.bot, scopes: botScopes))
            try shelf.keep(old, for: .bot)
            let authority = Self.authority(double)
            let first = TwitchAccount(.bot, authority: authority, shelf: shelf)
            await first.look()
            double.expire(old.access)
            // Somebody else renews it meanwhile.
            try shelf.keep(try await authority.refresh(old), for: .bot)
            try await first.refused(old)
            #expect(try await first.token() == shelf.tokens(.bot))
            double.revokeAll()
            await first.look()
            #expect(first.standing == .revoked)
        }
    }

    @Test("tokens are in no description and no error's words")
    func secrets() async throws {
        try await withTwitchDouble { double in
            let tokens = TwitchTokens(double.grant(TwitchDouble.bot, scopes: botScopes))
            var texts = ["\(tokens)", String(reflecting: tokens)]
            let shelf = MemoryShelf()
            try shelf.keep(tokens, for: .bot)
            let account = TwitchAccount(.bot, authority: Self.authority(double), shelf: shelf)
            let helix = Helix(base: double.helixURL, account: account, client: HTTPClient())
            for status in [400, 403, 404, 422, 500] {
                double.fail("/helix", status: status, times: 3)
                do { _ = try await helix.userID(login: "x") } catch {
                    texts += ["\(error)", String(reflecting: error)]
                }
            }
            double.fail("/oauth2/token", status: 503)
            do { _ = try await Self.authority(double).refresh(tokens) } catch { texts.append("\(error)") }
            #expect(texts.allSatisfy { !$0.contains("-secret") }, "\(texts)")
        }
    }

    @Test("429 is waited out until Twitch says, and no call goes before")
    func rateLimit() async throws {
        try await withTwitchDouble { double in
            let shelf = MemoryShelf()
            try shelf.keep(TwitchTokens(double.grant(TwitchDouble.bot, scopes: botScopes)), for: .bot)
            let account = TwitchAccount(.bot, authority: Self.authority(double), shelf: shelf)
            let helix = Helix(base: double.helixURL, account: account, client: HTTPClient())
            let reset = WallTime.now.milliseconds / 1000 + 2
            double.fail(
                "/helix", status: 429, headers: [("Ratelimit-Remaining", "0"), ("Ratelimit-Reset", "\(reset)")])
            #expect(try await helix.userID(login: "aneeka") == "100")
            let calls = double.requests.value.filter { $0.path.hasPrefix("/helix") }
            #expect(calls.count == 2 && WallTime.now.milliseconds >= reset * 1000)
        }
    }
}
