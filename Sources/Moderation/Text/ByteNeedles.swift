/// Short strings looked for byte by byte, all in one pass; for a handful of them.
struct ByteNeedles: Sendable {
    private let needles: [[UInt8]]
    private let begins: [Bool]

    init(_ needles: [String]) {
        self.needles = needles.map { Array($0.utf8) }
        var begins = [Bool](repeating: false, count: 256)
        for needle in self.needles { begins[Int(needle[0])] = true }
        self.begins = begins
    }

    func isFound(in text: String) -> Bool {
        var isFound = false
        search(text) { _ in
            isFound = true
            return false
        }
        return isFound
    }

    /// Calls `found` with the number of each needle at each place, until it returns false.
    func search(_ text: String, found: (Int) -> Bool) {
        var copy = text
        copy.withUTF8 { bytes in
            for index in bytes.indices where begins[Int(bytes[index])] {
                for number in needles.indices
                where index + needles[number].count <= bytes.count
                    && needles[number].indices.allSatisfy({ bytes[index + $0] == needles[number][$0] })
                {
                    guard found(number) else { return }
                }
            }
        }
    }
}
