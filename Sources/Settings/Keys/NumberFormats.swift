internal import Signals

extension SettingFormat<Bool> {
    /// Also the words that YAML 1.1 and people use.
    static let flag = SettingFormat(
        type: Bilingual(en: "true or false", es: "true o false"),
        line: { text in
            switch text.lowercased() {
            case "true", "yes", "on", "sí", "si": .success(true)
            case "false", "no", "off": .success(false)
            default: .failure(Refused(.notOne(suggestion: nil)))
            }
        }, write: { $0 ? "true" : "false" })
}

extension SettingFormat<Int> {
    /// Decimal digits only: to YAML 1.1 `0123` would be 83 and `1:30` would be 90.
    static func whole(_ range: ClosedRange<Int>) -> SettingFormat {
        let allowed = "\(range.lowerBound)…\(range.upperBound)"
        return SettingFormat(
            type: Bilingual(en: "whole number", es: "número entero"), range: Bilingual(en: allowed, es: allowed),
            line: { text in
                let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
                let isDecimal = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
                guard isDecimal, let number = Int(text) else { return .failure(Refused(.notOne(suggestion: nil))) }
                guard digits == "0" || !digits.hasPrefix("0") else {
                    return .failure(
                        Refused(
                            .because(
                                Bilingual(
                                    en: "a number does not begin with 0 here; write \(number)",
                                    es: "aquí un número no empieza por 0; escribe \(number)"))))
                }
                return range.contains(number) ? .success(number) : .failure(Refused(.outOfRange))
            }, write: { String($0) })
    }
}

extension SettingFormat<Double> {
    static func number(_ range: ClosedRange<Double>) -> SettingFormat {
        let allowed = "\(plain(range.lowerBound))…\(plain(range.upperBound))"
        return SettingFormat(
            type: Bilingual(en: "number", es: "número"), range: Bilingual(en: allowed, es: allowed),
            line: { text in
                // Not what Double takes beside it: nan, inf, hexadecimal.
                let isDecimal = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2e || $0 == 0x2d }
                guard isDecimal, let number = Double(text) else { return .failure(Refused(.notOne(suggestion: nil))) }
                return range.contains(number) ? .success(number) : .failure(Refused(.outOfRange))
            }, write: plain)
    }
}

/// Without the `.0` of whole numbers.
@Sendable private func plain(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

extension SettingFormat<Duration> {
    /// A number with its unit: `400ms`, `45s`, `1.5m`, `2h`.
    static func duration(_ range: ClosedRange<Duration>) -> SettingFormat {
        let allowed = "\(durationText(range.lowerBound))…\(durationText(range.upperBound))"
        return SettingFormat(
            type: Bilingual(en: "duration (ms, s, m, h)", es: "duración (ms, s, m, h)"),
            range: Bilingual(en: allowed, es: allowed),
            line: { text in
                guard let duration = parseDuration(text) else {
                    guard Double(text) != nil else { return .failure(Refused(.notOne(suggestion: nil))) }
                    return .failure(
                        Refused(
                            .because(
                                Bilingual(
                                    en: "the unit is missing; write \(text)s for seconds, or ms, m, h",
                                    es: "falta la unidad; escribe \(text)s para segundos, o ms, m, h"))))
                }
                return range.contains(duration) ? .success(duration) : .failure(Refused(.outOfRange))
            }, write: { durationText($0) })
    }
}

/// nil unless it is a decimal number with a unit right after it; a bare 0 needs none.
func parseDuration(_ text: String) -> Duration? {
    if text == "0" { return .zero }
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard !digits.isEmpty, digits.first != ".", digits.last != ".", let number = Double(digits), number < 1e9 else {
        return nil
    }
    let milliseconds: Double =
        switch text.dropFirst(digits.count) {
        case "ms": 1
        case "s": 1_000
        case "m", "min": 60_000
        case "h": 3_600_000
        default: -1
        }
    guard milliseconds > 0 else { return nil }
    return .milliseconds(Int64((number * milliseconds).rounded()))
}

/// In the largest unit that leaves a whole number.
func durationText(_ duration: Duration) -> String {
    let milliseconds = duration.inNanoseconds / 1_000_000
    if milliseconds == 0 { return "0s" }
    if milliseconds % 3_600_000 == 0 { return "\(milliseconds / 3_600_000)h" }
    if milliseconds % 60_000 == 0 { return "\(milliseconds / 60_000)m" }
    return milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000)s" : "\(milliseconds)ms"
}
