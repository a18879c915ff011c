internal import Mind
internal import Signals

/// What she knows about the viewers of comments that wait; bounded, the oldest go.
struct WaitingNotes: Sendable {
    private static let capacity = 512
    private var notes: [MessageID: ViewerNote] = [:]
    private var order: [MessageID] = []

    mutating func put(_ note: ViewerNote, for id: MessageID) {
        if notes.updateValue(note, forKey: id) == nil { order.append(id) }
        guard order.count > Self.capacity else { return }
        for old in order.prefix(Self.capacity / 4) { notes[old] = nil }
        order.removeFirst(Self.capacity / 4)
    }

    func of(_ id: MessageID) -> ViewerNote? { notes[id] }

    mutating func remove(_ id: MessageID) { notes[id] = nil }
}
