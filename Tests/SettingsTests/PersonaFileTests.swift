import Settings
import Signals
import Testing

@Suite struct PersonaFileTests {
    @Test("a persona of one's own")
    func whole() throws {
        let file = try PersonaFile(
            """
            name: Nova
            es:
              who: Eres Nova.
              exchanges:
                - {viewer: luna, text: hola, reply: "[joy] ¡@luna!"}
            """, path: "nova.yaml")
        #expect(file.name == "Nova" && file.voices[.es]?.who == "Eres Nova." && file.voices[.en] == nil)
        #expect(file.voices[.es]?.exchanges == [.init(viewer: "luna", text: "hola", reply: "[joy] ¡@luna!")])
    }

    @Test("all that is wrong is told at once, with lines and nearest names")
    func wrong() {
        #expect(throws: SettingsError.self) { try PersonaFile("- a", path: "x.yaml") }
        #expect(throws: SettingsError.self) { try PersonaFile("a: [", path: "x.yaml") }
        do {
            _ = try PersonaFile("nmae: Nova\nes:\n  hwo: x\n  exchanges:\n    - {viewer: a}\n", path: "x.yaml")
            Issue.record("it was taken")
        } catch {
            let text = error.description
            #expect(text.contains("x.yaml:1") && text.contains("did you mean name?"), "\(text)")
            #expect(text.contains("did you mean who?") && text.contains("viewer, text and reply"), "\(text)")
            #expect(error.problems.count >= 4, "\(text)")
        }
    }

    @Test("gags, ideas, what is never said, and the mood she starts from")
    func optional() throws {
        let file = try PersonaFile(
            """
            name: Nova
            mood: {valence: -0.4, energy: 0.9}
            en:
              who: You are Nova.
              gags: [the lighthouse has opinions]
              idle:
                - why fog is shy
                - ships that wave back
              never: [ahoy]
            """, path: "nova.yaml")
        #expect(file.mood.valence == -0.4 && file.mood.energy == 0.9)
        #expect(file.voices[.en]?.gags == ["the lighthouse has opinions"])
        #expect(file.voices[.en]?.idle.count == 2 && file.voices[.en]?.never == ["ahoy"])
    }

    @Test(
        "what does not fit is told with its line",
        arguments: [
            ("mood: 3", "x.yaml:2", "further settings"), ("mood: {valence: 2}", "x.yaml:2", "from -1 to 1"),
            ("mood: {enrgy: 1}", "x.yaml:2", "did you mean energy?"), ("en: hello", "x.yaml:2", "further settings"),
            ("en:\n  who: x\n  gags: one", "x.yaml:4", "a list of texts"),
            ("en:\n  who: x\n  gasg: [one]", "x.yaml:4", "did you mean gags?"),
            ("en:\n  who: x\n  idle: [{a: b}]", "x.yaml:4", "a text"),
            ("en:\n  who: [x]", "x.yaml:3", "a text"),
            ("en:\n  who: x\n  exchanges: [{viewer: a, text: b, reply: hello}]", "x.yaml:4", "such as [joy]"),
        ])
    func misfits(yaml: String, place: String, hint: String) {
        do {
            _ = try PersonaFile("name: Nova\n\(yaml)\n", path: "x.yaml")
            Issue.record("it was taken")
        } catch {
            #expect(error.description.contains(place) && error.description.contains(hint), "\(error.description)")
        }
    }
}
