package import Signals

/// From the phonemes that engines name (IPA as espeak-ng writes it) to the fifteen mouth shapes.
package enum VisemeTable {
    /// The shapes of one phoneme in their order; a diphthong or an r-coloured vowel has two, which share its time.
    package static func visemes(forIPA ipa: String) -> [Viseme] {
        var scalars: [Unicode.Scalar] = []
        for scalar in ipa.unicodeScalars {
            switch scalar {
            // Stress, length, ties, and diacritics say nothing about the lips.
            case "ˈ", "ˌ", "ː", "ˑ", "͡", "͜", "ʲ", "ʰ", "'", "-", "_", ":", "|", "‿": continue
            case _ where (0x300...0x36F).contains(scalar.value): continue
            default: scalars.append(scalar)
            }
        }
        guard !scalars.isEmpty else { return [.sil] }
        var shapes: [Viseme] = []
        var at = 0
        while at < scalars.count {
            if at + 1 < scalars.count,
                let pair = pairs[String(Character(scalars[at])) + String(Character(scalars[at + 1]))]
            {
                append(pair, to: &shapes)
                at += 2
            } else {
                if let shape = singles[scalars[at]] { append(shape, to: &shapes) }
                at += 1
            }
        }
        return shapes.isEmpty ? [.sil] : shapes
    }

    private static func append(_ shape: Viseme, to shapes: inout [Viseme]) {
        if shapes.last != shape { shapes.append(shape) }
    }

    private static let pairs: [String: Viseme] = ["tʃ": .CH, "dʒ": .CH, "ts": .SS, "dz": .SS]

    private static let singles: [Unicode.Scalar: Viseme] = {
        let rows: [(Viseme, String)] = [
            (.PP, "pbmβɸ"), (.FF, "fvʋɱ"), (.TH, "θð"), (.DD, "tdɾʔɖʈ"), (.kk, "kɡgxɣhŋqçχʁɦ"), (.CH, "ʃʒɕʑ"),
            (.SS, "sz"),
            (.nn, "nlɲʎɫɭɳ"), (.RR, "ɹrɚɝɻʀ"), (.aa, "aɑæʌɐɒ"), (.E, "eɛəɜœø"), (.ih, "iɪjʝᵻɨy"), (.oh, "oɔ"),
            (.ou, "uʊwɯʉ"),
        ]
        var table: [Unicode.Scalar: Viseme] = [:]
        for (viseme, text) in rows {
            for scalar in text.unicodeScalars where !(0x300...0x36F).contains(scalar.value) && table[scalar] == nil {
                table[scalar] = viseme
            }
        }
        return table
    }()
}
