internal import Signals

/// What one reading of a comment's folded text tells attention, made at admission without allocating.
struct Impression: Sendable {
    /// Equal for texts with the same letters, lengthened or not; signs, spaces and case aside.
    let key: UInt64
    let letters: Int
    let words: Int
    /// One of 128 bits for each word.
    let signature: (UInt64, UInt64)
    let namesHer: Bool
    let asks: Bool

    init(_ text: FoldedText, names: Set<UInt64>) {
        var key = Self.seed
        var letters = 0
        var words = 0
        var signature: (UInt64, UInt64) = (0, 0)
        var namesHer = false
        var first: UInt64 = 0
        var hasMark = false
        var word = Self.seed
        var wordLetters = 0
        var last: UInt8 = 0

        func end() {
            guard wordLetters > 0 else { return }
            words += 1
            if words == 1 { first = word }
            let bit = Self.spread(word) >> 57
            if bit < 64 { signature.0 |= 1 << bit } else { signature.1 |= 1 << (bit - 64) }
            namesHer = namesHer || names.contains(word)
            word = Self.seed
            wordLetters = 0
            last = 0
        }

        for byte in text.letters.utf8 {
            if byte.isWordByte {
                letters += 1
                wordLetters += 1
                if byte == last, byte.isFoldedLetter { continue }
                last = byte
                word = Self.mixed(word, byte)
                key = Self.mixed(key, byte)
            } else if byte != UInt8(ascii: "'") {
                hasMark = hasMark || byte == UInt8(ascii: "?")
                end()
            }
        }
        end()
        self.key = key
        self.letters = letters
        self.words = words
        self.signature = signature
        self.namesHer = namesHer
        self.asks = hasMark && letters > 0 || words >= 3 && Self.questionWords.contains(first)
    }

    /// Share of words in common, 0 … 1, by the bits of both: exact but for words that share a bit.
    func likeness(to other: Impression) -> Double {
        let common =
            (signature.0 & other.signature.0).nonzeroBitCount + (signature.1 & other.signature.1).nonzeroBitCount
        let all = (signature.0 | other.signature.0).nonzeroBitCount + (signature.1 | other.signature.1).nonzeroBitCount
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    /// A word as it is compared here: a run of one letter is one letter.
    static func hash(word: String) -> UInt64 {
        var hash = seed
        var last: UInt8 = 0
        for byte in FoldedText(word).letters.utf8 where byte.isWordByte {
            if byte == last, byte.isFoldedLetter { continue }
            last = byte
            hash = mixed(hash, byte)
        }
        return hash
    }

    /// What a question begins with where its mark was left out.
    private static let questionWords: Set<UInt64> = Set(
        [
            "que", "quien", "quienes", "como", "cuando", "donde", "adonde", "cual", "cuales", "cuanto", "cuantos",
            "cuanta",
            "cuantas", "porque", "puedes", "sabes", "tienes", "eres", "quieres", "crees", "prefieres", "conoces", "has",
            "what", "whats", "who", "how", "when", "where", "which", "why", "can", "could", "do", "does", "did", "are",
            "is", "will", "would", "should", "have",
        ].map(hash(word:)))

    // FNV-1a, so that decisions are the same in every run.
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    private static func spread(_ hash: UInt64) -> UInt64 {
        var value = hash
        value ^= value >> 32
        value &*= 0x9E37_79B9_7F4A_7C15
        return value
    }
}
