internal import Signals

/// A place on earth: two numbers with four decimals and more side by side, "40.416775, -3.703790",
/// "19.4326 N, 99.1332 W".
enum Coordinates {
    private static let leastDecimals = 4

    static func isIn(_ letters: String) -> Bool {
        guard letters.utf8.contains(UInt8(ascii: ".")) else { return false }
        var before = false
        for piece in letters.utf8.split(whereSeparator: {
            $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "/")
        }) {
            // Signs of the compass may stand between the two.
            if piece.count == 1, "nsewo".utf8.contains(piece[piece.startIndex]) { continue }
            let isDegrees = isDegrees(piece)
            if isDegrees, before { return true }
            before = isDegrees
        }
        return false
    }

    private static func isDegrees(_ piece: some Sequence<UInt8>) -> Bool {
        var bytes = Array(piece)
        if let first = bytes.first,
            first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: "(")
        {
            bytes.removeFirst()
        }
        while let last = bytes.last, !last.isDigit { bytes.removeLast() }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 2 && (1...3).contains(parts[0].count) && parts[1].count >= leastDecimals
            && parts.allSatisfy { $0.allSatisfy(\.isDigit) }
    }
}
