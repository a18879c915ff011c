/// Writes JSON text straight into bytes, for request bodies on a turn's path.
///
///     var json = JSONWriter()
///     json.object { $0.member("model", "m"); $0.member("stream", true) }
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init(capacity: Int = 1024) { bytes.reserveCapacity(capacity) }

    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"), close: UInt8(ascii: "}"), members)
    }

    package mutating func array(_ elements: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "["), close: UInt8(ascii: "]"), elements)
    }

    package mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }
    package mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        bytes += (value ? "true" : "false").utf8
    }
    package mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        bytes += String(value).utf8
    }
    /// A value without a JSON form (infinite, not a number) is left out with its name.
    package mutating func member(_ name: StaticString, _ value: Double) {
        guard value.isFinite else { return }
        key(name)
        bytes += value.description.utf8
    }
    package mutating func member(_ name: StaticString, object members: (inout JSONWriter) -> Void) {
        key(name)
        object(members, isElement: false)
    }
    package mutating func member(_ name: StaticString, array elements: (inout JSONWriter) -> Void) {
        key(name)
        open(UInt8(ascii: "["), close: UInt8(ascii: "]"), isElement: false, elements)
    }

    /// A value that is JSON already.
    package mutating func member(_ name: StaticString, json: String) {
        key(name)
        bytes += json.utf8
    }

    package mutating func element(_ value: String) {
        comma()
        string(value)
    }

    private mutating func object(_ members: (inout JSONWriter) -> Void, isElement: Bool) {
        open(UInt8(ascii: "{"), close: UInt8(ascii: "}"), isElement: isElement, members)
    }

    private mutating func open(
        _ start: UInt8, close end: UInt8, isElement: Bool = true, _ content: (inout JSONWriter) -> Void
    ) {
        if isElement { comma() }
        bytes.append(start)
        needsComma = false
        content(&self)
        bytes.append(end)
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func key(_ name: StaticString) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes += $0 }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)

    /// Escapes what RFC 8259 §7 demands: quote, backslash, and everything below U+0020.
    private mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { text in
            var start = 0
            for (index, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                bytes += text[start..<index]
                start = index + 1
                bytes.append(UInt8(ascii: "\\"))
                switch byte {
                case 0x22, 0x5C: bytes.append(byte)
                case 0x0A: bytes.append(UInt8(ascii: "n"))
                case 0x0D: bytes.append(UInt8(ascii: "r"))
                case 0x09: bytes.append(UInt8(ascii: "t"))
                default:
                    bytes += "u00".utf8
                    bytes.append(Self.hexadecimal[Int(byte >> 4)])
                    bytes.append(Self.hexadecimal[Int(byte & 15)])
                }
            }
            bytes += text[start...]
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
