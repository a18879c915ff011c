package struct PageID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int
    package init(_ number: Int) { self.number = number }
    package static func < (left: PageID, right: PageID) -> Bool { left.number < right.number }
    package var description: String { "\(number)" }
}

/// Which overlay page makes the sound: the newest page in OBS, else the oldest ordinary one; only pages whose sound is
/// allowed to run take part.
package struct PageLease: Sendable, Equatable {
    private struct Page: Sendable, Equatable {
        let isOBS: Bool
        var hasSound: Bool
    }

    private var pages: [PageID: Page] = [:]
    package private(set) var leader: PageID?

    package init() {}

    package mutating func joined(_ page: PageID, isOBS: Bool) {
        pages[page] = Page(isOBS: isOBS, hasSound: false)
        decide()
    }

    /// Its AudioContext began or ceased to run.
    package mutating func sound(_ page: PageID, runs: Bool) {
        pages[page]?.hasSound = runs
        decide()
    }

    package mutating func left(_ page: PageID) {
        pages[page] = nil
        decide()
    }

    /// Pages that show her and may not sound until somebody clicks.
    package var blockedCount: Int { pages.values.count { !$0.hasSound } }
    package var pageCount: Int { pages.count }

    private mutating func decide() {
        let able = pages.filter(\.value.hasSound)
        leader = able.filter(\.value.isOBS).keys.max() ?? able.keys.min()
    }
}
