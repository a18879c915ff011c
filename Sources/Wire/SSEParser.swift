/// Server-sent events out of bytes that may be cut anywhere (WHATWG HTML §9.2.6): only `data` is kept.
package struct SSEParser: Sendable {
    private var line: [UInt8] = []
    private var data: [UInt8] = []
    private var hasData = false
    private var afterCR = false
    private let longest = 1 << 20

    package init() {}

    /// Hands over the data of each event that these bytes complete.
    package mutating func receive(_ bytes: some Sequence<UInt8>, event: (ArraySlice<UInt8>) async throws -> Void) async throws {
        for byte in bytes {
            let isSecondHalf = afterCR && byte == UInt8(ascii: "\n")
            afterCR = false
            if isSecondHalf { continue }
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                afterCR = byte == UInt8(ascii: "\r")
                if line.isEmpty {
                    guard hasData else { continue }
                    hasData = false
                    let whole = data
                    data.removeAll(keepingCapacity: true)
                    try await event(whole[...])
                } else {
                    endOfLine()
                }
            default:
                if line.count < longest { line.append(byte) }
            }
        }
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
