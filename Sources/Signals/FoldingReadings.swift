/// The other ways to read a folded text. Works on bytes: `letters` is ASCII but for letters left as they are.
struct Readings {
    private(set) var result: (readings: [String], lengthened: String) = ([], "")

    init(of letters: [UInt8]) {
        let joints = Self.joined(letters)
        let whole = joints.first ?? letters
        var found = joints

        var latest = whole
        // Signs of the unjoined text may be letters themselves: "b!tch".
        for (text, isLast) in joints.isEmpty ? [(whole, true)] : [(letters, false), (whole, true)] {
            guard let read = Self.leet(text, one: UInt8(ascii: "i")) else { continue }
            found.append(read.bytes)
            if isLast { latest = read.bytes }
            if read.hasOne, let other = Self.leet(text, one: UInt8(ascii: "l")) { found.append(other.bytes) }
        }
        for text in joints.dropFirst() {
            if let read = Self.leet(text, one: UInt8(ascii: "i")) { found.append(read.bytes) }
        }
        let plain = Self.withoutTildes(latest)
        if let plain { found.append(plain) }
        if let masked = Self.masked(letters) { found.append(masked) }

        var lengthened: [UInt8] = []
        for text in [latest] + (plain.map { [$0] } ?? []) {
            let runs = Self.runs(text)
            if runs.hasTriples {
                found.append(Self.shortened(text, from: 3, to: 1))
                found.append(Self.shortened(text, from: 3, to: 2))
                if runs.hasDoubles {
                    found.append(Self.shortened(Self.shortened(text, from: 2, to: 1, most: 2), from: 3, to: 2))
                }
                lengthened = Self.lengthenedWords(text)
            }
            if runs.hasDoubles { found.append(Self.shortened(text, from: 2, to: 1)) }
        }
        result = (found.map { String(decoding: $0, as: UTF8.self) }, String(decoding: lengthened, as: UTF8.self))
    }

    // MARK: Digits and symbols as letters

    /// Nil when nothing changes. Only in pieces that have a letter, or stand beside such a piece in which something
    /// changes ("73 m4t0"): "455" stays a number.
    private static func leet(_ letters: [UInt8], one: UInt8) -> (bytes: [UInt8], hasOne: Bool)? {
        guard letters.contains(where: { isLeet($0) || $0 == 0xE2 }) else { return nil }
        let euros = withEuros(letters)
        let letters = euros ?? letters
        var out = letters
        var didChange = euros != nil
        var hasOne = false
        var index = 0
        let count = letters.count
        // Pieces of digits alone, to be read when a neighbour is.
        var numbers: [Range<Int>] = []
        var isNeighbour = false
        func read(_ piece: Range<Int>) -> Bool {
            var changes = false
            for place in piece {
                let isInside =
                    place + 1 < piece.upperBound && letters[place + 1] != UInt8(ascii: "!")
                    && (place == piece.lowerBound || letters[place - 1] != UInt8(ascii: "!"))
                guard let letter = letter(for: letters[place], isInside: isInside, one: one) else { continue }
                if letter == one { hasOne = true }
                out[place] = letter
                changes = true
            }
            return changes
        }
        while index < count {
            guard letters[index].isWordByte || isLeet(letters[index]) else {
                if letters[index] != 0x20 { isNeighbour = false }
                index += 1
                continue
            }
            let start = index
            var hasLetter = false
            while index < count, letters[index].isWordByte || isLeet(letters[index]) {
                hasLetter = hasLetter || letters[index].isFoldedLetter
                index += 1
            }
            guard hasLetter else {
                if index - start <= 4 {
                    if isNeighbour {
                        didChange = read(start..<index) || didChange
                    } else {
                        numbers.append(start..<index)
                    }
                }
                continue
            }
            let changes = read(start..<index)
            didChange = didChange || changes
            isNeighbour = changes
            if changes, let last = numbers.last, start - last.upperBound == 1 { _ = read(last) }
            numbers.removeAll()
        }
        return didChange ? (out, hasOne) : nil
    }

    private static func letter(for byte: UInt8, isInside: Bool, one: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0"): UInt8(ascii: "o")
        case UInt8(ascii: "1"): one
        case UInt8(ascii: "2"): UInt8(ascii: "z")
        case UInt8(ascii: "3"): UInt8(ascii: "e")
        case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
        case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
        case UInt8(ascii: "6"), UInt8(ascii: "9"): UInt8(ascii: "g")
        case UInt8(ascii: "7"): UInt8(ascii: "t")
        case UInt8(ascii: "8"): UInt8(ascii: "b")
        case UInt8(ascii: "!") where isInside, UInt8(ascii: "|") where isInside: one
        case UInt8(ascii: "+") where isInside: UInt8(ascii: "t")
        default: nil
        }
    }

    private static func isLeet(_ byte: UInt8) -> Bool {
        byte.isDigit || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "!")
            || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "+")
    }

    /// € → e, as in "p€ne"; nil without any.
    private static func withEuros(_ bytes: [UInt8]) -> [UInt8]? {
        replacing(bytes, [0xE2, 0x82, 0xAC], with: UInt8(ascii: "e"))
    }

    /// ñ → n, as in "cabroñ"; nil without any.
    private static func withoutTildes(_ bytes: [UInt8]) -> [UInt8]? {
        replacing(bytes, [0xC3, 0xB1], with: UInt8(ascii: "n"))
    }

    private static func replacing(_ bytes: [UInt8], _ wide: [UInt8], with letter: UInt8) -> [UInt8]? {
        guard bytes.contains(wide[0]) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == wide[0], bytes[index...].starts(with: wide) {
                out.append(letter)
                index += wide.count
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out.count == bytes.count ? nil : out
    }

    // MARK: Masked letters

    /// Words with `*`, `#`, `%` or `_` for letters, each sign as one mask; nil when there are none. A sign at a word's
    /// end masks too ("put*"), unless one stands at its beginning ("*waves*").
    private static func masked(_ letters: [UInt8]) -> [UInt8]? {
        guard letters.contains(where: isMask) else { return nil }
        var out = letters
        var didMask = false
        var index = 0
        while index < letters.count {
            guard isMaskable(letters[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < letters.count, isMaskable(letters[index]) { index += 1 }
            let beginsMasked = isMask(letters[start])
            guard let first = letters[start..<index].firstIndex(where: { !isMask($0) }),
                let last = letters[start..<index].lastIndex(where: { !isMask($0) })
            else {
                for place in start..<index { out[place] = 0x20 }
                continue
            }
            for place in start..<index where isMask(letters[place]) {
                let isInside = place > first && (place < last || !beginsMasked && letters[place] == UInt8(ascii: "*"))
                out[place] = isInside ? FoldedText.mask : 0x20
                didMask = didMask || isInside
            }
        }
        return didMask ? out : nil
    }

    /// Letters, ñ's bytes among them, and masks.
    private static func isMaskable(_ byte: UInt8) -> Bool { byte.isFoldedLetter || byte >= 0x80 || isMask(byte) }

    private static func isMask(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "%")
            || byte == UInt8(ascii: "_")
    }

    // MARK: Lengthened words

    private static func runs(_ letters: [UInt8]) -> (hasDoubles: Bool, hasTriples: Bool) {
        var hasDoubles = false
        var hasTriples = false
        var index = 0
        while index < letters.count {
            let (width, length) = run(letters, at: index)
            if length == 2 { hasDoubles = true }
            if length > 2 { hasTriples = true }
            index += width * length
        }
        return (hasDoubles, hasTriples)
    }

    /// How often the letter at this place stands there, with its bytes: two for ñ. Other signs count once each.
    private static func run(_ letters: [UInt8], at index: Int) -> (width: Int, length: Int) {
        let first = letters[index]
        var length = 1
        if first.isFoldedLetter {
            while index + length < letters.count, letters[index + length] == first { length += 1 }
            return (1, length)
        }
        func isTilde(_ place: Int) -> Bool {
            place + 1 < letters.count && letters[place] == 0xC3 && letters[place + 1] == 0xB1
        }
        guard isTilde(index) else { return (1, 1) }
        while isTilde(index + 2 * length) { length += 1 }
        return (2, length)
    }

    /// Runs of at least `minimum` equal letters, of not more than `most`, become `kept` of them.
    private static func shortened(
        _ letters: [UInt8], from minimum: Int, to kept: Int, most: Int = .max
    ) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(letters.count)
        var index = 0
        while index < letters.count {
            let (width, length) = run(letters, at: index)
            let count = length >= minimum && length <= most ? kept : length
            for _ in 0..<count { out += letters[index..<(index + width)] }
            index += width * length
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
