import FoundationEssentials
import Signals
import TestKit
import Testing

/// Mouth against sound, in a real browser and in its audio context's time.
///
/// A tap at the page's last node tells when each sentence left it (found by its own loudness), the probe what was drawn
/// when; the truth is the same sentence spoken here once more, with the engine's times. Two sentences in `make test`,
/// thirty with `make mouth`.
@Suite("EndToEnd mouth", .serialized) struct MouthTests {
    @Test("the drawn mouth keeps time with the sound, and shuts for every p, b and m", .timeLimit(.minutes(20)))
    func mouth() async throws {
        let wanted = Int(ProcessInfo.processInfo.environment["MOUTH_SENTENCES"] ?? "") ?? 2
        let sentences = Array(Self.sentences.prefix(wanted))
        let measured = Watched<[MouthFigures]>([])
        try await withOpenAIDouble { model in
            try await AneekaProcess.run(flags(model: model)) { aneeka in
                let overlay = try await aneeka.overlay()
                let panel = try await aneeka.panel()
                try await Browser.with { browser in
                    try await browser.page(panel) { operatorPage in
                        try await operatorPage.wait(for: "document.querySelector('#state').className === ''")
                        try await browser.page(overlay + "&probe=1") { page in
                            try await page.wait(for: "window.aneekaProbe && aneekaProbe.state().leads")
                            _ = try await page.evaluate("aneekaProbe.tap()")
                            for sentence in sentences {
                                let truth = try await SpokenTruth(sentence)
                                let shown = try await say(sentence, operatorPage, page, aneeka)
                                measured.update { $0.append(MouthFigures(truth: truth, shown: shown)) }
                            }
                        }
                    }
                }
            }
        }
        let table = MouthTable(measured.value)
        print(table.description)
        #expect(measured.value.count == wanted)
        #expect(table.closuresShut >= 0.99, "\(table)")
        #expect(table.isShutInSilence, "\(table)")
        #expect(abs(table.sync.p50) <= 15, "\(table)")
    }

    @Test("a recording of the loudspeaker agrees with it, roughly", .timeLimit(.minutes(2)))
    func recorded() async throws {
        let sentence = Self.sentences[1]
        let truth = try await SpokenTruth(sentence)
        let measured = Watched<[MouthFigures]>([])
        try await withOpenAIDouble { model in
            try await withPulseServer { pulse in
                try await AneekaProcess.run(flags(model: model)) { aneeka in
                    let overlay = try await aneeka.overlay()
                    let panel = try await aneeka.panel()
                    var options = Browser.Options()
                    options.environment = ["PULSE_SERVER": pulse.address]
                    try await Browser.with(options) { browser in
                        try await browser.page(panel) { operatorPage in
                            try await operatorPage.wait(for: "document.querySelector('#state').className === ''")
                            try await browser.page(overlay + "&probe=1") { page in
                                try await page.wait(for: "window.aneekaProbe && aneekaProbe.state().leads")
                                _ = try await page.evaluate("aneekaProbe.tap()")
                                try await pulse.recording { recording in
                                    let shown = try await say(sentence, operatorPage, page, aneeka)
                                    let began = try #require(recording.began)
                                    let heard = shown.against(recording: recording.samples, began: began)
                                    measured.update { $0.append(MouthFigures(truth: truth, shown: heard)) }
                                }
                            }
                        }
                    }
                }
            }
        }
        let table = MouthTable(measured.value)
        print("mouth: recorded from the loudspeaker: late by \(table.sync.p50) ms")
        #expect(abs(table.sync.p50) <= 60, "\(table)")
    }

    /// Lets her say it, and returns what the page drew and sounded meanwhile.
    private func say(_ text: String, _ panel: Page, _ page: Page, _ aneeka: AneekaProcess) async throws -> ShownMouth {
        let from = try #require(Double(try await page.evaluate("aneekaProbe.sound.context.currentTime")))
        let before = try await page.evaluate("aneekaProbe.sound.turn")
        try await write(text, on: panel, with: "say")
        try await page.wait(for: "aneekaProbe.sound.turn > \(before) && aneekaProbe.state().running")
        _ = await aneeka.line(text)
        try await page.wait(for: "!aneekaProbe.state().running")
        // Until the head has come home and the last levels have been told.
        let end = try #require(Double(try await page.evaluate("aneekaProbe.sound.context.currentTime"))) + 0.4
        try await page.wait(for: "aneekaProbe.sound.context.currentTime > \(end)")
        let drawn = try await page.evaluate("aneekaProbe.drawn(aneekaProbe.sound.turn)")
        let loud = try await page.evaluate("aneekaProbe.loud(\(from))")
        return try ShownMouth(drawn: drawn, loud: loud)
    }

    private static let sentences = [
        "Maybe my bumpy robot can hop over the big pumpkin.", "Mi abuela compra pan y pimientos para la bomba.",
        "Good evening everybody, what a beautiful night this is.",
        "Buenas noches a todo el mundo, qué noche tan bonita.",
        "Bob put a pepper on top of the map.", "El mapa de papá tiene un barco pequeño y blanco.",
        "I have no idea how many fingers I have, honestly.", "No sé cuántos dedos tengo, la verdad.",
        "Please stop feeding pizza to the microwave.", "Por favor, no le des más pizza al microondas.",
        "Some people sing in the rain, I simply blink.", "Hay gente que canta bajo la lluvia, yo solo parpadeo.",
        "My favorite game has twelve levels and a grumpy boss.",
        "Mi juego favorito tiene doce niveles y un jefe gruñón.",
        "Jump, bump, pump: that is the whole dance.", "Sube, baja, aplaude: eso es todo el baile.",
        "The moon looks like a warm button tonight.", "La luna parece un botón templado esta noche.",
        "Who broke the lamp? It was the vampire, obviously.", "¿Quién rompió la lámpara? Fue el vampiro, claro.",
        "Five foxes found a very funny phone.", "Un famoso búfalo buscaba un bombón.",
        "Remember me when the server sleeps.", "Acuérdate de mí cuando el servidor duerma.",
        "We could bake bread, or we could blame Bill.", "Podemos hacer pan o podemos culpar a Pablo.",
        "That was the best combo of my whole career.", "Ese fue el mejor combo de toda mi carrera.",
        "Wow, look at that, an empty box of problems.", "Vaya, mira eso, una bolsa vacía de problemas.",
    ]
}
