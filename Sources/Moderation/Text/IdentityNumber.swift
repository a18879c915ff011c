internal import Signals

/// Spanish identity numbers, also with points and dashes: eight digits with their check letter (DNI), or X, Y or Z,
/// seven digits and a letter (NIE).
enum IdentityNumber {
    /// The check letter stands at the number's remainder by 23 (Ministerio del Interior).
    private static let checks = Array("trwagmyfpdxbnjzsqvhlcke".utf8)

    static func isIn(_ letters: String) -> Bool {
        letters.utf8.split(whereSeparator: { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") })
            .contains { piece in
                let bytes = piece.filter { $0.isWordByte }
                guard bytes.count == 9, let last = bytes.last, last.isFoldedLetter,
                    bytes.dropFirst().dropLast().allSatisfy(\.isDigit)
                else { return false }
                let first = bytes[0]
                if first >= UInt8(ascii: "x"), first <= UInt8(ascii: "z") { return true }
                guard first.isDigit else { return false }
                let number = bytes.dropLast().reduce(0) { $0 * 10 + Int($1 - 0x30) }
                return checks[number % 23] == last
            }
    }
}
