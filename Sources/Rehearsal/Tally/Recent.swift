/// A dictionary that forgets its oldest keys beyond a bound.
struct Recent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let capacity: Int
    private var values: [Key: Value] = [:]
    private var order: [Key] = []
    private var head = 0

    init(capacity: Int) { self.capacity = capacity }

    var count: Int { values.count }

    subscript(key: Key) -> Value? { values[key] }

    mutating func insert(_ value: Value, for key: Key) {
        guard values.updateValue(value, forKey: key) == nil else { return }
        order.append(key)
        while values.count > capacity, head < order.count {
            values[order[head]] = nil
            head += 1
        }
        if head > capacity {
            order.removeFirst(head)
            head = 0
        }
    }

    @discardableResult
    mutating func remove(_ key: Key) -> Value? {
        // The key stays in the order and is met there later, when it is gone.
        guard let value = values.removeValue(forKey: key) else { return nil }
        if order.count - head > 4 * capacity + 64 {
            order = order[head...].filter { values[$0] != nil }
            head = 0
        }
        return value
    }
}
