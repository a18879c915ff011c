internal import Signals

/// The report as one page.
struct ReportPage {
    let report: RehearsalReport

    private var figures: Figures { report.figures }
    private var language: Language { report.language }

    private func words(_ en: String, _ es: String) -> String { report.words(en, es) }

    var html: String {
        """
        <!doctype html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(HTMLText(words("Aneeka's rehearsal", "El ensayo de Aneeka")))</title>
        <style>
        \(ReportStyle.css)
        </style>
        </head>
        <body>
        <main>
        <header>
        <p class="over">\(words("Rehearsal", "Ensayo"))</p>
        <h1>\(HTMLText(report.headline))</h1>
        <p class="summary">\(HTMLText(report.summary))</p>
        </header>
        \(tiles)
        <h2>\(words("What was asked of her", "Lo que se le pedía"))</h2>
        \(verdicts)
        <h2>\(words("Over time", "A lo largo del directo"))</h2>
        <div class="grid2">
        \(ReportPlots(report: report).cards)
        </div>
        <h2>\(words("Figures", "Cifras"))</h2>
        <div class="columns">
        \(tables)
        </div>
        <h2>\(words("The show", "El directo"))</h2>
        \(Transcript(report: report).html)
        <footer>\(footer)</footer>
        </main>
        </body>
        </html>

        """
    }

    private var tiles: String {
        let tiles: [(String, String)] = [
            (Wording.number(figures.comments), words("comments", "comentarios")),
            (
                Wording.share(report.shareReached),
                words("of what deserved an answer was reached", "de lo que merecía respuesta la tuvo")
            ),
            (
                Wording.seconds(figures.ages.median),
                words("old when answered (median)", "de espera hasta contestar (mediana)")
            ),
            (
                "\(figures.paidWaits.count)/\(figures.paid - figures.paidExcused)",
                words("paid events acknowledged", "eventos de pago agradecidos")
            ),
            (Wording.share(figures.speaking), words("of the time she speaks", "del tiempo está hablando")),
            (
                Wording.share(figures.cachedShare),
                words("of the prompts was read before", "de los prompts ya estaba leído")
            ),
        ]
        let cards = tiles.map {
            "<div class=\"card tile\"><b>\(HTMLText($0.0))</b><span>\(HTMLText($0.1))</span></div>"
        }
        return "<div class=\"grid4\">\(cards.joined())</div>"
    }

    private var verdicts: String {
        let items = figures.verdicts.map { verdict in
            let (sign, read) =
                switch verdict.outcome {
                case .pass: ("✓", words("met", "cumplido"))
                case .fail: ("✗", words("not met", "no cumplido"))
                case .open: ("–", words("not asked", "no aplica"))
                }
            return """
                <li class="\(verdict.outcome.rawValue)">\
                <span class="sign" role="img" aria-label="\(read)">\(sign)</span>\
                <span><span class="what">\(HTMLText(verdict.criterion[language]))</span>\
                <span class="found">\(HTMLText(verdict.finding[language]))</span></span></li>
                """
        }
        return "<ul class=\"verdicts card\">\(items.joined(separator: "\n"))</ul>"
    }

    private var tables: String {
        ReportTopics(report: report).all.map { topic in
            let rows = topic.rows.map { "<tr><td>\(HTMLText($0.0))</td><td>\(HTMLText($0.1))</td></tr>" }
            return "<div class=\"card\"><h3>\(HTMLText(topic.title))</h3><table>\(rows.joined())</table></div>"
        }.joined(separator: "\n") + refusals
    }

    private var refusals: String {
        guard !figures.refused.isEmpty else { return "" }
        let rows = figures.refused.prefix(8).map {
            "<tr><td>\(HTMLText(Wording.refusal($0.kind, language)))</td><td>\(Wording.number($0.count))</td></tr>"
        }
        return """

            <div class="card"><h3>\(words("Refused, by reason", "Rechazados, por motivo"))</h3>
            <table>\(rows.joined())</table></div>
            """
    }

    private var footer: String {
        let took = report.occasion.took.map { duration in
            words(" It took ", " Llevó ") + Wording.seconds(duration.inSeconds)
                + words(" of real time.", " de tiempo real.")
        }
        let text = words(
            "Nobody of this audience exists. The same seed gives the same audience again.",
            "Nadie de este público existe. La misma semilla trae otra vez al mismo público.")
        return "\(HTMLText(text + (took ?? "")))"
    }
}
