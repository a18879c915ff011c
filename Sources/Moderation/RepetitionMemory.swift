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
        var lastAt: Moment
    }

    private let window: Duration
    private var traces: [UInt64: Trace] = [:]
    /// Keys in the order of their making, as a ring.
    private var order: [UInt64] = []
    private var oldest = 0

    /// - Parameter window: zero = nothing is a repetition.
    init(window: Duration) {
        self.window = window
    }

    mutating func receive(_ comment: Comment, at now: Moment) -> RefusalReason? {
        guard window > .zero else { return nil }
        let (text, letters) = Self.key(of: comment.folded.letters)
        guard letters >= Self.shortestOwn else { return nil }
        var own = text
        for byte in comment.viewer.id.platform.rawValue.utf8 { own = Self.mixed(own, byte) }
        for byte in comment.viewer.id.id.utf8 { own = Self.mixed(own, byte) }

        if count(own, at: now) > 1 { return RefusalReason(.repetition, rule: "same viewer, same text") }
        guard letters >= Self.shortestCopied else { return nil }
        return count(text, at: now) > Self.copiesRead ? RefusalReason(.repetition, rule: "copied text") : nil
    }

    /// How often within the window, this time included.
    private mutating func count(_ key: UInt64, at now: Moment) -> Int {
        if var trace = traces[key] {
            trace.count = now - trace.lastAt > window ? 1 : trace.count + 1
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
        traces[key] = Trace(count: 1, lastAt: now)
        return 1
    }

    /// FNV-1a over letters and digits, a run of one letter as one: "hola!!" and "holaaa" are the same text.
    private static func key(of letters: String) -> (hash: UInt64, letters: Int) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
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

    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
