import Signals
import Stage
import TestKit
import Testing

/// The real panel in a real browser.
@Suite("Panel's page", .serialized, .timeLimit(.minutes(1))) struct PanelPageTests {
    private static let connected = "document.querySelector('#state')?.dataset.state === 'connected'"

    private func fill(_ panel: PanelHub) {
        let why = Bilingual(en: "names her +4", es: "la nombra +4")
        panel.append(
            "heard",
            [
                "name": "<b>mallory</b>", "text": "<script>alert(1)</script>", "refused": .null,
            ], sources: [Citation(message: MessageID("m1"), author: ViewerID(.twitch, "9"))])
        panel.append(
            "heard", ["name": "Lupita", "text": "¡Hola!", "refused": .null],
            sources: [Citation(message: MessageID("m2"), author: ViewerID(.twitch, "7"))])
        panel.publish("queue", .list([["name": "Lupita", "text": "¡Hola!", "score": 41.5, "why": JSON(why)]]))
        panel.publish("now", ["asked": "Lupita: ¡Hola!", "said": "Hola Lupita.", "why": JSON(why)])
        panel.publish(
            "health",
            .list([
                [
                    "part": JSON(Bilingual(en: "page sound", es: "sonido de la página")), "state": "degraded",
                    "stateWords": JSON(Bilingual(en: "degraded", es: "a medias")),
                    "message": JSON(Bilingual(en: "Click on the overlay page.", es: "Haz clic en la página.")),
                ]
            ]))
        panel.publish("latency", .list([.list(["audible", 412.0, 630.5, 702.0])]))
    }

    @Test("signs in with the code of the address, shows the show, and takes back what is recalled")
    func shows() async throws {
        try await StageHouse.open { house in
            fill(house.stage.panel)
            try await Browser.with { browser in
                try await browser.page(house.stage.panelAddress()) { page in
                    try await page.wait(for: Self.connected)
                    try await page.wait(for: "document.querySelectorAll('#heard li').length === 2")
                    #expect(try await page.evaluate("location.hash") == "")
                    #expect(try await page.evaluate("document.querySelectorAll('main b, main script').length") == "0")
                    #expect(
                        try await page.evaluate("document.querySelector('#now .said').textContent") == "Hola Lupita.")
                    house.stage.panel.recall(.author(ViewerID(.twitch, "9"), login: "mallory", duration: nil))
                    try await page.wait(for: "document.querySelectorAll('#heard li').length === 1")
                    #expect(page.complaints.isEmpty, "\(page.complaints)")
                }
            }
        }
    }

    @Test("is used by keyboard alone, in both languages")
    func keyboard() async throws {
        try await StageHouse.open { house in
            try await Browser.with { browser in
                try await browser.page(house.stage.panelAddress()) { page in
                    try await page.wait(for: Self.connected)
                    // Keys reach the tab in front alone.
                    try await page.call("Page.bringToFront")
                    let before = try await page.evaluate("document.querySelector('#panic').textContent")
                    house.stage.panel.publish("now", ["why": JSON(Bilingual(en: "names her", es: "la nombra"))])
                    try await page.wait(for: "document.querySelector('#now .why').textContent !== ''")
                    let why = try await page.evaluate("document.querySelector('#now .why').textContent")
                    _ = try await page.evaluate("document.querySelector('#language').click() ?? 'x'")
                    #expect(
                        try await Set([why, page.evaluate("document.querySelector('#now .why').textContent")])
                            == ["names her", "la nombra"])
                    #expect(try await page.evaluate("document.querySelector('#panic').textContent") != before)
                    _ = try await page.evaluate("document.querySelector('#text').focus() ?? 'x'")
                    try await page.call("Input.insertText", #"{"text":"¿Qué tal, Aneeka?"}"#)
                    for kind in ["keyDown", "keyUp"] {
                        try await page.call(
                            "Input.dispatchKeyEvent",
                            #"{"type":"\#(kind)","key":"Enter","code":"Enter","windowsVirtualKeyCode":13,"text":"\r"}"#)
                    }
                    let acted = house.acted
                    let asked = await acted.next()
                    #expect(asked == .memory)
                    let written = await acted.next()
                    #expect(written == .talk("¿Qué tal, Aneeka?"))
                    for (button, action) in [("skip", PanelAction.skip), ("mute", .mute(true)), ("panic", .panic)] {
                        _ = try await page.evaluate("document.querySelector('#\(button)').focus() ?? 'x'")
                        for kind in ["keyDown", "keyUp"] {
                            try await page.call(
                                "Input.dispatchKeyEvent",
                                #"{"type":"\#(kind)","key":" ","code":"Space","windowsVirtualKeyCode":32,"text":" "}"#)
                        }
                        let got = await acted.next()
                        #expect(got == action)
                    }
                }
            }
        }
    }

    @Test("says that its link was used, and fits a phone")
    func usedLink() async throws {
        try await StageHouse.open { house in
            let address = house.stage.panelAddress()
            try await Browser.with { browser in
                try await browser.page(address) { page in try await page.wait(for: Self.connected) }
            }
            try await Browser.with { browser in
                try await browser.page(address) { page in
                    try await page.wait(for: "document.querySelector('#state')?.dataset.state === 'stale'")
                    _ = try await page.screenshot(width: 360, height: 740)
                    #expect(
                        try await page.evaluate("document.documentElement.scrollWidth <= 360 ? 'fits' : 'wide'")
                            == "fits")
                }
            }
        }
    }
}
