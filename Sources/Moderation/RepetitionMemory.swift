internal import Signals

/// Which texts were written lately, by whom and by how many; bounded.
struct RepetitionMemory: Sendable {
    /// Distinct viewers whose copies of a sentence are read.
    private static let copiesRead = 3
    /// Letters of a text; shorter cheers ("gg", "hola") belong to chat.
    private static let shortestOwn = 8
    private static let shortestCopied = 20
    private static let capacity = 4_096

    private struct Trace {
        var count = 0
        var startedAt: Moment
        var lastAt: Moment
    }

    private let window: Duration
    private var traces: [UInt64: Trace] = [:]
    /// Keys in the order of their making, as a ring.
    private var order: [UInt64] = []
    private var oldest = 0

    private let mostPerViewer: Int?

    /// - Parameters:
    ///   - window: zero = nothing is a repetition.
    ///   - mostPerViewer: comments of one viewer within a window; nil = any number.
    init(window: Duration, mostPerViewer: Int? = nil) {
        self.window = window
        self.mostPerViewer = mostPerViewer
    }

    mutating func receive(_ comment: Comment, at now: Moment) -> RefusalReason? {
        guard window > .zero else { return nil }
        let (text, letters) = Self.key(of: comment.folded.letters)
        if let mostPerViewer, count(Self.key(Self.basis, comment.viewer.id), at: now, isFixed: true) > mostPerViewer {
            return RefusalReason(.flood, rule: "one viewer, over \(mostPerViewer) comments")
        }
        guard letters >= Self.shortestOwn else { return nil }
        let own = Self.key(text, comment.viewer.id)
        if count(own, at: now) > 1 { return RefusalReason(.repetition, rule: "same viewer, same text") }
        guard letters >= Self.shortestCopied else { return nil }
        return count(text, at: now) > Self.copiesRead ? RefusalReason(.repetition, rule: "copied text") : nil
    }

    /// How often within the window, this time included.
    ///
    /// - Parameter isFixed: the window begins anew after its length, and not with each time.
    private mutating func count(_ key: UInt64, at now: Moment, isFixed: Bool = false) -> Int {
        if var trace = traces[key] {
            let isOver = now - (isFixed ? trace.startedAt : trace.lastAt) > window
            trace.count = isOver ? 1 : trace.count + 1
            if isOver { trace.startedAt = now }
            trace.lastAt = now
            traces[key] = trace
            return trace.count
        }
        if order.count < Self.capacity {
            order.append(key)
        } else {
            traces[order[oldest]] = nil
            order[oldest] = key
            oldest = (oldest + 1) % Self.capacity
        }
        traces[key] = Trace(count: 1, startedAt: now, lastAt: now)
        return 1
    }

    /// FNV-1a over letters and digits, a run of one letter as one: "hola!!" and "holaaa" are the same text.
    private static func key(of letters: String) -> (hash: UInt64, letters: Int) {
        var hash = basis
        var count = 0
        var last: UInt8 = 0
        for byte in letters.utf8 where byte.isWordByte {
            count += 1
            if byte == last, byte.isFoldedLetter { continue }
            last = byte
            hash = mixed(hash, byte)
        }
        return (hash, count)
    }

    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func key(_ text: UInt64, _ viewer: ViewerID) -> UInt64 {
        let key = viewer.platform.rawValue.utf8.reduce(text) { mixed($0, $1) }
        return viewer.id.utf8.reduce(key) { mixed($0, $1) }
    }

    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
