internal import Signals

/// What happened in each slice of a rehearsal's time.
package struct Timeline: Sendable {
    package struct Slice: Sendable {
        package var comments = 0
        package var refused = 0
        package var answered = 0
        package var drawnIn = 0
        package var faces = 0
        /// The most that waited.
        package var queue = 0
        /// Bytes; 0 = nobody looked.
        package var memory = 0
        /// Seconds of each shape's turns, in the order of `LoadShape.allCases`.
        package var shapes = [Double](repeating: 0, count: LoadShape.allCases.count)
    }

    package static let mostSlices = 120

    package private(set) var slices: [Slice]
    /// Seconds of one slice.
    package let width: Double

    init(length: Double) {
        width = max(1, (length / Double(Self.mostSlices)).rounded(.up))
        slices = Array(repeating: Slice(), count: max(1, Int((length / width).rounded(.up))))
    }

    mutating func change(at second: Double, _ change: (inout Slice) -> Void) {
        change(&slices[min(slices.count - 1, max(0, Int(second / width)))])
    }

    mutating func spoke(_ shape: LoadShape, from start: Double, to end: Double) {
        guard let index = LoadShape.allCases.firstIndex(of: shape) else { return }
        var second = max(0, start)
        let last = min(end, Double(slices.count) * width)
        while second < last {
            let slice = min(slices.count - 1, Int(second / width))
            let until = min(last, Double(slice + 1) * width)
            slices[slice].shapes[index] += until - second
            // Rounding must not keep it in place.
            second = max(until, second.nextUp)
        }
    }
}
