/// A text as the gates read it: one spelling for all the ways in which a word can be written.
///
/// Made once, when a comment is admitted. Of a text longer than ``readLimit`` only the beginning is folded; the
/// gates refuse such a text for its length.
package struct FoldedText: Sendable {
    package let original: String
    /// Lower case, compatibility forms and look-alikes replaced by ASCII letters (not in words wholly in Cyrillic or
    /// Greek, see `ForeignWords`), marks and invisible characters removed, emoji and foreign punctuation turned into spaces. `ñ` stays: "año" is not "ano".
    /// ASCII punctuation stays, so that links can be seen.
    package let letters: String
    /// What else it may be read as, where that differs from `letters`: spaced letters joined ("p u t a"), digits and
    /// symbols as letters ("p0rn", as `i` and as `l`), lengthened words in four ways (≥ 3 of a kind → 1,
    /// → 2, every double → 1, doubles → 1 and longer → 2), and words with masked letters ("f*ck", each mask as ``mask``).
    package let readings: [String]
    /// Only the words with ≥ 3 of a kind in a row, with no letter doubled any more; "" when there are none.
    package let lengthened: String
    /// What the characters were, for the gates' floods.
    package let shape: Shape

    package struct Shape: Hashable, Sendable {
        package var scalars = 0
        /// ASCII letters and digits after folding, and letters of other scripts.
        package var letters = 0
        package var emoji = 0
        /// Combining marks, direction controls and other invisible characters.
        package var removed = 0
        /// The longest run of one byte of `letters`, spaces aside.
        package var longestRun = 0
    }

    /// Bytes of a text that are folded.
    package static let readLimit = 8_192
    /// Stands for masked letters in a reading.
    package static let mask: UInt8 = 1

    package init(_ original: String) {
        self.original = original
        var shape = Shape()
        let bytes = Self.fold(original, shape: &shape)
        self.letters = String(decoding: bytes, as: UTF8.self)
        self.shape = shape
        (self.readings, self.lengthened) = Readings(of: bytes).result
    }

    /// Only the `letters` of a text.
    package static func letters(of original: String) -> String {
        var shape = Shape()
        return String(decoding: fold(original, shape: &shape), as: UTF8.self)
    }

    private static func fold(_ original: String, shape: inout Shape) -> [UInt8] {
        var out: [UInt8] = []
        var text = original
        let folding = Folding.shared
        text.withUTF8 { all in
            let end = boundary(in: all, limit: readLimit)
            var words = ForeignWords(in: all, end: end, folding: folding)
            out.reserveCapacity(end + 8)
            var index = 0
            while index < end {
                let byte = all[index]
                shape.scalars += 1
                if byte < 0x80 {
                    index += 1
                    words?.receive(byte, before: out.count)
                    out.append(lowerCase(byte))
                    if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F {
                        out.removeLast()
                        shape.removed += 1
                    }
                    continue
                }
                let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                var scalar = UInt32(byte) & (0xFF >> UInt32(length + 1))
                for next in 1..<length { scalar = scalar << 6 | UInt32(all[index + next] & 0x3F) }
                let value = folding.value(of: scalar)
                words?.receive(scalar, value, before: out.count)
                switch value {
                case Folding.Value.asItIs: out.append(contentsOf: all[index..<(index + length)])
                case Folding.Value.removed:
                    shape.removed += 1
                    // The tilde of a decomposed ñ.
                    if scalar == 0x303, out.last == UInt8(ascii: "n") {
                        out.removeLast()
                        out.append(0xC3)
                        out.append(0xB1)
                    }
                case Folding.Value.space: out.append(0x20)
                case Folding.Value.emoji:
                    shape.emoji += 1
                    out.append(0x20)
                case ..<Folding.Value.firstText: out.append(UInt8(truncatingIfNeeded: value))
                default: folding.append(textAt: value, to: &out)
                }
                index += length
            }
            words?.restore(in: &out)
        }
        count(out, into: &shape)
        return out
    }

    private static func boundary(in bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> Int {
        guard bytes.count > limit else { return bytes.count }
        var end = limit
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    private static func lowerCase(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case 0x09, 0x0A, 0x0D: 0x20
        default: byte
        }
    }

    private static func count(_ bytes: [UInt8], into shape: inout Shape) {
        var run = 0
        var last: UInt8 = 0
        for byte in bytes {
            if byte.isWordByte, byte & 0xC0 != 0x80 { shape.letters += 1 }
            run = byte == last ? run + 1 : 1
            last = byte
            if byte != 0x20, run > shape.longestRun { shape.longestRun = run }
        }
    }

    /// The words of `letters`: runs of letters and digits, apostrophes inside them kept.
    package var words: [Substring] { Self.words(of: letters) }

    /// The words of a folded text or of a reading.
    package static func words(of folded: String) -> [Substring] {
        folded.utf8.split { !$0.isWordByte && $0 != UInt8(ascii: "'") }.map { Substring($0) }
    }
}

extension FoldedText: Hashable {
    package static func == (left: FoldedText, right: FoldedText) -> Bool { left.original == right.original }
    package func hash(into hasher: inout Hasher) { hasher.combine(original) }
}

extension UInt8 {
    /// Part of a word in a folded text: an ASCII letter or digit, or any byte of a letter of another alphabet.
    package var isWordByte: Bool {
        isFoldedLetter || isDigit || self >= 0x80
    }
    package var isFoldedLetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
    package var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
