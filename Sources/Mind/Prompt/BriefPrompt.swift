internal import Signals

/// The prompt of her own small models: neither persona nor rules, which they have learned, but the last exchanges and
/// what is to be answered, with viewers as numbers.
///
///     >> en español
///     @u1: hola aneeka
///     Aneeka: [joy] ¡@u1, por fin! Te guardé el sitio.
///     @u1: tú duermes?
///     Aneeka:
struct BriefPrompt {
    /// Lines of an exchange at most: a small model finds no more than these.
    static let mostLines = 10
    /// Turns by which older exchanges go, so that the beginning stays the same for as many.
    private static let step: UInt32 = 4

    private let name: String
    private let terms: Terms

    /// - Parameter name: hers.
    init(_ name: String, _ language: Language) {
        self.name = name
        self.terms = Terms(language)
    }

    /// What stays the same until the next exchange is remembered: those of the last four to seven turns in the
    /// language.
    func beginning(_ dialogue: Dialogue, _ language: Language) -> String {
        var text = Terms.show + terms.spoken + "\n"
        guard let last = dialogue.exchanges.last?.turn.number else { return text }
        let newest = (last &+ 1) / Self.step
        for exchange in dialogue.exchanges
        where exchange.language == language && exchange.turn.number / Self.step + 1 >= newest {
            var slots = Slots()
            for line in exchange.lines.prefix(Self.mostLines) { text += heard(slots.numbered(line)) + "\n" }
            text += "\(name): \(slots.numbered(exchange.reply))\n"
        }
        return text
    }

    /// - Parameter lines: of the turn; they are what the next prompt's beginning ends with, but for her reply.
    func end(_ lines: TurnLines, _ notes: [ViewerNote]) -> String {
        var slots = Slots()
        let lasting = lines.lasting.prefix(Self.mostLines).map { heard(slots.numbered($0)) }
        let told = lines.notes(notes).map { slots.numbered($0) }
        return (told + lines.impression + lasting).map { $0 + "\n" }.joined() + "\(name):"
    }

    /// A viewer's line as small models know them: in lower case, without her name and without the marks that open a
    /// Spanish question. To them France and france are two words, and each has to be learned.
    private func heard(_ line: String) -> String {
        guard line.hasPrefix("@u"), let colon = line.firstRange(of: ": ") else { return line }
        let text = line[colon.upperBound...].lowercased().filter { $0 != "¿" && $0 != "¡" }
        let own = name.lowercased()
        let words = text.split(separator: " ").filter { $0.filter(\.isLetter) != own }
        return line[..<colon.upperBound] + (words.isEmpty ? text : words.joined(separator: " "))
    }
}
