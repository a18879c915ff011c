import Rehearsal
import Signals
import Testing

@Suite("The report") struct ReportTests {
    static let hostile = "<script>alert('x')</script>&\"\u{202E}\u{7}"

    static func report(_ language: Language, _ change: (inout SmallShow) -> Void = { _ in }) -> RehearsalReport {
        var show = SmallShow()
        let comment = show.write("1", hostile, hostile, at: 1)
        let event = show.give("2", hostile, at: 2)
        show.turn(1, .single, [comment], heard: hostile, from: 3, to: 6, tokens: (100, 90, 10))
        show.turn(2, .events, events: [event], heard: "Thanks.", from: 7, to: 9)
        show.turn(3, .operatorWithChat, operatorWords: hostile, heard: "Yes.", from: 10, to: 12, outcome: .prepared)
        change(&show)
        return RehearsalReport(show.figures(), of: .init(seed: 1, rate: 1, model: hostile), in: language)
    }

    @Test("foreign text never becomes markup", arguments: Language.allCases)
    func escaping(language: Language) {
        let page = Self.report(language).page
        #expect(!page.contains("<script"))
        #expect(!page.contains("alert('x')"))
        #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;"))
        #expect(!page.unicodeScalars.contains { $0.value == 0x202E || $0.value == 7 })
    }

    @Test("the page needs nothing from elsewhere", arguments: Language.allCases)
    func selfContained(language: Language) {
        let page = Self.report(language).page
        for foreign in ["http://", "https://", "src=", "url(", "@import", "<link"] {
            #expect(!page.contains(foreign))
        }
        #expect(page.contains("lang=\"\(language.rawValue)\""))
        #expect(page.contains("default-src 'none'"))
    }

    @Test("every element that is opened is closed")
    func balance() {
        let page = Self.report(.en).page
        for element in ["div", "article", "ul", "li", "svg", "table", "tr", "td", "p", "span", "bdi", "main"] {
            let opened = page.ranges(of: "<\(element)>").count + page.ranges(of: "<\(element) ").count
            #expect(opened == page.ranges(of: "</\(element)>").count, "\(element)")
        }
    }

    @Test("the terminal's text stays short and says every verdict", arguments: Language.allCases)
    func terminal(language: Language) {
        let report = Self.report(language)
        let lines = report.terminalText.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 60)
        #expect(lines.count { $0.hasPrefix(" ✓") || $0.hasPrefix(" ✗") || $0.hasPrefix(" ·") } == 8)
    }

    @Test("a show in which nothing happened can be reported")
    func empty() {
        let figures = Tally(start: SmallShow.start, length: .seconds(600)).figures(at: SmallShow.at(600))
        let report = RehearsalReport(figures, of: .init(seed: 1, rate: 1, model: "none"), in: .es)
        #expect(report.page.contains("</html>"))
        #expect(figures.isGood)
    }

    @Test("hundreds of turns leave a page of bounded size")
    func bounded() {
        let page = Self.report(.en) { show in
            for number in 10..<1_500 as Range<UInt32> {
                let long = SmallShow.comment("l\(number)", "someone", String(repeating: "word ", count: 200), at: 20)
                show.turn(number, .flood, Array(repeating: long, count: 20), heard: "Hello.", from: 21, to: 22)
            }
        }.page
        #expect(page.ranges(of: "<article").count == Tally.mostTold)
        #expect(page.utf8.count < 2_000_000)
    }
}
