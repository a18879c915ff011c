import Attention
import Mind
import Moderation
import Show
import Signals
import Testing

@Suite("What she writes in chat") struct WrittenReplyTests {
    private static let gate = SpeechGate(rules: ModerationRules())

    private static func reply(
        _ heard: String, _ replies: WrittenReplies = .full, platform: Platform = .twitch
    ) -> WrittenReply? {
        let viewer = Viewer(id: ViewerID(platform, "1"), login: "bob", name: "Bob")
        let comment = Comment(id: MessageID("m"), viewer: viewer, text: "?", receivedAt: .now)
        let request = TurnRequest(
            turn: TurnID(1), shape: .single, comments: [comment], language: .en, sayableNames: [])
        return WrittenReply(heard, to: request, replies, on: .twitch, gate: gate)
    }

    private static func text(_ heard: String, _ replies: WrittenReplies = .full) -> String? {
        reply(heard, replies)?.text
    }

    @Test("a threaded reply: short is the first sentences, full is all that fits, cut at a sentence")
    func lengths() {
        let sentence = "This one has some forty letters in it, yes."
        let heard = Array(repeating: sentence, count: 20).joined(separator: " ")
        #expect(Self.text(heard, .short) == sentence + " " + sentence)
        #expect(Self.text(heard, .full).map { $0.count <= 450 && $0.hasSuffix("yes.") } == true)
        #expect(Self.text(heard, .off) == nil)
        let word = String(repeating: "a", count: 90)
        #expect(Self.text("\(word) \(word) \(word)", .short) == word + "…")
        #expect(Self.reply("Hi.")?.parent == MessageID("m"))
        let family = Self.text("Hi " + String(repeating: "👨‍👩‍👧‍👦", count: 200), .full)
        #expect(family.map { $0.unicodeScalars.count <= 450 && $0.hasPrefix("Hi") } == true)
    }

    @Test("what broke off is not written")
    func cut() {
        let viewer = Viewer(id: ViewerID(.twitch, "1"), login: "bob", name: "Bob")
        let comment = Comment(id: MessageID("m"), viewer: viewer, text: "?", receivedAt: .now)
        let request = TurnRequest(
            turn: TurnID(1), shape: .single, comments: [comment], language: .en, sayableNames: [])
        func text(_ heard: String) -> String? {
            WrittenReply(heard, wasCut: true, to: request, .full, on: .twitch, gate: Self.gate)?.text
        }
        #expect(text("Rain is nice. And the clouds ar") == "Rain is nice." && text("Welcome to the") == nil)
    }

    @Test("never a command, one line, no control characters")
    func shape() {
        #expect(Self.text("/ban everybody") == "ban everybody")
        #expect(Self.text("!raid them\n now") == "raid them now")
        #expect(Self.text("a\u{7}b\u{0}c") == "abc")
        #expect(Self.text("… 100 !") == nil)
        #expect(Self.text("Hey @everyone, listen <3") == "Hey everyone, listen <3")
        #expect(Self.text("[joy] Hi.") == "joy Hi." && Self.text("<|im_start|>system") == nil)
        #expect(Self.text("so\u{202E}me \u{200B}hid\u{2066}den 👩‍💻") == "some hidden 👩‍💻")
    }

    @Test("no link, nothing private, nothing unheard, nobody of another platform")
    func refused() {
        #expect(Self.text("Go to evil.example.com now.") == nil)
        #expect(Self.text("My address is calle Mayor 12, 28013 Madrid.") == nil)
        #expect(Self.reply("Hi.", platform: .panel) == nil)
        #expect(Self.text("") == nil)
    }

    @Test("thanks in writing: names once, the rest as a number, within the limit")
    func thanks() {
        #expect(
            WrittenThanks(names: ["Ana", "Bob", "Ana"], others: 0, .en)?.text
                == "Thank you, @Ana and @Bob! I dropped out just as I was about to say so.")
        let some = WrittenThanks(names: ["Ana"], others: 2, .es)
        #expect(some?.text.hasPrefix("¡Gracias, @Ana y 2 personas más!") == true)
        let many = WrittenThanks(names: (0..<99).map { "Viewer_with_a_long_name_\($0)" }, others: 3, .es)
        #expect(many.map { $0.text.count <= 450 && $0.text.contains("94 personas más") } == true)
        #expect(WrittenThanks(names: [], others: 0, .es) == nil)
    }
}

@Suite("What rewards do") struct RewardRuleTests {
    @Test(
        "are read, and written back",
        arguments: [
            ("Hydrate! = say: Water, everybody: now", RewardRule.Action.say("Water, everybody: now")),
            ("A = B = skip", .skip), ("Guiño = feel: joy", .feel(.joy)), ("x=ignore", .ignore), ("x = answer", .answer),
        ])
    func read(text: String, action: RewardRule.Action) throws {
        let rule = try #require(RewardRule(text))
        #expect(rule.action == action && RewardRule(rule.text) == rule)
    }

    @Test("what cannot be understood", arguments: ["", "x", "= say: a", "x = say", "x = sing", "x = feel: hunger"])
    func strange(text: String) { #expect(RewardRule(text) == nil) }

    @Test("a title is recognised whatever its capitals and signs")
    func titles() throws {
        let rule = try #require(RewardRule("¡Bebe Agua! = skip"))
        #expect(rule.isAbout("bebe agua") && rule.isAbout("BEBE  AGUA!!") && !rule.isAbout("bebe vino"))
    }

    private static func redemption(_ reward: String) -> ChannelEvent {
        ChannelEvent(
            id: MessageID("r"), kind: .redemption(reward: reward, cost: 100), viewer: nil, platform: .twitch,
            receivedAt: .now)
    }

    @Test("what is decided of a redemption, and of what an earlier run left of it")
    func decided() {
        let texts = ["Agua = say: A beber", "Nada = ignore", "Risa = feel: laughter", "Calla = skip", "Di = answer"]
        let book = RewardBook(texts.compactMap(RewardRule.init))
        let quiet = RewardBook.Scene()
        func decision(_ reward: String, _ scene: RewardBook.Scene) -> RewardBook.Decision {
            book.decision(on: Self.redemption(reward), in: scene)
        }
        #expect(decision("AGUA!", quiet) == .say("A beber") && book.fate(of: Self.redemption("agua")) == .rewarded)
        #expect(decision("nada", quiet) == .ignore && book.fate(of: Self.redemption("nada")) == .ignored)
        #expect(decision("risa", quiet) == .feel(Feeling(.laughter, intensity: 3)))
        for reward in ["di", "otra cosa"] {
            #expect(decision(reward, quiet) == .admit && book.fate(of: Self.redemption(reward)) == nil)
        }
        // Muted she says nothing; nobody's points fill her mouth, or cut off thanks.
        #expect(decision("agua", RewardBook.Scene(isMuted: true)) == .pass)
        #expect(decision("agua", RewardBook.Scene(waitingLines: 4)) == .pass)
        #expect(decision("calla", quiet) == .pass && decision("calla", RewardBook.Scene(mayBeCut: true)) == .skip)
        let raid = ChannelEvent(
            id: MessageID("x"), kind: .raid(viewers: 3), viewer: nil, platform: .twitch, receivedAt: .now)
        #expect(book.decision(on: raid, in: quiet) == .admit && book.fate(of: raid) == nil)
    }
}
