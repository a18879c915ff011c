import Mind
import Signals
import Testing

private func read(_ text: String, cutEvery size: Int = 1, _ request: TurnRequest) -> [Clause] {
    var reader = ReplyReader(for: request)
    var clauses: [Clause] = []
    let characters = Array(text)
    for start in stride(from: 0, to: characters.count, by: size) {
        clauses += reader.receive(String(characters[start..<min(start + size, characters.count)]))
        if reader.isOver { break }
    }
    return clauses + reader.finish()
}

private func said(_ reply: String, _ language: Language = .en) -> String {
    read(reply, Sample.request([Sample.comment("x")], language)).map(\.text).joined(separator: " ")
}

@Suite("her reply") struct ReplyTests {
    @Test("cut anywhere, it gives the same clauses")
    func cuts() {
        let reply =
            "[joy:3] Hola @Lupita, [wave] qué alegría verte por aquí. *saluda* "
            + "Hoy cumplo 3.5 años, ¿te lo puedes creer? (se ríe) [sadness] Bueno, casi."
        let asked = Sample.request([Sample.comment("hola")], .es)
        let whole = read(reply, cutEvery: 1000, asked)
        for size in 1...12 { #expect(read(reply, cutEvery: size, asked) == whole) }
        #expect(
            whole.map(\.text).joined(separator: " ")
                == "Hola Lupita, qué alegría verte por aquí. Hoy cumplo 3.5 años, ¿te lo puedes creer? Bueno, casi.")
        #expect(whole[0].feeling == Feeling(.joy, intensity: 3))
        #expect(whole.last?.feeling == Feeling(.sadness))
        #expect(whole.flatMap(\.gestures) == [.wave])
    }

    @Test("four sentences are four clauses, each as soon as its point is there")
    func sentences() {
        let text =
            "Oh hello there it is really lovely to see so many of you here tonight. "
            + "I spent the whole afternoon learning how to juggle three oranges without dropping even one. "
            + "My record so far is eleven seconds before everything falls on the floor. "
            + "Tell me what you have been doing today and I will judge you only a little bit."
        var reader = ReplyReader(for: Sample.request([Sample.comment("x")]))
        var ends: [Int] = []
        for (index, character) in text.enumerated() where !reader.receive(String(character)).isEmpty {
            ends.append(index)
        }
        let points = text.enumerated().filter { $0.element == "." }.map(\.offset)
        #expect(ends == points)
        #expect(reader.finish().isEmpty)
    }

    @Test(
        "the first clause ends where it can be spoken",
        arguments: [
            ("Oh hello there, it is late.", "Oh hello there,"),
            ("Well, that is news to me.", "Well, that is news to me."),
            ("It costs 1,000 coins or so, friend.", "It costs 1,000 coins or so,"),
            ("Mr. Fox says hi.", "Mr. Fox says hi."),
            ("¡Qué va! Nada.", "¡Qué va!"), ("El Sr. Gato opina.", "El Sr. Gato opina."),
            ("I give it 3.5 of 5.", "I give it 3.5 of 5."),
            ("Hmm... let me see.", "Hmm."), ("Version 2.0 is out now!", "Version 2.0 is out now!"),
        ])
    func first(reply: String, clause: String) {
        #expect(read(reply, Sample.request([Sample.comment("x")])).first?.text == clause)
    }

    @Test(
        "what is not hers to say is not said",
        arguments: [
            "<think>they want a joke</think>Fine.", "[unknown] Fine.", "[joy Fine] Fine.", "Aneeka: Fine.",
            "(laughs) Fine.",
            "*waves* Fine.", "\"Fine.\"", "Fine.\n@other: and me?",
        ])
    func silent(reply: String) {
        #expect(read(reply, Sample.request([Sample.comment("x")])).map(\.text) == ["Fine."])
    }

    @Test("a viewer whose name may not be said is someone")
    func someone() {
        let asked = Sample.request([Sample.comment("hi", from: "BadName")], sayable: false)
        #expect(read("Hello @BadName.", asked).map(\.text) == ["Hello someone."])
    }

    @Test(
        "a garbled name is mended, and the one answered first is addressed",
        arguments: [
            ("@rimoanso88, hi.", "RioManso88, hi."), ("@riomanso88 and @daun_peel!", "RioManso88 and juno_peel!"),
            ("@nobody_here, sit down.", "RioManso88, sit down."), ("Hi, ask @mosswitch.", "Hi, ask mosswitch."),
        ])
    func names(reply: String, said: String) {
        let asked = Sample.request([
            Sample.comment("one", from: "RioManso88"), Sample.comment("two", from: "juno_peel"),
        ])
        #expect(read(reply, asked).map(\.text).joined(separator: " ") == said)
    }

    @Test(
        "stage directions and thoughts of every kind are left out",
        arguments: [
            "—laughs— Fine.", "—se ríe— Fine.", "[laughs] Fine.", "_sighs_ Fine.", "Sighs softly. Fine.",
            "*leans closer* Fine.", "Fine. *waves*", "Fine. (waves goodbye)", "<thinking>hm</thinking>Fine.",
            "<|channel|>analysis<|message|>They greet.<|end|><|start|>assistant<|channel|>final<|message|>Fine.",
            "Thought: they want a joke\nReply: Fine.", "Reasoning: hm\n\nFine.", "[joy]\nFine.", "*waves*\nFine.",
            "**Aneeka:** Fine.", "[joy] Aneeka: Fine.", "Fine.<|im_end|><|im_start|>user", "Fine.</s>",
            "<|start_header_id|>assistant<|end_header_id|>\n\nFine.", "<reasoning>a [b] (c\nd</reasoning> Fine.",
            ">> Fine.", "`Fine.`", "**Fine.**",
        ])
    func directions(reply: String) {
        #expect(said(reply) == "Fine.")
    }

    @Test(
        "what only looks like a bracket swallows nothing",
        arguments: [
            ("Oh no :( that is sad.", "Oh no that is sad."), ("Nice :D see you.", "Nice see you."),
            ("I <3 you all.", "I you all."), ("It is 3 * 4 or so.", "It is 3 4 or so."),
            ("Well —a lawyer— says no.", "Well —a lawyer— says no."), ("That was *so* good.", "That was so good."),
            ("Sad:( but fine.", "Sad: but fine."), ("He said: hello there.", "He said: hello there."),
            ("2 < 3 is true.", "2 3 is true."), ("(^_^) Fine.", "Fine."),
        ])
    func lookAlikes(reply: String, heard: String) {
        #expect(said(reply).replacing("  ", with: " ") == heard)
    }

    @Test("a bracket that never closes gives its words back")
    func unclosed() {
        let words = (1...40).map { "word\($0)" }.joined(separator: " ") + "."
        for opening in ["(", "*", "[", "<a"] {
            let heard = said("Well. \(opening)\(words)")
            #expect(heard.hasSuffix("word40."), "\(opening): \(heard)")
            #expect(!heard.contains("[") && !heard.contains("("))
        }
    }

    @Test(
        "an assistant's phrases are dropped, and the rest goes on",
        arguments: [
            (Language.en, "As an AI language model, I cannot smell coffee.", "I cannot smell coffee."),
            (.en, "Fine. How can I help you today?", "Fine."), (.en, "Fine. Is there anything else?", "Fine."),
            (.en, "I hope this helps! Anyway.", "Anyway."),
            (.es, "Como modelo de lenguaje, no huelo el café.", "no huelo el café."),
            (.es, "Vale. ¿En qué puedo ayudarte hoy?", "Vale."), (.es, "Vale. ¡Estoy aquí para ayudarte!", "Vale."),
            (.es, "Vale. No dudes en preguntar.", "Vale."),
        ])
    func assistant(language: Language, reply: String, heard: String) {
        #expect(said(reply, language) == heard)
    }

    @Test(
        "the prompt is not read aloud", arguments: PromptComposer.Style.allCases, Language.allCases)
    func echoes(style: PromptComposer.Style, language: Language) {
        let asked = Sample.request([Sample.comment("x")], language)
        var context = PromptContext()
        context.mood = "cheeky"
        let prompt = PromptComposer(persona: .aneeka, style: .chat).prompt(for: asked, context: context)
        guard case .chat(let messages) = prompt.form else { return }
        for line in (messages.last?.content ?? "").split(separator: "\n") where line.hasPrefix(">> ") {
            let heard = said("\(line)\nFine.", language)
            #expect(heard == "" || heard == "Fine.", "\(line)")
        }
    }

    @Test("a persona's forbidden phrase is dropped")
    func never() {
        var reader = ReplyReader(for: Sample.request([Sample.comment("x")]), never: ["holy moly"])
        let clauses = reader.receive("Holy moly, it works! Nice.") + reader.finish()
        #expect(clauses.map(\.text) == ["it works!", "Nice."] && clauses.map(\.index) == [0, 1])
    }

    @Test("any soup of structure is cut alike everywhere and holds no bracket")
    func soup() {
        let parts = [
            "[joy]", "[", "]", "(", ")", "*", "—", "_", "<", ">", "<think>", "</think>", ":", ";", "\"", "\n", " ",
            "hola", "3", ".", ",", "laughs", "<|channel|>", "final", "<|message|>", "Aneeka:", "Thought:", "@Lupita",
            "jaja", "é", "😀", "`", "<|im_end|>",
        ]
        var dice = Dice(seed: 5)
        let asked = Sample.request([Sample.comment("x")])
        for _ in 0..<600 {
            let reply = (0..<(1 + dice.next(below: 24))).map { _ in parts[dice.next(below: parts.count)] }.joined()
            let whole = read(reply, cutEvery: 10_000, asked)
            #expect(read(reply, cutEvery: 1, asked) == whole, "\(reply.debugDescription)")
            #expect(read(reply, cutEvery: 3, asked) == whole, "\(reply.debugDescription)")
            #expect(whole.allSatisfy { !$0.text.contains { "[]()<>\n*`".contains($0) } }, "\(reply.debugDescription)")
        }
    }
}
