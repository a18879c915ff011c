/// A block's keys as JSON carries them: rows of whole numbers.
///
/// A row is the parameter's place in `BodyParameter.allCases`, its first key, and of each following key the difference
/// to the one before; zeros at the row's end are left out. A value is `rest + quantum × key`, with the quantum of
/// ``BodyParameter/quantum``. A parameter without a row is at rest.
package struct PackedMotion: Hashable, Sendable {
    package let rows: [[Int]]

    package init(_ block: MotionBlock) {
        rows = block.series.map { series in
            var row = [series.parameter.index]
            var last = 0
            for quantum in series.quanta {
                row.append(Int(quantum) - last)
                last = Int(quantum)
            }
            while row.count > 2, row.last == 0 { row.removeLast() }
            return row
        }
    }

    package init(rows: [[Int]]) { self.rows = rows }

    /// - Returns: nil where a row names no parameter, has too many keys, or leaves 16 bits.
    package func series(keyCount: Int) -> [MotionBlock.Series]? {
        var all: [MotionBlock.Series] = []
        for row in rows {
            guard let index = row.first, BodyParameter.allCases.indices.contains(index), row.count <= keyCount + 1
            else { return nil }
            var quanta: [Int16] = []
            var sum = 0
            for place in 1...keyCount {
                if place < row.count {
                    let (next, isTooMuch) = sum.addingReportingOverflow(row[place])
                    guard !isTooMuch else { return nil }
                    sum = next
                }
                guard let quantum = Int16(exactly: sum) else { return nil }
                quanta.append(quantum)
            }
            all.append(MotionBlock.Series(BodyParameter.allCases[index], quanta: quanta))
        }
        return all
    }
}
