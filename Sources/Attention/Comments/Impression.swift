internal import Signals

/// What one reading of a comment's folded text tells attention, made at admission without allocating.
struct Impression: Sendable {
    /// Equal for texts with the same letters, lengthened or not; signs, spaces and case aside.
    let key: UInt64
    /// Equal for texts that say the same words in any order, her name, laughter and fillers aside.
    let gist: UInt64
    /// How many words made the gist; 0 when the key stands in for it.
    let gistWords: Int
    let letters: Int
    let words: Int
    /// One of 128 bits for each word, and for each of the gist's.
    let signature: Signature
    let gistSignature: Signature
    let namesHer: Bool
    let asks: Bool
    let mood: CrowdMood
    /// Letters there may be, but they only laugh or name emotes.
    let isWordless: Bool

    struct Signature: Sendable {
        private var low: UInt64 = 0
        private var high: UInt64 = 0

        mutating func insert(_ word: UInt64) {
            let bit = Impression.spread(word) >> 57
            if bit < 64 { low |= 1 << bit } else { high |= 1 << (bit - 64) }
        }

        /// Share of words in common, 0 … 1: exact but for words that share a bit.
        func likeness(to other: Signature) -> Double {
            let common = (low & other.low).nonzeroBitCount + (high & other.high).nonzeroBitCount
            let all = (low | other.low).nonzeroBitCount + (high | other.high).nonzeroBitCount
            return all == 0 ? 0 : Double(common) / Double(all)
        }
    }

    init(_ text: FoldedText, names: Set<UInt64>) {
        var key = Self.seed
        var gist: UInt64 = 0
        var gistWords = 0
        var gistSignature = Signature()
        var letters = 0
        var words = 0
        var wordlessWords = 0
        var signature = Signature()
        var namesHer = false
        var first: UInt64 = 0
        var hasMark = false
        var isHeart = false
        var mood = CrowdMood.plain
        var word = Self.seed
        var wordLetters = 0
        var laugh = Laugh()
        var last: UInt8 = 0
        var before: UInt8 = 0

        func end() {
            guard wordLetters > 0 else { return }
            words += 1
            if words == 1 { first = word }
            signature.insert(word)
            let isName = names.contains(word)
            namesHer = namesHer || isName
            var emote = laugh.isLaugh(letters: wordLetters) ? CrowdMood.laughing : CrowdMood.wordless[word]
            if isHeart, wordLetters == 1 { emote = .loving }
            if let found = emote ?? CrowdMood.worded[word], mood == .plain { mood = found }
            if emote != nil { wordlessWords += 1 }
            if emote == nil, !isName, !CrowdMood.fillers.contains(word) {
                gistWords += 1
                gist &+= Self.spread(word)
                gistSignature.insert(word)
            }
            word = Self.seed
            wordLetters = 0
            laugh = Laugh()
            isHeart = false
            last = 0
        }

        for byte in text.letters.utf8 {
            if byte.isWordByte {
                isHeart = isHeart || byte == UInt8(ascii: "3") && before == UInt8(ascii: "<")
                letters += 1
                wordLetters += 1
                if !(byte == last && byte.isFoldedLetter) {
                    last = byte
                    word = Self.mixed(word, byte)
                    key = Self.mixed(key, byte)
                    laugh.note(byte)
                }
            } else if byte != UInt8(ascii: "'") {
                hasMark = hasMark || byte == UInt8(ascii: "?")
                end()
            }
            before = byte
        }
        end()
        if mood == .plain, text.shape.emoji > 0 || text.shape.letters == 0 {
            for scalar in text.original.unicodeScalars.prefix(64) where !scalar.isASCII {
                guard let found = CrowdMood.emoji(scalar) else { continue }
                mood = found
                break
            }
        }
        self.key = key
        self.gistWords = gistWords
        // The number of words keeps a sum that happens to equal a key apart.
        self.gist = gistWords > 0 ? gist &+ UInt64(gistWords) : key
        self.gistSignature = gistSignature
        self.letters = letters
        self.words = words
        self.signature = signature
        self.namesHer = namesHer
        let asks = hasMark && letters > 0 || words >= 3 && Self.questionWords.contains(first)
        self.asks = asks
        self.mood = asks ? .asking : mood
        self.isWordless = wordlessWords == words
    }

    /// Share of words in common, 0 … 1.
    func likeness(to other: Impression) -> Double { signature.likeness(to: other.signature) }

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

    /// The same viewer, the same number.
    static func hash(of viewer: ViewerID) -> UInt64 {
        var hash = seed
        for byte in viewer.id.utf8 { hash = mixed(hash, byte) }
        for byte in viewer.platform.rawValue.utf8 { hash = mixed(hash, byte) }
        return spread(hash)
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
    fileprivate static func spread(_ hash: UInt64) -> UInt64 {
        var value = hash
        value ^= value >> 32
        value &*= 0x9E37_79B9_7F4A_7C15
        return value
    }
}

/// Whether a word laughs: "jajaja", "hahah", "jsjsj", however long.
private struct Laugh {
    private var j = 0
    private var h = 0
    private var other = 0
    private var rest = false

    /// - Parameter byte: of the word, a run of one letter given once.
    mutating func note(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "j"): j += 1
        case UInt8(ascii: "h"): h += 1
        case UInt8(ascii: "s"), UInt8(ascii: "k"): other += 1
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): break
        default: rest = true
        }
    }

    func isLaugh(letters: Int) -> Bool { !rest && letters >= 4 && (j >= 2 || h >= 2 && other == 0) }
}
