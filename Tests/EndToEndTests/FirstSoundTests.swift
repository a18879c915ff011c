import FoundationEssentials
import Signals
import TestKit
import Testing
import Wire

/// The pieces in which a model would send a reply.
func pieces(_ text: String) -> [String] {
    text.split(separator: " ", omittingEmptySubsequences: false).enumerated().map {
        $0.offset == 0 ? String($0.element) : " " + $0.element
    }
}

/// Flags that point the program at doubles; everything else is as it comes.
func flags(model: OpenAIDouble, irc port: Int? = nil, _ more: [String] = []) -> [String] {
    // A double says the same whatever it is asked.
    var settings = ["mind.endpoint=\(model.url)", "mind.mayRepeat=true", "stage.port=0", "attention.idleAfter=0s"]
    if let port {
        settings += [
            "twitch.channel=aneeka", "twitch.irc.host=127.0.0.1", "twitch.irc.port=\(port)", "twitch.irc.tls=false",
        ]
    }
    return ["live"] + (settings + more).flatMap { ["--set", $0] }
}

@Suite("EndToEnd first sound", .serialized) struct FirstSoundTests {
    @Test("a chat line by IRC leaves a browser as sound, with its captions in time", .timeLimit(.minutes(2)))
    func chatLineToSound() async throws {
        var behaviour = OpenAIBehaviour(
            pieces("[joy] Good evening Lupita, the stars look friendly tonight. Stay a little longer with us."))
        behaviour.pieceInterval = .milliseconds(20)
        try await withOpenAIDouble(behaviour) { model in
            try await withPulseServer { pulse in
                let irc = IRCDouble()
                let port = try await irc.start()
                try await AneekaProcess.run(flags(model: model, irc: port)) { aneeka in
                    let overlay = try await aneeka.overlay()
                    var options = Browser.Options()
                    options.environment = ["PULSE_SERVER": pulse.address]
                    try await Browser.with(options) { browser in
                        try await browser.page(overlay + "&probe=1") { page in
                            try await page.wait(for: "window.aneekaProbe && aneekaProbe.state().leads")
                            await irc.joined()
                            try await pulse.recording { recording in
                                irc.say("Aneeka, how is the sky tonight?")
                                try await page.wait(for: "aneekaProbe.captions.log.length >= 12")
                                try await recording.wait { samples in
                                    samples.contains { abs($0) > 0.05 }
                                }
                                _ = await aneeka.line("first sound after")
                                #expect(recording.samples.contains { abs($0) > 0.05 }, "silence left the browser")
                                if let path = ProcessInfo.processInfo.environment["KEEP_RECORDING"] {
                                    try Data(wav(recording.samples)).write(to: URL(filePath: path))
                                }
                            }
                            // Each word's caption against the frame at which it is heard, in the page's own clock.
                            let late = try await page.evaluate(
                                "Math.max(...aneekaProbe.captions.log.map(w=>(w.frame-w.due)/24))")
                            let early = try await page.evaluate(
                                "Math.min(...aneekaProbe.captions.log.map(w=>(w.frame-w.due)/24))")
                            #expect(try #require(Double(late)) <= 60, "a caption came \(late) ms late")
                            #expect(try #require(Double(early)) >= -1, "a caption came \(early) ms early")
                            let words = try await page.evaluate("aneekaProbe.captions.log.map(w=>w.text).join(' ')")
                            #expect(words.hasPrefix("Good evening Lupita,"))
                            let shapes = try await page.evaluate("new Set(aneekaProbe.mouth.map(m=>m.viseme)).size")
                            #expect(try #require(Int(shapes)) >= 6, "the mouth made \(shapes) shapes")
                            #expect(page.complaints.isEmpty, "\(page.complaints)")
                        }
                    }
                }
                await irc.stop()
            }
        }
    }

    @Test(
        "a page closed in mid-sentence and opened again: the rest is heard once, then the page leads again",
        .timeLimit(.minutes(2)))
    func pageClosed() async throws {
        var behaviour = OpenAIBehaviour(
            pieces(
                "[joy] One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen. And this is the end of it."
            ))
        behaviour.pieceInterval = .milliseconds(5)
        try await withOpenAIDouble(behaviour) { model in
            try await AneekaProcess.run(flags(model: model)) { aneeka in
                let overlay = try await aneeka.overlay()
                let panel = try await aneeka.panel()
                try await Browser.with { browser in
                    try await browser.page(panel) { operatorPage in
                        try await operatorPage.wait(for: "document.querySelector('#state').className === ''")
                        let address = overlay + "&probe=1"
                        try await browser.page(address) { page in
                            try await page.wait(for: "window.aneekaProbe && aneekaProbe.state().leads")
                            try await write("Aneeka, count for us please", on: operatorPage)
                            try await page.wait(for: "aneekaProbe.state().frame > 24000")
                        }
                        let story = try #require(await aneeka.line("first sound after"))
                        #expect(story.contains("And this is the end of it."), "\(story)")
                        #expect(!story.contains(" —"), "\(story)")
                        try await browser.page(address) { page in
                            try await page.wait(for: "window.aneekaProbe && aneekaProbe.state().leads")
                            try await write("Aneeka, once more please", on: operatorPage)
                            try await page.wait(for: "aneekaProbe.state().running")
                        }
                    }
                }
            }
        }
    }

    @Test("of two pages one sounds, and a page that may not sound offers a button", .timeLimit(.minutes(2)))
    func twoPages() async throws {
        try await withOpenAIDouble { model in
            try await AneekaProcess.run(flags(model: model)) { aneeka in
                let overlay = try await aneeka.overlay() + "&probe=1"
                try await Browser.with { browser in
                    try await browser.page(overlay) { first in
                        try await first.wait(for: "window.aneekaProbe && aneekaProbe.state().leads")
                        try await browser.page(overlay + "&obs=1") { second in
                            // The newest page of OBS takes over, the other falls silent.
                            try await second.wait(for: "window.aneekaProbe && aneekaProbe.state().leads")
                            try await first.wait(for: "!aneekaProbe.state().leads")
                        }
                        try await first.wait(for: "aneekaProbe.state().leads")
                    }
                }
                var blocked = Browser.Options()
                blocked.allowsSound = false
                try await Browser.with(blocked) { browser in
                    try await browser.page(overlay) { page in
                        try await page.wait(for: "!document.querySelector('#listen').hidden")
                        #expect(try await page.evaluate("String(aneekaProbe.state().leads)") == "false")
                    }
                }
            }
        }
    }

    @Test("a deletion stops the answer to its comment, and nothing of it stays", .timeLimit(.minutes(1)))
    func recalled() async throws {
        var behaviour = OpenAIBehaviour(
            pieces(
                "[joy] Well now this is a long and winding answer that goes on and on. It never seems to stop at all, does it?"
            ))
        behaviour.pieceInterval = .milliseconds(5)
        try await withOpenAIDouble(behaviour) { model in
            let irc = IRCDouble()
            let port = try await irc.start()
            try await AneekaProcess.run(flags(model: model, irc: port)) { aneeka in
                await irc.joined()
                let id = irc.say("Aneeka, tell me a story please")
                try await model.calls.wait { !$0.isEmpty }
                irc.delete(id)
                let story = try #require(await aneeka.line("stopped: its comment was taken back"))
                #expect(!story.contains("does it?"))
                // The next answer's prompt does not hold what was taken back.
                irc.say("Aneeka, good morning to you", from: "Otra")
                let calls = try await model.calls.wait { $0.count >= 2 }
                #expect(!calls[1].text.contains("tell me a story"))
            }
            await irc.stop()
        }
    }

    @Test("a deletion after the answer wipes it off the pages", .timeLimit(.minutes(1)))
    func recalledLater() async throws {
        try await withOpenAIDouble(OpenAIBehaviour(pieces("[joy] That is a fine question."))) { model in
            let irc = IRCDouble()
            let port = try await irc.start()
            try await AneekaProcess.run(flags(model: model, irc: port)) { aneeka in
                let overlay = try #require(Address(try await aneeka.overlay()))
                let key = try #require(overlay.target.split(separator: "=").last)
                try await withWebSocket(
                    "ws://127.0.0.1:\(overlay.port)/overlay/socket", headers: [("Authorization", "Bearer \(key)")]
                ) { page in
                    await irc.joined()
                    let id = irc.say("Aneeka, is this a fine question?")
                    #expect(await aneeka.line("That is a fine question.") != nil)
                    irc.delete(id)
                    let wipe = await page.incoming.first { message in
                        if case .text(let text) = message { text.contains("wipe") } else { false }
                    }
                    #expect(wipe != nil)
                }
            }
            await irc.stop()
        }
    }
}

/// Writes on the panel as a person would.
/// - Parameter button: `comment` or `say`.
func write(_ text: String, on panel: Page, with button: String = "comment") async throws {
    _ = try await panel.evaluate(
        "(()=>{const i=document.querySelector('#text');i.value='\(text)';document.querySelector('#write [value=\(button)]').click();document.querySelector('#write').requestSubmit();return 'x'})()"
    )
}

private func wav(_ samples: [Float]) -> [UInt8] {
    var bytes: [UInt8] = []
    func word(_ value: UInt32, _ count: Int) {
        for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * index))) }
    }
    let size = UInt32(samples.count * 2)
    bytes += "RIFF".utf8
    word(36 + size, 4)
    bytes += "WAVEfmt ".utf8
    word(16, 4)
    word(1, 2)
    word(1, 2)
    word(24_000, 4)
    word(48_000, 4)
    word(2, 2)
    word(16, 2)
    bytes += "data".utf8
    word(size, 4)
    for sample in samples { word(UInt32(UInt16(bitPattern: Int16(max(-32_768, min(32_767, sample * 32_767))))), 2) }
    return bytes
}
