import Engines
import Testing

@Suite("QR codes") struct QRCodeTests {
    private static let address = "https://www.twitch.tv/activate?public=true&device-code=ABCDEFGH"

    /// A finder pattern and the light line around it, as ISO/IEC 18004 draws them.
    private static let finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]

    @Test("an address is a square with its three finders and nothing where the fourth would be")
    func finders() throws {
        let code = try #require(QRCode(Self.address))
        let side = code.rows.count
        #expect(code.rows.allSatisfy { $0.count == side })
        // 17 + 4 × version; 63 bytes at level L need version 4.
        #expect(side == 33)
        for (top, left) in [(0, 0), (0, side - 7), (side - 7, 0)] {
            let seen = code.rows[top..<top + 7].map { row in String(row[left..<left + 7].map { $0 ? "1" : "0" }) }
            #expect(seen == Self.finder, "at \(top), \(left)")
        }
        #expect(!code.rows[7][..<8].contains(true))
        #expect(!code.rows[side - 8][..<8].contains(true))
        // The timing patterns between them.
        for place in 8..<side - 8 {
            #expect(code.rows[6][place] == (place % 2 == 0))
            #expect(code.rows[place][6] == (place % 2 == 0))
        }
    }

    @Test(
        "what is empty or does not fit is no code", arguments: [(1, true), (858, true), (859, false), (9_000, false)])
    func bounds(length: Int, fits: Bool) {
        #expect((QRCode(String(repeating: "x", count: length)) != nil) == fits)
        #expect(QRCode("") == nil)
    }

    @Test("in a terminal two rows are one line, with light around them on every side")
    func terminal() throws {
        let code = try #require(QRCode(Self.address))
        let lines = code.terminalText.split(separator: "\n").map { line in
            line.replacing(/\x1B\[[0-9;]*m/, with: "")
        }
        let quiet = 4
        #expect(lines.count == (code.rows.count + 2 * quiet + 1) / 2)
        #expect(lines.allSatisfy { $0.count == code.rows.count + 2 * quiet })
        #expect(lines.allSatisfy { $0.hasPrefix("    ") && $0.hasSuffix("    ") })
        for line in lines.prefix(2) + lines.suffix(2) { #expect(line.allSatisfy { $0 == " " }) }
        #expect(lines[2].hasPrefix("    █▀▀▀▀▀█ "))
    }
}
