internal import Signals

/// The figures of a report, by topic.
struct ReportTopics {
    struct Topic {
        let title: String
        /// What, and how much.
        let rows: [(String, String)]
    }

    let report: RehearsalReport

    var all: [Topic] { [answers, thanks, fairness, talk, gate, cost] }

    private var figures: Figures { report.figures }

    private func topic(_ en: String, _ es: String, _ rows: [(String, String)]) -> Topic {
        Topic(title: report.words(en, es), rows: rows)
    }

    private func row(_ en: String, _ es: String, _ values: String...) -> (String, String) {
        (report.words(en, es), values.joined(separator: " · "))
    }

    private func number(_ count: Int) -> String { Wording.number(count) }

    private var answers: Topic {
        topic(
            "Answers", "Respuestas",
            [
                row(
                    "comments · let through", "comentarios · admitidos", number(figures.comments),
                    number(figures.admitted)),
                row(
                    "answered by name", "contestados por su nombre",
                    "\(number(figures.named)) (\(Wording.share(report.shareNamed)))"),
                row("drawn in by a crowd's answer", "incluidos en una respuesta de grupo", number(figures.drawnIn)),
                row(
                    "age when answered, p50 · p95 · max", "edad al contestar, p50 · p95 · máx",
                    report.spread(figures.ages)),
                row("operator, p50 · p95 · max", "operador, p50 · p95 · máx", report.spread(figures.operatorWaits)),
            ])
    }

    private var thanks: Topic {
        let counts = [figures.paidLate, figures.paidMissed, figures.paidPending, figures.paidExcused]
        return topic(
            "Thanks", "Agradecimientos",
            [
                row(
                    "paid events · thanked as a number", "eventos de pago · agradecidos en bloque",
                    number(figures.paid), number(figures.paidCounted)),
                row(
                    "acknowledged after, p50 · p95 · max", "agradecidos tras, p50 · p95 · máx",
                    report.spread(figures.paidWaits)),
                row(
                    "late · missed · still due · taken back", "tarde · perdidos · en plazo · retirados",
                    counts.map(number).joined(separator: " · ")),
            ])
    }

    private var fairness: Topic {
        topic(
            "Fairness", "Reparto",
            [
                row(
                    "viewers worth an answer · answered", "personas que lo merecían · contestadas",
                    number(figures.viewers), Wording.share(figures.viewersAnswered)),
                row(
                    "Gini of answers", "Gini de las respuestas",
                    figures.gini.map { Wording.number($0, digits: 2) } ?? "–"),
                row("most answers for one viewer", "más respuestas a una persona", number(figures.mostAnswers)),
                row(
                    "longest wait of a regular", "espera más larga de un habitual",
                    Wording.seconds(figures.longestRegularWait)),
                row(
                    "regulars who wrote thrice for nothing", "habituales con tres mensajes en balde",
                    number(figures.forgottenRegulars)),
            ])
    }

    private var talk: Topic {
        topic(
            "Her talk", "Cómo habla",
            [
                row(
                    "turns · cut off · failed · faces", "turnos · cortados · fallidos · caras", number(figures.turns),
                    number(figures.stopped), number(figures.failed), number(figures.faces)),
                row(
                    "words a turn", "palabras por turno",
                    figures.wordsPerTurn.map { Wording.number($0, digits: 1) } ?? "–"),
                row("speaks of the time", "del tiempo, hablando", Wording.share(figures.speaking)),
                row(
                    "repeated openers · phrases", "arranques · frases repetidas",
                    Wording.share(figures.repeatedOpeners), Wording.share(figures.repeatedPhrases)),
            ])
    }

    private var gate: Topic {
        let slips = figures.unsafeHeard.map { slip in
            let kind = Wording.kind(slip.kind, report.language)
            return row("past it: " + kind, "se coló: " + kind, "\(number(slip.admitted)) / \(number(slip.came))")
        }
        return topic(
            "Gate", "Filtro",
            slips + [row("harmless, but refused", "inofensivos, pero rechazados", number(figures.harmlessRefused))])
    }

    private var cost: Topic {
        let memory = [figures.memoryAtStart, figures.memoryAtEnd, figures.memoryPeak].compactMap(\.self)
        return topic(
            "Cost", "Coste",
            [
                row(
                    "prompt tokens · read before", "tokens de entrada · ya leídos", number(figures.promptTokens),
                    Wording.share(figures.cachedShare)),
                row("reply tokens", "tokens de respuesta", number(figures.completionTokens)),
                row(
                    "memory, start · end · peak", "memoria, inicio · fin · pico",
                    memory.isEmpty ? "–" : memory.map(Wording.mebibytes).joined(separator: " · ")),
            ])
    }
}
