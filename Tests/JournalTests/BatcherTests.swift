import Journal
import Testing

@Suite struct BatcherTests {
    @Test("a lone item is a batch at once")
    func lone() {
        var batcher = Batcher<Int>(limit: 10)
        batcher.append(1, weight: 3)
        #expect(batcher.takeBatch() == [1])
        #expect(batcher.isEmpty && batcher.weight == 0)
        #expect(batcher.takeBatch().isEmpty)
    }

    @Test("batches keep the order, stay within the limit and lose nothing", arguments: [1, 2, 5, 64])
    func order(limit: Int) {
        var batcher = Batcher<Int>(limit: limit)
        for item in 0..<100 { batcher.append(item, weight: item % 4 + 1) }
        var taken: [Int] = []
        while !batcher.isEmpty {
            let batch = batcher.takeBatch()
            let weight = batch.reduce(0) { $0 + $1 % 4 + 1 }
            #expect(weight <= limit || batch.count == 1)
            taken += batch
        }
        #expect(taken == Array(0..<100))
    }
}

@Suite struct ExtentTests {
    @Test("prunes from the bottom, in steps, down to what is kept")
    func prune() {
        var extent = Extent()
        #expect(extent.prunableUpTo(keep: 0, step: 5) == nil)
        for id in 41...60 { extent.added(Int64(id)) }
        #expect(extent.count == 20)
        #expect(extent.prunableUpTo(keep: 12, step: 5) == 45)
        extent.pruned(upTo: 45)
        #expect(extent.prunableUpTo(keep: 12, step: 5) == 48)
        extent.pruned(upTo: 48)
        #expect(extent.prunableUpTo(keep: 12, step: 5) == nil)
        #expect(extent.count == 12)
    }
}
