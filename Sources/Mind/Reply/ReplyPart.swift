package import Signals

/// A piece of a reply after its marks were read.
package enum ReplyPart: Hashable, Sendable {
    case text(String)
    case feeling(Feeling)
    case gesture(Gesture)
    case cue(VoiceCue)
}

extension ReplyPart {
    /// - Parameter mark: what stood between square brackets; nil for what is no mark.
    init?(mark: String) {
        let pieces = mark.lowercased().split(separator: ":", maxSplits: 1)
        guard let name = pieces.first.map({ $0.filter { !$0.isWhitespace } }) else { return nil }
        if let emotion = Emotion(rawValue: name) {
            let intensity = pieces.count > 1 ? Int(pieces[1].filter { !$0.isWhitespace }) ?? 2 : 2
            self = .feeling(Feeling(emotion, intensity: intensity))
        } else if let gesture = Gesture(rawValue: name) {
            self = .gesture(gesture)
        } else if let cue = VoiceCue(rawValue: name) {
            self = .cue(cue)
        } else {
            return nil
        }
    }
}
