package import Signals

/// What viewers may ask about what is remembered of them: the only commands that chat has, since they are about the
/// viewer's own data. Anything else that looks like a command is a comment.
package enum ViewerCommand: String, CaseIterable, Hashable, Sendable {
    /// "!forgetme", "!olvídame": erase what is kept of me.
    case forgetMe
    /// "!aboutme", "!sobremí": what do you know of me? Answered in general words, never with somebody else's data.
    case aboutMe

    /// Letters of the longest comment that can be one.
    private static let longest = 40

    /// Nil unless the whole comment is a command, however it is spaced, accented or capitalised; signs, emoji and
    /// her name ("!forgetme please" is none, "!forgetme 🙏" is) do not change it.
    package init?(in comment: Comment) {
        guard comment.text.utf8.count <= 4 * Self.longest else { return nil }
        let letters = comment.folded.letters
        let start = letters.utf8.drop { $0 == 0x20 }
        guard start.first == UInt8(ascii: "!") else { return nil }
        // Bytes that are neither letters nor digits stand between words; a ! after the first belongs to no command.
        let name = String(decoding: start.filter { $0.isWordByte }, as: UTF8.self)
        switch name {
        case "forgetme", "forgetmenow", "deleteme", "eraseme", "olvidame", "olvidarme", "borrame", "borramisdatos",
            "forgetmydata", "deletemydata", "olvidamisdatos":
            self = .forgetMe
        case "aboutme", "sobremi", "quesabesdemi", "whatdoyouknowaboutme", "whatdoyouknow", "mydata", "misdatos":
            self = .aboutMe
        default: return nil
        }
    }
}
