internal import Signals

/// Finds listed words with masked letters: "f**k", "p*t*", "mar_con".
///
/// A run of k masks stands for k letters, or for up to two more; what is shown must be the first letter and at least
/// two letters, or two fifths of the word.
struct MaskedWords: Sendable {
    private struct Word {
        let letters: [UInt8]
        let number: Int
        let isOpen: Bool
    }

    /// Stands for ñ, so that every letter is one byte.
    private static let enye: UInt8 = 2

    /// By first letter.
    private var words = [[Word]](repeating: [], count: 26)

    /// - Parameter words: folded, one word each, of ASCII letters and ñ; others are left out. An open one may go on.
    init(_ words: [(word: String, number: Int, isOpen: Bool)]) {
        for (word, number, isOpen) in words {
            let letters = Self.narrow(word)
            guard letters.count >= 4, letters[0].isFoldedLetter, letters.allSatisfy(Self.isLetter) else { continue }
            self.words[Int(letters[0] - UInt8(ascii: "a"))].append(
                Word(letters: letters, number: number, isOpen: isOpen))
        }
    }

    /// - Parameter reading: with ``FoldedText/mask`` in it.
    func search(_ reading: String, found: (Int) -> Void) {
        Self.narrow(reading).withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                guard Self.isLetter(bytes[index]) || bytes[index] == FoldedText.mask else {
                    index += 1
                    continue
                }
                let start = index
                var masks = 0
                while index < bytes.count, Self.isLetter(bytes[index]) || bytes[index] == FoldedText.mask {
                    if bytes[index] == FoldedText.mask { masks += 1 }
                    index += 1
                }
                let count = index - start
                guard masks > 0, count - masks >= 2, count <= 24, bytes[start].isFoldedLetter else { continue }
                let shown = UnsafeBufferPointer(rebasing: bytes[start..<index])
                for word in words[Int(bytes[start] - UInt8(ascii: "a"))]
                where (word.isOpen || word.letters.count >= count) && word.letters.count <= count + 2
                    && 5 * (count - masks) >= 2 * word.letters.count && Self.fits(shown, word.letters)
                {
                    found(word.number)
                }
            }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte.isFoldedLetter || byte == enye }

    private static func narrow(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        for byte in text.utf8 {
            if byte == 0xB1, out.last == 0xC3 { out[out.count - 1] = enye } else { out.append(byte) }
        }
        return out
    }

    private static func fits(_ shown: UnsafeBufferPointer<UInt8>, _ word: [UInt8]) -> Bool {
        if shown.count >= word.count {
            for index in word.indices where shown[index] != FoldedText.mask && shown[index] != word[index] {
                return false
            }
            return true
        }
        // One run of masks that stands for more letters than it has.
        guard let first = shown.firstIndex(of: FoldedText.mask), let last = shown.lastIndex(of: FoldedText.mask),
            shown[first...last].allSatisfy({ $0 == FoldedText.mask })
        else { return false }
        let tail = shown.count - last - 1
        return word[..<first].elementsEqual(shown[..<first]) && word.suffix(tail).elementsEqual(shown[(last + 1)...])
    }
}
