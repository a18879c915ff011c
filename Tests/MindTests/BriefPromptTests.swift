import Mind
import Signals
import Testing

@Suite("brief prompts") struct BriefPromptTests {
    private let composer = PromptComposer(persona: .aneeka, style: .brief)

    private func lines(_ request: TurnRequest, _ context: PromptContext = PromptContext()) -> [String] {
        Sample.text(composer.prompt(for: request, context: context)).split(separator: "\n").map(String.init)
    }

    private func spoken(_ reply: String, _ request: TurnRequest) -> String {
        var reader = ReplyReader(for: request)
        return (reader.receive(reply) + reader.finish()).map(\.text).joined(separator: " ")
    }

    @Test("viewers are numbers, anew in each exchange, and a reply's numbers are their names again")
    func numbers() {
        var context = PromptContext()
        let first = Sample.request([Sample.comment("hi", from: "Lupita"), Sample.comment("yo", from: "moss_7")])
        #expect(lines(first) == [">> in English", "@u1: hi", "@u2: yo", "Aneeka:"])
        #expect(spoken(" [joy] Yo, @u2, and hi, @u1!", first) == "Yo, moss_7, and hi, Lupita!")
        context.dialogue.remember(first, heard: "Hi Lupita, yo moss_7.", feeling: Feeling(.joy), wasCut: false)
        let second = Sample.request([Sample.comment("me?", from: "moss_7")], turn: 2)
        #expect(
            lines(second, context) == [
                ">> in English", "@u1: hi", "@u2: yo", "Aneeka: [joy] Hi @u1, yo @u2.", "@u1: me?", "Aneeka:",
            ])
    }

    @Test("viewers' words are plain: lower case, no opening marks, her name left out; what they told stays as it was")
    func plain() {
        let asked = Sample.request([
            Sample.comment("Aneeka, what is the capital of France?"),
            Sample.comment("¿Y de ITALIA, Aneeka?", from: "Bruno"),
            Sample.comment("Aneeka!", from: "Fox"), Sample.comment("aneekaaa: hola", from: "Luz"),
        ])
        #expect(
            lines(asked)[1...] == [
                "@u1: what is the capital of france?", "@u2: y de italia,", "@u3: aneeka!", "@u4: aneekaaa, hola",
                "Aneeka:",
            ])
    }

    @Test("events come first and are numbered first, whoever wrote")
    func events() {
        let asked = Sample.request(
            [Sample.comment("gg", from: "Fox")], shape: .events, events: [Sample.event(.follow, from: "Harbor")])
        #expect(lines(asked)[1...] == [">> event: @u1 follows the channel", "@u2: gg", "Aneeka:"])
        #expect(spoken("[joy] Thanks, @u1. Yes, @u2.", asked) == "Thanks, Harbor. Yes, Fox.")
    }

    @Test("a number that nobody has is never spoken, nor a name that may not be said")
    func strangers() {
        let asked = Sample.request([Sample.comment("hi")])
        #expect(spoken("[joy] Hi @u9, hi @u1.", asked) == "Hi Lupita, hi Lupita.")
        #expect(spoken("[joy] Yes, #u1.", asked) == "Yes, Lupita.")
        let secret = Sample.request([Sample.comment("hi", from: "BadName")], sayable: false)
        #expect(spoken("[joy] Hi @u1, @u4.", secret) == "Hi someone, someone.")
        #expect(spoken("[joy] Hi @u3.", Sample.request([])) == "Hi someone.")
    }

    @Test("the last four to seven turns in the language, dropped four at a time")
    func window() {
        var context = PromptContext()
        var counts: [Int] = []
        for turn in UInt32(0)..<24 {
            let language: Language = turn % 6 == 5 ? .es : .en
            let asked = Sample.request([Sample.comment("q\(turn)")], language, turn: turn)
            let before = lines(asked, context)
            if language == .en {
                #expect(!before.contains { $0.contains("hola") })
                counts.append(before.count { $0.hasPrefix("Aneeka: ") })
            }
            context.dialogue.remember(
                asked, heard: language == .es ? "hola" : "ok.", feeling: .neutral, wasCut: false)
        }
        #expect(counts.max()! <= 7 && counts.dropFirst(8).allSatisfy { $0 >= 3 })
    }

    @Test("the other styles carry it for a small model that may have to answer")
    func carried() {
        let asked = Sample.request([Sample.comment("hi")])
        let brief = Sample.text(composer.prompt(for: asked, context: PromptContext()))
        for other in Sample.naming { #expect(other.prompt(for: asked, context: PromptContext()).brief == brief) }
    }
}
