internal import DequeModule

/// Joins what waits into transactions, in the order it came.
///
/// A lone caller gets a batch of one at once; while one transaction runs, the next batch gathers.
package struct Batcher<Item> {
    /// The most weight (rows) of one batch; an item that is heavier makes a batch by itself.
    package let limit: Int
    private var waiting: Deque<(item: Item, weight: Int)> = []
    package private(set) var weight = 0

    package init(limit: Int) { self.limit = limit }

    package var isEmpty: Bool { waiting.isEmpty }
    package var count: Int { waiting.count }

    package mutating func append(_ item: Item, weight: Int = 1) {
        waiting.append((item, weight))
        self.weight += weight
    }

    package mutating func takeBatch() -> [Item] {
        var batch: [Item] = []
        var taken = 0
        while let next = waiting.first, batch.isEmpty || taken + next.weight <= limit {
            waiting.removeFirst()
            batch.append(next.item)
            taken += next.weight
        }
        weight -= taken
        return batch
    }
}
