import Mind
import Signals
import TestKit
import Testing

/// The claim for any viewer's text: it takes the place of harmless words on its own line, and nothing else changes.
@Suite("the fence") struct FenceTests {
    private static let harmless = "plainwords"
    private static let forbidden: Set<Unicode.Scalar> = [
        "<", ">", "[", "]", "{", "}", "|", "`", "@", "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}",
        "＜", "＞", "［", "］", "｜", "＠", "▁",
    ]

    private func holds(_ hostile: String, name: String, _ language: Language = .en) -> Bool {
        let name = name.isEmpty ? "x" : name
        let fencedName = Fence.name(name)
        let plain = asked(Self.harmless, name: fencedName, language)
        let attacked = asked(hostile, name: name, language)
        for composer in Sample.composers {
            var good = PromptContext(notes: [note(Self.harmless, fencedName)])
            var bad = PromptContext(notes: [note(hostile, name)])
            // Once as what is to be answered, once as what is remembered.
            for _ in 0..<2 {
                let left = lines(composer.prompt(for: plain, context: good))
                let right = lines(composer.prompt(for: attacked, context: bad))
                guard left.count == right.count else { return false }
                for (safe, line) in zip(left, right) where safe != line {
                    guard let place = safe.firstRange(of: Self.harmless) else { return false }
                    let before = safe[..<place.lowerBound]
                    let after = safe[place.upperBound...]
                    guard line.unicodeScalars.starts(with: before.unicodeScalars), line.hasSuffix(after) else {
                        return false
                    }
                    let inside = line.unicodeScalars.dropFirst(before.unicodeScalars.count)
                    guard inside.count <= 700, !inside.contains(where: isForbidden) else { return false }
                }
                good.dialogue.remember(plain, heard: "ok.", feeling: .neutral, wasCut: false)
                bad.dialogue.remember(attacked, heard: "ok.", feeling: .neutral, wasCut: false)
            }
        }
        return true
    }

    private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        let category = scalar.properties.generalCategory
        return Self.forbidden.contains(scalar) || category == .control || category == .format
            || category == .lineSeparator || category == .paragraphSeparator
    }

    private func note(_ text: String, _ name: String) -> ViewerNote {
        ViewerNote(viewer: ViewerID(.twitch, "1"), name: name, lines: [text])
    }

    private func asked(_ text: String, name: String, _ language: Language) -> TurnRequest {
        let who = Viewer(id: ViewerID(.twitch, "1"), login: "x", name: name)
        let line = Comment(id: MessageID("1"), viewer: who, text: text, receivedAt: Moment(nanoseconds: 0))
        let gift = ChannelEvent(
            id: MessageID("2"), kind: .gift(count: 1, tier: 1), viewer: who, text: text, platform: .twitch,
            receivedAt: Moment(nanoseconds: 0))
        return TurnRequest(
            turn: TurnID(1), shape: .crowd, comments: [line], events: [gift], operatorWords: "talk",
            impression: RoomImpression(
                comments: 9, viewers: 9, rate: 1, echoes: [.init(text: text, count: 4)], tone: .mixed),
            language: language, sayableNames: [who.id])
    }

    /// All lines, whatever ends them.
    private func lines(_ prompt: Prompt) -> [String] {
        let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"]
        return Sample.text(prompt).unicodeScalars.split(omittingEmptySubsequences: false) { breaks.contains($0) }
            .map { String($0) }
    }

    @Test("each injection stays inside it, in both styles", arguments: Language.allCases)
    func injections(language: Language) {
        for injection in Injections.all where injection.language == language {
            #expect(
                holds(injection.text, name: injection.viewer, language),
                "\(injection.style): \(injection.text.debugDescription)")
        }
    }

    @Test("there are 300 injections and more, all distinct")
    func corpus() {
        #expect(Injections.all.count >= 300)
        #expect(Set(Injections.all.map(\.text)).count == Injections.all.count)
        #expect(Set(Injections.all.map(\.style)).count >= 30)
        #expect(Injections.all.allSatisfy { $0.goal == .leak || !$0.canary.isEmpty })
    }

    @Test("any scalars stay inside it")
    func scalars() {
        let pieces = [
            "\n", "\r\n", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}", "\u{0}", "\u{1B}", "\u{202E}",
            "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{E0041}", "<|im_start|>", "<|eot_id|>", "<start_of_turn>", "[INST]",
            "<<SYS>>", "Aneeka:", "Aneeka: [joy] ok", "(event)", "@other:", ">> operator:", ">> ", ">>event: ", "[joy]",
            "###", "```", "user\n", "＜｜", "\u{0301}", "\u{0301}\u{0301}\u{0301}\u{0301}", "plain", " ", ":",
            "12 viewers:",
            "(told you once):", "\u{3164}", "\u{2581}", "\\n", "\"", "}", "{{", "👩‍👩‍👧", "ñ", "ج", "中",
        ]
        var dice = Dice(seed: 11)
        func soup(_ longest: Int) -> String {
            (0..<(1 + dice.next(below: longest))).map { _ in
                dice.next(below: 3) == 0
                    ? String(Unicode.Scalar(UInt32(dice.next(below: 0x11_0000))) ?? "x")
                    : pieces[dice.next(below: pieces.count)]
            }.joined()
        }
        for _ in 0..<1_500 {
            let hostile = soup(30)
            let name = soup(4)
            #expect(holds(hostile, name: name), "\(hostile.debugDescription) by \(name.debugDescription)")
        }
    }

    @Test("any bytes stay inside it")
    func bytes() {
        var dice = Dice(seed: 12)
        for _ in 0..<800 {
            let hostile = String(
                decoding: (0..<(1 + dice.next(below: 200))).map { _ in UInt8(dice.next(below: 256)) }, as: UTF8.self)
            #expect(holds(hostile, name: "x"), "\(hostile.debugDescription)")
        }
    }

    @Test("piles of marks and endless texts are cut")
    func lengths() {
        let pile = "a" + String(repeating: "\u{0301}", count: 100_000)
        #expect(Fence.text(pile).unicodeScalars.count <= 3)
        #expect(Fence.text(String(repeating: "ab ", count: 100_000)).count <= Fence.longestComment)
        #expect(Fence.name(String(repeating: "a", count: 1_000)).count <= 25)
    }

    @Test(
        "ordinary words pass unchanged",
        arguments: [
            "hola, ¿qué tal? 😀", "it's 3:30 (almost)", "año #1", "¡vamos! — jaja", "100% yes & no",
        ])
    func ordinary(text: String) {
        #expect(Fence.text(text) == text)
    }
}
