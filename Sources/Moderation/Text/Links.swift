internal import Signals

/// Web addresses in a folded text, as written and as viewers disguise them ("punto com", "dot com", "evil . com").
struct Links {
    let allowedDomains: [String]

    /// Endings that are hardly anything else.
    private static let clear: Set<String> = [
        "com", "net", "org", "info", "biz", "gg", "tv", "io", "xyz", "ru", "cn", "app", "dev", "shop", "site", "online",
        "store", "club", "live", "link", "click", "top", "fun", "porn", "xxx", "sex", "chat", "cam", "vip", "win",
        "bet",
        "casino", "icu", "ws", "ly", "gl", "tk", "ml", "ga", "cf", "gq", "page", "web", "tech", "space", "website",
        "mx",
        "ar", "uk", "eu", "fr", "br", "pe", "cl", "cat", "example",
    ]
    /// Endings that are also words, after a sentence's point without a space: only with a path or at the very end.
    private static let doubtful: Set<String> = [
        "es", "me", "to", "de", "la", "so", "is", "it", "in", "at", "be", "co", "my", "am", "fm", "us", "do", "no",
        "ai", "ve",
        "se", "tu", "ya", "si",
    ]
    /// Never a name before "punto com".
    private static let articles: Set<String> = [
        "el", "la", "los", "las", "un", "the", "a", "al", "del", "en", "in", "of", "era",
    ]

    private static let signs = ByteNeedles(["[.]", "(.)", "{.}", "[dot]", "(dot)", "(punto)", "[punto]"])
    private static let points = ByteNeedles(["dot", "punto"])

    init(allowedDomains: [String] = []) {
        self.allowedDomains = allowedDomains
    }

    func found(in text: FoldedText) -> RefusalReason? {
        let letters = text.letters
        if letters.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }),
            let reason = written(in: letters)
        {
            return reason
        }
        return spelled(in: text)
    }

    private func written(in letters: String) -> RefusalReason? {
        let pieces = letters.split(separator: " ")
        for (index, piece) in pieces.enumerated()
        where piece.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }) {
            var address = piece
            for scheme in ["https://", "http://", "hxxps://", "hxxp://", "ftp://"] {
                guard let range = address.range(ofBytes: scheme) else { continue }
                address = address[range.upperBound...]
                if isAllowed(Self.host(address)) { return nil }
                return RefusalReason(.link)
            }
            let host = Self.host(address)
            if host.hasPrefix("www."), !isAllowed(host) { return RefusalReason(.link) }
            // "name@host.com" is an e-mail address; its own rule speaks of it.
            let labels = host.split(separator: ".", omittingEmptySubsequences: false)
            guard labels.count >= 2, let ending = labels.last, labels.dropLast().allSatisfy({ Self.isLabel($0) }) else {
                // "evil . com"
                if piece == ".", index > 0, index + 1 < pieces.count, Self.clear.contains(Self.word(pieces[index + 1])),
                    Self.isLabel(pieces[index - 1])
                {
                    return RefusalReason(.link, rule: "disguised")
                }
                continue
            }
            let hasPath = host.endIndex < address.endIndex && address[host.endIndex] == "/"
            let isLast = index == pieces.count - 1
            let isAddress =
                Self.clear.contains(String(ending)) && labels[labels.count - 2].utf8.count >= 2
                || Self.doubtful.contains(String(ending))
                    && (hasPath || isLast && labels[labels.count - 2].utf8.count >= 5)
            if isAddress, !isAllowed(host) { return RefusalReason(.link) }
        }
        return nil
    }

    /// "malo punto com", "evil (dot) com", "evil[.]com".
    private func spelled(in text: FoldedText) -> RefusalReason? {
        let letters = text.letters
        if Self.signs.isFound(in: letters) { return RefusalReason(.link, rule: "disguised") }
        guard Self.points.isFound(in: letters) else { return nil }
        let words = text.words
        for index in words.indices.dropFirst().dropLast() where words[index] == "dot" || words[index] == "punto" {
            let before = String(words[index - 1])
            let after = String(words[index + 1])
            guard Self.clear.contains(after), after != "web", after != "live", after != "space", after != "page" else {
                continue
            }
            if !Self.articles.contains(before), !isAllowed("\(before).\(after)") {
                return RefusalReason(.link, rule: "disguised")
            }
        }
        return nil
    }

    private func isAllowed(_ host: some StringProtocol) -> Bool {
        allowedDomains.contains { host == $0 || host.hasSuffix("." + $0) }
    }

    private static func host(_ address: Substring) -> Substring {
        var copy = address.drop { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let end =
            copy.firstIndex { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_") } ?? copy.endIndex
        copy = copy[..<end]
        while copy.last == "." || copy.last == "-" { copy.removeLast() }
        return copy
    }

    private static func isLabel(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }

    private static func word(_ text: Substring) -> String {
        String(text.prefix { $0.isLetter })
    }
}

extension Substring {
    /// The first place of `needle`, compared byte by byte.
    func range(ofBytes needle: String) -> Range<Index>? {
        let wanted = Array(needle.utf8)
        let own = utf8
        var start = own.startIndex
        while start < own.endIndex {
            var here = start
            var matched = 0
            while matched < wanted.count, here < own.endIndex, own[here] == wanted[matched] {
                here = own.index(after: here)
                matched += 1
            }
            if matched == wanted.count { return start..<here }
            start = own.index(after: start)
        }
        return nil
    }
}
