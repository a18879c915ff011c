internal import Signals

/// What was given, and when it was acknowledged.
struct Gifts: Sendable {
    struct Gift: Sendable {
        /// Seconds since the beginning.
        let at: Double
        let viewer: ViewerID?
    }

    /// Seconds in which a gift shall be acknowledged.
    static let deadline = 30.0
    private static let mostWaiting = 4_096
    private static let mostPoints = 2_000

    private var waiting: [MessageID: Gift] = [:]
    private(set) var count = 0
    private(set) var waits = Sample()
    /// Taken back before it was said.
    private(set) var excused = 0
    private(set) var late = 0
    /// Acknowledged as part of a number, not by name.
    private(set) var counted = 0
    /// Value: seconds until acknowledged.
    private(set) var points: [Figures.Point] = []

    mutating func given(_ id: MessageID, by viewer: ViewerID?, at second: Double) {
        count += 1
        if waiting.count < Self.mostWaiting { waiting[id] = Gift(at: second, viewer: viewer) }
    }

    mutating func acknowledged(_ id: MessageID, at second: Double) {
        guard let gift = waiting.removeValue(forKey: id) else { return }
        let wait = second - gift.at
        waits.add(wait)
        if wait > Self.deadline { late += 1 }
        if points.count < Self.mostPoints { points.append(Figures.Point(at: gift.at, value: wait)) }
    }

    /// A thanks that counts the rest: the oldest that came before it was begun.
    mutating func counted(_ count: Int, before begun: Double, at second: Double) {
        let due = waiting.filter { $0.value.at <= begun }.sorted { $0.value.at < $1.value.at }.prefix(count)
        counted += due.count
        for gift in due { acknowledged(gift.key, at: second) }
    }

    mutating func takenBack(_ isCovered: (MessageID, ViewerID?) -> Bool) {
        let covered = waiting.filter { isCovered($0.key, $0.value.viewer) }
        excused += covered.count
        for id in covered.keys { waiting[id] = nil }
    }

    /// Never acknowledged though there was time.
    func missed(at second: Double) -> Int { waiting.values.count { second - $0.at > Self.deadline } }

    /// Not acknowledged, but there is time left.
    func pending(at second: Double) -> Int { waiting.count - missed(at: second) }
}
