import Settings
import Show
import Signals

/// The first line of a show's tape: what its decisions depend on beside what came, so that a replay decides alike.
struct TapeOpening {
    let start: Moment
    let seed: UInt64
    let firstTurn: UInt32
    private let values: [Substring]

    /// The settings that decisions depend on, each with its way out of and into ``AneekaSettings``.
    private struct Part: Sendable {
        let write: @Sendable (AneekaSettings) -> String
        let read: @Sendable (String, inout AneekaSettings) -> Void
    }

    private static func duration(_ path: any WritableKeyPath<AneekaSettings, Duration> & Sendable) -> Part {
        Part(
            write: { "\($0[keyPath: path].inNanoseconds)" },
            read: { text, settings in
                if let value = Int64(text) { settings[keyPath: path] = .nanoseconds(value) }
            })
    }

    private static func word<Value: RawRepresentable<String> & Sendable>(
        _ path: any WritableKeyPath<AneekaSettings, Value> & Sendable
    ) -> Part {
        Part(
            write: { $0[keyPath: path].rawValue },
            read: { text, settings in
                if let value = Value(rawValue: text) { settings[keyPath: path] = value }
            })
    }

    private static let parts: [Part] = [
        duration(\.attention.idleAfter), duration(\.attention.repeatWindow), duration(\.attention.maximumAge),
        Part(
            write: { "\($0.attention.queue)" },
            read: { text, settings in
                if let value = Int(text) { settings.attention.queue = value }
            }),
        word(\.persona.language), word(\.moderation.links), word(\.moderation.profanity),
    ]

    /// What is put on the tape.
    static func text(seed: UInt64, firstTurn: UInt32, _ settings: AneekaSettings) -> String {
        (["\(seed)", "\(firstTurn)"] + parts.map { $0.write(settings) }).joined(separator: ";")
    }

    /// Nil for a line that is no opening.
    init?(_ line: TapeLine) {
        let fields = line.subject.split(separator: ";", omittingEmptySubsequences: false)
        guard line.call == "began", fields.count == Self.parts.count + 2, let seed = UInt64(fields[0]),
            let first = UInt32(fields[1])
        else { return nil }
        start = line.at
        self.seed = seed
        firstTurn = first
        values = Array(fields.dropFirst(2))
    }

    /// The settings of now with those of then where decisions depend on them.
    func applied(to settings: AneekaSettings) -> AneekaSettings {
        var settings = settings
        for (part, value) in zip(Self.parts, values) { part.read(String(value), &settings) }
        return settings
    }
}
