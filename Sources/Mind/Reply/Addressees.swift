internal import Signals

/// The viewers whom a reply may name: turns its `@name`s into what is said and captioned.
///
/// Small models garble the names that they copy. A near miss is mended; a stranger's name where the reply begins, which
/// is how she addresses people, becomes that of the one she answers first.
struct Addressees: Sendable {
    private struct Addressee: Sendable {
        let letters: [Character]
        let said: String
    }

    /// Edits a letter, at most, between what the model wrote and the name it meant.
    private static let nearly = 0.4

    private let addressees: [Addressee]
    /// Names as ``Slots`` numbers them; `addressees` are in another order.
    private let numbered: [Substring]
    private let someone: String

    init(_ request: TurnRequest) {
        var slots = Slots()
        for line in TurnLines(request, idea: nil).lasting.prefix(BriefPrompt.mostLines) { _ = slots.numbered(line) }
        numbered = slots.names
        someone = Rules.someone(request.language)
        addressees = (request.comments.map(\.viewer) + request.events.compactMap(\.viewer)).map { viewer in
            let name = Fence.name(viewer.name)
            let isSayable = request.sayableNames.contains(viewer.id)
            return Addressee(
                letters: Array(name.lowercased()), said: isSayable ? name : Rules.someone(request.language))
        }
    }

    /// - Parameter isBeginning: whether the text begins the reply.
    func named(_ text: String, isBeginning: Bool) -> String {
        // Small models take another sign for the number's now and then.
        let text = numbered.isEmpty ? text : text.replacing("#u", with: "@u")
        guard text.contains("@") else { return text }
        var result = ""
        var rest = text[...]
        while let at = rest.firstIndex(of: "@") {
            let before = rest[..<at]
            result += before
            rest = rest[rest.index(after: at)...]
            let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            rest = rest[word.endIndex...]
            let addresses = isBeginning && !result.contains(where: \.isLetter)
            result += said(word) ?? (addresses ? addressees.first?.said : nil) ?? String(word)
        }
        return result + rest
    }

    /// Her spoken words with the `@` back before the first mention of each viewer, as prompts write names.
    func marked(_ text: String) -> String {
        var text = text
        for addressee in addressees where addressee.letters.count >= 3 && !text.contains("@" + addressee.said) {
            guard addressee.said.lowercased() == String(addressee.letters),
                let found = text.firstRange(of: addressee.said)
            else { continue }
            let before = found.lowerBound == text.startIndex ? nil : text[text.index(before: found.lowerBound)]
            let after = found.upperBound == text.endIndex ? nil : text[found.upperBound]
            if !Self.isWord(before), !Self.isWord(after) { text.insert("@", at: found.lowerBound) }
        }
        return text
    }

    private static func isWord(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }

    /// What is said for `@word`; nil for a stranger.
    private func said(_ word: Substring) -> String? {
        guard let number = Slots.number(word) else { return nearest(word)?.said }
        // A number that nobody has must not be spoken.
        return number <= numbered.count ? String(numbered[number - 1]) : (addressees.first?.said ?? someone)
    }

    private func nearest(_ word: Substring) -> Addressee? {
        let letters = Array(word.lowercased())
        let ranked = addressees.map { (addressee: $0, distance: Self.distance(letters, $0.letters)) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        let isNear = Double(best.distance) <= Self.nearly * Double(best.addressee.letters.count)
        return isNear ? best.addressee : nil
    }

    /// Levenshtein's: letters put in, taken out or exchanged.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let exchanged = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(exchanged, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
