internal import Signals

/// When the last comments came: enough of them to tell a burst and a flood, and how many came each second.
struct Arrivals: Sendable {
    private static let seconds = 8

    private var moments: [Moment] = []
    private var next = 0
    private let capacity: Int
    /// Comments of the seconds that the clock's last eight seconds are; `second[n]` says of which.
    private var counts = [Int](repeating: 0, count: seconds)
    private var second = [Int64](repeating: .min, count: seconds)

    init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    private(set) var last: Moment?

    mutating func note(_ moment: Moment) {
        last = moment
        if moments.count < capacity {
            moments.append(moment)
        } else {
            moments[next] = moment
            next = (next + 1) % capacity
        }
        let (number, slot) = Self.slot(moment)
        if second[slot] != number {
            second[slot] = number
            counts[slot] = 0
        }
        counts[slot] += 1
    }

    /// At most the capacity.
    func count(within window: Duration, before now: Moment) -> Int {
        let bound = now - window
        return moments.reduce(0) { $1 >= bound ? $0 + 1 : $0 }
    }

    /// Comments a second over the last five whole seconds and the running one.
    func rate(at now: Moment) -> Double {
        let (number, _) = Self.slot(now)
        var sum = 0
        for slot in 0..<Self.seconds where second[slot] <= number && number - 5 <= second[slot] { sum += counts[slot] }
        let part = Double(now.nanoseconds - number * 1_000_000_000) / 1e9
        return Double(sum) / (5 + part)
    }

    private static func slot(_ moment: Moment) -> (number: Int64, slot: Int) {
        // Rounds down, before the clock's zero too.
        let number = (moment.nanoseconds - (moment.nanoseconds < 0 ? 999_999_999 : 0)) / 1_000_000_000
        return (number, Int(((number % Int64(seconds)) + Int64(seconds)) % Int64(seconds)))
    }
}
