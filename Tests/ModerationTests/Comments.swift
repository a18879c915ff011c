import Signals

/// A comment as a test needs it.
func comment(
    _ text: String, id: String = "1", from name: String = "Lupita", on platform: Platform = .twitch,
    at moment: Moment = .zero
) -> Comment {
    Comment(
        id: MessageID(id), viewer: Viewer(id: ViewerID(platform, name), login: name.lowercased(), name: name),
        text: text,
        receivedAt: moment)
}

extension Moment {
    static let zero = Moment(nanoseconds: 0)
    static func seconds(_ seconds: Int64) -> Moment { Moment(nanoseconds: seconds * 1_000_000_000) }
}
