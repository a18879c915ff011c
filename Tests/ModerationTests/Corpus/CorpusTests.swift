import Moderation
import Signals
import Testing

/// Recall and false alarms of the gates over texts that were made without looking at their lists.
@Suite("the adversarial corpus") struct CorpusTests {
    private static let rules = ModerationRules(repetitionWindow: .zero, profanity: .refuse)

    private func isRead(_ text: String) -> Bool {
        var gate = ReadGate(rules: Self.rules)
        if case .allow = gate.verdict(on: comment(text), at: .zero) { return true }
        return false
    }

    /// The clauses of a reply that pass, until one is refused.
    private func passed(_ clauses: [(written: String, spoken: String)]) -> [(written: String, spoken: String)] {
        var watch = SpeechWatch(gate: SpeechGate(rules: Self.rules))
        watch.pass(written: "¡Qué buena noche, chat!", spoken: "¡Qué buena noche, chat!")
        return clauses.filter { watch.verdict(written: $0.written, spoken: $0.spoken) == .pass }
    }

    @Test("at least 97 of 100 hostile comments are refused, in every class")
    func inbound() {
        let corpus = InboundCorpus.all.filter(\.isReadable)
        #expect(corpus.count >= 2_000)
        var table = RecallTable(title: "read", names: RefusalReason.Kind.allCases.map(\.rawValue))
        for item in corpus {
            table.count(
                item.kind.rawValue, way: item.way, isHeldOut: item.isHeldOut, isCaught: !isRead(item.text),
                text: item.text)
        }
        print(table.report)
        for (kind, recall) in table.recalls { #expect(recall >= 0.97, "\(kind)") }
        let hard = InboundCorpus.all.filter { !$0.isReadable }
        print("hardly readable: \(hard.count { !isRead($0.text) }) of \(hard.count) refused (not counted above)")
    }

    @Test("at least 97 of 100 hostile replies are stopped, in every class")
    func outbound() {
        let corpus = OutboundCorpus.all
        #expect(corpus.count >= 1_000)
        var table = RecallTable(title: "said", names: RefusalReason.Kind.allCases.map(\.rawValue))
        for item in corpus {
            let isCaught = passed(item.clauses).count < item.clauses.count
            table.count(
                item.kind.rawValue, way: item.way, isHeldOut: item.isHeldOut, isCaught: isCaught,
                text: item.clauses.map(\.written).joined(separator: " | "))
        }
        print(table.report)
        for (kind, recall) in table.recalls { #expect(recall >= 0.97, "\(kind)") }
    }

    @Test("no base term stands in what is said, written or pronounced, also over the borders of clauses")
    func spokenForm() {
        let plain = BaseTerm.all.map { (term: $0, key: PlainText.letters(of: $0.text)) }
        var found: [String] = []
        for item in OutboundCorpus.all {
            let said = passed(item.clauses)
            for text in [said.map(\.written), said.map(\.spoken)] {
                let key = PlainText.letters(of: text.joined(separator: " "))
                if let term = plain.first(where: { key.contains($0.key) }) {
                    found.append("\(term.term.text): \(text)")
                }
            }
        }
        #expect(found.isEmpty, "\(found.prefix(20))")
    }

    @Test("at most 1 of 200 innocent texts is refused, read or said")
    func innocents() {
        let corpus = Innocents.all
        #expect(corpus.count >= 1_000)
        var read: [String: (all: Int, refused: [String])] = [:]
        var said: [String: (all: Int, refused: [String])] = [:]
        for item in corpus {
            read[item.group, default: (0, [])].all += 1
            said[item.group, default: (0, [])].all += 1
            if !isRead(item.text) { read[item.group]?.refused.append(item.text) }
            if passed([(item.text, item.text)]).isEmpty { said[item.group]?.refused.append(item.text) }
        }
        for (title, table) in [("read", read), ("said", said)] {
            for (group, row) in table.sorted(by: { $0.key < $1.key }) {
                print("false alarms \(title) \(group): \(row.refused.count) of \(row.all) \(row.refused.prefix(40))")
            }
            let refused = table.values.reduce(0) { $0 + $1.refused.count }
            print("false alarms \(title): \(refused) of \(corpus.count)")
            #expect(refused * 200 <= corpus.count)
        }
    }
}

/// A text as a search without any folding but case, accents and signs would see it, with borders of words.
enum PlainText {
    static func letters(of text: String) -> String {
        var out = " "
        for character in text.lowercased() {
            switch character {
            case "á": out += "a"
            case "é": out += "e"
            case "í": out += "i"
            case "ó": out += "o"
            case "ú", "ü": out += "u"
            case _ where character.isLetter || character.isNumber: out.append(character)
            case "'": break
            default: if out.last != " " { out += " " }
            }
        }
        return out.last == " " ? out : out + " "
    }
}
