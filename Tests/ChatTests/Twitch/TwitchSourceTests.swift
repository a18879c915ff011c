import Chat
import FoundationEssentials
import Signals
import TestKit
import Testing
import Wire

@Suite("A Twitch channel, against its double", .timeLimit(.minutes(2))) struct TwitchSourceTests {
    @Test("chat, deletions, notices, follows and rewards arrive once, as two accounts")
    func hears() async throws {
        try await withTwitchDouble { double in
            try await withChannel(double) { channel in
                try await double.waitUntilSubscribed()
                try await double.waitUntilSubscribed("channel.hype_train.progress")
                let id = double.say("hola @aneeka Kappa", from: "Lupita", times: 2)
                double.say("cheer50 toma", from: "Bob")
                double.delete(id)
                double.ban("bob", seconds: 60)
                double.sub("Ana", tier: 2, text: "por fin")
                double.bomb("Gwen", to: ["Uno", "Dos", "Tres", "Cuatro"])
                double.raid("Rae", viewers: 12)
                double.follow("Dan")
                double.redeem("Canta", by: "Eve", input: "una jota")
                double.hypeTrain(level: 2)
                double.adBreak(seconds: 60)
                double.setLive(false)
                double.say("último")
                let heard = try await channel.heard.state.wait { $0.texts.contains("último") && $0.events.count >= 8 }
                #expect(heard.texts == ["hola @aneeka Kappa", "último"])
                #expect(heard.comments.first?.emotes == [EmoteSpan(id: "25", range: 13..<18)])
                #expect(
                    heard.recalls == [
                        .message(MessageID(id)),
                        .author(ViewerID(.twitch, "u-bob"), login: "bob", duration: .seconds(2)),
                    ])
                #expect(
                    Set(heard.kinds) == [
                        .cheer(bits: 50), .subscription(tier: 2), .gift(count: 4, tier: 1), .raid(viewers: 12), .follow,
                        .redemption(reward: "Canta", cost: 300), .hypeTrain(level: 2), .adBreak(seconds: 60),
                    ])
                #expect(
                    heard.events.first { $0.kind == .gift(count: 4, tier: 1) }?.recipients == ["Uno", "Dos", "Tres"])
                #expect(heard.states.last == .reading(channel: "aneeka"))
            }
        }
    }

    @Test("what AutoMod holds is taken back before it comes, and read when a moderator lets it through")
    func held() async throws {
        try await withTwitchDouble { double in
            try await withChannel(double) { channel in
                try await double.waitUntilSubscribed()
                try await double.waitUntilSubscribed("automod.message.update")
                double.hold("h1", from: "Bob", "caramba")
                try await channel.heard.state.wait { $0.recalls == [.message(MessageID("h1"))] }
                double.decide("h1", from: "Bob", "caramba", isApproved: true)
                let heard = try await channel.heard.state.wait { $0.comments.count == 1 }
                #expect(heard.releases == [MessageID("h1")])
            }
        }
    }

    @Test(
        "comes back after every close code and subscribes again",
        arguments: [UInt16(4000), 4001, 4002, 4003, 4004, 4005, 4006, 4007, 1001, 0])
    func closes(code: UInt16) async throws {
        try await withTwitchDouble { double in
            try await withChannel(double, roles: [.broadcaster]) { channel in
                try await channel.heard.state.wait { $0.states.last == .reading(channel: "aneeka") }
                if code == 0 { double.dropAll() } else { double.closeAll(code) }
                try await channel.heard.state.wait {
                    if case .lost? = $0.states.last { true } else { false }
                }
                try await channel.heard.state.wait { $0.states.last == .reading(channel: "aneeka") }
                double.say("otra vez aquí")
                try await channel.heard.state.wait { $0.texts == ["otra vez aquí"] }
            }
        }
    }

    @Test("a move loses nothing and subscribes to nothing anew")
    func moves() async throws {
        try await withTwitchDouble { double in
            try await withChannel(double, roles: [.broadcaster]) { channel in
                try await double.waitUntilSubscribed("channel.hype_train.progress")
                let asked = double.requests.value.count
                for number in 0..<4 {
                    double.say("a\(number)")
                    double.orderMove()
                    double.say("b\(number)")
                    try await channel.heard.state.wait { $0.texts.count == 2 * (number + 1) }
                    try await double.waitUntilAlone()
                }
                #expect(Set(channel.heard.state.value.texts).count == 8)
                #expect(double.requests.value.count == asked)
            }
        }
    }

    @Test("garbage, half a frame and a type of tomorrow cost nothing")
    func garbage() async throws {
        try await withTwitchDouble { double in
            try await withChannel(double, roles: [.broadcaster]) { channel in
                try await double.waitUntilSubscribed()
                double.raw("{\"metadata\":{\"message_id\":\"x\",\"message_ty")
                double.raw("{\"metadata\":{\"message_type\":\"session_party\"},\"payload\":7}")
                double.notify("channel.chat.message", "{\"message_id\":[1,2]}")
                double.say("sigo aquí")
                try await channel.heard.state.wait { $0.texts == ["sigo aquí"] }
            }
        }
    }

    @Test("silence is noticed by our own clock")
    func silence() async throws {
        try await withTwitchDouble { double in
            double.change { $0.keepalive = .milliseconds(300) }
            try await withChannel(double, roles: [.broadcaster]) { channel in
                try await channel.heard.state.wait { $0.states.last == .reading(channel: "aneeka") }
                double.change { $0.isSilent = true }
                try await channel.heard.state.wait {
                    if case .lost? = $0.states.last { true } else { false }
                }
                double.change { $0.isSilent = false }
                try await channel.heard.state.wait { $0.states.last == .reading(channel: "aneeka") }
                double.say("vuelvo")
                try await channel.heard.state.wait { $0.texts == ["vuelvo"] }
            }
        }
    }

    @Test("an expired token is renewed once, 429 and 500 are waited out, in the middle of subscribing")
    func trouble() async throws {
        try await withTwitchDouble { double in
            double.fail("/helix/eventsub", status: 429, times: 1)
            double.fail("/helix/eventsub", status: 500, times: 2)
            try await withChannel(double, roles: [.broadcaster]) { channel in
                try await channel.heard.state.wait { $0.states.last == .reading(channel: "aneeka") }
                double.expireAll()
                double.dropAll()
                try await channel.heard.state.wait { if case .lost? = $0.states.last { true } else { false } }
                try await channel.heard.state.wait { $0.states.last == .reading(channel: "aneeka") }
                double.say("bien")
                try await channel.heard.state.wait { $0.texts == ["bien"] }
                let refreshes = double.requests.value.count { $0.body.contains("grant_type=refresh_token") }
                #expect(refreshes == 1)
                let kept = try #require(channel.shelf.tokens(.broadcaster))
                #expect(double.isGood(kept.access))
            }
        }
    }

    @Test("a revoked sign-in is told, chat is read by IRC meanwhile, and a new sign-in is taken up by itself")
    func revoked() async throws {
        let irc = IRCDouble()
        let port = try await irc.start()
        try await withTwitchDouble(mirror: irc) { double in
            try await withChannel(double, ircPort: port, roles: [.bot]) { channel in
                try await double.waitUntilSubscribed()
                await irc.joined()
                double.revokeAll()
                try await channel.heard.state.wait {
                    guard case .readingLess(_, let reason, let remedy)? = $0.states.last else { return false }
                    return reason.en.contains("no longer accepts") && remedy.en.contains("login twitch")
                }
                double.say("por IRC")
                try await channel.heard.state.wait { $0.texts == ["por IRC"] }
                let tokens = TwitchTokens(double.grant(TwitchDouble.bot, scopes: botScopes))
                try channel.shelf.keep(tokens, for: .bot)
                try await double.waitUntilSubscribed()
                try await channel.heard.state.wait { $0.states.last == .reading(channel: "aneeka") }
            }
        }
        await irc.stop()
    }

    @Test("a scope that is missing costs what it is for, and is told")
    func missingScope() async throws {
        try await withTwitchDouble { double in
            double.fail("/helix/eventsub/subscriptions", status: 403, times: 1)
            try await withChannel(double, roles: [.broadcaster]) { channel in
                // Chat itself was refused: nothing else hears it here.
                try await channel.heard.state.wait {
                    if case .lost? = $0.states.last { true } else { false }
                }
                try await double.waitUntilSubscribed("channel.follow")
            }
        }
    }

    @Test("she writes threaded replies, and does not hear herself")
    func writes() async throws {
        try await withTwitchDouble { double in
            try await withChannel(double) { channel in
                try await double.waitUntilSubscribed()
                let id = double.say("¿cantas?", from: "Lupita")
                try await channel.heard.state.wait { $0.texts == ["¿cantas?"] }
                let (troubles, inlet) = AsyncStream.makeStream(of: Bilingual?.self)
                let writer = TwitchWriter(channel.source) { inlet.yield($0) }
                let writing = Task { try await writer.run() }
                defer { writing.cancel() }
                await writer.write("Solo en la ducha.", replyingTo: MessageID(id))
                try await double.sent.wait { $0.count == 1 }
                #expect(
                    double.sent.value.first.map { [$0.sender, $0.text, $0.parent] }
                        == ["200", "Solo en la ducha.", id])
                double.dropNextMessage("automod_held")
                await writer.write("Uy.", replyingTo: nil)
                var told: Bilingual?
                for await trouble in troubles where trouble != nil {
                    told = trouble
                    break
                }
                #expect(told?.en.contains("automod_held") == true)
                double.say("adiós")
                try await channel.heard.state.wait { $0.texts == ["¿cantas?", "adiós"] }
            }
        }
    }

    @Test("the panel's moderation reaches Twitch, and comes back as a recall")
    func moderates() async throws {
        try await withTwitchDouble { double in
            try await withChannel(double) { channel in
                try await double.waitUntilSubscribed()
                try await double.waitUntilSubscribed("channel.follow")
                let id = double.say("grosería", from: "Bob")
                try await channel.heard.state.wait { $0.comments.count == 1 }
                #expect(channel.source.canModerate)
                try await channel.source.delete(MessageID(id))
                try await channel.source.ban(ViewerID(.twitch, "u-bob"), for: .seconds(600))
                try await channel.heard.state.wait { $0.recalls.count == 2 }
                let about = try await channel.source.about()
                #expect(about?.title == "hola" && about?.category == "Chess" && about?.isLive == true)
            }
        }
    }

    @Test("every scenario ends with her hearing its last line", arguments: TwitchScenario.all.map(\.name))
    func scenarios(name: String) async throws {
        let scenario = try #require(TwitchScenario.all.first { $0.name == name })
        let lines = scenario.steps.compactMap { if case .say(let text, _) = $0.step { text } else { nil } }
        try await withTwitchDouble { double in
            try await withChannel(double, roles: [.broadcaster]) { channel in
                try await channel.heard.state.wait { $0.states.last == .reading(channel: "aneeka") }
                try await double.play(scenario)
                try await channel.heard.state.wait { $0.texts.last == lines.last || lines.isEmpty }
                let heard = channel.heard.state.value
                #expect(Set(heard.comments.map(\.id)).count == heard.comments.count)
                if name == "gift bomb" { #expect(heard.kinds.contains(.gift(count: 10, tier: 1))) }
                if name == "raid" { #expect(heard.kinds.contains(.raid(viewers: 42))) }
                if name == "ban in mid-answer" { #expect(heard.recalls.count == 1) }
            }
        }
    }

    /// Proof of the whole: `RECONNECTS=1000` for all of it.
    @Test("under forced reconnects and duplicates nothing is lost and nothing doubled", .timeLimit(.minutes(40)))
    func reconnects() async throws {
        let times = Int(ProcessInfo.processInfo.environment["RECONNECTS"] ?? "") ?? 12
        let irc = IRCDouble()
        let port = try await irc.start()
        try await withTwitchDouble(mirror: irc) { double in
            double.change { $0.duplicatesEvery = 3 }
            try await withChannel(double, ircPort: port, roles: [.bot]) { channel in
                try await double.waitUntilSubscribed()
                await irc.joined()
                var random = SplitMix64(7)
                var sent = 0
                let interval = Duration.milliseconds(50)
                var done = 0
                var nextBreak = 3
                while done < times {
                    if sent.isMultiple(of: 5) { double.sub("v\(sent)") } else { double.say("m\(sent)", from: "Bob") }
                    sent += 1
                    try await Task.sleep(for: interval)
                    nextBreak -= 1
                    guard nextBreak <= 0 else { continue }
                    // One of the two is whole at every moment; which one breaks, and how, is drawn.
                    switch random.next() % 6 {
                    case 0, 1, 2: double.orderMove()
                    case 3: double.dropAll()
                    case 4: double.closeAll([4000, 4005, 4006][Int(random.next() % 3)])
                    default:
                        guard double.connectionCount == 1, double.subscribedTypes.contains("channel.chat.message")
                        else { break }
                        let joins = irc.joinCount
                        irc.dropAll()
                        done += 1
                        // She is not to lose both at once: Twitch replays nothing.
                        await irc.joined(times: joins + 1)
                        nextBreak = 2
                        continue
                    }
                    done += 1
                    nextBreak = 1 + Int(random.next() % 3)
                }
                let all = sent
                let heard = try await channel.heard.state.wait(atMost: .seconds(60)) {
                    $0.comments.count + $0.events.count >= all
                }
                #expect(heard.comments.count + heard.events.count == all)
                #expect(Set(heard.comments.map(\.id)).count == heard.comments.count)
                #expect(Set(heard.events.map(\.id)).count == heard.events.count)
                print("twitch: \(done) reconnects, \(sent) events: lost 0, doubled 0")
            }
        }
        await irc.stop()
    }
}
