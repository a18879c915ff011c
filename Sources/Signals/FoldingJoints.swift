/// Words that are written in pieces.
extension Readings {
    /// The text without what stands between the parts of spaced words ("p u t a", "p.u.t.a", "pu-ta"); empty when
    /// nothing is spaced.
    ///
    /// Single letters are joined across up to three separators when there are three of them; longer pieces only
    /// across one sign and no space, as "put a smile" is not one word. A word of one letter may stand before or after
    /// the spaced word ("p u t a y ya"): two more readings leave the chains' first or last letter out.
    static func joined(_ letters: [UInt8]) -> [[UInt8]] {
        let pieces = pieces(of: letters)
        guard pieces.count > 1 else { return [] }
        // Whether the gap before each piece is dropped.
        var isDropped = [Bool](repeating: false, count: pieces.count)
        var didDrop = false
        var chainStart = 0
        var chains: [ClosedRange<Int>] = []
        // The last pieces of two single letters side by side: "t e   v o y".
        var pairs: [Int] = []
        for index in pieces.indices.dropFirst() {
            if isSigned(letters, pieces[index - 1], pieces[index]) {
                isDropped[index] = true
                didDrop = true
            }
            if !isSpacedSingle(letters, pieces, index, chainStart: chainStart) { chainStart = index }
            if index - chainStart == 1 { pairs.append(index) }
            if index - chainStart >= 2 {
                if chains.last?.lowerBound == chainStart { chains.removeLast() }
                chains.append(chainStart...index)
            }
        }
        // Digits alone are a number: at least one of a chain must be a letter.
        chains.removeAll { chain in
            !letters[pieces[chain.lowerBound].lowerBound..<pieces[chain.upperBound].upperBound].contains {
                $0.isWordByte && !$0.isDigit
            }
        }
        guard didDrop || !chains.isEmpty else { return [] }
        for chain in chains {
            for place in chain.dropFirst() { isDropped[place] = true }
        }
        if !chains.isEmpty {
            for index in pairs { isDropped[index] = true }
        }
        var found = [joined(letters, pieces, isDropped)]
        for isEnd in [true, false] {
            var trimmed = isDropped
            for chain in chains where chain.count >= 4 {
                let place = isEnd ? chain.upperBound : chain.lowerBound + 1
                let word = letters[pieces[isEnd ? place : chain.lowerBound].lowerBound]
                if isWordOfOneLetter(word), letters[pieces[place].lowerBound - 1] == 0x20 { trimmed[place] = false }
            }
            if trimmed != isDropped { found.append(joined(letters, pieces, trimmed)) }
        }
        return found
    }

    private static func isWordOfOneLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }

    private static func joined(_ letters: [UInt8], _ pieces: [Range<Int>], _ isDropped: [Bool]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(letters.count)
        var copied = 0
        for index in pieces.indices.dropFirst() where isDropped[index] {
            out += letters[copied..<pieces[index - 1].upperBound]
            copied = pieces[index].lowerBound
        }
        return out + letters[copied...]
    }

    private static func pieces(of letters: [UInt8]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var index = 0
        while index < letters.count {
            let start = index
            while index < letters.count, isPiece(letters, index) { index += 1 }
            if index > start { pieces.append(start..<index) } else { index += 1 }
        }
        return pieces
    }

    /// One sign and no space between two pieces of which one has a letter.
    private static func isSigned(_ letters: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Bool {
        right.lowerBound - left.upperBound == 1 && letters[left.upperBound] != 0x20
            && (letters[left].contains(where: \.isFoldedLetter) || letters[right].contains(where: \.isFoldedLetter))
    }

    /// Two single letters next to each other; a gap of spaces wider than the chain's first ends a word.
    private static func isSpacedSingle(_ letters: [UInt8], _ pieces: [Range<Int>], _ index: Int, chainStart: Int)
        -> Bool
    {
        let gap = pieces[index - 1].upperBound..<pieces[index].lowerBound
        guard gap.count <= 3, isSingle(letters, pieces[index - 1]), isSingle(letters, pieces[index]) else {
            return false
        }
        let isSpace = letters[gap].allSatisfy { $0 == 0x20 }
        guard index - 1 > chainStart else {
            // "v o y   a   v i ...", "a r_a_j...": the gap before a narrower one, or before one sign, is between words.
            guard isSpace, index + 1 < pieces.count, isSingle(letters, pieces[index + 1]) else { return true }
            let following = pieces[index].upperBound..<pieces[index + 1].lowerBound
            return following.count >= gap.count && (following.count > 1 || letters[following.lowerBound] == 0x20)
        }
        let first = pieces[chainStart].upperBound..<pieces[chainStart + 1].lowerBound
        guard isSpace else { return true }
        return gap.count <= first.count && letters[first].allSatisfy { $0 == 0x20 }
    }

    private static func isSingle(_ letters: [UInt8], _ piece: Range<Int>) -> Bool {
        piece.count == 1 || piece.count == 2 && letters[piece.lowerBound] >= 0x80
    }

    private static func isPiece(_ letters: [UInt8], _ index: Int) -> Bool {
        let byte = letters[index]
        return byte.isWordByte || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "$")
    }
}
