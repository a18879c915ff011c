internal import Signals

/// Web addresses in a folded text, as written and as viewers disguise them ("punto com", "dot com", "evil . com").
struct Links {
    let allowedDomains: [String]

    /// Never a name before "punto com".
    private static let articles: Set<String> = [
        "el", "la", "los", "las", "un", "the", "a", "al", "del", "en", "in", "of", "era",
    ]

    /// Endings that "punto" and "dot" stand before in ordinary talk.
    private static let words: Set<String> = ["web", "live", "space", "page", "top", "fun", "win", "chat", "lol"]

    /// "dot art": what "dot" stands before.
    private static let drawn: Set<String> = ["art", "fit", "tools", "games", "plus", "zone", "live", "space", "page"]

    private static let signs = ByteNeedles([
        "[.]", "(.)", "{.}", "<.>", "[dot]", "{dot}", "(dot)", "(punto)", "[punto]",
    ])
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
            guard labels.count >= 2, let ending = labels.last, !ending.isEmpty,
                labels.dropLast().allSatisfy({ Self.isLabel($0) })
            else {
                if isApart(pieces, index) { return RefusalReason(.link, rule: "disguised") }
                continue
            }
            let hasPath =
                host.endIndex < address.endIndex && address[host.endIndex] == "/"
                && address[host.endIndex...].utf8.count > 2
            let isLast = index == pieces.count - 1
            let name = labels[labels.count - 2].utf8.count
            let isAddress =
                Domains.written.contains(ending) && !Domains.doubtful.contains(ending) && name >= 2
                || Domains.doubtful.contains(ending) && (hasPath || isLast && name >= 5)
                || hasPath && Self.mayEnd(ending) && name >= 2
                || labels.contains { $0.hasPrefix("xn--") }
            if isAddress, !isAllowed(host) { return RefusalReason(.link) }
        }
        return nil
    }

    /// "evil . com", "t . me/x"
    private func isApart(_ pieces: [Substring], _ index: Int) -> Bool {
        guard pieces[index] == ".", index > 0, index + 1 < pieces.count else { return false }
        let ending = Self.word(pieces[index + 1])
        let before = pieces[index - 1].drop { !($0.isLetter || $0.isNumber) }
        guard Self.isLabel(before), !isAllowed("\(before).\(ending)") else { return false }
        return Domains.clear.contains(ending)
            || (Domains.written.contains(ending) || Domains.doubtful.contains(ending))
                && pieces[index + 1].dropFirst(ending.count).hasPrefix("/")
    }

    private static func mayEnd(_ ending: Substring) -> Bool {
        (2...12).contains(ending.utf8.count) && ending.utf8.allSatisfy(\.isFoldedLetter)
            && !Domains.files.contains(ending)
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
            let isPath =
                index + 2 < words.count
                && (["barra", "slash"].contains(words[index + 2])
                    || letters[words[index + 1].endIndex...].hasPrefix("/"))
            let isSaid =
                words[index] == "dot"
                ? Domains.written.contains(after[...]) && !Self.drawn.contains(after)
                : Domains.clear.contains(after[...]) && !Self.words.contains(after)
            guard
                isSaid
                    || isPath && (Domains.written.contains(after[...]) || Domains.doubtful.contains(after[...]))
            else { continue }
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

    private static func word(_ text: Substring) -> Substring {
        text.prefix { $0.isLetter }
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
