internal import Signals

/// The show as somebody in the audience would retell it: what was heard, what she said, and why.
struct Transcript {
    let report: RehearsalReport

    private func words(_ en: String, _ es: String) -> String { report.words(en, es) }

    var html: String {
        let told = report.figures.told
        guard !told.isEmpty else {
            return "<p class=\"note\">\(words("She said nothing at all.", "No dijo ni una palabra."))</p>"
        }
        var items = told.map(turn)
        if report.figures.untold > 0 {
            let note = words(
                "\(report.figures.untold) turns are left out here.", "Aquí se saltan \(report.figures.untold) turnos.")
            items.insert("<p class=\"note\">\(note)</p>", at: min(items.count, Tally.mostTold / 2))
        }
        return "<div class=\"card\">\(items.joined(separator: "\n"))</div>"
    }

    private func turn(_ turn: ToldTurn) -> String {
        """
        <article class="turn"><time>\(Wording.clock(turn.at))</time><div>\
        <span class="chip"><i style="background:\(ReportPlots.colour(turn.shape))"></i>\
        \(HTMLText(Wording.shape(turn.shape, report.language))) · \(Wording.seconds(turn.length))</span>\
        \(heard(turn))\(said(turn))</div></article>
        """
    }

    private func heard(_ turn: ToldTurn) -> String {
        var items: [String] = []
        if let operatorWords = turn.operatorWords {
            items.append("<li class=\"boss\"><bdi>\(HTMLText(String(operatorWords.prefix(240))))</bdi></li>")
        }
        items += turn.events.map { event in
            "<li class=\"gift\"><bdi>\(HTMLText(Wording.event(event, report.language)))</bdi></li>"
        }
        items += turn.lines.map { line in
            let why = line.why.isEmpty || !line.isNamed ? "" : "<br><span class=\"why\">\(HTMLText(line.why))</span>"
            let slip = line.slippedIn.map { kind in
                let text = words("got past the gate: ", "se coló: ") + Wording.kind(kind, report.language)
                return " <span class=\"cut\">\(HTMLText(text))</span>"
            }
            return """
                <li\(line.isNamed ? "" : " class=\"passed\"")><bdi class="name">\(HTMLText(line.name))</bdi> \
                <bdi>\(HTMLText(line.text))</bdi> <span class="age">\(Wording.seconds(line.age))</span>\
                \(slip ?? "")\(why)</li>
                """
        }
        if turn.more > 0 {
            items.append("<li class=\"passed\">\(words("and \(turn.more) more", "y \(turn.more) más"))</li>")
        }
        return items.isEmpty ? "" : "<ul class=\"heard\">\(items.joined())</ul>"
    }

    private func said(_ turn: ToldTurn) -> String {
        guard !turn.heard.isEmpty else {
            return "<p class=\"said none\">\(words("nothing was heard", "no se oyó nada"))</p>"
        }
        let cut: String =
            switch turn.outcome {
            case .finished: ""
            case .stopped: " <span class=\"cut\">— \(words("cut off", "cortada"))</span>"
            case .prepared: " <span class=\"cut\">\(words("(prepared line)", "(frase preparada)"))</span>"
            case .failed: " <span class=\"cut\">\(words("(failed)", "(fallo)"))</span>"
            }
        return "<p class=\"said\"><bdi>\(HTMLText(turn.heard))</bdi>\(cut)</p>"
    }
}
