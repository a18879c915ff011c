/// How well she knows a viewer, when a comment of theirs is admitted.
package struct Standing: Hashable, Sendable {
    /// Streams in which this viewer wrote, the running one included; 0 = unknown.
    package let visits: Int
    /// How close they are, 0 … 1: grows with talks, fades with absence.
    package let bond: Double
    package let lastAnswered: WallTime?

    package init(visits: Int = 0, bond: Double = 0, lastAnswered: WallTime? = nil) {
        self.visits = visits
        self.bond = bond
        self.lastAnswered = lastAnswered
    }

    package static let unknown = Standing()

    /// Somebody who comes back.
    package var isRegular: Bool { visits >= 3 }
}
