/// A text as the gates read it: one spelling for the many ways in which a word can be written.
///
/// Made once per comment, at admission; every form is lower-case ASCII letters, digits and single spaces.
package struct FoldedText: Hashable, Sendable {
    /// The text as it was written.
    package let original: String
    /// Compatibility forms, look-alikes and accents replaced, invisible characters gone, runs of one letter cut to two.
    package let letters: String
    /// `letters` with digits and signs read as the letters they imitate ("p3nd3j0").
    package let leet: String
    /// `leet` where single letters in a row ("p u t a", "p.u.t.a") are joined into a word.
    package let joined: String

    package init(_ original: String) {
        self.original = original
        let folded = Folding.fold(original)
        letters = folded.letters
        leet = folded.leet
        joined = Folding.joiningSingles(folded.leet)
    }

    /// The words of `letters`.
    package var words: [Substring] { letters.split(separator: " ") }
}

/// The folding itself.
package enum Folding {
    /// Scalar → ASCII letters and digits.
    private static let table: [UInt32: [UInt8]] = {
        var table: [UInt32: [UInt8]] = [:]
        for line in foldingTable.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { continue }
            for scalar in parts[1].unicodeScalars { table[scalar.value] = Array(parts[0].utf8) }
        }
        return table
    }()

    /// What a sign in the middle of a word imitates; 0 = nothing.
    private static func leet(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
        case UInt8(ascii: "3"): UInt8(ascii: "e")
        case UInt8(ascii: "1"), UInt8(ascii: "!"), UInt8(ascii: "|"): UInt8(ascii: "i")
        case UInt8(ascii: "0"): UInt8(ascii: "o")
        case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
        case UInt8(ascii: "7"), UInt8(ascii: "+"): UInt8(ascii: "t")
        case UInt8(ascii: "8"): UInt8(ascii: "b")
        case UInt8(ascii: "9"): UInt8(ascii: "g")
        default: 0
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    static func fold(_ text: String) -> (letters: String, leet: String) {
        // ASCII letters, digits and signs; everything else is a border between words.
        var plain: [UInt8] = []
        plain.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: plain.append(UInt8(scalar.value + 32))
            case 0x20..<0x7F: plain.append(UInt8(scalar.value))
            case 0..<0x20: plain.append(0x20)
            // Invisible: soft hyphen, zero-width, direction and variation marks, tags.
            case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
                0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xE0000...0xE0FFF:
                continue
            case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: continue
            default:
                if let target = table[scalar.value] { plain.append(contentsOf: target) } else { plain.append(0x20) }
            }
        }
        return (letters(plain), leet(plain))
    }

    private static func letters(_ plain: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(plain.count)
        for byte in plain {
            let next = isWord(byte) ? byte : 0x20
            if next == 0x20, out.last ?? 0x20 == 0x20 { continue }
            if out.count >= 2, out[out.count - 1] == next, out[out.count - 2] == next, next > UInt8(ascii: "9") { continue }
            out.append(next)
        }
        if out.last == 0x20 { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }

    private static func leet(_ plain: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(plain.count)
        for (index, byte) in plain.enumerated() {
            var next = isWord(byte) ? byte : 0x20
            let imitated = leet(byte)
            // Only inside a word that has a letter beside it: "4 3" stays numbers, "!" ends a sentence.
            if imitated != 0, touchesLetter(plain, index, isSign: !isWord(byte)) { next = imitated }
            if next == 0x20, out.last ?? 0x20 == 0x20 { continue }
            if out.count >= 2, out[out.count - 1] == next, out[out.count - 2] == next, next > UInt8(ascii: "9") { continue }
            out.append(next)
        }
        if out.last == 0x20 { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }

    /// A sign imitates only between two letters; a digit when the word has a letter on either side of its digits.
    private static func touchesLetter(_ plain: [UInt8], _ index: Int, isSign: Bool) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
        func find(_ step: Int) -> Bool {
            var at = index + step
            while at >= 0, at < plain.count {
                if isLetter(plain[at]) { return true }
                guard leet(plain[at]) != 0 else { return false }
                at += step
            }
            return false
        }
        return isSign ? find(1) && (find(-1) || index == 0 || plain[index - 1] == 0x20) : find(1) || find(-1)
    }

    static func joiningSingles(_ text: String) -> String {
        var out: [Substring] = []
        var singles = ""
        var result: [String] = []
        func flush() {
            if singles.count > 2 { result.append(singles) } else { result += singles.map(String.init) }
            singles = ""
        }
        out = text.split(separator: " ")
        for word in out {
            if word.count == 1 {
                singles += word
            } else {
                flush()
                result.append(String(word))
            }
        }
        flush()
        return result.joined(separator: " ")
    }
}
