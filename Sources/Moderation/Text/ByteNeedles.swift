/// Short strings looked for byte by byte, all in one pass; for dozens of them.
struct ByteNeedles: Sendable {
    private let needles: [[UInt8]]
    /// The numbers of those that begin with a byte.
    private let begins: [[Int]]

    init(_ needles: [String]) {
        self.needles = needles.map { Array($0.utf8) }
        var begins = [[Int]](repeating: [], count: 256)
        for (number, needle) in self.needles.enumerated() { begins[Int(needle[0])].append(number) }
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
            for index in bytes.indices {
                for number in begins[Int(bytes[index])]
                where index + needles[number].count <= bytes.count
                    && needles[number].indices.allSatisfy({ bytes[index + $0] == needles[number][$0] })
                {
                    guard found(number) else { return }
                }
            }
        }
    }
}
