/// Server-sent events out of bytes that may be cut anywhere (WHATWG HTML §9.2.6): only `data` is kept.
package struct SSEParser: Sendable {
    private var line: [UInt8] = []
    private var data: [UInt8] = []
    private var hasData = false
    private var afterCR = false
    private let longest = 1 << 20

    package init() {}

    /// The data of each event that these bytes complete; broken UTF-8 is repaired.
    package mutating func receive(_ bytes: ArraySlice<UInt8>) -> [String] {
        var events: [String] = []
        for byte in bytes {
            let isSecondHalf = afterCR && byte == UInt8(ascii: "\n")
            afterCR = false
            if isSecondHalf { continue }
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
                if line.count < longest { line.append(byte) }
                continue
            }
            afterCR = byte == UInt8(ascii: "\r")
            if !line.isEmpty {
                endOfLine()
            } else if hasData {
                hasData = false
                events.append(String(decoding: data, as: UTF8.self))
                data.removeAll(keepingCapacity: true)
            }
        }
        return events
    }

    private mutating func endOfLine() {
        defer { line.removeAll(keepingCapacity: true) }
        guard line.starts(with: "data:".utf8) else { return }
        var start = 5
        if line.count > 5, line[5] == UInt8(ascii: " ") { start = 6 }
        if hasData { data.append(UInt8(ascii: "\n")) }
        hasData = true
        if data.count + line.count < longest { data.append(contentsOf: line[start...]) }
    }
}
