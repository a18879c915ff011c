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
        /// Nil until the page has told.
        var hasSound: Bool?
    }

    private var pages: [PageID: Page] = [:]
    package private(set) var leader: PageID?

    package init() {}

    package mutating func joined(_ page: PageID, isOBS: Bool) {
        pages[page] = Page(isOBS: isOBS, hasSound: nil)
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
    package var blockedCount: Int { pages.values.count { $0.hasSound == false } }
    package var pageCount: Int { pages.count }

    private mutating func decide() {
        let able = pages.filter { $0.value.hasSound == true }
        leader = able.filter(\.value.isOBS).keys.max() ?? able.keys.min()
    }
}
