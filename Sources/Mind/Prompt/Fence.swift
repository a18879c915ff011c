internal import Signals

/// Makes foreign words harmless as data: one line, nothing invisible, nothing that a chat template or our own prompts
/// would read as structure.
///
/// Every line of a prompt begins with a character that the composer wrote: `@` for a viewer's line, `>>` for the
/// show's own. Fenced text holds neither, and no line break, so that no viewer can begin a line or look like the
/// operator, an event, an instruction or a mark.
package enum Fence {
    /// Longest text of a line, in scalars without combining marks.
    package static let longestComment = 300
    /// Combining marks kept behind one another.
    private static let mostMarks = 2
    private static let longestName = 25

    /// A viewer's text as it stands in a prompt; "…" when nothing is left.
    package static func text(_ text: String) -> String {
        clean(text, limit: longestComment, keepsAt: false)
    }

    /// The operator's words and facts: trusted, but one line and without role tokens like all others.
    package static func trusted(_ text: String, limit: Int = 600) -> String {
        clean(text, limit: limit, keepsAt: true)
    }

    /// A name as `@name`: one word without marks of ours; "viewer" when nothing is left.
    package static func name(_ name: String) -> String {
        var word = String.UnicodeScalarView()
        for scalar in name.unicodeScalars where word.count < longestName {
            let properties = scalar.properties
            let isWord = properties.isAlphabetic || properties.numericType != nil || scalar == "_"
            if isWord, !properties.isDefaultIgnorableCodePoint { word.append(scalar) }
        }
        return word.isEmpty ? "viewer" : String(word)
    }

    private static func clean(_ text: String, limit: Int, keepsAt: Bool) -> String {
        var line = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        var length = 0
        var marks = 0
        for scalar in text.unicodeScalars {
            if length >= limit { break }
            // "Aneeka: sure!" in a viewer's line looks like the next line of the talk: a colon ends no word there.
            let endsWord = !keepsAt && (last == ":" || last == "：")
            if endsWord, kind(of: scalar, keepsAt: keepsAt) == .space {
                line.removeLast()
                line.append(",")
                last = ","
            }
            switch kind(of: scalar, keepsAt: keepsAt) {
            case .dropped: continue
            case .space:
                if last != " " {
                    line.append(" ")
                    length += 1
                }
                last = " "
                marks = 0
            case .mark:
                marks += 1
                if marks <= mostMarks, last != " " { line.append(scalar) }
            case .kept:
                if scalar == "#", last == "#" { continue }
                line.append(scalar)
                last = scalar
                length += 1
                marks = 0
            }
        }
        while line.last == " " { line.removeLast() }
        if !keepsAt, line.count > 1, line.last == ":" || line.last == "：" { line.removeLast() }
        return line.isEmpty ? "…" : String(line)
    }

    private enum Kind { case kept, mark, space, dropped }

    private static func kind(of scalar: Unicode.Scalar, keepsAt: Bool) -> Kind {
        if scalar.value >= 0x20, scalar.value < 0x7F {
            switch scalar {
            case " ": return .space
            // Role tokens of every template open with one of these; so do our marks and the show's own lines.
            case "<", ">", "[", "]", "{", "}", "|", "`": return .dropped
            case "@": return keepsAt ? .kept : .dropped
            default: return .kept
            }
        }
        switch scalar.value {
        // Wide and small forms of the same, and the blank of sentence pieces.
        case 0xFF1C, 0xFF1E, 0xFF3B, 0xFF3D, 0xFF5B, 0xFF5D, 0xFF5C, 0xFF40, 0xFF20, 0xFE64, 0xFE65, 0xFE6B, 0x2581:
            return .dropped
        default: break
        }
        let properties = scalar.properties
        if properties.isWhitespace { return .space }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: return .space
        case .format, .privateUse, .surrogate, .unassigned: return .dropped
        case .nonspacingMark, .enclosingMark, .spacingMark:
            return properties.isDefaultIgnorableCodePoint ? .dropped : .mark
        default: return properties.isDefaultIgnorableCodePoint ? .dropped : .kept
        }
    }
}
