internal import Mind
package import Signals

extension TurnRequest {
    /// Whom a prepared line may be said to: the givers of events, three at most, or the first of those it answers; nil
    /// when no such name may be said.
    package var addressee: String? {
        let givers = events.compactMap(\.viewer)
        let viewers = givers.isEmpty ? comments.prefix(1).map(\.viewer) : Array(givers.prefix(3))
        var names: [String] = []
        for viewer in viewers where sayableNames.contains(viewer.id) {
            let name = Fence.name(viewer.name)
            if !names.contains(name) { names.append(name) }
        }
        guard let last = names.popLast() else { return nil }
        guard !names.isEmpty else { return last }
        return names.joined(separator: ", ") + (language == .es ? " y " : " and ") + last
    }
}
