import Chat
import Signals
import TestKit
import Testing
import Wire

private func event(_ line: String) -> IRCEvent {
    let bytes = Array(line.utf8)
    return bytes.withUnsafeBufferPointer { IRCEvent($0, 0..<bytes.count, at: Moment(nanoseconds: 7)) }
}

@Suite("IRC") struct IRCTests {
    @Test("a chat line with all its tags")
    func comment() throws {
        let line =
            #"@badge-info=subscriber/16;badges=moderator/1,subscriber/12;color=#FF69B4;display-name=Lu\spita;emotes=25:5-9;first-msg=1;id=6f2e;reply-parent-msg-id=77;reply-parent-user-login=aneeka;user-id=300 :lupita!lupita@lupita.tmi.twitch.tv PRIVMSG #aneeka :hola Kappa: ¿qué?"#
        guard case .happening(.comment(let comment)) = event(line) else { throw Missing() }
        #expect(
            comment.id == MessageID("6f2e") && comment.text == "hola Kappa: ¿qué?" && comment.isFirst)
        #expect(
            comment.viewer
                == Viewer(
                    id: ViewerID(.twitch, "300"), login: "lupita", name: "Lu pita", roles: [.moderator, .subscriber]))
        #expect(comment.emotes == [EmoteSpan(id: "25", range: 5..<10)] && comment.replyTo?.login == "aneeka")
    }

    @Test("a cheer is an event; its cheermotes are no words, a number behind a word is")
    func cheer() throws {
        let line = "@bits=150;display-name=Bob;id=c;user-id=3 :bob!b@b PRIVMSG #c :Cheer100 hola agente007 4Head50 bien"
        guard case .happening(.happened(let cheer)) = event(line) else { throw Missing() }
        #expect(cheer.kind == .cheer(bits: 150) && cheer.viewer?.name == "Bob" && cheer.id == MessageID("c"))
        #expect(cheer.text == "hola agente007 bien")
    }

    @Test("a reply begins with what its author wrote")
    func reply() throws {
        let line =
            #"@id=r;reply-parent-msg-id=p;reply-parent-user-login=aneeka;reply-parent-display-name=Aneeka;emotes=25:8-12;user-id=3 :bob!b@b PRIVMSG #c :@Aneeka Kappa sí"#
        guard case .happening(.comment(let comment)) = event(line) else { throw Missing() }
        #expect(comment.text == "Kappa sí" && comment.emotes == [EmoteSpan(id: "25", range: 0..<5)])
        #expect(comment.replyTo == .init(id: MessageID("p"), login: "aneeka"))
    }

    @Test(
        "notices",
        arguments: [
            ("msg-id=sub;msg-param-sub-plan=Prime", ChannelEvent.Kind.subscription(tier: 1)),
            ("msg-id=resub;msg-param-cumulative-months=7;msg-param-sub-plan=2000", .resubscription(tier: 2, months: 7)),
            ("msg-id=raid;msg-param-viewerCount=31;msg-param-displayName=Bob", .raid(viewers: 31)),
            ("msg-id=subgift;msg-param-recipient-display-name=Ana;msg-param-sub-plan=1000", .gift(count: 1, tier: 1)),
            ("msg-id=viewermilestone;msg-param-category=watch-streak;msg-param-value=5", .watchStreak(streams: 5)),
        ])
    func notices(tags: String, kind: ChannelEvent.Kind) throws {
        let line = "@display-name=Bob;id=n;login=bob;user-id=3;\(tags) :tmi.twitch.tv USERNOTICE #c :hola"
        guard case .happening(.happened(let event)) = event(line) else { throw Missing() }
        #expect(event.kind == kind && event.text == "hola" && event.viewer?.login == "bob")
    }

    @Test("a bomb and its gifts bear the same id as by EventSub; what happened elsewhere is no event")
    func bombs() throws {
        let tags = "display-name=Bob;id=n;login=bob;user-id=3"
        guard
            case .happening(.bomb(let bomb, "b1")) = event(
                "@\(tags);msg-id=submysterygift;msg-param-mass-gift-count=5;msg-param-community-gift-id=b1 :tmi.twitch.tv USERNOTICE #c"
            ),
            case .happening(.gift(let gift, "b1")) = event(
                "@\(tags);msg-id=subgift;msg-param-community-gift-id=b1;msg-param-recipient-display-name=Ana :tmi.twitch.tv USERNOTICE #c"
            )
        else { throw Missing() }
        #expect(bomb.id == MessageID("gifts-b1") && bomb.kind == .gift(count: 5, tier: 1) && gift.recipients == ["Ana"])
        #expect(event("@\(tags);msg-id=sharedchatnotice;source-msg-id=sub :tmi.twitch.tv USERNOTICE #c :x") == .other)
        #expect(
            event("@\(tags);msg-id=sub;room-id=1;source-room-id=2 :tmi.twitch.tv USERNOTICE #c :x") == .other)
    }

    private struct Missing: Error {}

    @Test("an action, an empty display name, escapes and control characters")
    func forms() throws {
        guard
            case .happening(.comment(let action)) = event(
                "@id=1;display-name=;user-id=3 :bob!b@b PRIVMSG #c :\u{1}ACTION waves\u{1}")
        else { throw Missing() }
        #expect(action.text == "waves" && action.viewer.name == "bob")
        guard
            case .happening(.comment(let odd)) = event(
                #"@id=1;display-name=a\:b\\c\ :bob!b@b PRIVMSG #c :x"# + "\u{7}y")
        else {
            throw Missing()
        }
        #expect(odd.text == "x y" && odd.viewer.name == #"a;b\c"#)
    }

    @Test(
        "what takes back",
        arguments: [
            ("@login=x;target-msg-id=abc :tmi.twitch.tv CLEARMSG #c :gone", Recall.message(MessageID("abc"))),
            (
                "@ban-duration=600;target-user-id=5 :tmi.twitch.tv CLEARCHAT #c :bob",
                .author(ViewerID(.twitch, "5"), login: "bob", duration: .seconds(600))
            ),
            (
                "@target-user-id=5 :tmi.twitch.tv CLEARCHAT #c :bob",
                .author(ViewerID(.twitch, "5"), login: "bob", duration: nil)
            ),
            ("@room-id=1 :tmi.twitch.tv CLEARCHAT #c", .all(.twitch)),
        ])
    func recalls(line: String, recall: Recall) { #expect(event(line) == .happening(.recall(recall))) }

    @Test(
        "broken lines harm nobody",
        arguments: [
            "", " ", "@", ":", "@a", "@a=b", ":x", "PRIVMSG", "@;;;=;= :x PRIVMSG #c", ":x PRIVMSG #c",
            "@id=1 : PRIVMSG #c :", "\u{0}\u{1}", "251 x :y",
        ])
    func broken(line: String) { #expect(event(line) == .other) }

    @Test("a long line is bounded, and no prefix of a real one crashes")
    func bounds() throws {
        let line =
            "@id=1;emotes=25:0-4,999-1003;user-id=3 :bob!b@b PRIVMSG #c :" + String(repeating: "ñ", count: 10_000)
        guard case .happening(.comment(let comment)) = event(line) else { throw Missing() }
        #expect(comment.text.unicodeScalars.count == 500 && comment.emotes.count == 1)
        let bytes = Array(line.utf8.prefix(200))
        for end in 0...bytes.count {
            _ = bytes.withUnsafeBufferPointer { IRCEvent($0, 0..<end, at: Moment(nanoseconds: 0)) }
        }
    }

    @Test("the session answers pings, asks after silence and gives up where nothing helps")
    func session() {
        func at(_ seconds: Int64) -> Moment { Moment(nanoseconds: seconds * 1_000_000_000) }
        var session = IRCSession(channel: "c", nick: "justinfan1", at: at(0))
        #expect(session.begin().contains(.send("JOIN #c")))
        #expect(session.receive(.joined(channel: "c"), at: at(1)) == [.joined])
        #expect(session.receive(.ping("x"), at: at(2)) == [.send("PONG :x")])
        #expect(session.tick(at: at(300)) == [])
        #expect(session.tick(at: at(333)) == [.send("PING :aneeka")])
        #expect(session.tick(at: at(344)) == [.reconnect(reason: IRCSession.silent)])
        guard case .giveUp? = session.receive(.notice(id: "msg_channel_suspended", text: ""), at: at(345)).first else {
            return #expect(Bool(false))
        }
    }

    @Test("reads a channel over a socket, comes back after a drop, and delivers nothing twice", .timeLimit(.minutes(1)))
    func socket() async throws {
        let irc = IRCDouble()
        let port = try await irc.start()
        let inlet = ChatInlet()
        var settings = TwitchSettings(channel: "#Aneeka")
        settings.irc.host = "127.0.0.1"
        settings.irc.port = port
        settings.irc.tls = .none
        let reader = Task { [settings] in
            try await TwitchSource(settings, shelf: nil, client: HTTPClient(), inlet: inlet).run()
        }
        await irc.joined()
        let id = irc.say("first")
        #expect(await nextComment(inlet)?.text == "first")
        irc.delete(id)
        while let event = await inlet.next() {
            if case .recall(let recall) = event {
                #expect(recall == .message(id))
                break
            }
        }
        irc.raw(":tmi.twitch.tv RECONNECT")
        await irc.joined(times: 2)
        irc.raw("@id=\(id);user-id=1 :a!a@a PRIVMSG #aneeka :first")
        irc.say("second")
        #expect(await nextComment(inlet)?.text == "second")
        reader.cancel()
        _ = try? await reader.value
        await irc.stop()
    }

    private func nextComment(_ inlet: ChatInlet) async -> Signals.Comment? {
        while let event = await inlet.next() { if case .comment(let comment) = event { return comment } }
        return nil
    }
}

@Suite("other sources of chat") struct SourceTests {
    @Test("the inlet drops old comments and never a recall")
    func inlet() async {
        let inlet = ChatInlet(capacity: 10)
        var audience = SimulatedAudience(SimulatedAudience.Settings())
        for number in 0..<100 {
            let step = audience.next()
            inlet.deliver(
                .comment(Comment(id: MessageID("\(number)"), viewer: step.viewer, text: step.text, receivedAt: .now)))
            if number == 3 { inlet.deliver(.recall(.message(MessageID("3")))) }
        }
        #expect(inlet.droppedCount == 90)
        guard case .recall? = await inlet.next() else { return #expect(Bool(false), "the recall is lost") }
    }

    @Test("the same seed writes the same chat, in both languages")
    func audience() {
        var settings = SimulatedAudience.Settings()
        settings.seed = 42
        var one = SimulatedAudience(settings)
        var two = SimulatedAudience(settings)
        let lines = (0..<300).map { _ in one.next().text }
        #expect(lines == (0..<300).map { _ in two.next().text })
        #expect(Set(lines).count > 80 && !lines.contains { $0.contains("{") })
        let spanish = lines.count { Language.guess($0) == .es }
        #expect((60...240).contains(spanish))
    }

    @Test(
        "inbound bodies: taken, or refused with a reason",
        arguments: [
            (#"{"name":"bot","text":"hi"}"#, true), (#"{"kind":"delete","id":"1"}"#, true), ("[]", false),
            (#"{"name":"","text":"x"}"#, false),
            (#"{"name":"a"}"#, false), (#"{"kind":"party","name":"a","text":"b"}"#, false), ("\u{1}", false),
        ])
    func inbound(body: String, isTaken: Bool) {
        let event = try? InboundDecoder(trustsPaid: true).event(from: Array(body.utf8), at: .now)
        #expect((event != nil) == isTaken)
    }
}
