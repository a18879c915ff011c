/// What is known of one channel on one clock.
package struct MotionTrack: Sendable {
    /// By start; the last one that has begun is the one that holds.
    private var blocks: [MotionBlock] = []

    package init() {}

    package mutating func take(_ block: MotionBlock) {
        while let last = blocks.last, last.start >= block.start { blocks.removeLast() }
        blocks.append(block)
    }

    /// At rest before the first block.
    /// - Parameter time: in the clock's unit.
    package func pose(at time: Int64) -> BodyPose {
        blocks.last { $0.start <= time }?.pose(at: time) ?? .rest
    }

    /// Forgets the blocks that no instant from `time` on needs.
    package mutating func forget(before time: Int64) {
        guard let holding = blocks.lastIndex(where: { $0.start <= time }), holding > 0 else { return }
        blocks.removeFirst(holding)
    }
}
