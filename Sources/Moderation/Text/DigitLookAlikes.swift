internal import Signals

/// Letters that stand for digits inside numbers: "6l2 34S 67B".
enum DigitLookAlikes {
    private static func digit(for byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "o"): UInt8(ascii: "0")
        case UInt8(ascii: "l"), UInt8(ascii: "i"): UInt8(ascii: "1")
        case UInt8(ascii: "z"): UInt8(ascii: "2")
        case UInt8(ascii: "s"): UInt8(ascii: "5")
        case UInt8(ascii: "b"): UInt8(ascii: "8")
        case UInt8(ascii: "g"): UInt8(ascii: "9")
        default: nil
        }
    }

    /// The letters of an account's country ("ES91", "GB29") stay.
    private static func isDigitNearby(_ bytes: [UInt8], _ place: Int, _ piece: Range<Int>) -> Bool {
        place > piece.lowerBound + 1 || bytes[place] == UInt8(ascii: "o") || bytes[place] == UInt8(ascii: "l")
            || bytes[piece.lowerBound].isDigit
    }

    /// The text with such letters as digits, in pieces that have a digit and otherwise only such letters, and in
    /// pieces of o and l between those; nil when there are none, or too few digits for anybody's number.
    static func replaced(_ letters: String) -> String? {
        var out = Array(letters.utf8)
        guard out.count(where: \.isDigit) >= 3 else { return nil }
        var didChange = false
        var digits = 0
        var index = 0
        var isAfterNumber = false
        while index < out.count {
            guard out[index].isWordByte else {
                index += 1
                continue
            }
            let start = index
            var hasDigit = false
            var hasOther = false
            var isRound = true
            while index < out.count, out[index].isWordByte {
                hasDigit = hasDigit || out[index].isDigit
                if !out[index].isDigit {
                    // The letters of an account's country stand before its digits.
                    // A check letter stands behind them.
                    let isLast = index + 1 == out.count || !out[index + 1].isWordByte
                    if digit(for: out[index]) == nil, hasDigit ? !isLast : index - start >= 2 { hasOther = true }
                    if out[index] != UInt8(ascii: "o"), out[index] != UInt8(ascii: "l") { isRound = false }
                }
                index += 1
            }
            let isNumber = hasDigit && !hasOther || isAfterNumber && isRound && index - start >= 2
            isAfterNumber = isNumber
            guard isNumber else { continue }
            for place in start..<index {
                if let digit = digit(for: out[place]), isDigitNearby(out, place, start..<index) {
                    out[place] = digit
                    didChange = true
                }
                if out[place].isDigit { digits += 1 }
            }
        }
        return didChange && digits >= 7 ? String(decoding: out, as: UTF8.self) : nil
    }
}
