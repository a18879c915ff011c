/// E-mail addresses, telephone and card numbers, IP addresses and links in a text, by their shape alone.
enum PrivateData {
    static func found(in text: String) -> RefusalReason? {
        if hasAddress(text) { return RefusalReason(.privateData, rule: "e-mail address") }
        return numbers(in: text)
    }

    private static func hasAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return false }
        for index in 1..<parts.count {
            let before = parts[index - 1].last.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." } ?? false
            let domain = parts[index].prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
            let labels = domain.split(separator: ".")
            if before, labels.count >= 2, let last = labels.last, last.count >= 2, last.allSatisfy(\.isLetter) { return true }
        }
        return false
    }

    /// Seven digits or more that belong together, with the separators of telephone and card numbers, or four numbers
    /// with points.
    private static func numbers(in text: String) -> RefusalReason? {
        var digits = 0
        var groups: [Int] = []
        var group = 0
        var points = 0
        func judge() -> RefusalReason? {
            if group > 0 { groups.append(group) }
            defer { (digits, groups, group, points) = (0, [], 0, 0) }
            if groups.count == 4, points == 3, groups.allSatisfy({ $0 <= 3 }) {
                return RefusalReason(.privateData, rule: "IP address")
            }
            // Three groups with points or commas between them are a large number, not a telephone.
            let isGroupedNumber = groups.count > 1 && groups.dropFirst().allSatisfy { $0 == 3 } && points == groups.count - 1
            let sizes = groups.map(Self.isDatePart)
            let isDate = groups.count == 3 && points == 0 && (sizes == [.short, .short, .year] || sizes == [.year, .short, .short])
            if digits >= 8, !isGroupedNumber, !isDate { return RefusalReason(.privateData, rule: "long number") }
            return nil
        }
        for character in text {
            if character.isWholeNumber {
                digits += 1
                group += 1
            } else if digits > 0, " -./()+,".contains(character) {
                if group > 0 { groups.append(group) }
                group = 0
                if character == "." || character == "," { points += 1 }
            } else if let reason = judge() {
                return reason
            }
        }
        return judge()
    }

    private enum DatePart { case short, year, other }

    private static func isDatePart(_ digits: Int) -> DatePart {
        digits <= 2 ? .short : digits == 4 ? .year : .other
    }

    private static let endings: Set<String> = [
        "com", "net", "org", "tv", "gg", "io", "es", "mx", "ar", "cl", "co", "xyz", "ru", "info", "link", "me", "ly",
        "shop", "site", "online", "app", "dev", "live", "click", "top", "be", "ai", "eu", "us", "uk", "de", "fr", "br",
    ]

    /// A link as written, or as viewers disguise it ("punto com", "dot com").
    static func link(in text: String, folded: String) -> RefusalReason? {
        let lower = text.lowercased()
        if lower.contains("://") || lower.contains("www.") { return RefusalReason(.link) }
        for word in lower.split(whereSeparator: { $0.isWhitespace }) {
            let host = word.prefix { $0 != "/" && $0 != "?" && $0 != ":" }
            let labels = host.split(separator: ".", omittingEmptySubsequences: false)
            guard labels.count >= 2, let last = labels.last, labels.dropLast().allSatisfy({ label in
                !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            }) else { continue }
            // "well.ok.me" without a path may be a slip of the space bar: two labels need a path or a common ending.
            let ending = last.filter(\.isLetter)
            if endings.contains(ending), labels[0].count >= 2, host.count < word.count || !["me", "es", "be", "us", "de"].contains(ending) {
                return RefusalReason(.link)
            }
        }
        let words = folded.split(separator: " ")
        for index in words.indices.dropLast() where index > 0 && (words[index] == "dot" || words[index] == "punto") {
            if endings.contains(String(words[index + 1])) { return RefusalReason(.link, rule: "disguised") }
        }
        return nil
    }
}
