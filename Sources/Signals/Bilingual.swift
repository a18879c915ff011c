/// A text that people meet, in both languages.
package struct Bilingual: Hashable, Sendable {
    package let en: String
    package let es: String

    package init(en: String, es: String) {
        self.en = en
        self.es = es
    }

    /// The same in both: a name, a number, what a foreign program said.
    package init(_ text: String) { self.init(en: text, es: text) }

    /// - Parameter text: asked once for each language.
    package init(_ text: (Language) -> String) { self.init(en: text(.en), es: text(.es)) }

    /// What an error tells the operator.
    package init(_ error: any Error) {
        self = (error as? any ExplainedError)?.message ?? Bilingual("\(error)")
    }

    package static let empty = Bilingual("")
    package var isEmpty: Bool { en.isEmpty && es.isEmpty }

    package subscript(language: Language) -> String {
        switch language {
        case .en: en
        case .es: es
        }
    }

    package static func + (left: Bilingual, right: Bilingual) -> Bilingual {
        Bilingual(en: left.en + right.en, es: left.es + right.es)
    }

    package static func + (left: String, right: Bilingual) -> Bilingual { Bilingual(left) + right }
    package static func + (left: Bilingual, right: String) -> Bilingual { left + Bilingual(right) }
}

/// An error that a person meets: what failed, where, and what to do next. Neither tokens nor viewers' words.
package protocol ExplainedError: Error, CustomStringConvertible {
    var message: Bilingual { get }
}

extension ExplainedError {
    package var description: String { message.en }
}
