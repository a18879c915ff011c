/// RIFF/WAVE files with 16-bit PCM, mono.
package enum WAV {
    package static let headerLength = 44

    package static func encode(samples: [Float], rate: Int) -> [UInt8] {
        header(rate: rate, frames: samples.count) + PCM16.encode(samples)
    }

    /// - Parameter frames: nil while the length is not known yet; sizes are then the largest possible ones, which readers
    ///   of streams understand as "until the end".
    package static func header(rate: Int, frames: Int?) -> [UInt8] {
        let limit = Int(UInt32.max)
        let dataSize = frames.map { min($0 * 2, limit - headerLength) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headerLength)
        func text(_ tag: StaticString) { tag.withUTF8Buffer { bytes.append(contentsOf: $0) } }
        func number(_ value: Int, bytes count: Int) {
            for shift in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
        }
        text("RIFF")
        number(dataSize.map { $0 + headerLength - 8 } ?? limit, bytes: 4)
        text("WAVEfmt ")
        number(16, bytes: 4)
        number(1, bytes: 2)  // PCM
        number(1, bytes: 2)  // one channel
        number(rate, bytes: 4)
        number(rate * 2, bytes: 4)
        number(2, bytes: 2)
        number(16, bytes: 2)
        text("data")
        number(dataSize ?? limit, bytes: 4)
        return bytes
    }
}
