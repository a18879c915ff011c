package import Signals
internal import Synchronization

/// Her lines for when the mind has none: written in advance, said in turn, never the same twice running.
package final class PreparedLines: Sendable {
    package enum Situation: String, CaseIterable, Hashable, Sendable {
        /// The model does not answer.
        case modelDown
        /// A clause was refused; this covers for it.
        case cover
        /// The model answered with nothing that can be said.
        case nothingToSay
        /// Somebody gave something, and there is no time or mind for more.
        case thanks
        case greeting
        /// She was away and is back.
        case welcomeBack
        /// Nobody writes.
        case idle
        /// The operator told her something.
        case operatorAck
        /// A viewer asked to be forgotten, and was.
        case forgotten
        /// A moderator took something away that she was talking about.
        case moderated
    }

    private struct Key: Hashable {
        let situation: Situation
        let language: Language
        let isNamed: Bool
    }

    /// Stands in a line for the viewer's name.
    static let slot = "{name}"

    private let next: Mutex<[Key: Int]>
    private let start: Int

    /// - Parameter seed: where the rounds begin, so that two shows do not open alike.
    package init(seed: Int = 0) {
        next = Mutex([:])
        start = abs(seed % 97)
    }

    /// Names and what joins them.
    private static func plain(_ names: String) -> String {
        names.filter { $0.isLetter || $0.isNumber || $0 == "_" || $0 == " " || $0 == "," }
    }

    /// - Parameter name: of the viewer it is about, or several joined, as they may be said; nil gives a line without one.
    package func line(_ situation: Situation, _ language: Language, name: String? = nil) -> String {
        let all = Self.lines(situation, language)
        let named = name == nil ? [] : all.filter { $0.contains(Self.slot) }
        let lines = named.isEmpty ? all.filter { !$0.contains(Self.slot) } : named
        let index = next.withLock { next in
            let key = Key(situation: situation, language: language, isNamed: !named.isEmpty)
            let index = next[key] ?? start
            next[key] = index + 1
            return index
        }
        let line = lines[index % lines.count]
        return line.replacing(Self.slot, with: name.map(Self.plain) ?? "")
    }

    /// Every line of a situation, with its slots.
    package static func lines(_ situation: Situation, _ language: Language) -> [String] {
        language == .en ? PreparedEnglish.lines(situation) : PreparedSpanish.lines(situation)
    }
}
