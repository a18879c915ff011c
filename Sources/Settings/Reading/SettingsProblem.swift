package import Signals

/// Where a value was written.
package enum SettingOrigin: Hashable, Sendable {
    case builtIn
    /// `line` counts from 1; nil for the file as a whole.
    case file(path: String, line: Int?)
    case environment(variable: String)
    case flag

    package func text(in language: Language) -> String {
        switch self {
        case .builtIn: language == .es ? "por defecto" : "default"
        case .file(let path, let line): line.map { "\(path):\($0)" } ?? path
        case .environment(let variable): variable
        case .flag: "--set"
        }
    }
}

/// One thing that is wrong with the settings.
package struct SettingsProblem: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case unknownKey(suggestion: String?)
        /// `first`: the line of the other one.
        case writtenTwice(first: Int?)
        /// `found`: as written, "" for a secret.
        case wrongValue(expected: Bilingual, found: String, suggestion: String?)
        case outOfRange(expected: Bilingual, found: String)
        case refused(Bilingual)
        /// A value stands where keys are expected, and the other way round.
        case notASection
        case notAValue
        /// `#` after the colon begins a comment.
        case commentedOut
        case syntax(String)
        case unreadable(String)
        case malformedFlag
        /// A setting that another one needs.
        case missing(by: String)
    }

    package let origin: SettingOrigin
    /// Dotted; "" when no key is concerned.
    package let path: String
    package let kind: Kind

    package func text(in language: Language) -> String {
        let place = path.isEmpty ? "" : path + ": "
        return "\(origin.text(in: language)): \(place)\(language == .es ? spanish : english)"
    }

    private var english: String {
        switch kind {
        case .unknownKey(let suggestion):
            "unknown setting" + (suggestion.map { "; did you mean \($0)?" } ?? "; see the reference of settings")
        case .writtenTwice(let first): "written twice" + (first.map { " (first in line \($0))" } ?? "") + "; keep one"
        case .wrongValue(let expected, let found, let suggestion):
            "expected \(expected.en)" + (found.isEmpty ? "" : ", found \(found)")
                + (suggestion.map { "; did you mean \($0)?" } ?? "")
        case .outOfRange(let expected, let found):
            "out of range: expected \(expected.en)" + (found.isEmpty ? "" : ", found \(found)")
        case .refused(let reason): reason.en
        case .notASection: "expected further settings below it, found a value"
        case .notAValue: "expected a value, found further settings below it"
        case .commentedOut: "empty, because # begins a comment; leave # out or put the value in \"quotes\""
        case .syntax(let problem): "not valid YAML: \(problem)"
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .malformedFlag: "write it as --set section.key=value"
        case .missing(let other): "has to be set for \(other)"
        }
    }

    private var spanish: String {
        switch kind {
        case .unknownKey(let suggestion):
            "ajuste desconocido"
                + (suggestion.map { "; ¿querías decir \($0)?" } ?? "; mira la referencia de ajustes")
        case .writtenTwice(let first):
            "escrito dos veces" + (first.map { " (antes en la línea \($0))" } ?? "") + "; deja uno"
        case .wrongValue(let expected, let found, let suggestion):
            "se esperaba \(expected.es)" + (found.isEmpty ? "" : ", hay \(found)")
                + (suggestion.map { "; ¿querías decir \($0)?" } ?? "")
        case .outOfRange(let expected, let found):
            "fuera de rango: se esperaba \(expected.es)" + (found.isEmpty ? "" : ", hay \(found)")
        case .refused(let reason): reason.es
        case .notASection: "se esperaban más ajustes debajo, hay un valor"
        case .notAValue: "se esperaba un valor, hay más ajustes debajo"
        case .commentedOut: "vacío, porque # empieza un comentario; quita # o pon el valor entre \"comillas\""
        case .syntax(let problem): "no es YAML válido: \(problem)"
        case .unreadable(let reason): "no se puede leer: \(reason)"
        case .malformedFlag: "escríbelo como --set sección.clave=valor"
        case .missing(let other): "hace falta para \(other)"
        }
    }
}

/// Everything that is wrong with the settings, at once.
package struct SettingsError: ExplainedError, Equatable {
    package let problems: [SettingsProblem]

    package init(_ problems: [SettingsProblem]) { self.problems = problems }

    package var message: Bilingual { Bilingual { text(in: $0) } }

    package func text(in language: Language) -> String {
        let count = problems.count
        let title =
            switch language {
            case .en: count == 1 ? "One problem in the settings:" : "\(count) problems in the settings:"
            case .es: count == 1 ? "Un problema en los ajustes:" : "\(count) problemas en los ajustes:"
            }
        return ([title] + problems.map { "  " + $0.text(in: language) }).joined(separator: "\n")
    }
}
