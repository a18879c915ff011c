internal import Signals

/// A value as it was written: the text itself, before anybody guessed a type from it.
package enum RawSetting: Equatable, Sendable {
    case text(String)
    case list([String])

    /// As a problem quotes it.
    var quoted: String {
        switch self {
        case .text(let text): "'\(text)'"
        case .list(let items): "[\(items.joined(separator: ", "))]"
        }
    }
}

/// Why a value is not taken.
enum Refusal: Equatable, Sendable {
    /// `suggestion`: the allowed word that it resembles.
    case notOne(suggestion: String?)
    case outOfRange
    /// Something particular about this value.
    case because(Bilingual)
}
