internal import Signals

/// Makes viewers' words harmless as data: one line, no control characters, nothing that a chat template or our own
/// transcript would read as structure.
package enum Fence {
    /// Longest comment in a prompt, in Characters.
    package static let longestComment = 300

    /// A comment's text as it stands in a prompt.
    package static func text(_ text: String) -> String {
        var line = String()
        var lastWasSpace = true
        for scalar in text.unicodeScalars {
            let isBreak =
                scalar.value < 32 || (127..<160).contains(scalar.value) || scalar.properties.isWhitespace
                || scalar.value == 0x2028 || scalar.value == 0x2029
            if isBreak {
                if !lastWasSpace { line.append(" ") }
                lastWasSpace = true
                continue
            }
            switch scalar {
            // Role tokens of every template open with one of these pairs; single quotation marks of their kind do not.
            case "<", ">", "[", "]", "{", "}", "|", "`": continue
            case "#" where line.hasSuffix("#"): continue
            default:
                line.unicodeScalars.append(scalar)
                lastWasSpace = false
            }
        }
        return String(line.prefix(longestComment))
    }

    /// A name as `@name`: one word without marks of ours; "viewer" when nothing is left.
    package static func name(_ name: String) -> String {
        let word = String(
            name.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" }
                .map(Character.init).prefix(25))
        return word.isEmpty ? "viewer" : word
    }
}
