import Signals
import Stage
import TestKit
import Testing

/// What the real panel shows of each state, with hostile names and texts everywhere, in a real browser.
@Suite("Panel's page shows", .serialized, .timeLimit(.minutes(1))) struct PanelStatesTests {
    private static let hostile = #"<img src=x onerror="document.title='owned'">"#
    private static let both = JSON(Bilingual(en: hostile, es: hostile))

    private func open(_ body: @escaping @Sendable (PanelHub, Page) async throws -> Void) async throws {
        try await StageHouse.open { house in
            try await Browser.with { browser in
                try await browser.page(house.stage.panelAddress()) { page in
                    try await page.wait(for: "document.querySelector('#state').dataset.state === 'connected'")
                    _ = try await page.evaluate("(window.$ = (s) => document.querySelector(s), 'x')")
                    try await body(house.stage.panel, page)
                    #expect(page.complaints.isEmpty, "\(page.complaints)")
                }
            }
        }
    }

    private func text(_ page: Page, _ selector: String) async throws -> String {
        try await page.evaluate("$('\(selector)').textContent")
    }

    /// Every state and list, with markup wherever a text can stand.
    private func publishHostility(_ panel: PanelHub, _ hostile: JSON) {
        panel.publish("now", ["asked": hostile, "said": hostile, "why": Self.both])
        panel.publish("mood", Self.both)
        panel.publish("rungs", .list([["name": hostile, "out": true], ["name": Self.both, "out": false]]))
        panel.publish("events", .list([["name": hostile, "what": Self.both, "seconds": 20]]))
        panel.publish("queue", .list([["name": hostile, "text": hostile, "score": 1.5, "why": Self.both]]))
        panel.publish(
            "health",
            .list([["part": Self.both, "state": "down", "stateWords": Self.both, "message": Self.both]]))
        panel.publish("audit", ["counts": .list([["what": Self.both, "heard": 2, "said": 1]])])
        panel.publish("persona", ["name": hostile, "file": hostile, "problem": Self.both])
        panel.publish(
            "memory",
            [
                "viewers": .list([
                    [
                        "platform": "twitch", "id": hostile, "name": hostile, "visits": 3, "bond": 0.6,
                        "facts": .list([["text": hostile, "days": 2]]),
                    ]
                ]), "operator": .list([hostile]), "episodes": .list([hostile]),
            ])
        panel.append(
            "heard",
            ["id": "m1", "platform": "twitch", "viewer": "9", "name": hostile, "text": hostile, "refused": Self.both],
            sources: [Citation(message: MessageID("m1"), author: ViewerID(.twitch, "9"))])
        panel.append("turns", ["face": Self.both, "why": Self.both])
        panel.append(
            "turns",
            [
                "asked": hostile, "shape": Self.both, "said": hostile, "outcome": Self.both, "first": 400, "copies": 3,
                "rung": hostile, "faces": .list([["face": Self.both, "why": Self.both]]),
            ], sources: [Citation(message: MessageID("m1"), author: ViewerID(.twitch, "9"))])
    }

    @Test("markup of strangers stays text wherever it stands, also after the language is changed")
    func escapes() async throws {
        try await open { panel, page in
            publishHostility(panel, .text(Self.hostile))
            try await page.wait(for: "$('#turns li:nth-child(2)') && $('#heard li') && $('#memory details')")
            for _ in 1...2 {
                for selector in [
                    "#now .asked", "#now .said", "#now .why", "#mood", "#rungs .out .name", "#rungs .answers .name",
                    "#events .name", "#events .text", "#queue .name", "#queue .text", "#health .part", "#health .note",
                    "#audit td", "#persona .name", "#persona .file", "#persona .problem", "#memory summary .name",
                    "#memory details .text", "#memory .told .text", "#memory .episodes .text", "#heard .name",
                    "#heard .text", "#heard .note", "#turns .name", "#turns .text", "#turns li.face .text",
                ] {
                    let shown = try await text(page, selector)
                    #expect(shown == Self.hostile, "\(selector)")
                }
                #expect(try await page.evaluate("document.querySelectorAll('body img, main script').length") == "0")
                #expect(try await page.evaluate("document.title.includes('owned')") == "false")
                _ = try await page.evaluate("($('#language').click(), 'x')")
            }
        }
    }

    @Test("a recall takes lines away, also those that are not drawn yet")
    func recalls() async throws {
        try await open { panel, page in
            publishHostility(panel, "mallory")
            panel.append("turns", ["asked": "", "shape": "alone", "said": "stays", "outcome": "", "first": .null])
            panel.recall(.author(ViewerID(.twitch, "9"), login: "mallory", duration: nil))
            try await page.wait(for: "document.querySelectorAll('#turns li').length === 2")
            #expect(try await page.evaluate("document.querySelectorAll('#heard li').length") == "0")
            let last = try await text(page, "#turns li .text")
            #expect(last == "stays")
        }
    }

    @Test("of the models the first that is not out is the one that answers")
    func rungs() async throws {
        try await open { panel, page in
            for (outs, answers) in [([false, false], "a"), ([true, false], "b"), ([true, true], "")] {
                let rungs = zip(["a", "b"], outs).map { JSON.object([("name", .text($0)), ("out", .truth($1))]) }
                panel.publish("rungs", .list(rungs))
                try await page.wait(
                    for: "($('#rungs .answers .name')?.textContent ?? '') === '\(answers)' && $('#rungs li')"
                        + " && document.querySelectorAll('#rungs .out').length === \(outs.count { $0 })")
            }
        }
    }

    @Test("paid events count down by themselves, tell when they are late, and go")
    func events() async throws {
        try await open { panel, page in
            _ = try await page.evaluate(
                """
                (window.real = performance.now.bind(performance), window.skew = 0,
                performance.now = () => real() + skew, 'x')
                """)
            #expect(try await page.evaluate("$('#events').hidden") == "true")
            panel.publish("events", .list([["name": .null, "what": Self.both, "seconds": 65]]))
            try await page.wait(for: "/^1:0[0-5]$/.test($('#events .left').textContent)")
            let name = try await text(page, "#events .name")
            #expect(["somebody", "alguien"].contains(name))
            _ = try await page.evaluate("skew += 58000")
            try await page.wait(for: "$('#events .soon')")
            _ = try await page.evaluate("skew += 20000")
            try await page.wait(for: "$('#events .late') && / 0:1\\d$/.test($('#events .late .left').textContent)")
            panel.publish("events", .list([]))
            try await page.wait(for: "$('#events').hidden")
        }
    }

    @Test("memory is searched without regard to case and accents, in names and in facts")
    func searches() async throws {
        try await open { panel, page in
            let people = [("Ángela", "likes octopuses"), ("bruno", "Estudia FÍSICA"), ("eve", "")]
            panel.publish(
                "memory",
                [
                    "viewers": .list(
                        people.map { name, fact in
                            [
                                "platform": "twitch", "id": .text(name), "name": .text(name), "visits": 1, "bond": 7.0,
                                "facts": fact.isEmpty ? .list([]) : .list([["text": .text(fact), "days": 0]]),
                            ]
                        }), "operator": .list([]), "episodes": .list([]),
                ])
            for (wanted, found) in [("angela", "Ángela"), ("OCTO", "Ángela"), ("fisica", "bruno"), ("zzz", "")] {
                _ = try await page.evaluate(
                    "($('#search').value = '\(wanted)', $('#search').dispatchEvent(new Event('input')), 'x')")
                let names = "[...document.querySelectorAll('#memory summary .name')].map((n) => n.textContent)"
                try await page.wait(for: "\(names).join() === '\(found)'")
            }
            #expect(try await page.evaluate("$('#memory .viewers ol').dataset.none") == "noneFound")
        }
    }

    @Test("of a flood of comments the newest eighty are shown, and refused ones are kept beside them")
    func flood() async throws {
        try await open { panel, page in
            for number in 1...600 {
                let isRefused = number % 100 == 1
                panel.append(
                    "heard",
                    .object([
                        ("id", .text("m\(number)")), ("name", "v"), ("text", .text("\(number)")),
                        ("refused", isRefused ? Self.both : .null),
                    ]),
                    sources: [Citation(message: MessageID("m\(number)"), author: ViewerID(.twitch, "\(number)"))])
            }
            try await page.wait(for: "$('#heard li .text').textContent === '600'")
            try await page.wait(for: "document.querySelectorAll('#heard li').length === 86")
            #expect(try await page.evaluate("document.querySelectorAll('#heard li.refused').length") == "6")
        }
    }

    @Test("fits a phone and a small laptop with the longest of names", arguments: [(390, 844), (1280, 800)])
    func fits(width: Int, height: Int) async throws {
        try await open { panel, page in
            publishHostility(panel, .text(String(repeating: "Wxyz", count: 120)))
            try await page.wait(for: "$('#turns li') && $('#heard li') && $('#memory details')")
            for tab in ["memory", "audit", "persona"] {
                _ = try await page.evaluate("($('#\(tab)Tab').click(), 'x')")
                _ = try await page.screenshot(width: width, height: height)
                let wide = """
                    [...document.querySelectorAll('body *')].filter((n) => n.getBoundingClientRect().right > \(width)
                    && !n.closest('.hidden')).map((n) => n.id || n.className || n.tagName).join(' ')
                    """
                let outside = try await page.evaluate("document.documentElement.scrollWidth <= \(width) ? '' : \(wide)")
                #expect(outside == "", "\(tab)")
                let isSeen = "((r) => r.top >= 0 && r.right <= \(width) && r.bottom <= \(height))"
                #expect(try await page.evaluate("\(isSeen)($('#panic').getBoundingClientRect())") == "true")
            }
        }
    }
}
