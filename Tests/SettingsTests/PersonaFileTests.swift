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
}
