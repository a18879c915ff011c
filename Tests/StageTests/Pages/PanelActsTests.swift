import Signals
import Stage
import TestKit
import Testing

/// What the operator presses and types on the real panel, in a real browser.
@Suite("Panel's page acts", .serialized, .timeLimit(.minutes(1))) struct PanelActsTests {
    /// A short name for what the tests look for, and a clock that they move on.
    private static let preparation = """
        (window.$ = (selector) => document.querySelector(selector), window.real = performance.now.bind(performance),
        window.skew = 0, performance.now = () => real() + skew, 'x')
        """

    private func later(_ page: Page, milliseconds: Int) async throws {
        _ = try await page.evaluate("skew += \(milliseconds)")
    }

    private func open(_ body: @escaping @Sendable (StageHouse, Page) async throws -> Void) async throws {
        try await StageHouse.open { house in
            try await Browser.with { browser in
                try await browser.page(house.stage.panelAddress()) { page in
                    try await page.wait(for: "document.querySelector('#state').dataset.state === 'connected'")
                    try await page.call("Page.bringToFront")
                    let asked = await house.acted.next()
                    #expect(asked == .memory)
                    _ = try await page.evaluate(Self.preparation)
                    try await body(house, page)
                    #expect(page.complaints.isEmpty, "\(page.complaints)")
                }
            }
        }
    }

    private func press(_ page: Page, _ key: String, _ code: Int) async throws {
        for kind in ["keyDown", "keyUp"] {
            try await page.call(
                "Input.dispatchKeyEvent",
                #"{"type":"\#(kind)","key":"\#(key)","code":"\#(key)","windowsVirtualKeyCode":\#(code)}"#)
        }
    }

    private func write(_ page: Page, _ text: String, as manner: String) async throws {
        _ = try await page.evaluate(
            "($('#write [value=\(manner)]').click(), $('#text').value = '\(text)', $('#write').requestSubmit(), 'x')")
    }

    @Test("one box talks to her, writes as a viewer or has her say it; the choice outlives the page")
    func manners() async throws {
        try await open { house, page in
            try await write(page, "¿cómo vas?", as: "talk")
            try await write(page, "hola", as: "comment")
            try await write(page, "Buenas noches.", as: "say")
            for action in [PanelAction.talk("¿cómo vas?"), .comment("hola"), .say("Buenas noches.")] {
                let got = await house.acted.next()
                #expect(got == action)
            }
            #expect(try await page.evaluate("$('#text').value") == "")
            _ = try await page.evaluate("(location.reload(), 'x')")
            try await page.wait(for: "document.querySelector('#write').dataset.manner === 'say'")
            try await page.wait(for: "document.querySelector('#write [value=say]').checked")
        }
    }

    @Test("a refused line is let through once, and then makes room for the comment")
    func approves() async throws {
        try await open { house, page in
            let source = [Citation(message: MessageID("m7"), author: ViewerID(.twitch, "9"))]
            let reason = JSON(Bilingual(en: "a link", es: "un enlace"))
            house.stage.panel.append(
                "heard",
                ["id": "m7", "platform": "twitch", "viewer": "9", "name": "eva", "text": "hi", "refused": reason],
                sources: source)
            try await page.wait(for: "$('#heard .approve')")
            let shown = try await page.evaluate("$('#heard .note').textContent")
            #expect(["a link", "un enlace"].contains(shown))
            _ = try await page.evaluate("($('#heard .approve').click(), $('#heard .approve').click(), 'x')")
            let first = await house.acted.next()
            #expect(first == .approve(MessageID("m7")))
            try await page.wait(for: "$('#heard .approve').disabled")
            _ = try await page.evaluate("($('#heard .approve').click(), $('#skip').click(), 'x')")
            house.stage.panel.append(
                "heard",
                ["id": "m7", "platform": "twitch", "viewer": "9", "name": "eva", "text": "hi", "refused": .null],
                sources: source)
            try await page.wait(for: "!$('#heard .approve') && document.querySelectorAll('#heard li').length === 1")
            let next = await house.acted.next()
            #expect(next == .skip)
        }
    }

    @Test("forgets a viewer at the second press alone, and facts are told and taken back")
    func forgets() async throws {
        try await open { house, page in
            house.stage.panel.publish(
                "memory",
                [
                    "viewers": .list([
                        [
                            "platform": "twitch", "id": "7", "name": "Lupita", "visits": 3, "bond": 0.5,
                            "facts": .list([]),
                        ]
                    ]), "operator": .list(["It's \"Bytes\""]), "episodes": .list([]),
                ])
            try await page.wait(for: "$('#memory .forget')")
            let question = try await page.evaluate("$('#memory .forget').textContent")
            // A double click counts once.
            _ = try await page.evaluate("($('.forget').click(), $('.forget').click(), $('#skip').click(), 'x')")
            let first = await house.acted.next()
            #expect(first == .skip)
            #expect(try await page.evaluate("$('.forget').textContent") != question)
            try await later(page, milliseconds: 400)
            _ = try await page.evaluate("($('.forget').click(), 'x')")
            let second = await house.acted.next()
            #expect(second == .forget(ViewerID(.twitch, "7")))
            try await page.wait(for: "$('.forget').disabled")
            _ = try await page.evaluate("($('#fact').value = ' A fact. ', $('#remember').requestSubmit(), 'x')")
            let told = await house.acted.next()
            #expect(told == .remember("A fact."))
            _ = try await page.evaluate("($('.told li button').click(), 'x')")
            try await later(page, milliseconds: 400)
            _ = try await page.evaluate("($('.told li button').click(), 'x')")
            let taken = await house.acted.next()
            #expect(taken == .unremember("It's \"Bytes\""))
        }
    }

    @Test("the persona is reloaded, and memory asked for when its tab is opened")
    func tabs() async throws {
        try await open { house, page in
            _ = try await page.evaluate(
                "($('#personaTab').click(), $('#reload').click(), $('#memoryTab').click(), 'x')")
            for action in [PanelAction.reloadPersona, .memory] {
                let got = await house.acted.next()
                #expect(got == action)
            }
        }
    }

    @Test("Escape and Escape again is panic, from a text box only after it was left")
    func escapes() async throws {
        try await open { house, page in
            _ = try await page.evaluate("($('#text').focus(), $('#text').value = 'half a thought', 'x')")
            try await press(page, "Escape", 27)
            #expect(try await page.evaluate("$('#panic').classList.contains('armed')") == "false")
            #expect(try await page.evaluate("$('#text').value") == "half a thought")
            try await press(page, "Escape", 27)
            try await page.wait(for: "$('#panic').classList.contains('armed')")
            try await later(page, milliseconds: 100)
            try await press(page, "Escape", 27)
            let got = await house.acted.next()
            #expect(got == .panic)
        }
    }

    @Test("panic by keyboard needs two Escapes, apart but near, and nothing between")
    func escapeTwice() async throws {
        // E Escape, R a held key's repetition, T an Escape that something else took, a another key; milliseconds.
        let cases = [
            ("E0 E400", "armed panic"), ("E0 E1500", "armed panic"), ("E0 E1501 E1900", "armed armed panic"),
            ("E0 E50", "armed armed"), ("E0 R300 R600", "armed armed armed"), ("R0 R99", "nothing nothing"),
            ("E0 a200 E400", "armed nothing armed"), ("T0 E200 E500", "nothing armed panic"),
            ("E0 T200 E400", "armed nothing armed"), ("E0 E300 E600", "armed panic armed"),
        ]
        try await open { _, page in
            for (keys, decisions) in cases {
                let script = """
                    import('/pages/panel/escape.js').then(({ EscapeTwice }) => {
                      const escape = new EscapeTwice();
                      return '\(keys)'.split(' ').map((press) => escape.receive({
                        key: press[0] === 'a' ? 'a' : 'Escape', isRepeat: press[0] === 'R', isTaken: press[0] === 'T',
                      }, 10000 + Number(press.slice(1)))).join(' ');
                    })
                    """
                let decided = try await page.evaluate(script)
                #expect(decided == decisions, "\(keys)")
            }
        }
    }
}
