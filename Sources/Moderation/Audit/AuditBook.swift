/// What the gates refused lately and how often since the start; bounded: the oldest entries go, the counts stay.
package struct AuditBook: Sendable {
    package struct Key: Hashable, Sendable {
        package let direction: AuditEntry.Direction
        package let kind: RefusalReason.Kind
        package init(_ direction: AuditEntry.Direction, _ kind: RefusalReason.Kind) {
            self.direction = direction
            self.kind = kind
        }
    }

    private let capacity: Int
    /// A ring once it is full; `oldest` is the next to be overwritten.
    private var ring: [AuditEntry] = []
    private var oldest = 0
    /// At most directions × kinds.
    private var refusals: [Key: Int] = [:]

    /// - Parameter capacity: entries kept, 1 and more.
    package init(capacity: Int = 500) {
        self.capacity = max(1, capacity)
    }

    package mutating func record(_ entry: AuditEntry) {
        refusals[Key(entry.direction, entry.reason.kind), default: 0] += 1
        guard ring.count == capacity else {
            ring.append(entry)
            return
        }
        ring[oldest] = entry
        oldest = (oldest + 1) % capacity
    }

    /// Newest first.
    package var entries: [AuditEntry] { (ring[oldest...] + ring[..<oldest]).reversed() }

    /// Newest first, at most `count`.
    package func newest(_ count: Int) -> [AuditEntry] {
        (0..<min(max(0, count), ring.count)).map { ring[(oldest + ring.count - 1 - $0) % ring.count] }
    }

    /// Refusals since the start, also of entries that are gone; kinds without any are left out.
    package var counts: [Key: Int] { refusals }

    package func count(_ direction: AuditEntry.Direction, _ kind: RefusalReason.Kind) -> Int {
        refusals[Key(direction, kind)] ?? 0
    }

    package func refused(_ direction: AuditEntry.Direction) -> Int {
        refusals.reduce(0) { $0 + ($1.key.direction == direction ? $1.value : 0) }
    }
}
