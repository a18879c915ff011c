package import Signals
package import Wire

/// One file to be had.
package struct FetchOrder: Sendable, Equatable {
    package var address: String
    /// Where it shall lie.
    package var path: String
    /// In lower case; nil: learned now, and kept beside the file.
    package var sha256: String?
    package var bytes: Int64
    /// Whether `bytes` is its length to the byte; else about that.
    package var isExact: Bool

    package init(address: String, path: String, sha256: String?, bytes: Int64, isExact: Bool) {
        self.address = address
        self.path = path
        self.sha256 = sha256
        self.bytes = bytes
        self.isExact = isExact
    }

    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Whether a server that announces so many bytes may mean this file.
    func mayBe(_ length: Int64) -> Bool {
        isExact ? length == bytes : (bytes / 4...max(1, bytes) * 4).contains(length)
    }
}

package struct FetchLimits: Sendable {
    package var calls = CallLimits(connect: .seconds(10), firstByte: .seconds(30), betweenBytes: .seconds(20))
    /// Fewer bytes than this within `calls.betweenBytes` are a stall too.
    package var leastBytes = 4_096
    /// In a row without one more byte.
    package var tries = 6
    package var backOff = BackOff(first: .seconds(1), longest: .seconds(30))
    /// No server is waited for longer, whatever it asks.
    package var longestPause = Duration.seconds(300)
    package var redirects = 8

    package init() {}
}

package enum FetchEvent: Sendable, Equatable {
    /// What is there already is read through.
    case reading(bytes: Int64)
    /// The file lies there, but its bytes are others than they should be: it is fetched anew.
    case replacing
    /// Bytes come; `have` of them lie on the disk. `total` is nil where the server does not say.
    case progress(have: Int64, total: Int64?)
    case retry(FetchError, after: Duration)
}

package struct FetchedFile: Sendable, Equatable {
    package enum Source: Sendable { case fetched, alreadyThere }
    /// By what its bytes were judged.
    package enum Proof: Sendable { case catalogue, learnedBefore, learnedNow }
    package let source: Source
    package let proof: Proof
    package let sha256: String
    package let bytes: Int64
}

/// Notices a connection that is alive and brings next to nothing.
package struct StallWatch: Sendable {
    private let window: Duration
    private let least: Int
    private var since: Moment
    private var bytes = 0

    package init(window: Duration, least: Int, from start: Moment) {
        self.window = window
        self.least = least
        since = start
    }

    /// - Returns: whether too little came within the last whole window.
    package mutating func receive(_ count: Int, at now: Moment) -> Bool {
        bytes += count
        guard now - since >= window else { return false }
        defer { (since, bytes) = (now, 0) }
        return bytes < least
    }
}
