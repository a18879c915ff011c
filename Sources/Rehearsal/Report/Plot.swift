/// One plot over the show's time, as SVG.
struct Plot {
    enum Mark {
        /// Value of each slice.
        case area([Double], colour: String)
        case bars([Double], colour: String)
        case dots([Figures.Point], colour: String)
        case line([Figures.Point], colour: String)
        /// Parts of each slice from below, 0 … 1, with their colours.
        case stack([[Double]], colours: [String])
        case limit(Double, label: String)
    }

    private static let width = 460.0
    private static let height = 190.0
    private static let left = 38.0
    private static let right = 8.0
    private static let top = 12.0
    private static let bottom = 22.0

    /// Read to those who cannot see it.
    let label: String
    /// Seconds.
    let length: Double
    let marks: [Mark]
    /// Beside the largest tick: "s", "%".
    var unit = ""
    /// The least that the axis shows.
    var least = 1.0
    /// The axis ends here; nil: by the values.
    var most: Double?

    var svg: String {
        let top = most ?? max(least, marks.map(Self.largest).max() ?? 0) * 1.05
        let step = Self.step(top / 4)
        var out = """
            <svg viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img" aria-label="\(HTMLText(label))">
            """
        var tick = 0.0
        while tick <= top + step * 1e-6 {
            let y = Self.format(self.y(tick, top))
            out +=
                "<line class=\"grid\" x1=\"\(Self.left)\" x2=\"\(Self.width - Self.right)\" y1=\"\(y)\" y2=\"\(y)\"/>"
            let isLast = tick + step > top + step * 1e-6
            let digits = step < 0.1 ? 2 : step < 1 ? 1 : 0
            out += "<text class=\"tick\" x=\"\(Self.left - 5)\" y=\"\(y)\" dy=\"3.5\" text-anchor=\"end\">"
            out += Wording.number(tick, digits: digits) + (isLast && !unit.isEmpty ? " " + unit : "") + "</text>"
            tick += step
        }
        let pace = Self.timeStep(length)
        var second = 0.0
        while second <= length {
            let anchor = second == 0 ? "start" : second + pace > length && length - second < pace / 4 ? "end" : "middle"
            out += "<text class=\"tick\" x=\"\(Self.format(x(second)))\" y=\"\(Self.height - 7)\""
            out += " text-anchor=\"\(anchor)\">"
            out += Wording.clock(second) + "</text>"
            second += pace
        }
        for mark in marks { out += draw(mark, top) }
        return out + "</svg>"
    }

    private func x(_ second: Double) -> Double {
        Self.left + (Self.width - Self.left - Self.right) * min(1, max(0, second / max(1, length)))
    }

    private func y(_ value: Double, _ top: Double) -> Double {
        Self.height - Self.bottom - (Self.height - Self.top - Self.bottom) * min(1, max(0, value / top))
    }

    private func draw(_ mark: Mark, _ top: Double) -> String {
        switch mark {
        case .area(let values, let colour):
            let points = values.enumerated().map { at($0.offset, 0.5, of: values.count, $0.element, top) }
            guard let first = points.first, let last = points.last else { return "" }
            let base = Self.format(y(0, top))
            let line = points.map { "\(Self.format($0.x)),\(Self.format($0.y))" }.joined(separator: " ")
            let outline = "\(Self.format(first.x)),\(base) \(line) \(Self.format(last.x)),\(base)"
            return "<polygon points=\"\(outline)\" fill=\"\(colour)\" opacity=\".25\"/>"
                + "<polyline points=\"\(line)\" stroke=\"\(colour)\"/>"
        case .bars(let values, let colour):
            let wide = (Self.width - Self.left - Self.right) / Double(max(1, values.count))
            return values.enumerated().filter { $0.element > 0 }.map { index, value in
                let point = at(index, 0, of: values.count, value, top)
                let tall = y(0, top) - point.y
                return "<rect x=\"\(Self.format(point.x + wide * 0.1))\" y=\"\(Self.format(point.y))\""
                    + " width=\"\(Self.format(wide * 0.8))\" height=\"\(Self.format(tall))\" fill=\"\(colour)\"/>"
            }.joined()
        case .dots(let points, let colour):
            let radius = points.count > 300 ? 1.6 : points.count > 80 ? 2.2 : 3
            return points.map { point in
                "<circle cx=\"\(Self.format(x(point.at)))\" cy=\"\(Self.format(y(point.value, top)))\" r=\"\(radius)\""
                    + " fill=\"\(colour)\" opacity=\".8\"><title>\(Wording.clock(point.at)): "
                    + "\(Wording.number(point.value, digits: 1)) \(unit)</title></circle>"
            }.joined()
        case .line(let points, let colour):
            let line = points.map { "\(Self.format(x($0.at))),\(Self.format(y($0.value, top)))" }.joined(separator: " ")
            return "<polyline points=\"\(line)\" stroke=\"\(colour)\"/>"
        case .stack(let parts, let colours): return stack(parts, colours, top)
        case .limit(let value, let label):
            let y = Self.format(self.y(value, top))
            return
                "<line class=\"limit\" x1=\"\(Self.left)\" x2=\"\(Self.width - Self.right)\" y1=\"\(y)\" y2=\"\(y)\"/>"
                + "<text class=\"limit\" x=\"\(Self.width - Self.right)\" y=\"\(y)\" dy=\"-4\" text-anchor=\"end\">"
                + "\(HTMLText(label))</text>"
        }
    }

    private func stack(_ parts: [[Double]], _ colours: [String], _ top: Double) -> String {
        let wide = (Self.width - Self.left - Self.right) / Double(max(1, parts.count))
        var out = ""
        for (index, slice) in parts.enumerated() {
            var sum = 0.0
            for (part, value) in slice.enumerated() where value > 0 {
                let low = y(sum, top)
                sum += value
                let point = at(index, 0, of: parts.count, sum, top)
                out += "<rect x=\"\(Self.format(point.x))\" y=\"\(Self.format(point.y))\""
                out += " width=\"\(Self.format(wide + 0.3))\""
                out += " height=\"\(Self.format(low - point.y))\" fill=\"\(colours[part % colours.count])\"/>"
            }
        }
        return out
    }

    private func at(_ index: Int, _ shift: Double, of count: Int, _ value: Double, _ top: Double) -> (
        x: Double, y: Double
    ) {
        (x((Double(index) + shift) * length / Double(max(1, count))), y(value, top))
    }

    private static func largest(_ mark: Mark) -> Double {
        switch mark {
        case .area(let values, _), .bars(let values, _): values.max() ?? 0
        case .dots(let points, _), .line(let points, _): points.map(\.value).max() ?? 0
        case .stack(let parts, _): parts.map { $0.reduce(0, +) }.max() ?? 0
        case .limit(let value, _): value
        }
    }

    /// 1, 2 or 5 times a power of ten, at least this.
    static func step(_ least: Double) -> Double {
        var power = 0.01
        while power < 1e12 {
            for factor in [1.0, 2, 5] where factor * power >= least { return factor * power }
            power *= 10
        }
        return power
    }

    /// About five marks of round times.
    private static func timeStep(_ length: Double) -> Double {
        let steps: [Double] = [10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 21_600]
        return steps.first { length / $0 <= 6 } ?? (length / 5)
    }

    private static func format(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}
