package import Signals

/// The newest message ids, to tell repeats across reconnects.
package struct SeenMessages: Sendable {
    private var ids: Set<MessageID> = []
    private var order: [MessageID] = []
    private var next = 0
    private let capacity: Int

    package init(capacity: Int = 4096) {
        self.capacity = capacity
    }

    /// False when it was seen before.
    package mutating func insert(_ id: MessageID) -> Bool {
        guard ids.insert(id).inserted else { return false }
        if order.count < capacity {
            order.append(id)
        } else {
            ids.remove(order[next])
            order[next] = id
            next = (next + 1) % capacity
        }
        return true
    }
}
