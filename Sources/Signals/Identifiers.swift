/// One turn of hers: from the choice of something to answer until the last word was heard or she was stopped.
///
/// Ever-growing within a process, so that a late result of a dead turn is recognised.
package struct TurnID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: UInt32
    package init(_ number: UInt32) { self.number = number }
    package static func < (left: TurnID, right: TurnID) -> Bool { left.number < right.number }
    package var description: String { "\(number)" }
}

/// The platform's own id of a message; unique per platform. Ours begin with the source's name.
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
    package let text: String
    package init(_ text: String) { self.text = text }
    package var description: String { text }
}

package enum Platform: String, Hashable, Sendable, CaseIterable {
    case twitch, simulated, terminal, panel, inbound
}

/// Who wrote: stable across renames.
package struct ViewerID: Hashable, Sendable {
    package let platform: Platform
    package let id: String
    package init(_ platform: Platform, _ id: String) {
        self.platform = platform
        self.id = id
    }
}
