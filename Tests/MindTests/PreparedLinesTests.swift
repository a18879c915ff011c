import Mind
import Signals
import Testing

@Suite("prepared lines") struct PreparedLinesTests {
    @Test(
        "they never come twice running, with a name or without", arguments: PreparedLines.Situation.allCases,
        Language.allCases)
    func rounds(situation: PreparedLines.Situation, language: Language) {
        let lines = PreparedLines(seed: 3)
        for name in [nil, "Lupita"] {
            let said = (0..<20).map { _ in lines.line(situation, language, name: name) }
            #expect(zip(said, said.dropFirst()).allSatisfy { $0 != $1 })
            #expect(said.allSatisfy { !$0.contains("{") && !$0.isEmpty })
        }
    }

    @Test("there are eight and more, all distinct", arguments: PreparedLines.Situation.allCases)
    func enough(situation: PreparedLines.Situation) {
        for language in Language.allCases {
            let lines = PreparedLines.lines(situation, language)
            #expect(lines.count >= 8 && Set(lines).count == lines.count)
            #expect(lines.allSatisfy { $0.count < 110 })
        }
    }

    @Test("thanks name whom they thank, and only by a sayable name")
    func named() {
        let lines = PreparedLines()
        for language in Language.allCases {
            for _ in 0..<20 {
                #expect(lines.line(.thanks, language, name: "Lupita").contains("Lupita"))
                #expect(!lines.line(.greeting, language, name: "a{name}<b>").contains("<"))
            }
        }
    }
}
