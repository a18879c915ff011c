import FoundationEssentials
import Signals
import Stage
import TestKit
import Testing

/// The real overlay in a real browser, fed by the real hub.
@Suite("Overlay's page", .serialized, .timeLimit(.minutes(1))) struct OverlayPageTests {
    private static let joined = "window.aneekaProbe && aneekaProbe.state().leads"

    private func address(_ house: StageHouse, _ more: String = "") -> String {
        "\(house.origin)/overlay?key=\(house.keys.overlay)&probe=1&lang=es\(more)"
    }

    private func leader(_ events: AsyncStream<OverlayHub.SoundEvent>) async -> PageID? {
        while let event = await events.next() {
            if case .leader(let page?) = event { return page }
        }
        return nil
    }

    @Test("a turn is heard to its last frame, reported on the way, and the next one after it")
    func heardToTheEnd() async throws {
        try await StageHouse.open { house in
            try await Browser.with { browser in
                try await browser.page(address(house)) { page in
                    let events = house.sound
                    let id = try #require(await leader(events))
                    for turn in [TurnID(1), TurnID(2)] {
                        let samples = tone(seconds: 0.7)
                        #expect(house.stage.overlay.send(samples, turn: turn, startFrame: 0, to: id))
                        var reports: [PageReport] = []
                        while let event = await events.next() {
                            guard case .report(let report) = event, report.turn == turn else { continue }
                            reports.append(report)
                            if !report.isRunning { break }
                        }
                        #expect(reports.count >= 5, "every 100 ms, at the start and at the end: \(reports.count)")
                        #expect(reports.map(\.frame) == reports.map(\.frame).sorted())
                        #expect(
                            reports.last?.frame == samples.count,
                            "the last frame counts as heard once it left the loudspeaker")
                    }
                    #expect(page.complaints.isEmpty, "\(page.complaints)")
                }
            }
        }
    }

    @Test("a stop fades, drops what waits and tells the frame; late sound of that turn stays silent")
    func stop() async throws {
        try await StageHouse.open { house in
            try await Browser.with { browser in
                try await browser.page(address(house)) { page in
                    let events = house.sound
                    let id = try #require(await leader(events))
                    let hub = house.stage.overlay
                    let samples = tone(seconds: 2)
                    _ = hub.send(samples, turn: TurnID(5), startFrame: 1000, to: id)
                    var last = 0
                    while last < 6000, let event = await events.next() {
                        if case .report(let report) = event { last = report.frame }
                    }
                    hub.stopSound(turn: TurnID(5), on: id)
                    var stopped: Int?
                    while stopped == nil, let event = await events.next() {
                        if case .stopped(id, TurnID(5), let frame) = event { stopped = frame }
                    }
                    let heard = try #require(stopped)
                    #expect((last..<1000 + samples.count).contains(heard))
                    _ = hub.send(samples, turn: TurnID(5), startFrame: heard, to: id)
                    // The worklet's port keeps order: this turn plays only after the late sound was judged.
                    _ = hub.send(tone(seconds: 0.1), turn: TurnID(6), startFrame: 0, to: id)
                    var turns: [TurnID] = []
                    while turns.last != TurnID(6), let event = await events.next() {
                        if case .report(let report) = event, report.frame > heard || report.turn != TurnID(5) {
                            turns.append(report.turn)
                        }
                    }
                    #expect(turns == [TurnID(6)])
                }
            }
        }
    }

    @Test("a page that lost the sound falls silent, and takes up the same turn when it leads again")
    func takesUpAgain() async throws {
        try await StageHouse.open { house in
            try await Browser.with { browser in
                try await browser.page(address(house)) { page in
                    let events = house.sound
                    let first = try #require(await leader(events))
                    let hub = house.stage.overlay
                    let seconds = 4
                    for second in 0..<seconds {
                        _ = hub.send(tone(seconds: 1), turn: TurnID(1), startFrame: second * soundRate, to: first)
                    }
                    try await page.wait(for: "aneekaProbe.state().running")
                    let back = try await browser.page(address(house, "&obs=1")) { second in
                        try await second.wait(for: Self.joined)
                        try await page.wait(for: "!aneekaProbe.state().leads && !aneekaProbe.sound.running")
                        let frame = try await page.evaluate("aneekaProbe.sound.frame")
                        return try #require(Int(frame))
                    }
                    #expect(back < seconds * soundRate, "it played on for itself")
                    try await page.wait(for: Self.joined)
                    // From the start of the word that was cut.
                    let again = max(0, back - 2000)
                    _ = hub.send(tone(seconds: 0.3), turn: TurnID(1), startFrame: again, to: first)
                    try await page.wait(
                        for: "aneekaProbe.sound.frame === \(again + 7200) && !aneekaProbe.sound.running")
                }
            }
        }
    }

    @Test("a new server's first turn sounds on a page that has seen later ones")
    func otherServer() async throws {
        try await StageHouse.open { house in
            try await Browser.with { browser in
                try await browser.page(address(house)) { page in
                    let events = house.sound
                    let first = try #require(await leader(events))
                    _ = house.stage.overlay.send(tone(seconds: 0.1), turn: TurnID(900), startFrame: 0, to: first)
                    try await page.wait(for: "aneekaProbe.sound.turn === 900")
                    _ = try await page.evaluate("aneekaProbe.disconnect()")
                    let second = try #require(await leader(events))
                    #expect(second != first)
                    _ = house.stage.overlay.send(tone(seconds: 0.1), turn: TurnID(1), startFrame: 0, to: second)
                    try await page.wait(for: "aneekaProbe.sound.turn === 1")
                }
            }
        }
    }

    @Test("words appear with their frames, and the motion follows its keys")
    func inTime() async throws {
        try await StageHouse.open { house in
            try await Browser.with { browser in
                try await browser.page(address(house)) { page in
                    let events = house.sound
                    let id = try #require(await leader(events))
                    let hub = house.stage.overlay
                    hub.publish(
                        [
                            "type": "turn", "turn": 4, "language": "es",
                            "comment": [
                                "name": "<b>xX_Lupita_Xx</b>", "text": "¿Me oyes? <img src=x onerror=alert(1)> 🦊",
                            ],
                        ], scene: "turn")
                    hub.publish(
                        [
                            "type": "caption", "turn": 4, "clause": 0,
                            "words": .list([
                                .list([0, "¡Hola,"]), .list([7200, "<i>Lupita</i>!"]), .list([12_000, "🦊"]),
                            ]),
                        ], scene: "clause 0")
                    // Three shapes and a brow, in quanta of a hundredth; 20 keys a second.
                    hub.publish(
                        [
                            "type": "parameters",
                            "list": .list([
                                .list(["Viseme_sil", 1, 0.01]), .list(["Viseme_PP", 0, 0.01]),
                                .list(["Viseme_aa", 0, 0.01]), .list(["ParamBrowLY", 0, 0.01]),
                            ]),
                        ], scene: "parameters")
                    hub.publish(
                        [
                            "type": "motion", "turn": 4, "start": 0, "rate": 20, "count": 16,
                            "rows": .list([
                                .list([0, -100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100]),
                                .list([1, 0, 0, 0, 0, 100, 0, 0, 0, -100]),
                                .list([2, 100, 0, 0, 0, -100, 0, 0, 0, 100, 0, 0, 0, -100]),
                                .list([3, 0, 0, 0, 0, 0, 0, 0, 0, 90]),
                            ]),
                        ], scene: "clause motion 0")
                    _ = hub.send(tone(seconds: 0.8), turn: TurnID(4), startFrame: 0, to: id)
                    try await page.wait(for: "aneekaProbe.captions.log.length === 3")
                    let words = try await page.evaluate("aneekaProbe.captions.log.map(w=>w.text).join('|')")
                    #expect(words == "¡Hola,|<i>Lupita</i>!|🦊")
                    #expect(
                        try await page.evaluate("String(aneekaProbe.captions.log.every(w=>w.frame>=w.due))") == "true")
                    try await page.wait(for: "!aneekaProbe.sound.running")
                    let shapes = try await page.evaluate(
                        "[...new Set(aneekaProbe.mouth.map(m=>m.viseme))].sort().join(' ')")
                    #expect(shapes == "PP aa sil")
                    #expect(try await page.evaluate("document.querySelectorAll('b,i,img').length") == "0")
                    #expect(try await page.evaluate("document.querySelector('#captions').lang") == "es")
                    let brows = try await page.evaluate(
                        "aneekaProbe.avatar.parameters.ParamBrowLY > 0.8 ? 'up' : 'down'")
                    #expect(brows == "up")
                    hub.publish(["type": "wipe"])
                    try await page.wait(
                        for:
                            "document.querySelector('#captions').textContent === '' && document.querySelector('#comment').hidden"
                    )
                    #expect(page.complaints.isEmpty, "\(page.complaints)")
                }
            }
        }
    }

    @Test("a browser that blocks sound offers a button in the page's language, and a click on it gives her a voice")
    func blocked() async throws {
        var options = Browser.Options()
        options.allowsSound = false
        try await StageHouse.open { [options] house in
            try await Browser.with(options) { browser in
                try await browser.page(address(house)) { page in
                    try await page.wait(for: "document.querySelector('#listen')?.hidden === false")
                    #expect(
                        try await page.evaluate("document.querySelector('#listen').textContent") == "Pulsa para oírla")
                    #expect(house.stage.overlay.blockedCount == 1)
                    try await page.call("Page.bringToFront")
                    for kind in ["mousePressed", "mouseReleased"] {
                        let middle = try await page.evaluate(
                            "(r=>`\"x\":${r.x+r.width/2},\"y\":${r.y+r.height/2}`)(document.querySelector('#listen').getBoundingClientRect())"
                        )
                        try await page.call(
                            "Input.dispatchMouseEvent",
                            #"{"type":"\#(kind)",\#(middle),"button":"left","clickCount":1}"#)
                    }
                    try await page.wait(for: "aneekaProbe.state().leads && document.querySelector('#listen').hidden")
                }
            }
        }
    }

    @Test("the page is transparent where she is not, and she is drawn where she is")
    func transparent() async throws {
        try await StageHouse.open { house in
            try await Browser.with { browser in
                try await browser.page(address(house)) { page in
                    try await page.wait(for: "window.aneekaProbe && aneekaProbe.frames.length > 3")
                    let background =
                        "getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).backgroundColor"
                    #expect(try await page.evaluate(background) == "rgba(0, 0, 0, 0)rgba(0, 0, 0, 0)")
                    // Alpha in a corner of the canvas, and in the middle of her face.
                    let alpha = """
                        (c=>{const x=c.getContext('2d'),a=(u,v)=>x.getImageData(c.width*u,c.height*v,1,1).data[3];\
                        return [a(0.01,0.01),a(0.5,0.5)].join()})(document.querySelector('#face'))
                        """
                    #expect(try await page.evaluate(alpha) == "0,255")
                }
            }
        }
    }
}
