internal import Signals

/// The report as text.
struct TerminalReport {
    static let mostLines = 60
    private static let column = 46
    private static let criterion = 54
    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    let report: RehearsalReport

    var text: String {
        var lines = [report.headline, report.summary, ""]
        for verdict in report.figures.verdicts {
            let sign =
                switch verdict.outcome {
                case .pass: "✓"
                case .fail: "✗"
                case .open: "·"
                }
            let criterion = padded(verdict.criterion[report.language], Self.criterion)
            lines.append(" \(sign) \(criterion) \(verdict.finding[report.language])")
        }
        lines.append("")
        lines.append(chart(report.words("chat", "chat")) { $0.comments })
        lines.append(chart(report.words("answers", "respuestas")) { $0.answered + $0.drawnIn })
        lines.append(chart(report.words("waiting", "en cola")) { $0.queue })
        for topic in ReportTopics(report: report).all {
            lines.append(topic.title)
            lines += topic.rows.map { "   " + padded($0.0) + " " + $0.1 }
        }
        let shapes = report.figures.shapes.filter { $0.turns > 0 }.map {
            "\(Wording.shape($0.shape, report.language)) \($0.turns)"
        }
        lines.append("   " + shapes.joined(separator: ", "))
        return lines.prefix(Self.mostLines).joined(separator: "\n") + "\n"
    }

    private func padded(_ text: String, _ width: Int = column) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// Sixty columns of blocks.
    private func chart(_ title: String, _ value: (Timeline.Slice) -> Int) -> String {
        let values = report.figures.timeline.slices.map(value)
        let width = min(60, values.count)
        let columns = (0..<width).map { column in
            values[(column * values.count / width)..<((column + 1) * values.count / width)].max() ?? 0
        }
        let most = columns.max() ?? 0
        let line = columns.map { Self.bars[most == 0 ? 0 : $0 * 7 / most] }
        return "   " + title + String(repeating: " ", count: max(0, 12 - title.count)) + String(line)
    }
}
