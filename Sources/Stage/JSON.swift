package import Signals

/// A JSON value to be written; pages get these as text.
package indirect enum JSON: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral
{
    case text(String)
    /// Written with three decimals.
    case number(Double)
    /// Written as it is.
    case exact(Double)
    case integer(Int)
    case truth(Bool)
    case list([JSON])
    case object([(String, JSON)])
    case null

    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .truth(value) }
    package init(floatLiteral value: Double) { self = .number(value) }

    /// `{"en": …, "es": …}`; pages pick their language.
    package init(_ text: Bilingual) { self = .object([("en", .text(text.en)), ("es", .text(text.es))]) }

    package var description: String {
        var out = ""
        write(to: &out)
        return out
    }

    private func write(to out: inout String) {
        switch self {
        case .text(let text): Self.quote(text, to: &out)
        // JSON knows neither infinity nor "not a number".
        case .number(let number): out += number.isFinite ? "\((number * 1000).rounded() / 1000)" : "null"
        case .exact(let number): out += number.isFinite ? "\(number)" : "null"
        case .integer(let number): out += "\(number)"
        case .truth(let truth): out += truth ? "true" : "false"
        case .null: out += "null"
        case .list(let items):
            out += "["
            for (index, item) in items.enumerated() {
                if index > 0 { out += "," }
                item.write(to: &out)
            }
            out += "]"
        case .object(let members):
            out += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { out += "," }
                Self.quote(member.0, to: &out)
                out += ":"
                member.1.write(to: &out)
            }
            out += "}"
        }
    }

    private static func quote(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
