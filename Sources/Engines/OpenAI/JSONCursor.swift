/// Walks JSON text once, without building a tree: the reader names the members it wants and skips the others.
///
/// A reply of one token is some 250 bytes of which ten matter; this reads it in about a microsecond.
package struct JSONCursor {
    package struct Malformed: Error {}

    private let bytes: [UInt8]
    private var index = 0
    /// Nesting deeper than any server sends.
    private static let maximumDepth = 64
    private var depth = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The first byte of the next value.
    package mutating func peek() throws(Malformed) -> UInt8 {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return bytes[index]
            }
        }
        throw Malformed()
    }

    /// Calls `read` at each member's value; a value that `read` leaves alone is skipped. Not an object: skipped whole.
    package mutating func members<Failure: Error>(
        _ read: (_ name: String, inout JSONCursor) throws(Failure) -> Void
    ) throws {
        guard try peek() == UInt8(ascii: "{") else { return try skip() }
        try enter()
        if try closes(UInt8(ascii: "}")) { return }
        repeat {
            guard let name = try string() else { throw Malformed() }
            guard try peek() == UInt8(ascii: ":") else { throw Malformed() }
            index += 1
            let start = index
            try read(name, &self)
            if index == start { try skip() }
        } while try continues(until: UInt8(ascii: "}"))
    }

    /// Calls `read` at each element; one that `read` leaves alone is skipped. Not an array: skipped whole.
    package mutating func elements<Failure: Error>(
        _ read: (_ position: Int, inout JSONCursor) throws(Failure) -> Void
    ) throws {
        guard try peek() == UInt8(ascii: "[") else { return try skip() }
        try enter()
        if try closes(UInt8(ascii: "]")) { return }
        var position = 0
        repeat {
            _ = try peek()
            let start = index
            try read(position, &self)
            if index == start { try skip() }
            position += 1
        } while try continues(until: UInt8(ascii: "]"))
    }

    /// Nil when the value is something else, which is then skipped.
    package mutating func string() throws(Malformed) -> String? {
        guard try peek() == UInt8(ascii: "\"") else {
            try skip()
            return nil
        }
        index += 1
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                defer { index += 1 }
                return String(decoding: bytes[start..<index], as: UTF8.self)
            case UInt8(ascii: "\\"):
                return try escapedString(from: start)
            default: index += 1
            }
        }
        throw Malformed()
    }

    /// Nil when the value is something else or has a fraction; it is skipped then.
    package mutating func integer() throws(Malformed) -> Int? {
        _ = try peek()
        let start = index
        try skip()
        return Int(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    package mutating func skip() throws(Malformed) {
        switch try peek() {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipNested()
        default:
            let start = index
            while index < bytes.count, !Self.endsScalar(bytes[index]) { index += 1 }
            if index == start { throw Malformed() }
        }
    }

    // MARK: parts

    private mutating func enter() throws(Malformed) {
        index += 1
        depth += 1
        if depth > Self.maximumDepth { throw Malformed() }
    }

    private mutating func closes(_ end: UInt8) throws(Malformed) -> Bool {
        guard try peek() == end else { return false }
        index += 1
        depth -= 1
        return true
    }

    private mutating func continues(until end: UInt8) throws(Malformed) -> Bool {
        if try closes(end) { return false }
        guard try peek() == UInt8(ascii: ",") else { throw Malformed() }
        index += 1
        return true
    }

    private static func endsScalar(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x5D, 0x7D, 0x3A, 0x22, 0x5B, 0x7B: true
        default: false
        }
    }

    private mutating func skipString() throws(Malformed) {
        index += 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return
            case UInt8(ascii: "\\"): index += 2
            default: index += 1
            }
        }
        throw Malformed()
    }

    private mutating func skipNested() throws(Malformed) {
        var open = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): try skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open += 1
                index += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                open -= 1
                index += 1
                if open == 0 { return }
            default: index += 1
            }
        }
        throw Malformed()
    }

    /// `index` stands on the first backslash.
    private mutating func escapedString(from start: Int) throws(Malformed) -> String {
        var text = Array(bytes[start..<index])
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += try escape().utf8
            default: text.append(byte)
            }
        }
        throw Malformed()
    }

    /// `index` stands behind the backslash.
    private mutating func escape() throws(Malformed) -> String {
        guard index < bytes.count else { throw Malformed() }
        defer { index += 1 }
        switch bytes[index] {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "u"):
            let first = try codeUnit()
            if let scalar = Unicode.Scalar(first) { return String(scalar) }
            // A surrogate: its other half must follow as an escape of its own.
            let rest = index + 1
            guard (0xD800..<0xDC00).contains(first), rest + 1 < bytes.count, bytes[rest] == UInt8(ascii: "\\"),
                bytes[rest + 1] == UInt8(ascii: "u")
            else { return "\u{FFFD}" }
            let before = index
            index = rest + 1
            let second = try codeUnit()
            guard (0xDC00..<0xE000).contains(second) else {
                index = before
                return "\u{FFFD}"
            }
            let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
            return Unicode.Scalar(value).map { String($0) } ?? "\u{FFFD}"
        default: throw Malformed()
        }
    }

    /// Four hexadecimal digits after the `u` at `index`; leaves `index` on the last one.
    private mutating func codeUnit() throws(Malformed) -> UInt16 {
        guard index + 4 < bytes.count else { throw Malformed() }
        var value: UInt16 = 0
        for offset in 1...4 {
            let digit: UInt8
            switch bytes[index + offset] {
            case let byte where byte >= 0x30 && byte <= 0x39: digit = byte - 0x30
            case let byte where byte >= 0x41 && byte <= 0x46: digit = byte - 0x41 + 10
            case let byte where byte >= 0x61 && byte <= 0x66: digit = byte - 0x61 + 10
            default: throw Malformed()
            }
            value = value << 4 | UInt16(digit)
        }
        index += 4
        return value
    }
}
