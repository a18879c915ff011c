import Signals
import Stage
import TestKit
import Testing

/// Twitch on the real panel: who is signed in, signing in by a code, and moderating from the list of comments.
@Suite("Panel's page with Twitch", .serialized, .timeLimit(.minutes(1))) struct PanelTwitchTests {
    private static let hostile = #"<img src=x onerror="document.title='owned'">"#
    private static let preparation = """
        (window.$ = (selector) => document.querySelector(selector), window.real = performance.now.bind(performance),
        window.skew = 0, performance.now = () => real() + skew, 'x')
        """

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

    private func account(_ name: String, _ state: String, login: String = "", says: Bilingual = .empty) -> JSON {
        ["account": .text(name), "login": .text(login), "state": .text(state), "message": JSON(says)]
    }

    private func twitch(_ accounts: [JSON], signIn: JSON = .null, canModerate: Bool = false) -> JSON {
        ["accounts": .list(accounts), "signIn": signIn, "canModerate": .truth(canModerate)]
    }

    private func signIn(_ code: String, address: String, rows: [String] = [], until: Int) -> JSON {
        [
            "account": "bot", "code": .text(code), "address": .text(address), "qr": .list(rows.map { .text($0) }),
            "until": .integer(until),
        ]
    }

    private func text(_ page: Page, _ selector: String) async throws -> String {
        try await page.evaluate("$('\(selector)').textContent")
    }

    private func click(_ page: Page, _ selector: String) async throws {
        _ = try await page.evaluate("($('\(selector)').click(), 'x')")
    }

    private func later(_ page: Page, milliseconds: Int) async throws {
        _ = try await page.evaluate("skew += \(milliseconds)")
    }

    private func say(_ panel: PanelHub, _ id: String, viewer: String, on platform: Platform, refused: JSON = .null) {
        panel.append(
            "heard",
            [
                "id": .text(id), "platform": .text(platform.rawValue), "viewer": .text(viewer),
                "name": .text(Self.hostile), "text": .text(Self.hostile), "refused": refused,
            ], sources: [Citation(message: MessageID(id), author: ViewerID(platform, viewer))])
    }

    @Test("nothing of it is shown without Twitch, and it goes with the connection that told of it")
    func without() async throws {
        try await open { house, page in
            #expect(try await page.evaluate("$('#twitch').hidden") == "true")
            house.stage.panel.publish(
                "twitch", twitch([account("bot", "signedIn", login: "aneeka")], canModerate: true))
            try await page.wait(for: "!$('#twitch').hidden && document.body.matches('.moderates')")
            house.stage.panel.publish("twitch", .null)
            try await page.wait(for: "$('#twitch').hidden && !document.body.matches('.moderates')")
        }
    }

    @Test("is one line while all is well, and opens by itself when she is signed out or refused")
    func opens() async throws {
        try await open { house, page in
            let panel = house.stage.panel
            let well = twitch([account("bot", "signedIn", login: "aneeka"), account("broadcaster", "signedOut")])
            panel.publish("twitch", well)
            try await page.wait(for: "$('#twitch .brief .name').textContent === 'aneeka'")
            #expect(try await page.evaluate("$('#twitch details').open") == "false")
            for accounts in [
                [account("bot", "signedOut", says: Bilingual(en: "line one\nline two", es: "línea una\nlínea dos"))],
                [account("bot", "signedIn", login: "aneeka"), account("broadcaster", "revoked")],
            ] {
                panel.publish("twitch", twitch(accounts))
                try await page.wait(for: "$('#twitch details').open && $('#twitch').matches('.urgent')")
                // Closed by hand it stays closed, whatever else is told of the same trouble.
                try await click(page, "#twitch summary")
                panel.publish("twitch", twitch(accounts, canModerate: true))
                try await page.wait(for: "document.body.matches('.moderates')")
                #expect(try await page.evaluate("$('#twitch details').open") == "false")
                panel.publish("twitch", well)
                try await page.wait(for: "!$('#twitch').matches('.urgent')")
            }
        }
    }

    @Test("what to do is told in lines and in both languages, and each account has its button")
    func signsIn() async throws {
        try await open { house, page in
            let lines = Bilingual(en: "one\ntwo", es: "uno\ndos")
            house.stage.panel.publish(
                "twitch", twitch([account("bot", "signedOut", says: lines), account("broadcaster", "signedOut")]))
            try await page.wait(for: "$('#twitch .message')")
            var told: Set<String> = []
            for _ in 1...2 {
                told.insert(try await text(page, "#twitch .message"))
                try await click(page, "#language")
            }
            #expect(told == [lines.en, lines.es])
            let height = "$('#twitch .message').getBoundingClientRect().height"
            #expect(
                try await page.evaluate(
                    "\(height) > 1.5 * parseFloat(getComputedStyle($('#twitch .message')).lineHeight)") == "true")
            try await click(page, "#twitch .accounts li:nth-child(1) button")
            let first = await house.acted.next()
            #expect(first == .signIn(.bot))
            #expect(try await page.evaluate("$('#twitch .accounts button').disabled") == "true")
            try await click(page, "#twitch .accounts li:nth-child(2) button")
            let second = await house.acted.next()
            #expect(second == .signIn(.broadcaster))
        }
    }

    @Test("a code is shown with its address, its square and the time left, until it is used or called off")
    func code() async throws {
        try await open { house, page in
            let panel = house.stage.panel
            let rows = (0..<21).map { row in String((0..<21).map { (row + $0) % 3 == 0 ? "1" : "0" }) }
            let address = "https://www.twitch.tv/activate?public=true&device-code=ABCDEFGH"
            let now = WallTime.now.milliseconds / 1000
            panel.publish(
                "twitch",
                twitch(
                    [account("bot", "waiting")],
                    signIn: signIn("ABCDEFGH", address: address, rows: rows, until: Int(now) + 1_200)))
            try await page.wait(for: "$('#twitch details').open && $('#twitch .code').textContent === 'ABCDEFGH'")
            #expect(try await page.evaluate("$('#twitch .address a').href") == address)
            #expect(try await page.evaluate("$('#twitch .address a').rel") == "noopener noreferrer")
            try await page.wait(for: #"/\b(20:00|19:5\d)\b/.test($('#twitch .left').textContent)"#)
            #expect(try await page.evaluate("document.querySelectorAll('#twitch .accounts button').length") == "0")
            // The square read back from the canvas: dark modules as told, and four light ones around.
            let drawn = try await page.evaluate(
                """
                (() => {
                  const canvas = $('#twitch canvas');
                  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                  const scale = canvas.width / 29;
                  const isDark = (x, y) => pixels[4 * ((y * scale + 1) * canvas.width + x * scale + 1)] === 0;
                  return [...Array(29).keys()].map((y) =>
                    [...Array(29).keys()].map((x) => (isDark(x, y) ? '1' : '0')).join('')).join(' ');
                })()
                """)
            let light = Array(repeating: String(repeating: "0", count: 29), count: 4)
            #expect(drawn == (light + rows.map { "0000\($0)0000" } + light).joined(separator: " "))
            try await click(page, "#twitch .cancel")
            let got = await house.acted.next()
            #expect(got == .cancelSignIn)
            panel.publish("twitch", twitch([account("bot", "signedIn", login: "aneeka")]))
            try await page.wait(for: "$('#twitch .signing').hidden && !$('#twitch details').open")
        }
    }

    @Test(
        "an address that leads to no web page is text, a square that is none is not drawn, an old code says so",
        arguments: ["javascript:document.title='owned'", "data:text/html,x", "twitch", "", hostile])
    func hostileAddress(address: String) async throws {
        try await open { house, page in
            house.stage.panel.publish(
                "twitch",
                twitch(
                    [account("bot", "waiting", login: Self.hostile, says: Bilingual(Self.hostile))],
                    signIn: signIn(Self.hostile, address: address, rows: ["101", "01", Self.hostile], until: 1_000)))
            try await page.wait(for: "$('#twitch details').open && $('#twitch .left').matches('.over')")
            #expect(try await page.evaluate("document.querySelectorAll('#twitch a, #twitch img').length") == "0")
            #expect(try await page.evaluate("$('#twitch canvas').hidden && $('#twitch .scan').hidden") == "true")
            for selector in ["#twitch .code", "#twitch .brief .name", "#twitch .accounts .name", "#twitch .message"] {
                let shown = try await text(page, selector)
                #expect(shown == Self.hostile, "\(selector)")
            }
            let shown = try await text(page, "#twitch .address")
            #expect(shown == address)
            #expect(try await page.evaluate("document.title.includes('owned')") == "false")
        }
    }

    @Test("comments from Twitch can be deleted at a press, timed out and banned at the second, while she may")
    func moderates() async throws {
        try await open { house, page in
            let panel = house.stage.panel
            say(panel, "s1", viewer: "1", on: .simulated)
            say(panel, "m1", viewer: "77", on: .twitch, refused: JSON(Bilingual("a link")))
            try await page.wait(for: "document.querySelectorAll('#heard li').length === 2")
            #expect(try await page.evaluate("document.querySelectorAll('#heard .deeds').length") == "1")
            let isShown = "getComputedStyle($('#heard .deeds')).display !== 'none'"
            #expect(try await page.evaluate(isShown) == "false")
            panel.publish("twitch", twitch([account("bot", "signedIn", login: "aneeka")], canModerate: true))
            try await page.wait(for: isShown)
            try await click(page, "#heard .deeds .open")
            try await page.wait(for: "$('#heard .deed').checkVisibility()")
            try await click(page, "#heard .deed:nth-of-type(2)")
            let delete = await house.acted.next()
            #expect(delete == .delete(MessageID("m1")))
            try await page.wait(for: "$('#heard .deed').disabled")
            let actions: [PanelAction] = [
                .timeout(ViewerID(.twitch, "77"), seconds: 600), .ban(ViewerID(.twitch, "77")),
            ]
            for (place, action) in zip([3, 4], actions) {
                let button = "#heard .deed:nth-of-type(\(place))"
                let asked = try await text(page, button)
                // A double click counts once.
                _ = try await page.evaluate("($('\(button)').click(), $('\(button)').click(), $('#skip').click(), 'x')")
                let first = await house.acted.next()
                #expect(first == .skip)
                #expect(try await text(page, button) != asked)
                try await later(page, milliseconds: 400)
                try await click(page, button)
                let second = await house.acted.next()
                #expect(second == action)
            }
            // The list stands still under the finger until the line is closed.
            say(panel, "m2", viewer: "78", on: .twitch)
            try await page.wait(for: "!$('#newer').hidden")
            #expect(try await page.evaluate("document.querySelectorAll('#heard li').length") == "2")
            _ = try await page.evaluate("(document.activeElement.blur(), $('#heard .acting .open').click(), 'x')")
            try await page.wait(for: "document.querySelectorAll('#heard li').length === 3")
            panel.recall(.author(ViewerID(.twitch, "77"), login: "", duration: nil))
            try await page.wait(for: "document.querySelectorAll('#heard li').length === 2")
        }
    }

    @Test("fits a phone and a small laptop, whatever it is told", arguments: [(360, 740), (390, 844), (1280, 800)])
    func fits(width: Int, height: Int) async throws {
        try await open { house, page in
            let long = String(repeating: "Wxyz", count: 120)
            let rows = Array(repeating: String(repeating: "1", count: 97), count: 97)
            let accounts = [
                account("bot", "revoked", login: long, says: Bilingual(long)),
                account("broadcaster", "waiting", login: long, says: Bilingual(long)),
            ]
            say(house.stage.panel, "m1", viewer: "77", on: .twitch)
            let code = signIn(long, address: "https://www.twitch.tv/\(long)", rows: rows, until: 9_999_999_999)
            for signIn in [code, .null] {
                house.stage.panel.publish("twitch", twitch(accounts, signIn: signIn, canModerate: true))
                try await page.wait(for: "$('#twitch .accounts li:nth-child(2)') && $('#heard .deeds')")
                for isOpen in [true, false] {
                    _ = try await page.evaluate("$('#twitch details').open = \(isOpen)")
                    _ = try await page.screenshot(width: width, height: height)
                    #expect(try await page.evaluate("document.documentElement.scrollWidth") == "\(width)")
                    let isSeen = "((r) => r.top >= 0 && r.right <= \(width) && r.bottom <= \(height))"
                    #expect(try await page.evaluate("\(isSeen)($('#panic').getBoundingClientRect())") == "true")
                }
            }
        }
    }
}
