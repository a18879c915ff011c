/// 16-bit little-endian PCM as it comes over a wire: cut anywhere, also in the middle of a sample.
package struct PCM16: Sendable {
    private var oddByte: UInt8?

    package init() {}

    /// Samples ±1.0 of all whole pairs so far; an odd last byte waits for the next call.
    package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Float] {
        let samples = bytes.withContiguousStorageIfAvailable { decode(contiguous: $0) }
        if let samples { return samples }
        return Array(bytes).withUnsafeBufferPointer { decode(contiguous: $0) }
    }

    private mutating func decode(contiguous bytes: UnsafeBufferPointer<UInt8>) -> [Float] {
        guard !bytes.isEmpty else { return [] }
        let first = oddByte
        let lead = first == nil ? 0 : 1
        let total = bytes.count + lead
        let count = total / 2
        oddByte = total % 2 == 1 ? bytes[bytes.count - 1] : nil
        return [Float](unsafeUninitializedCapacity: count) { samples, filled in
            var next = 0
            if let first, count > 0 {
                samples[0] = Self.sample(first, bytes[0])
                next = 1
            }
            while next < count {
                samples[next] = Self.sample(bytes[next * 2 - lead], bytes[next * 2 - lead + 1])
                next += 1
            }
            filled = count
        }
    }

    private static func sample(_ low: UInt8, _ high: UInt8) -> Float {
        Float(Int16(bitPattern: UInt16(low) | UInt16(high) << 8)) / 32_768
    }

    /// Samples beyond ±1.0 are clipped; not a number becomes silence.
    package static func encode(_ samples: [Float]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: samples.count * 2) { bytes, filled in
            for (index, sample) in samples.enumerated() {
                let value = UInt16(bitPattern: integer(sample))
                bytes[index * 2] = UInt8(truncatingIfNeeded: value)
                bytes[index * 2 + 1] = UInt8(truncatingIfNeeded: value >> 8)
            }
            filled = samples.count * 2
        }
    }

    private static func integer(_ sample: Float) -> Int16 {
        guard sample == sample else { return 0 }
        return Int16(min(32_767, max(-32_768, (sample * 32_768).rounded())))
    }
}
