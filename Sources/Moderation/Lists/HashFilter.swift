/// Which hashes are certainly not in a set: one bit of 32,768 for each (4 KiB).
struct HashFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: 512)

    mutating func insert(_ hash: UInt64) {
        bits[Int(hash >> 6) & 511] |= 1 << (hash & 63)
    }

    func mayContain(_ hash: UInt64) -> Bool {
        bits[Int(hash >> 6) & 511] >> (hash & 63) & 1 == 1
    }
}
