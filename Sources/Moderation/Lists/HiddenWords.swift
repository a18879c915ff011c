internal import Signals

/// Finds listed words whose borders are wrong: split over two or three pieces ("fag got"), or glued to ordinary words
/// ("eresunaputa").
///
/// Both need the rest to be explained: pieces that are all words of one language ("put a smile") are no split, and
/// of a glued word everything must be known ("computadora" is not).
struct HiddenWords: Sendable {
    /// Bytes of a listed word that is looked for so.
    private static let shortestSplit = 5
    private static let shortestGlued = 5
    private static let longest = 24
    /// Bytes of a piece that may be made of several words.
    private static let longestPiece = 48

    struct Word {
        let letters: String
        let number: Int
        /// It may go on.
        let isOpen: Bool
        /// One that is glued together; the automaton finds it in pieces.
        let isPhrase: Bool

        init(_ term: Term, number: Int) {
            letters = term.together
            self.number = number
            isOpen = term.isOpen
            isPhrase = !term.isWord
        }
    }

    private var terms: [UInt64: Int] = [:]
    /// Whether a hash may be one of `terms`, or of `terms` and ordinary words.
    private var termFilter = HashFilter()
    private var wordFilter = HashFilter()
    private var open: Set<UInt64> = []
    private var phrases: Set<Int> = []
    private let allowed: ByteNeedles

    /// - Parameters:
    ///   - words: listed ones.
    ///   - allowed: folded beginnings of words that hold no listed one.
    init(_ words: [Word], allowed: [String]) {
        for word in words {
            let count = word.letters.utf8.count
            guard count >= Self.shortestGlued || OrdinaryWords.shortListed.contains(word.letters), count <= Self.longest
            else {
                continue
            }
            let hash = Self.hash(word.letters.utf8)
            if terms[hash] == nil { terms[hash] = word.number }
            termFilter.insert(hash)
            wordFilter.insert(hash)
            if word.isOpen { open.insert(hash) }
            if word.isPhrase { phrases.insert(word.number) }
        }
        for hash in OrdinaryWords.hashes { wordFilter.insert(hash) }
        self.allowed = ByteNeedles(allowed.filter { !$0.isEmpty })
    }

    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(basis) { mixed($0, $1) }
    }

    func search(_ reading: String, found: (Int) -> Void) {
        var copy = reading
        copy.withUTF8 { bytes in
            // The pieces before this one while only one sign stands between them, each with the hash of all from it on.
            var first: (start: Int, hash: UInt64)?
            var second: (start: Int, hash: UInt64)?
            var end = 0
            var index = 0
            while index < bytes.count {
                guard bytes[index].isWordByte else {
                    index += 1
                    continue
                }
                let start = index
                if start - end != 1 {
                    first = nil
                    second = nil
                }
                var own = Self.basis
                while index < bytes.count, bytes[index].isWordByte {
                    let byte = bytes[index]
                    own = Self.mixed(own, byte)
                    if let before = first { first = (before.start, Self.mixed(before.hash, byte)) }
                    if let before = second { second = (before.start, Self.mixed(before.hash, byte)) }
                    index += 1
                    let isEnd = index == bytes.count || !bytes[index].isWordByte
                    if let second, termFilter.mayContain(second.hash) {
                        split(bytes, from: second.start, to: index, hash: second.hash, isEnd: isEnd, found: found)
                    }
                    if let first, termFilter.mayContain(first.hash) {
                        split(bytes, from: first.start, to: index, hash: first.hash, isEnd: isEnd, found: found)
                    }
                }
                end = index
                if index - start >= Self.shortestGlued + 2, index - start <= Self.longestPiece {
                    glued(UnsafeBufferPointer(rebasing: bytes[start..<index]), found: found)
                }
                first = second
                second = (start, own)
            }
        }
    }

    // MARK: Split

    /// - Parameter isEnd: the last piece ends here; before its end only a word that may go on is found.
    private func split(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, hash: UInt64, isEnd: Bool,
        found: (Int) -> Void
    ) {
        guard end - start <= Self.longest + 2, let term = terms[hash], isEnd || open.contains(hash),
            !phrases.contains(term)
        else { return }
        var whole = end
        while whole < bytes.count, bytes[whole].isWordByte { whole += 1 }
        let pieces = bytes[start..<whole].split { !$0.isWordByte }
        guard pieces.reduce(0, { $0 + $1.count }) >= Self.shortestSplit else { return }
        if pieces.count == 3, pieces.contains(where: { $0.count > 4 }) { return }
        let words = pieces.map { String(decoding: $0, as: UTF8.self) }
        if OrdinaryWords.es.isSuperset(of: words) || OrdinaryWords.en.isSuperset(of: words) { return }
        found(term)
    }

    // MARK: Glued

    private func glued(_ bytes: UnsafeBufferPointer<UInt8>, found: (Int) -> Void) {
        // For each place: whether known words end there, and with which listed one among them (-1 none).
        var reached = [Int](repeating: -2, count: bytes.count + 1)
        reached[0] = -1
        var begun = -1
        for start in 0..<bytes.count where reached[start] > -2 {
            var hash = Self.basis
            for end in start..<min(bytes.count, start + Self.longest) {
                hash = Self.mixed(hash, bytes[end])
                guard wordFilter.mayContain(hash) else { continue }
                if let term = terms[hash] {
                    reached[end + 1] = term
                    if start > 0, open.contains(hash) { begun = term }
                } else if reached[end + 1] < reached[start], OrdinaryWords.hashes.contains(hash) {
                    reached[end + 1] = reached[start]
                }
            }
        }
        let term = max(reached[bytes.count], begun)
        guard term >= 0 else { return }
        if allowed.isFound(in: String(decoding: bytes, as: UTF8.self)) { return }
        found(term)
    }
}
