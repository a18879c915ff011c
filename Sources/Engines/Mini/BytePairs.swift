/// Byte-level byte pair encoding, as GPT-2's: every text can be written, and comes back as it was.
struct BytePairs {
    private struct Pair: Hashable {
        let left: Int32
        let right: Int32
    }

    /// The bytes of each token; nil for those that stand for no text.
    private let bytes: [[UInt8]?]
    private let tokenOfByte: [Int32]
    /// What a pair becomes, and how soon.
    private let merges: [Pair: (rank: Int, token: Int32)]
    var count: Int { bytes.count }

    /// - Throws: ``MiniError``.
    init(_ file: GGUFFile) throws {
        guard let tokens = file.texts("tokenizer.ggml.tokens"), let types = file.numbers("tokenizer.ggml.token_type"),
            let pairs = file.texts("tokenizer.ggml.merges"), tokens.count == types.count
        else { throw MiniError.unfit("it has no byte pair tokens") }
        var byteOf: [UnicodeScalar: UInt8] = [:]
        for byte in UInt8.min...UInt8.max { byteOf[Self.letter(of: byte)] = byte }
        var number: [String: Int32] = [:]
        // Type 1 is an ordinary token (ggml).
        bytes = tokens.enumerated().map { index, token in
            guard types[index] == 1 else { return nil }
            number[token] = Int32(index)
            return token.unicodeScalars.compactMap { byteOf[$0] }
        }
        tokenOfByte = try (UInt8.min...UInt8.max).map { byte in
            guard let token = number[String(Self.letter(of: byte))] else {
                throw MiniError.unfit("a byte has no token")
            }
            return token
        }
        var merges: [Pair: (rank: Int, token: Int32)] = [:]
        for (rank, pair) in pairs.enumerated() {
            let parts = pair.split(separator: " ")
            guard parts.count == 2, let left = number[String(parts[0])], let right = number[String(parts[1])],
                let both = number[String(parts[0]) + parts[1]]
            else { continue }
            merges[Pair(left: left, right: right)] = (rank, both)
        }
        self.merges = merges
    }

    /// The visible letter that GPT-2 writes for a byte: printable Latin-1 for itself, the others from U+0100 on.
    private static func letter(of byte: UInt8) -> UnicodeScalar {
        switch byte {
        case 33...126, 161...172, 174...255: UnicodeScalar(byte)
        case ...32: UnicodeScalar(UInt32(byte) + 256)!
        case 127...160: UnicodeScalar(UInt32(byte) - 127 + 289)!
        default: UnicodeScalar(323)!
        }
    }

    func bytes(of token: Int32) -> [UInt8] { bytes[Int(token)] ?? [] }

    func tokens(of text: String) -> [Int32] { Self.words(of: text).flatMap { tokens(ofWord: $0) } }

    private func tokens(ofWord word: [UnicodeScalar]) -> [Int32] {
        var tokens = String(String.UnicodeScalarView(word)).utf8.map { tokenOfByte[Int($0)] }
        while tokens.count > 1 {
            var best: (rank: Int, token: Int32, index: Int)?
            for index in 0..<tokens.count - 1 {
                guard let merge = merges[Pair(left: tokens[index], right: tokens[index + 1])] else { continue }
                if merge.rank < best?.rank ?? .max { best = (merge.rank, merge.token, index) }
            }
            guard let best else { break }
            tokens[best.index] = best.token
            tokens.remove(at: best.index + 1)
        }
        return tokens
    }

    private enum Kind { case letter, number, space, other }

    /// Words as GPT-2's expression cuts them: contractions, runs of letters, of digits or of signs with the blank before
    /// them, and blanks.
    private static func words(of text: String) -> [[UnicodeScalar]] {
        let scalars = Array(text.unicodeScalars)
        var words: [[UnicodeScalar]] = []
        var index = 0
        while index < scalars.count {
            let start = index
            if let length = contraction(scalars[start...]) {
                index += length
            } else {
                let isBlank = scalars[index] == " "
                let first = isBlank && index + 1 < scalars.count ? kind(scalars[index + 1]) : kind(scalars[index])
                if first == .space || (isBlank && index + 1 == scalars.count) {
                    while index < scalars.count, kind(scalars[index]) == .space { index += 1 }
                    // The last blank belongs to the word behind it.
                    if index < scalars.count, index - start > 1 { index -= 1 }
                } else {
                    if isBlank { index += 1 }
                    while index < scalars.count, kind(scalars[index]) == first { index += 1 }
                }
            }
            words.append(Array(scalars[start..<index]))
        }
        return words
    }

    /// Scalars of `'s`, `'ll` and their like at the beginning; nil for none.
    private static func contraction(_ scalars: ArraySlice<UnicodeScalar>) -> Int? {
        guard scalars.first == "'" else { return nil }
        let next = String(String.UnicodeScalarView(scalars.dropFirst().prefix(2)))
        if ["re", "ve", "ll"].contains(next) { return 3 }
        guard let first = next.first else { return nil }
        return ["s", "t", "m", "d"].contains(first) && next.unicodeScalars.first!.isASCII ? 2 : nil
    }

    private static func kind(_ scalar: UnicodeScalar) -> Kind {
        if scalar.isASCII {
            switch scalar {
            case "a"..."z", "A"..."Z": return .letter
            case "0"..."9": return .number
            case " ", "\t"..."\r": return .space
            default: return .other
            }
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letter
        case .decimalNumber, .letterNumber, .otherNumber: return .number
        default: return scalar.properties.isWhitespace ? .space : .other
        }
    }
}
