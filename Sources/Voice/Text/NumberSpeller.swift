package import Signals

/// Whole numbers and decimals in words.
package enum NumberSpeller {
    /// The largest number that is spelled; longer ones are read digit by digit.
    package static let largest: Int64 = 999_999_999_999

    package static func cardinal(_ number: Int64, _ language: Language) -> String {
        if number < 0 { return (language == .es ? "menos " : "minus ") + cardinal(-number, language) }
        switch language {
        case .en: return english(number)
        case .es: return spanish(number)
        }
    }

    /// One by one, as telephone numbers and codes are read.
    package static func digits(_ text: some StringProtocol, _ language: Language) -> String {
        text.compactMap { $0.wholeNumberValue.map { cardinal(Int64($0), language) } }.joined(separator: " ")
    }

    private static let enOnes = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let enTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    private static func english(_ n: Int64) -> String {
        if n < 20 { return enOnes[Int(n)] }
        if n < 100 { return enTens[Int(n / 10)] + (n % 10 > 0 ? "-" + enOnes[Int(n % 10)] : "") }
        for (size, name) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred")]
            as [(Int64, String)]
        where n >= size {
            return english(n / size) + " " + name + (n % size > 0 ? " " + english(n % size) : "")
        }
        return ""
    }

    private static let esOnes = [
        "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
        "trece",
        "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós",
        "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
    ]
    private static let esTens = [
        "", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
    ]
    private static let esHundreds = [
        "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos",
        "ochocientos", "novecientos",
    ]

    private static func spanish(_ n: Int64) -> String {
        if n < 30 { return esOnes[Int(n)] }
        if n < 100 { return esTens[Int(n / 10)] + (n % 10 > 0 ? " y " + esOnes[Int(n % 10)] : "") }
        if n == 100 { return "cien" }
        if n < 1000 { return esHundreds[Int(n / 100)] + (n % 100 > 0 ? " " + spanish(n % 100) : "") }
        if n < 1_000_000 {
            let head = n / 1000 == 1 ? "mil" : shortened(n / 1000) + " mil"
            return head + (n % 1000 > 0 ? " " + spanish(n % 1000) : "")
        }
        let millions = n / 1_000_000
        let head = millions == 1 ? "un millón" : shortened(millions) + " millones"
        return head + (n % 1_000_000 > 0 ? " " + spanish(n % 1_000_000) : "")
    }

    /// Before a noun "uno" loses its o.
    package static func shortened(_ n: Int64) -> String {
        let words = spanish(n)
        if words.hasSuffix("veintiuno") { return words.dropLast(9) + "veintiún" }
        return words.hasSuffix("uno") ? String(words.dropLast()) : words
    }
}
