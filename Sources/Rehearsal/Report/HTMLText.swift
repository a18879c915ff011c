/// Text that may stand in a page, whatever was in it.
struct HTMLText: CustomStringConvertible {
    let description: String

    /// Of foreign text: escaped, without control characters, and with its direction kept to itself.
    init(_ text: String) {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            // Controls, direction marks and overrides.
            case _ where scalar.value < 32 || (127..<160).contains(scalar.value): out += " "
            case _ where (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value): continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        description = out
    }
}
