internal import Signals

/// Who writes the next line, and what.
struct Writers: Sendable {
    struct Line {
        let person: Cast.Person
        let kind: Truth.Kind
        let text: String
        let emotes: [EmoteSpan]
        let language: Language?
        let forbidden: String?
        let isFirst: Bool
        let repliesToHer: Bool
        let bits: Int

        init(
            _ person: Cast.Person, _ kind: Truth.Kind, _ text: String, language: Language?, forbidden: String? = nil,
            isFirst: Bool = false, bits: Int = 0
        ) {
            self.person = person
            self.kind = kind
            self.text = text
            self.emotes = Self.spans(text)
            self.language = language
            self.forbidden = forbidden
            self.isFirst = isFirst
            self.repliesToHer = kind == .replyToHer
            self.bits = bits
        }

        private static func spans(_ text: String) -> [EmoteSpan] {
            var spans: [EmoteSpan] = []
            var at = 0
            for word in text.split(separator: " ", omittingEmptySubsequences: false) {
                let length = word.unicodeScalars.count
                if let emote = ForeignLines.emotes.first(where: { $0.name == word }) {
                    spans.append(EmoteSpan(id: emote.id, range: at..<at + length))
                }
                at += length + 1
            }
            return spans
        }
    }

    private static let mix: [(Truth.Kind, Double)] = [
        (.greeting, 7), (.question, 22), (.smalltalk, 24), (.mention, 5), (.chatter, 7), (.replyToHer, 4),
        (.laughter, 10), (.emotes, 8), (.foreign, 4), (.insult, 2.5), (.slur, 1), (.link, 1), (.spamCopy, 1.5),
        (.wall, 0.5), (.privateData, 0.3), (.injection, 1.2),
    ]

    let giving: Giving
    private let cast: Cast
    private let scribe: Scribe
    private var newcomers = 0
    /// Nuisances are few and write often; one that is thrown out is followed by the next.
    private var nuisances: [Cast.Part: Int] = [.troll: 0, .spammer: 0, .injector: 0]
    private var campaign: (text: String, left: Int) = ("", 0)

    init(seed: UInt64, settings: Crowd.Settings) {
        cast = Cast(seed: seed, settings: settings)
        scribe = Scribe(name: settings.name, login: settings.login, cast: cast)
        giving = Giving(scribe: scribe, cheersInChat: settings.rate >= 0.5)
    }

    // MARK: Who

    mutating func newcomer() -> Cast.Person {
        newcomers += 1
        return cast.person(.newcomer, newcomers)
    }

    func raider(_ number: Int, of raid: Int) -> Cast.Person { cast.person(.raider, raid * 10_000 + number) }

    /// Two in five lines come from regulars, and some of those write much more than others.
    func somebody(_ chances: inout Chances) -> Cast.Person {
        if chances.happens(0.4) {
            let u = chances.unit()
            return cast.person(.regular, Int(u * u * Double(cast.regulars)))
        }
        return cast.person(.casual, chances.below(cast.casuals))
    }

    mutating func leave(_ viewer: Viewer) {
        guard let part = viewer.id.id.first.flatMap({ Cast.Part(rawValue: String($0)) }) else { return }
        nuisances[part]? += 4
    }

    private func nuisance(_ part: Cast.Part, _ chances: inout Chances) -> Cast.Person {
        cast.person(part, (nuisances[part] ?? 0) + chances.below(4))
    }

    // MARK: What

    mutating func line(during wave: Pace.Wave.Kind?, raid: Int, _ chances: inout Chances) -> Line {
        switch wave {
        case .laughter where chances.happens(0.72): return plain(.laughter, by: somebody(&chances), &chances)
        case .emotes where chances.happens(0.8): return plain(.emotes, by: somebody(&chances), &chances)
        case .raid(let viewers) where chances.happens(0.7):
            let person = raider(1 + chances.below(max(1, viewers)), of: raid)
            let book = LineBook.book(person.language)
            let text = scribe.typed(scribe.fill(chances.pick(book.raidLines), book, &chances), &chances)
            return Line(person, .raidLine, text, language: person.language)
        default: break
        }
        let kind = chances.choice(Self.mix)
        switch kind {
        case .insult, .slur, .privateData: return trolling(kind, &chances)
        case .link, .spamCopy, .wall: return spam(kind, &chances)
        case .injection:
            let person = nuisance(.injector, &chances)
            let book = LineBook.book(person.language)
            let canary = scribe.canary(&chances)
            let text = scribe.fill(chances.pick(book.injections), book, canary: canary, &chances)
            return Line(person, .injection, text, language: person.language, forbidden: canary)
        case .greeting where chances.happens(0.4), .question where chances.happens(0.06),
            .foreign where chances.happens(0.3):
            return plain(kind, by: newcomer(), isFirst: true, &chances)
        default: return plain(kind, by: somebody(&chances), &chances)
        }
    }

    private func plain(
        _ kind: Truth.Kind, by person: Cast.Person, isFirst: Bool = false, _ chances: inout Chances
    ) -> Line {
        let book = LineBook.book(person.language)
        let templates: [String]
        switch kind {
        case .greeting: templates = book.greetings
        case .question: templates = book.questions
        case .mention: templates = book.mentions
        case .chatter: templates = book.chatter
        case .replyToHer: templates = book.replies
        case .laughter: return Line(person, kind, laugh(book, &chances), language: person.language)
        case .emotes: return Line(person, kind, emotes(&chances), language: nil)
        case .foreign: return Line(person, kind, chances.pick(ForeignLines.lines), language: nil, isFirst: isFirst)
        default: templates = book.remarks
        }
        var text = scribe.fill(chances.pick(templates), book, &chances)
        if kind == .question, chances.happens(0.2), !text.lowercased().contains("an") {
            text = scribe.spelling(&chances) + " " + text
        }
        if chances.happens(0.08) { text += " " + chances.pick(ForeignLines.emotes).name }
        return Line(person, kind, scribe.typed(text, &chances), language: person.language, isFirst: isFirst)
    }

    private func laugh(_ book: LineBook, _ chances: inout Chances) -> String {
        let laugh = chances.pick(book.laughs)
        let isSyllables = ["ha", "ja", "ah", "js", "je", "lo"].contains(laugh.prefix(2).lowercased())
        guard isSyllables, chances.happens(0.4) else { return laugh }
        return laugh + String(repeating: String(laugh.suffix(2)), count: 1 + chances.below(5))
    }

    private func emotes(_ chances: inout Chances) -> String {
        let emote = chances.pick(ForeignLines.emotes).name
        return Array(repeating: emote, count: 1 + chances.below(6)).joined(separator: " ")
    }

    private func trolling(_ kind: Truth.Kind, _ chances: inout Chances) -> Line {
        let person = nuisance(.troll, &chances)
        let book = LineBook.book(person.language)
        switch kind {
        case .slur:
            let term = chances.pick(book.slurs)
            let line = chances.pick(book.slurLines).replacing("{term}", with: scribe.disguised(term, &chances))
            // What is said and written in plain cannot be told apart for phrases of common words.
            let forbidden = term.contains(" ") ? nil : term
            return Line(
                person, .slur, scribe.fill(line, book, &chances), language: person.language, forbidden: forbidden)
        case .privateData:
            let text = scribe.fill(chances.pick(book.privateData), book, &chances)
            return Line(person, .privateData, text, language: person.language)
        default:
            let text = scribe.typed(scribe.fill(chances.pick(book.insults), book, &chances), &chances)
            return Line(person, .insult, text, language: person.language)
        }
    }

    private mutating func spam(_ kind: Truth.Kind, _ chances: inout Chances) -> Line {
        let person = nuisance(.spammer, &chances)
        let book = LineBook.book(person.language)
        switch kind {
        case .link:
            return Line(
                person, .link, scribe.fill(chances.pick(book.links), book, &chances), language: person.language)
        case .wall:
            let brick = chances.pick(["█▓▒░", "🔥🔥", "VOTE ", "(╯°□°)╯ ", "8====", "¡¡¡", "AAAAA", "spam "])
            return Line(person, .wall, String(repeating: brick, count: 30 + chances.below(60)), language: nil)
        default:
            if campaign.left == 0 {
                campaign = (scribe.fill(chances.pick(book.copies), book, &chances), 4 + chances.below(20))
            }
            campaign.left -= 1
            return Line(person, .spamCopy, campaign.text, language: nil)
        }
    }
}
