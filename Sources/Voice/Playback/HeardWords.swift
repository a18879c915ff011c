/// Maps words heard of the spoken text to words of its caption, which may differ: numbers are spelled out, emotes dropped.
///
/// Words that both texts begin or end with correspond one to one; between them the share of spoken words counts,
/// rounded up, since a word of which something was heard is heard. More heard never gives less text.
struct HeardWords {
    private let caption: String
    private let captionEnds: [String.Index]
    private let spokenStarts: [Int]
    private let alikeInFront: Int
    private let alikeAtEnd: Int

    init(caption: String, spoken: String) {
        self.caption = caption
        let captionWords = Self.words(of: caption)
        let spokenWords = Self.words(of: spoken)
        captionEnds = captionWords.map(\.endIndex)
        spokenStarts = Self.starts(of: spoken)
        let left = captionWords.map(Self.letters)
        let right = spokenWords.map(Self.letters)
        let front = zip(left, right).prefix { $0 == $1 }.count
        alikeInFront = front
        alikeAtEnd = zip(left.dropFirst(front).reversed(), right.dropFirst(front).reversed()).prefix { $0 == $1 }.count
    }

    /// - Parameter characters: of the spoken text, up to the end of the last word whose start was audible.
    func caption(heardUpTo characters: Int) -> String {
        let heard = spokenStarts.prefix { $0 < characters }.count
        let words = captionWords(heard: heard)
        return words == 0 ? "" : String(caption[..<captionEnds[words - 1]])
    }

    private func captionWords(heard: Int) -> Int {
        let spoken = spokenStarts.count
        let captioned = captionEnds.count
        if heard <= alikeInFront { return heard }
        if heard > spoken - alikeAtEnd { return captioned - (spoken - heard) }
        let middleSpoken = spoken - alikeInFront - alikeAtEnd
        let middleCaptioned = captioned - alikeInFront - alikeAtEnd
        let share = (heard - alikeInFront) * middleCaptioned
        return alikeInFront + (share + middleSpoken - 1) / middleSpoken
    }

    /// The words of a text: what white space parts.
    static func words(of text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    /// Where each word starts, in Characters.
    static func starts(of text: String) -> [Int] {
        var starts: [Int] = []
        var isInWord = false
        for (offset, character) in text.enumerated() {
            let isWhitespace = character.isWhitespace
            if !isWhitespace, !isInWord { starts.append(offset) }
            isInWord = !isWhitespace
        }
        return starts
    }

    private static func letters(_ word: Substring) -> String {
        word.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
