/// The other ways to read a folded text. Works on bytes: `letters` is ASCII but for letters left as they are.
struct Readings {
    private(set) var result: (readings: [String], lengthened: String) = ([], "")

    init(of letters: [UInt8]) {
        let joined = Self.joined(letters)
        let whole = joined ?? letters
        var found: [[UInt8]] = []
        if joined != nil { found.append(whole) }

        var latest = whole
        // Signs of the unjoined text may be letters themselves: "b!tch".
        for (text, isLast) in joined == nil ? [(whole, true)] : [(letters, false), (whole, true)] {
            guard let read = Self.leet(text, one: UInt8(ascii: "i")) else { continue }
            found.append(read.bytes)
            if isLast { latest = read.bytes }
            if read.hasOne, let other = Self.leet(text, one: UInt8(ascii: "l")) { found.append(other.bytes) }
        }
        if let masked = Self.masked(letters) { found.append(masked) }

        var lengthened: [UInt8] = []
        let runs = Self.runs(latest)
        if runs.hasTriples {
            found.append(Self.shortened(latest, from: 3, to: 1))
            found.append(Self.shortened(latest, from: 3, to: 2))
            lengthened = Self.lengthenedWords(latest)
        }
        if runs.hasDoubles { found.append(Self.shortened(latest, from: 2, to: 1)) }
        result = (found.map { String(decoding: $0, as: UTF8.self) }, String(decoding: lengthened, as: UTF8.self))
    }

    // MARK: Spaced words

    /// The text without what stands between the parts of spaced words ("p u t a", "p.u.t.a", "pu-ta"); nil when nothing
    /// is spaced.
    ///
    /// Single letters are joined across up to three separators when there are three of them; longer pieces only
    /// across one sign and no space, as "put a smile" is not one word.
    private static func joined(_ letters: [UInt8]) -> [UInt8]? {
        let pieces = pieces(of: letters)
        guard pieces.count > 1 else { return nil }
        // Whether the gap before each piece is dropped.
        var isDropped = [Bool](repeating: false, count: pieces.count)
        var didDrop = false
        var chainStart = 0
        for index in pieces.indices.dropFirst() {
            if isSigned(letters, pieces[index - 1], pieces[index]) {
                isDropped[index] = true
                didDrop = true
            }
            if !isSpacedSingle(letters, pieces, index, chainStart: chainStart) { chainStart = index }
            if index - chainStart >= 2 {
                for place in (chainStart + 1)...index { isDropped[place] = true }
                didDrop = true
            }
        }
        guard didDrop else { return nil }
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
        guard gap.count <= 3, isSingle(letters, pieces[index - 1]), isSingle(letters, pieces[index]),
            letters[pieces[index - 1]].contains(where: { $0 >= UInt8(ascii: "a") })
                || letters[pieces[index]].contains(where: { $0 >= UInt8(ascii: "a") })
        else { return false }
        guard index - 1 > chainStart else { return true }
        let first = pieces[chainStart + 1].lowerBound - pieces[chainStart].upperBound
        return gap.count <= first || !letters[gap].allSatisfy { $0 == 0x20 }
    }

    private static func isSingle(_ letters: [UInt8], _ piece: Range<Int>) -> Bool {
        piece.count == 1 || piece.count == 2 && letters[piece.lowerBound] >= 0x80
    }

    private static func isPiece(_ letters: [UInt8], _ index: Int) -> Bool {
        let byte = letters[index]
        return byte.isWordByte || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "$")
    }

    // MARK: Digits and symbols as letters

    /// Nil when nothing changes. Only in pieces that have a letter: "455" stays a number.
    private static func leet(_ letters: [UInt8], one: UInt8) -> (bytes: [UInt8], hasOne: Bool)? {
        guard letters.contains(where: { isLeet($0) || $0 == 0xC3 || $0 == 0xE2 }) else { return nil }
        var out = letters
        var didChange = false
        var hasOne = false
        var index = 0
        let count = letters.count
        while index < count {
            guard letters[index].isWordByte || isLeet(letters[index]) else {
                index += 1
                continue
            }
            let start = index
            var hasLetter = false
            while index < count, letters[index].isWordByte || isLeet(letters[index]) {
                hasLetter = hasLetter || letters[index].isFoldedLetter
                index += 1
            }
            guard hasLetter else { continue }
            for place in start..<index {
                let isInside =
                    place > start && place + 1 < index && letters[place - 1].isWordByte
                    && letters[place + 1].isWordByte
                let read: UInt8
                switch letters[place] {
                case UInt8(ascii: "0"): read = UInt8(ascii: "o")
                case UInt8(ascii: "1"):
                    read = one
                    hasOne = true
                case UInt8(ascii: "3"): read = UInt8(ascii: "e")
                case UInt8(ascii: "4"), UInt8(ascii: "@"): read = UInt8(ascii: "a")
                case UInt8(ascii: "5"), UInt8(ascii: "$"): read = UInt8(ascii: "s")
                case UInt8(ascii: "6"), UInt8(ascii: "9"): read = UInt8(ascii: "g")
                case UInt8(ascii: "7"): read = UInt8(ascii: "t")
                case UInt8(ascii: "8"): read = UInt8(ascii: "b")
                case UInt8(ascii: "!") where isInside, UInt8(ascii: "|") where isInside:
                    read = one
                    hasOne = true
                case UInt8(ascii: "+") where isInside: read = UInt8(ascii: "t")
                default: continue
                }
                out[place] = read
                didChange = true
            }
        }
        return replaceWide(&out) || didChange ? (out, hasOne) : nil
    }

    private static func isLeet(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0"), UInt8(ascii: "1"), UInt8(ascii: "3")...UInt8(ascii: "9"), UInt8(ascii: "@"),
            UInt8(ascii: "$"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    /// ñ → n and € → e, as in "cabroñ" and "p€ne".
    private static func replaceWide(_ bytes: inout [UInt8]) -> Bool {
        guard bytes.contains(0xC3) || bytes.contains(0xE2) else { return false }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0xC3, index + 1 < bytes.count, bytes[index + 1] == 0xB1 {
                out.append(UInt8(ascii: "n"))
                index += 2
            } else if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x82, bytes[index + 2] == 0xAC
            {
                out.append(UInt8(ascii: "e"))
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        let didChange = out.count != bytes.count
        bytes = out
        return didChange
    }

    // MARK: Masked letters

    /// Words with `*`, `#` or `%` between letters, each run of signs as one mask; nil when there are none.
    private static func masked(_ letters: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        var didMask = false
        var index = 0
        while index < letters.count {
            guard isMask(letters[index]) else {
                out.append(letters[index])
                index += 1
                continue
            }
            let start = index
            while index < letters.count, isMask(letters[index]) { index += 1 }
            let isInside =
                start > 0 && letters[start - 1].isFoldedLetter && index < letters.count && letters[index].isFoldedLetter
            out.append(isInside ? FoldedText.mask : 0x20)
            didMask = didMask || isInside
        }
        return didMask ? out : nil
    }

    private static func isMask(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "%")
    }

    // MARK: Lengthened words

    private static func runs(_ letters: [UInt8]) -> (hasDoubles: Bool, hasTriples: Bool) {
        var hasDoubles = false
        var run = 1
        for index in letters.indices.dropFirst() {
            run = letters[index] == letters[index - 1] && letters[index].isFoldedLetter ? run + 1 : 1
            if run == 2 { hasDoubles = true }
            if run == 3 { return (true, true) }
        }
        return (hasDoubles, false)
    }

    /// Runs of at least `minimum` equal letters become `kept` of them.
    private static func shortened(_ letters: [UInt8], from minimum: Int, to kept: Int) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(letters.count)
        var index = 0
        while index < letters.count {
            let byte = letters[index]
            let start = index
            while index < letters.count, letters[index] == byte { index += 1 }
            let length = index - start
            let count = byte.isFoldedLetter && length >= minimum ? kept : length
            for _ in 0..<count { out.append(byte) }
        }
        return out
    }

    private static func lengthenedWords(_ letters: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for word in letters.split(whereSeparator: { !$0.isWordByte }) {
            let bytes = Array(word)
            guard runs(bytes).hasTriples else { continue }
            if !out.isEmpty { out.append(0x20) }
            out += shortened(bytes, from: 2, to: 1)
        }
        return out
    }
}
