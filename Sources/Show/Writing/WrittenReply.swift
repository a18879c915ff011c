package import Moderation
package import Signals

/// A spoken answer as a line of chat: a threaded reply to the comment that it answers first.
package struct WrittenReply: Sendable, Equatable {
    package let text: String
    package let parent: MessageID

    private static let short = 120
    /// Twitch takes 500; a name that it puts in front counts too.
    private static let full = 450

    /// - Parameters:
    ///   - heard: "" when it must not be shown.
    ///   - wasCut: the sentence that broke off is left out.
    /// - Returns: nil when nothing is to be written: nothing was heard, no viewer of the platform's was answered, or the
    ///   gate says no.
    package init?(
        _ heard: String, wasCut: Bool = false, to request: TurnRequest, _ replies: WrittenReplies,
        on platform: Platform, gate: SpeechGate
    ) {
        guard replies != .off,
            let first = request.comments.first(where: { $0.viewer.id.platform == platform })
        else { return nil }
        let heard = wasCut ? Self.whole(heard) : heard
        let line = Self.line(heard, limit: replies == .short ? Self.short : Self.full)
        guard line.contains(where: \.isLetter), gate.mayBeWritten(line) else { return nil }
        text = line
        parent = first.id
    }

    /// As far as sentences were finished.
    private static func whole(_ heard: String) -> String {
        heard.lastIndex { ".!?…".contains($0) }.map { String(heard[...$0]) } ?? ""
    }

    /// One line that no bot takes for a command: sentences as far as they fit, and the first one cut where it must be.
    /// - Parameter limit: in Unicode scalars, as Twitch counts.
    static func line(_ heard: String, limit: Int) -> String {
        let words = heard.split(whereSeparator: { $0.isWhitespace || $0.isNewline })
        var plain = ""
        plain.unicodeScalars += words.joined(separator: " ").unicodeScalars.filter { !isHidden($0) && !isMark($0) }
        plain = String(plain.drop { "/.!\\$#".contains($0) || $0.isWhitespace })
        var line = ""
        for sentence in sentences(plain) {
            guard line.unicodeScalars.count + sentence.unicodeScalars.count + 1 <= limit else { break }
            line += (line.isEmpty ? "" : " ") + sentence
        }
        guard line.isEmpty, plain.unicodeScalars.count > limit else { return line.isEmpty ? plain : line }
        var cut = plain.prefix(limit - 1)
        while cut.unicodeScalars.count >= limit { cut.removeLast() }
        return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + "…"
    }

    /// Controls, directions, tags, nothing at all: what a reader does not see. What joins an emoji stays.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: true
        case .format: scalar.value != 0x200D
        default: false
        }
    }

    /// What her own marks and bots' orders are made of, and what calls people: a reply calls whom it answers anyway.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { "[]{}|`@".unicodeScalars.contains(scalar) }

    private static func sentences(_ text: String) -> [String] {
        var all: [String] = []
        var sentence = ""
        for (word, isLast) in text.split(separator: " ").map({ ($0, ".!?…".contains($0.last ?? " ")) }) {
            sentence += (sentence.isEmpty ? "" : " ") + word
            if isLast {
                all.append(sentence)
                sentence = ""
            }
        }
        return sentence.isEmpty ? all : all + [sentence]
    }
}

/// Thanks in writing, for those whose thanks broke off or came too late.
package struct WrittenThanks: Sendable, Equatable {
    package let text: String

    private static let mostNames = 8
    private static let longest = 450

    /// - Parameter names: those that may be said; `others` are counted.
    package init?(names: [String], others: Int, _ language: Language) {
        guard !names.isEmpty || others > 0 else { return nil }
        var unique: [String] = []
        for name in names where !unique.contains(name) { unique.append(name) }
        let shown = unique.prefix(Self.mostNames).map { "@" + $0 }
        let rest = unique.count - shown.count + others
        var list = shown
        if rest > 0 {
            list.append(
                language == .es
                    ? rest == 1 ? "alguien más" : "\(rest) personas más"
                    : rest == 1 ? "somebody else" : "\(rest) others")
        }
        let and = language == .es ? " y " : " and "
        let joined = list.count > 1 ? list.dropLast().joined(separator: ", ") + and + list[list.count - 1] : list[0]
        let line =
            language == .es
            ? "¡Gracias, \(joined)! Se me cortó justo cuando os lo iba a decir."
            : "Thank you, \(joined)! I dropped out just as I was about to say so."
        text = String(line.prefix(Self.longest))
    }
}
