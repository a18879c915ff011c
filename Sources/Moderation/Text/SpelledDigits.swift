internal import Signals

/// Numbers read out digit by digit or pair by pair, in Spanish or English: "six one two, three four five …".
enum SpelledDigits {
    private static let units: [Substring: Int] = [
        "cero": 0, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8, "nine": 9,
    ]
    private static let pairs: [Substring: Int] = [
        "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17,
        "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21, "veintidos": 22, "veintitres": 23,
        "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19,
    ]
    private static let tens: [Substring: Int] = [
        "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]
    private static let hundreds: [Substring: Int] = [
        "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500,
        "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
    ]

    private static let repeats: [Substring: Int] = ["double": 2, "doble": 2, "triple": 3]
    /// What may stand between the digits of a run.
    private static let connectors: Set<Substring> = [
        "y", "and", "then", "luego", "despues", "guion", "dash", "hyphen", "espacio", "space", "coma", "comma",
    ]

    private static let all: Set<Substring> = Set(units.keys).union(pairs.keys).union(tens.keys).union(hundreds.keys)
    /// Bytes of the shortest and of the longest of them.
    private static let lengths = 2...14

    /// Whether a word is a number, written or said.
    static func isNumber(_ word: Substring) -> Bool {
        guard let first = word.utf8.first else { return false }
        if first.isDigit { return Int(word) != nil }
        return lengths.contains(word.utf8.count) && all.contains(word)
    }

    /// Digits that make a telephone of a run.
    private static let enough = 7

    /// - Parameter words: folded. Counting in even steps ("three two one") and sums in millions are nobody's number.
    static func isPersonal(_ words: [Substring]) -> Bool {
        // A telephone needs several words of numbers; most clauses have none.
        guard words.count(where: { isNumber($0) }) >= 3 else { return false }
        var numbers: [(value: Int, digits: Int)] = []
        var spelled = 0
        var index = 0
        func isRun() -> Bool {
            guard spelled >= 3, numbers.reduce(0, { $0 + $1.digits }) >= enough else { return false }
            let values = numbers.map(\.value)
            let step = values[1] - values[0]
            return step == 0 || !zip(values, values.dropFirst()).allSatisfy { $1 - $0 == step }
        }
        while index < words.count {
            // "double six", "triple cero": that digit as often.
            if let times = repeats[words[index]], index + 1 < words.count, let unit = units[words[index + 1]] {
                numbers += Array(repeating: (unit, 1), count: times)
                spelled += times
                index += 2
                continue
            }
            if !numbers.isEmpty, connectors.contains(words[index]) {
                index += 1
                continue
            }
            if let (number, length) = number(at: index, in: words) {
                numbers.append(number)
                if words[index].utf8.first?.isDigit == false { spelled += 1 }
                index += length
            } else {
                if isRun() { return true }
                numbers = []
                spelled = 0
                index += 1
            }
        }
        return isRun()
    }

    /// One spoken number: a digit word, a written group of up to three digits, tens with or without a unit.
    private static func number(at index: Int, in words: [Substring]) -> (
        number: (value: Int, digits: Int), length: Int
    )? {
        let word = words[index]
        if let unit = units[word] { return ((unit, 1), 1) }
        if let pair = pairs[word] { return ((pair, 2), 1) }
        if let ten = tens[word] {
            let (value, length) = unit(after: index, in: words)
            return ((ten + value, 2), 1 + length)
        }
        if let hundred = hundreds[word] {
            guard index + 1 < words.count else { return ((hundred, 3), 1) }
            if let pair = pairs[words[index + 1]] { return ((hundred + pair, 3), 2) }
            if let ten = tens[words[index + 1]] {
                let (value, length) = unit(after: index + 1, in: words)
                return ((hundred + ten + value, 3), 2 + length)
            }
            return ((hundred, 3), 1)
        }
        if word.utf8.count <= 3, let value = Int(word) { return ((value, word.utf8.count), 1) }
        return nil
    }

    private static func unit(after index: Int, in words: [Substring]) -> (value: Int, length: Int) {
        if index + 2 < words.count, words[index + 1] == "y", let value = units[words[index + 2]] { return (value, 2) }
        if index + 1 < words.count, let value = units[words[index + 1]], !words[index].hasSuffix("a") {
            return (value, 1)
        }
        return (0, 0)
    }
}
