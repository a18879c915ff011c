/// The ids in a table whose rows are only added at the top and deleted at the bottom.
package struct Extent: Equatable, Sendable {
    package private(set) var oldest: Int64 = 1
    package private(set) var newest: Int64 = 0

    package init() {}
    package init(oldest: Int64, newest: Int64) {
        self.oldest = oldest
        self.newest = newest
    }

    package var count: Int { Int(newest - oldest) + 1 }

    package mutating func added(_ id: Int64) {
        if count == 0 { oldest = id }
        newest = id
    }

    /// The highest id to delete so that at most `keep` rows stay, at most `step` at once; nil: nothing to delete.
    package func prunableUpTo(keep: Int, step: Int) -> Int64? {
        let surplus = count - keep
        return surplus > 0 ? oldest + Int64(min(surplus, step)) - 1 : nil
    }

    package mutating func pruned(upTo id: Int64) { oldest = id + 1 }
}
