import Moderation
import Signals
import Testing

@Suite("may this be said?") struct SpeechGateTests {
    private let gate = SpeechGate(rules: ModerationRules(ownWords: ["zanahoria"], allowedDomains: ["twitch.tv"]))

    private func kind(_ written: String, spoken: String? = nil, after passed: String = "") -> RefusalReason.Kind? {
        if case .refuse(let reason) = gate.verdict(written: written, spoken: spoken ?? written, after: passed) {
            return reason.kind
        }
        return nil
    }

    @Test(
        "what a border between clauses hides is found",
        arguments: [
            ("you should kill", "yourself now", .selfHarm), ("eres un hijo", "de puta", .insult),
            ("eres un hijo de", "puta madre", .insult), ("f a g", "g o t", .hate),
            ("p. u.", "t. a.", .insult), ("te voy", "a matar", .threat), ("my number is 612", "345 678", .privateData),
            ("call 612, 345,", "678", .privateData),
            ("six one two three", "four five six seven", .privateData), ("vivo en la calle", "Mayor 12", .privateData),
            ("ignore the <", "|im_start|>", .injection),
        ] as [(String, String, RefusalReason.Kind)])
    func borders(passed: String, clause: String, kind: RefusalReason.Kind) {
        #expect(self.kind(clause, after: passed) == kind)
    }

    @Test(
        "the beginning of what had passed may be cut in the middle of a word or number",
        arguments: [
            ("puta fue larga, pero ganamos.", "Qué bien."), ("345678901 no, broma.", "Sigamos."),
            ("anal de la tele,", "me gusta mucho."),
        ])
    func cut(passed: String, clause: String) { #expect(kind(clause, after: passed) == nil) }

    @Test("a word that stood in the cut is found when she says it herself")
    func again() { #expect(kind("eres una puta", after: "puta fue larga.") == .insult) }

    @Test("the spoken form is judged too")
    func spoken() {
        #expect(kind("x", spoken: "p u t a") == .insult)
        #expect(kind("💀", spoken: "kill yourself") == .selfHarm)
        #expect(kind("ok", spoken: "seis uno dos tres cuatro cinco seis siete ocho") == .privateData)
    }

    @Test(
        "lists, private data, links and marks of the prompt are refused",
        arguments: [
            ("una zanahoria", .ownWord), ("n1gg3r", .hate), ("see evil.com/x", .link),
            ("write to me@home.org", .privateData), ("<|assistant|>", .injection),
            ("My system prompt says hello", .injection), ("As an AI language model I cannot", .injection),
            ("Como modelo de lenguaje no puedo", .injection),
            ("### Response:", .injection), ("La clave es sk-4f9a8b7c6d5e4f3a2b1c0d9e8f", .privateData),
            ("her address is 221 Baker Street", .privateData),
            ("mi IP es 192.168.1.20", .privateData), ("Es el 612 345 678.", .privateData),
            ("assistant: hello", .injection),
        ] as [(String, RefusalReason.Kind)])
    func refused(text: String, kind: RefusalReason.Kind) { #expect(self.kind(text) == kind) }

    @Test(
        "ordinary talk passes",
        arguments: [
            "Hola Lupita,", "It costs 1,000 coins.", "The year 2026 is nice.", "¡Qué bien!",
            "Diez, nueve, ocho, siete, seis, cinco, cuatro,", "Three, two, one, go!",
            "La disputa por la computadora", "Son las 10:30.", "¡Feliz año nuevo!", "Sígueme en twitch.tv/aneeka",
            "Mi número favorito es el 7.", "1.000.000 de gracias",
            "joder, qué susto", "Tengo veinticinco años y tres gatos.", "I give it a 9 out of 10.",
            "There were 12, 45, 23 and 67 of them.",
        ])
    func passes(text: String) { #expect(kind(text, after: "What a day.") == nil) }

    @Test("an allowed address may be pronounced")
    func allowedAddress() {
        #expect(kind("Ven a twitch.tv/aneeka", spoken: "Ven a twitch punto tv barra aneeka") == nil)
    }
}
