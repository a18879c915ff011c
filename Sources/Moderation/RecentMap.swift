/// A dictionary that keeps its newest keys: beyond `capacity` the one set first goes.
struct RecentMap<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let capacity: Int
    private var values: [Key: (value: Value, number: UInt64)] = [:]
    /// Keys with the number of their setting; those set again or removed since are skipped.
    private var order: [(key: Key, number: UInt64)] = []
    private var oldest = 0
    private var number: UInt64 = 0

    init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    var count: Int { values.count }

    subscript(key: Key) -> Value? {
        get { values[key]?.value }
        set {
            guard let newValue else {
                values[key] = nil
                return
            }
            number += 1
            values[key] = (newValue, number)
            order.append((key, number))
            while values.count > capacity { removeFirst() }
            compact()
        }
    }

    /// Removes from the oldest on while the condition holds.
    mutating func removeOldest(while condition: (Value) -> Bool) {
        while oldest < order.count {
            let first = order[oldest]
            if let entry = values[first.key], entry.number == first.number {
                guard condition(entry.value) else { break }
                values[first.key] = nil
            }
            oldest += 1
        }
        compact()
    }

    private mutating func removeFirst() {
        let first = order[oldest]
        if values[first.key]?.number == first.number { values[first.key] = nil }
        oldest += 1
    }

    /// Keeps the list of keys within twice the capacity.
    private mutating func compact() {
        guard order.count > 2 * capacity + 16 || oldest > capacity else { return }
        order = order[oldest...].filter { values[$0.key]?.number == $0.number }
        oldest = 0
    }
}
