/// Resident memory over a rehearsal's time, in bounded room.
struct MemoryLog: Sendable {
    private static let most = 2_048

    /// Value: bytes.
    private var points: [Figures.Point] = []
    private var stride = 1
    private var count = 0
    private var largest = 0

    mutating func add(bytes: Int, at second: Double) {
        largest = max(largest, bytes)
        defer { count += 1 }
        guard count % stride == 0 else { return }
        if points.count == Self.most {
            points = points.indices.filter { $0 % 2 == 0 }.map { points[$0] }
            stride *= 2
        }
        points.append(Figures.Point(at: second, value: Double(bytes)))
    }

    var first: Int? { points.first.map { Int($0.value) } }
    var last: Int? { points.last.map { Int($0.value) } }
    var peak: Int? { points.isEmpty ? nil : largest }

    /// The last third of the time needs no more than the third after the warm-up's tenth, by a tenth or 8 MiB.
    var isFlat: Bool? {
        guard points.count >= 10 else { return nil }
        let warm = points.dropFirst(points.count / 10)
        let third = max(1, warm.count / 3)
        func mean(_ points: ArraySlice<Figures.Point>) -> Double {
            points.reduce(0) { $0 + $1.value } / Double(points.count)
        }
        let (early, late) = (mean(warm.prefix(third)), mean(warm.suffix(third)))
        return late <= early + max(early / 10, 8 * 1_048_576)
    }
}
