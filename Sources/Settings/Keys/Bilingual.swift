package import Signals

/// A text in both languages that people meet.
package struct Bilingual: Equatable, Sendable {
    package let en: String
    package let es: String

    package init(en: String, es: String) {
        self.en = en
        self.es = es
    }

    package subscript(language: Language) -> String {
        switch language {
        case .en: en
        case .es: es
        }
    }
}
