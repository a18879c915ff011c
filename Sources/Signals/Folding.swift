/// The decoded `FoldingTable`: what each Unicode scalar becomes, found without a search.
///
/// Two levels: pages of 256 scalars, 16 bits for each. About 150 KiB, made at the first use (< 1 ms).
struct Folding: Sendable {
    /// What one scalar becomes.
    enum Value {
        static let asItIs: UInt16 = 0
        static let removed: UInt16 = 1
        static let space: UInt16 = 2
        static let emoji: UInt16 = 3
        /// From here on: offset into `texts` of a length byte and as many UTF-8 bytes. Below: one ASCII byte.
        static let firstText: UInt16 = 0x80
    }

    static let shared = Folding(FoldingTable.text)

    /// Page number of `scalar >> 8`, 0 = an empty page.
    private var pageNumbers = [UInt8](repeating: 0, count: 0x1100)
    private var values = [UInt16](repeating: Value.asItIs, count: 256)
    private var texts: [UInt8] = []

    /// - Parameter text: in the format that Tools/folding/README.md describes; generated, so not checked.
    private init(_ text: String) {
        var known: [[UInt8]: UInt16] = [:]
        var scalar = 0x80
        var repeats = 1
        let bytes = Array(text.utf8)
        var index = 0

        func hexadecimal() -> Int {
            var number = 0
            while bytes[index] != UInt8(ascii: ";") {
                let digit = Int(bytes[index])
                number = number << 4 | (digit < 0x3A ? digit - 0x30 : digit - 0x57)
                index += 1
            }
            index += 1
            return number
        }

        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            let value: UInt16
            switch byte {
            case UInt8(ascii: "#"):
                scalar += hexadecimal()
                continue
            case UInt8(ascii: "<"):
                repeats = hexadecimal()
                continue
            case UInt8(ascii: "~"): value = Value.removed
            case UInt8(ascii: "_"): value = Value.space
            case UInt8(ascii: "^"): value = Value.emoji
            case UInt8(ascii: "("):
                let start = index
                while bytes[index] != UInt8(ascii: ")") { index += 1 }
                let content = Array(bytes[start..<index])
                index += 1
                if let offset = known[content] {
                    value = offset
                } else {
                    value = Value.firstText + UInt16(texts.count)
                    texts.append(UInt8(content.count))
                    texts += content
                    known[content] = value
                }
            case UInt8(ascii: "\\"):
                value = UInt16(bytes[index])
                index += 1
            default: value = UInt16(byte)
            }
            for _ in 0..<repeats {
                set(value, at: scalar)
                scalar += 1
            }
            repeats = 1
        }
    }

    private mutating func set(_ value: UInt16, at scalar: Int) {
        if pageNumbers[scalar >> 8] == 0 {
            pageNumbers[scalar >> 8] = UInt8(values.count >> 8)
            values.append(contentsOf: repeatElement(Value.asItIs, count: 256))
        }
        values[Int(pageNumbers[scalar >> 8]) << 8 | scalar & 0xFF] = value
    }

    /// - Parameter scalar: above ASCII.
    func value(of scalar: UInt32) -> UInt16 {
        values[Int(pageNumbers[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
    }

    func append(textAt value: UInt16, to bytes: inout [UInt8]) {
        let offset = Int(value - Value.firstText)
        let length = Int(texts[offset])
        bytes.append(contentsOf: texts[(offset + 1)...(offset + length)])
    }
}
