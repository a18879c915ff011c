internal import Signals

/// What belongs to somebody and not on air: e-mail addresses, telephone, card and identity numbers (also spelled
/// out), addresses of machines and of homes, keys. Judged by shape alone, in Spanish and English.
enum PrivateData {
    static func found(in text: FoldedText) -> RefusalReason? {
        let letters = text.letters
        if hasMail(letters) { return RefusalReason(.privateData, rule: "e-mail address") }
        if let reason = numbers(in: letters) { return reason }
        if letters.utf8.contains(where: \.isDigit) {
            if let reason = shapes(in: letters) { return reason }
            if let plain = DigitLookAlikes.replaced(letters), let reason = numbers(in: plain) ?? shapes(in: plain) {
                return reason
            }
        }
        if hasMachineAddress(letters) { return RefusalReason(.privateData, rule: "IP address") }
        let words = text.words
        if hasSpelledMail(words) { return RefusalReason(.privateData, rule: "e-mail address") }
        if isSpelledMachineAddress(words) { return RefusalReason(.privateData, rule: "IP address") }
        if SpelledDigits.isPersonal(words) { return RefusalReason(.privateData, rule: "spelled number") }
        if StreetAddress.isIn(letters, words) { return RefusalReason(.privateData, rule: "home address") }
        if hasKey(letters) { return RefusalReason(.privateData, rule: "key") }
        return nil
    }

    private static func shapes(in letters: String) -> RefusalReason? {
        if IdentityNumber.isIn(letters) { return RefusalReason(.privateData, rule: "identity number") }
        return Coordinates.isIn(letters) ? RefusalReason(.privateData, rule: "coordinates") : nil
    }

    // MARK: Mail

    private static func hasMail(_ letters: String) -> Bool {
        let parts = letters.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return false }
        for index in 1..<parts.count {
            let before = parts[index - 1].utf8.last.map {
                $0.isWordByte || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
            }
            let domain = parts[index].prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
            let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
            let last = labels.last(where: { !$0.isEmpty })
            if before == true, labels.filter({ !$0.isEmpty }).count >= 2, let last, last.count >= 2,
                last.allSatisfy(\.isLetter), !labels[0].isEmpty
            {
                return true
            }
        }
        return false
    }

    private static let hosts: Set<Substring> = [
        "gmail", "hotmail", "outlook", "yahoo", "icloud", "protonmail", "live", "msn",
    ]

    /// "ana arroba gmail punto com", "ana at gmail dot com".
    private static func hasSpelledMail(_ words: [Substring]) -> Bool {
        for index in words.indices.dropFirst() where words[index] == "arroba" || words[index] == "at" {
            let rest = words[(index + 1)...]
            guard let host = rest.first else { continue }
            if words[index] == "arroba", hosts.contains(host) { return true }
            if rest.count >= 3, rest[index + 2] == "punto" || rest[index + 2] == "dot" { return true }
            if hosts.contains(host), host != "live" { return true }
        }
        return false
    }

    // MARK: Numbers

    private static func numbers(in letters: String) -> RefusalReason? {
        guard letters.utf8.contains(where: \.isDigit) else { return nil }
        var copy = letters
        return copy.withUTF8 { bytes in
            var run = NumberRun()
            var separator: [UInt8] = []
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte.isDigit {
                    let start = index
                    while index < bytes.count, bytes[index].isDigit { index += 1 }
                    if run.isEmpty {
                        run.hasPlus = start > 0 && bytes[start - 1] == UInt8(ascii: "+")
                        run.isVersion =
                            start > 0 && bytes[start - 1] == UInt8(ascii: "v")
                            || precededByVersion(bytes, start)
                    }
                    run.append(bytes[start..<index].map { $0 - 0x30 }, after: separator)
                    separator = []
                } else {
                    if !run.isEmpty {
                        separator.append(byte)
                        if separator.count > 3 || !isSeparator(byte) {
                            if let reason = judge(run) { return reason }
                            run = NumberRun()
                            separator = []
                        }
                    }
                    index += 1
                }
            }
            return judge(run)
        }
    }

    private static func precededByVersion(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        let word = Array("version ".utf8)
        return start >= word.count && bytes[(start - word.count)..<start].elementsEqual(word)
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "|"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func judge(_ run: NumberRun) -> RefusalReason? {
        if run.isAddressOfMachine { return RefusalReason(.privateData, rule: "IP address") }
        return run.isPersonal ? RefusalReason(.privateData, rule: "long number") : nil
    }

    // MARK: Machines and keys

    /// IPv6 and hardware addresses: hexadecimal groups between colons, more than a time of day has.
    private static func hasMachineAddress(_ letters: String) -> Bool {
        guard letters.utf8.contains(UInt8(ascii: ":")) else { return false }
        return letters.split(separator: " ").contains { piece in
            let groups = piece.split(separator: ":", omittingEmptySubsequences: false)
            guard groups.count >= 4 || piece.range(ofBytes: "::") != nil && groups.count >= 3 else { return false }
            let filled = groups.filter { !$0.isEmpty }
            return filled.count >= 2
                && filled.allSatisfy {
                    $0.utf8.count <= 4
                        && $0.utf8.allSatisfy { $0.isDigit || $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f") }
                }
                && (groups.count >= 6 || piece.range(ofBytes: "::") != nil)
        }
    }

    /// "85 punto 214 punto 132 punto 117"
    private static func isSpelledMachineAddress(_ words: [Substring]) -> Bool {
        guard words.count >= 7 else { return false }
        func isNumber(_ word: Substring) -> Bool { Int(word).map { (0...255).contains($0) } ?? false }
        func isPoint(_ word: Substring) -> Bool { word == "punto" || word == "dot" || word == "point" }
        return words.indices.dropLast(6).contains { start in
            (0..<7).allSatisfy { $0 % 2 == 0 ? isNumber(words[start + $0]) : isPoint(words[start + $0]) }
        }
    }

    /// A long piece of letters and digits mixed, as access keys are.
    private static func hasKey(_ letters: String) -> Bool {
        letters.split(separator: " ").contains { word in
            guard word.utf8.count >= 24 else { return false }
            var piece = word.drop { !($0.isLetter || $0.isNumber) }
            while let last = piece.last, !(last.isLetter || last.isNumber) { piece.removeLast() }
            guard piece.utf8.count >= 24, !piece.contains("/") else { return false }
            var changes = 0
            var wasDigit: Bool?
            for byte in piece.utf8 {
                guard byte.isDigit || byte.isFoldedLetter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                else { return false }
                if let was = wasDigit, was != byte.isDigit { changes += 1 }
                wasDigit = byte.isDigit
            }
            return changes >= 6
        }
    }
}
