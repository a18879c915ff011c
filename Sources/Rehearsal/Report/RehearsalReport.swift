package import Signals

/// How the show went, for a person: text for a terminal, and one page that stands alone.
package struct RehearsalReport: Sendable {
    /// What the rehearsal was.
    package struct Occasion: Sendable {
        package var seed: UInt64
        /// Comments a second, as asked.
        package var rate: Double
        /// The model that answered, as people call it.
        package var model: String
        /// How long the rehearsal itself took; nil = not told.
        package var took: Duration?

        package init(seed: UInt64, rate: Double, model: String, took: Duration? = nil) {
            self.seed = seed
            self.rate = rate
            self.model = model
            self.took = took
        }
    }

    let figures: Figures
    let occasion: Occasion
    let language: Language

    package init(_ figures: Figures, of occasion: Occasion, in language: Language) {
        self.figures = figures
        self.occasion = occasion
        self.language = language
    }

    /// Sixty lines at most, 120 columns, no colours.
    package var terminalText: String { TerminalReport(report: self).text }

    /// Complete HTML: no script, nothing from elsewhere; viewers' words escaped.
    package var page: String { ReportPage(report: self).html }

    /// In the report's language.
    func words(_ en: String, _ es: String) -> String { language == .es ? es : en }

    var headline: String {
        let failed = figures.verdicts.count { $0.outcome == .fail }
        switch failed {
        case 0: return words("She hosts well.", "Buena anfitriona.")
        case 1: return words("Nearly there: one thing to mend.", "Casi: queda una cosa por arreglar.")
        default: return words("\(failed) things to mend.", "Quedan \(failed) cosas por arreglar.")
        }
    }

    /// What was rehearsed, in a line.
    var summary: String {
        let rate = occasion.rate < 0.1 ? Wording.number(occasion.rate, digits: 2) : Wording.number(occasion.rate)
        let length = Wording.clock(figures.length)
        let isOne = rate == "1"
        let pace = words(
            "\(rate) \(isOne ? "comment" : "comments") a second",
            "\(rate) \(isOne ? "comentario" : "comentarios") por segundo")
        let seed = words("seed", "semilla") + " \(occasion.seed)"
        return words("\(length) of show at \(pace)", "\(length) de directo a \(pace)")
            + " · \(occasion.model) · \(seed)"
    }

    /// Of what deserved an answer.
    var shareNamed: Double? { share(figures.answeredWell) }

    /// Answered by name or as part of a crowd.
    var shareReached: Double? { share(figures.answeredWell + figures.drawnIn).map { min(1, $0) } }

    private func share(_ count: Int) -> Double? {
        figures.answerable > 0 ? Double(count) / Double(figures.answerable) : nil
    }

    /// "1.2 s · 8.0 s · 14.1 s": median, 95th percentile, largest.
    func spread(_ spread: Figures.Spread) -> String {
        guard spread.count > 0 else { return "–" }
        return [spread.median, spread.p95, spread.largest].map(Wording.seconds).joined(separator: " · ")
    }
}
