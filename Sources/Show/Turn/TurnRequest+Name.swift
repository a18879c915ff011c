internal import Mind
internal import Signals

extension TurnRequest {
    /// Whom a prepared line may be said to: the first of those it answers, if that name may be said.
    var firstSayableName: String? {
        let viewers = events.compactMap(\.viewer) + comments.map(\.viewer)
        return viewers.first.flatMap { sayableNames.contains($0.id) ? Fence.name($0.name) : nil }
    }
}
