/// What a server says went wrong, in any of the shapes seen: `{"error":{"message",…}}`, `{"error":"…"}`,
/// `{"detail":…}` (FastAPI), `{"message":…}`, plain text.
package struct ServerFailure: Equatable, Sendable {
    package var kind: String?
    /// Without what stood in quotes: servers quote the request, and that holds viewers' words.
    package var message: String

    /// At the value of an `error` member; nil when it is null.
    package init?(_ cursor: inout JSONCursor) throws {
        switch try cursor.peek() {
        case UInt8(ascii: "n"):
            try cursor.skip()
            return nil
        case UInt8(ascii: "\""): self.init(message: try cursor.string() ?? "")
        default:
            var kind: String?
            var message = ""
            try cursor.members { name, value in
                switch name {
                case "message", "detail": message = try value.string() ?? ""
                case "type": kind = try value.string()
                default: break
                }
            }
            self.init(kind: kind, message: message)
        }
    }

    /// A whole response body.
    package init(body: [UInt8]) {
        var found: ServerFailure?
        var cursor = JSONCursor(body)
        do {
            guard try cursor.peek() == UInt8(ascii: "{") else { throw JSONCursor.Malformed() }
            try cursor.members { name, value in
                switch name {
                case "error": found = try ServerFailure(&value)
                case "detail", "message":
                    if found == nil { found = ServerFailure(message: try value.string() ?? "unreadable detail") }
                default: break
                }
            }
        } catch {
            // Not JSON, or cut off: what was found until there, else the text itself.
        }
        self = found ?? ServerFailure(message: String(decoding: body.prefix(2_000), as: UTF8.self))
    }

    package init(kind: String? = nil, message: String) {
        self.kind = kind
        self.message = Self.presentable(message)
    }

    /// One line, at most 160 characters, quotations removed.
    private static func presentable(_ text: String) -> String {
        var result = ""
        var closing: Character?
        for character in text.prefix(2_000) {
            if let end = closing {
                if character == end {
                    closing = nil
                    result += "…"
                    result.append(end)
                }
                continue
            }
            switch character {
            case "\"", "`": closing = character
            // Not the apostrophe of "can't".
            case "'" where !(result.last?.isLetter ?? false): closing = "'"
            case "<" where result.isEmpty: return "a web page"
            default: break
            }
            result.append(character.isNewline ? " " : character)
        }
        return String(result.prefix(160))
    }
}
