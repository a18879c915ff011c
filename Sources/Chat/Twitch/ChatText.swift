package import Signals

/// A comment's text as it is read: emotes as data, cheermotes, pictures and the name that a reply begins with left out.
///
/// Control characters become spaces, the length is bounded; spans count Unicode scalars.
package struct ChatText: Sendable {
    /// Twitch allows 500.
    static let longest = 500
    private static let mostEmotes = 256

    private var scalars = String.UnicodeScalarView()
    private var count = 0
    package private(set) var emotes: [EmoteSpan] = []

    package init() {}

    package var text: String { String(scalars) }
    package var isEmpty: Bool { scalars.allSatisfy { $0 == " " } }

    package mutating func append(_ piece: some StringProtocol) {
        for scalar in piece.unicodeScalars {
            let scalar = scalar.isControl ? " " : scalar
            // What was left out stood between two spaces.
            if scalar == " ", scalars.last ?? " " == " " { continue }
            guard count < Self.longest else { return }
            scalars.append(scalar)
            count += 1
        }
    }

    package mutating func append(emote name: some StringProtocol, id: String) {
        let start = count
        append(name)
        if count > start, emotes.count < Self.mostEmotes { emotes.append(EmoteSpan(id: id, range: start..<count)) }
    }

    /// Spaces at the end gone.
    package mutating func finish() {
        while scalars.last == " " {
            scalars.removeLast()
            count -= 1
        }
        // A platform may say that an emote ends with such a space.
        emotes = emotes.compactMap { emote in
            let range = emote.range.clamped(to: 0..<count)
            return range.isEmpty ? nil : EmoteSpan(id: emote.id, range: range)
        }
    }
}
