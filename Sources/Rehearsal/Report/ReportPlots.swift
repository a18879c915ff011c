internal import Signals

/// The plots of a report.
struct ReportPlots {
    let report: RehearsalReport

    private var figures: Figures { report.figures }
    private var timeline: Timeline { figures.timeline }

    static func colour(_ shape: LoadShape) -> String {
        switch shape {
        case .single: "#ff7a59"
        case .few: "#f2b134"
        case .crowd: "#4fb286"
        case .flood: "#2f9fc4"
        case .operator: "#a777f0"
        case .operatorWithChat: "#7a52c7"
        case .events: "#f0568c"
        case .idle: "#9a93ab"
        case .welcomeBack: "#5b8def"
        }
    }

    /// The axis of a plot ends where the last slice does.
    private var length: Double { Double(timeline.slices.count) * timeline.width }

    var cards: String {
        let slices = timeline.slices
        return [
            card(
                "Comments a second", "Comentarios por segundo",
                [.area(slices.map { Double($0.comments) / timeline.width }, colour: "var(--accent)")], least: 0.1),
            card(
                "Answered by name, a minute", "Contestados por su nombre, por minuto",
                [.bars(perMinute(\.answered), colour: "#4fb286")]),
            card(
                "How old what she answers is", "Cuánto llevaba esperando lo que contesta",
                [.dots(figures.agePoints, colour: "#2f9fc4")]
                    + (figures.rate >= Figures.busyRate
                        ? [.limit(Figures.oldestAnswered, label: "\(Int(Figures.oldestAnswered)) s")] : []),
                unit: "s", least: 5),
            card(
                "Until a paid event was acknowledged", "Hasta agradecer cada evento de pago",
                [
                    .dots(figures.paidPoints, colour: "#f0568c"),
                    .limit(Gifts.deadline, label: "\(Int(Gifts.deadline)) s"),
                ],
                unit: "s"),
            card(
                "Waiting to be answered", "En cola",
                [.area(slices.map { Double($0.queue) }, colour: "#7a52c7")], least: 4),
            card(
                "Refused by the gate, a minute", "Rechazados por el filtro, por minuto",
                [.bars(perMinute(\.refused), colour: "#c9495f")]),
            shapes,
            memory,
        ].joined(separator: "\n")
    }

    /// Four slices to a bar, so that single ones do not look like a rate.
    private func perMinute(_ count: KeyPath<Timeline.Slice, Int>) -> [Double] {
        stride(from: 0, to: timeline.slices.count, by: 4).map { start in
            let slices = timeline.slices[start..<min(start + 4, timeline.slices.count)]
            let sum = slices.reduce(0) { $0 + $1[keyPath: count] }
            return Double(sum) * 60 / (timeline.width * Double(slices.count))
        }
    }

    private func card(
        _ en: String, _ es: String, _ marks: [Plot.Mark], unit: String = "", least: Double = 1, most: Double? = nil,
        below: String = ""
    ) -> String {
        let title = report.words(en, es)
        let plot = Plot(label: title, length: length, marks: marks, unit: unit, least: least, most: most)
        return "<div class=\"card\"><h3>\(HTMLText(title))</h3>\(plot.svg)\(below)</div>"
    }

    private var shapes: String {
        let colours = LoadShape.allCases.map(Self.colour)
        let parts = timeline.slices.map { slice in slice.shapes.map { min(1, $0 / timeline.width) * 100 } }
        let legend = figures.shapes.filter { $0.turns > 0 }.map { share in
            let name = Wording.shape(share.shape, report.language)
            let key = "<i style=\"background:\(Self.colour(share.shape))\"></i>"
            return "<span>\(key)\(HTMLText(name)) · \(share.turns)</span>"
        }
        return card(
            "What she does with her time", "En qué se le va el tiempo", [.stack(parts, colours: colours)], unit: "%",
            most: 100, below: "<div class=\"legend\">\(legend.joined())</div>")
    }

    private var memory: String {
        let points = timeline.slices.enumerated().filter { $0.element.memory > 0 }.map { index, slice in
            Figures.Point(at: (Double(index) + 0.5) * timeline.width, value: Double(slice.memory) / 1_048_576)
        }
        guard !points.isEmpty else { return "" }
        return card("Memory", "Memoria", [.line(points, colour: "#9a93ab")], unit: "MiB", least: 10)
    }
}
