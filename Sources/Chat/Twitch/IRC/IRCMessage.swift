/// One IRC line, parsed in place: ranges into the bytes it was read from, no dictionary, no copies.
///
/// Grammar (IRCv3 message tags as Twitch sends them): `[@tags ] [:prefix ] COMMAND params… [:trailing]`.
package struct IRCMessage: Sendable {
    package let tags: Range<Int>
    package let prefix: Range<Int>
    package let command: Range<Int>
    /// What stands between the command and the trailing text.
    package let parameters: Range<Int>
    /// Behind the first ` :`; it keeps inner colons. Nil when there is none.
    package let trailing: Range<Int>?

    /// Nil when the line has no command.
    package init?(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
        var at = line.lowerBound
        let end = line.upperBound
        func skipSpaces() { while at < end, bytes[at] == 0x20 { at += 1 } }
        func word() -> Range<Int> {
            let start = at
            while at < end, bytes[at] != 0x20 { at += 1 }
            return start..<at
        }
        skipSpaces()
        if at < end, bytes[at] == UInt8(ascii: "@") {
            at += 1
            tags = word()
            skipSpaces()
        } else {
            tags = at..<at
        }
        if at < end, bytes[at] == UInt8(ascii: ":") {
            at += 1
            prefix = word()
            skipSpaces()
        } else {
            prefix = at..<at
        }
        command = word()
        guard !command.isEmpty else { return nil }
        skipSpaces()
        let start = at
        var stop = at
        var rest: Range<Int>?
        while at < end {
            if bytes[at] == UInt8(ascii: ":"), at == start || bytes[at - 1] == 0x20 {
                rest = at + 1..<end
                break
            }
            if bytes[at] != 0x20 { stop = at + 1 }
            at += 1
        }
        parameters = start..<stop
        trailing = rest
    }

    package func isCommand(_ name: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        Self.equal(bytes, command, name)
    }

    static func equal(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        for index in 0..<range.count where bytes[range.lowerBound + index] != text.utf8Start[index] { return false }
        return true
    }

    /// Calls `body` with the name's and the value's range of each tag, in their order.
    package func forEachTag(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>, Range<Int>) -> Void) {
        var at = tags.lowerBound
        let end = tags.upperBound
        while at < end {
            let nameStart = at
            while at < end, bytes[at] != UInt8(ascii: "="), bytes[at] != UInt8(ascii: ";") { at += 1 }
            let name = nameStart..<at
            var value = at..<at
            if at < end, bytes[at] == UInt8(ascii: "=") {
                let start = at + 1
                at = start
                while at < end, bytes[at] != UInt8(ascii: ";") { at += 1 }
                value = start..<at
            }
            if !name.isEmpty { body(name, value) }
            at += 1
        }
    }

    /// A tag's value with its escapes undone; broken UTF-8 is repaired.
    package static func unescape(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        guard bytes[range].contains(UInt8(ascii: "\\")) else { return text(bytes, range) }
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = bytes[at]
            at += 1
            guard byte == UInt8(ascii: "\\") else {
                out.append(byte)
                continue
            }
            guard at < range.upperBound else { break }
            switch bytes[at] {
            case UInt8(ascii: ":"): out.append(UInt8(ascii: ";"))
            case UInt8(ascii: "s"): out.append(0x20)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "n"): out.append(0x0A)
            case let other: out.append(other)
            }
            at += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    package static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
}
