/// Caught and missed by class, with what was held out counted apart.
struct RecallTable {
    private struct Row {
        var all = 0
        var caught = 0
        var heldOut = 0
        var heldOutCaught = 0
        var missedWays: [String: Int] = [:]
        var missed: [String] = []

        mutating func add(isHeldOut: Bool, isCaught: Bool) {
            all += 1
            if isCaught { caught += 1 }
            if isHeldOut { heldOut += 1 }
            if isHeldOut, isCaught { heldOutCaught += 1 }
        }
    }

    private let title: String
    private let names: [String]
    private var rows: [String: Row] = [:]

    init(title: String, names: [String]) {
        self.title = title
        self.names = names
    }

    mutating func count(_ name: String, way: String, isHeldOut: Bool, isCaught: Bool, text: String) {
        rows[name, default: Row()].add(isHeldOut: isHeldOut, isCaught: isCaught)
        if !isCaught {
            rows[name]?.missedWays[way, default: 0] += 1
            rows[name]?.missed.append(text)
        }
    }

    var recalls: [(String, Double)] {
        names.compactMap { name in rows[name].map { (name, Double($0.caught) / Double(max(1, $0.all))) } }
    }

    private static func share(_ part: Int, _ all: Int) -> String {
        let thousandths = all == 0 ? 1000 : part * 1000 / all
        return "\(thousandths / 10).\(thousandths % 10) %"
    }

    var report: String {
        var lines: [String] = []
        var total = Row()
        for name in names {
            guard let row = rows[name] else { continue }
            total.all += row.all
            total.caught += row.caught
            total.heldOut += row.heldOut
            total.heldOutCaught += row.heldOutCaught
            lines.append(line(name, row))
            if !row.missed.isEmpty {
                let ways = row.missedWays.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
                lines.append("    missed: " + ways.joined(separator: ", "))
                lines += row.missed.prefix(12).map { "      | \($0)" }
            }
        }
        return (lines + [line("all", total)]).joined(separator: "\n")
    }

    private func line(_ name: String, _ row: Row) -> String {
        let known = Self.share(row.caught - row.heldOutCaught, row.all - row.heldOut)
        return "\(title) \(name): \(Self.share(row.caught, row.all)) of \(row.all); "
            + "seen \(known) of \(row.all - row.heldOut); "
            + "held out \(Self.share(row.heldOutCaught, row.heldOut)) of \(row.heldOut)"
    }
}
