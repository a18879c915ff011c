/// What a channel point reward does, as the streamer set it.
package struct RewardRule: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        /// She reacts to it as to any event: the default of rewards that are not listed.
        case answer
        case ignore
        /// These words in her voice.
        case say(String)
        /// A face without words.
        case feel(Emotion)
        /// What she is saying ends.
        case skip
    }

    /// As the platform shows it.
    package let title: String
    package let action: Action
    private let key: String

    package init(title: String, action: Action) {
        self.title = title
        self.action = action
        key = Self.key(title)
    }

    /// Capitals, signs and accents aside.
    private static func key(_ title: String) -> String { FoldedText(title).words.joined(separator: " ") }

    package func isAbout(_ reward: String) -> Bool { key == Self.key(reward) }

    /// The words that actions begin with, for hints.
    package static let words = ["answer", "ignore", "say", "feel", "skip"]

    /// `TITLE = ACTION`: `Hydrate = say: Water, everybody!`. Nil for anything else.
    package init?(_ text: String) {
        guard let equals = text.lastIndex(of: "=") else { return nil }
        let title = text[..<equals].trimmed
        let parts = text[text.index(after: equals)...].split(separator: ":", maxSplits: 1)
        guard !title.isEmpty, let word = parts.first?.trimmed.lowercased() else { return nil }
        let rest = parts.count > 1 ? parts[1].trimmed : ""
        switch word {
        case "answer" where rest.isEmpty: self.init(title: title, action: .answer)
        case "ignore" where rest.isEmpty: self.init(title: title, action: .ignore)
        case "skip" where rest.isEmpty: self.init(title: title, action: .skip)
        case "say" where !rest.isEmpty: self.init(title: title, action: .say(rest))
        case "feel":
            guard let emotion = Emotion(rawValue: rest.lowercased()) else { return nil }
            self.init(title: title, action: .feel(emotion))
        default: return nil
        }
    }

    /// As ``init(_:)`` reads it.
    package var text: String {
        let action =
            switch action {
            case .answer: "answer"
            case .ignore: "ignore"
            case .skip: "skip"
            case .say(let words): "say: \(words)"
            case .feel(let emotion): "feel: \(emotion.rawValue)"
            }
        return "\(title) = \(action)"
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
