internal import CQRCode

/// A text as a square that telephones read.
package struct QRCode: Sendable, Equatable {
    /// Row by row; true = dark. Without the quiet zone around it.
    package let rows: [[Bool]]

    /// A version 20 has 97 modules a side and holds 858 bytes.
    private static let longestSide = 97

    /// Nil when libqrencode is not installed, or the text is longer than some hundred bytes.
    package init?(_ text: String) {
        var modules = [UInt8](repeating: 0, count: Self.longestSide * Self.longestSide)
        let side = Int(cqrcode_encode(text, &modules, modules.count))
        guard side > 0 else { return nil }
        rows = (0..<side).map { row in (0..<side).map { modules[row * side + $0] == 1 } }
    }

    /// Two rows a line in half blocks, dark on light whatever the terminal's own colours, with the four modules of
    /// quiet around it that the standard asks for.
    package var terminalText: String {
        let quiet = 4
        let side = rows.count + 2 * quiet
        func isDark(_ row: Int, _ column: Int) -> Bool {
            let (row, column) = (row - quiet, column - quiet)
            guard rows.indices.contains(row), rows.indices.contains(column) else { return false }
            return rows[row][column]
        }
        return stride(from: 0, to: side, by: 2).map { row in
            let line = (0..<side).map { column -> Character in
                switch (isDark(row, column), isDark(row + 1, column)) {
                case (true, true): "█"
                case (true, false): "▀"
                case (false, true): "▄"
                case (false, false): " "
                }
            }
            // Black on white of the colour cube, which themes leave alone.
            return "\u{1B}[38;5;16;48;5;231m" + String(line) + "\u{1B}[0m"
        }.joined(separator: "\n")
    }
}
