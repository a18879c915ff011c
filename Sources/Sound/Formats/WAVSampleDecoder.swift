/// Turns the bytes of a WAV's sound into mono samples.
struct WAVSampleDecoder: Sendable {
    private enum Kind { case unsigned8, signed16, signed24, signed32, float32 }
    private let kind: Kind
    private let channels: Int
    private let bytesPerSample: Int
    var bytesPerFrame: Int { bytesPerSample * channels }

    /// Nil for formats other than PCM with 8, 16, 24 or 32 bits and 32-bit float, and for more than 16 channels.
    init?(code: Int, bits: Int, channels: Int) {
        guard (1...16).contains(channels) else { return nil }
        switch (code, bits) {
        case (1, 8): kind = .unsigned8
        case (1, 16): kind = .signed16
        case (1, 24): kind = .signed24
        case (1, 32): kind = .signed32
        case (3, 32): kind = .float32
        default: return nil
        }
        self.channels = channels
        bytesPerSample = bits / 8
    }

    /// - Parameter bytes: whole frames.
    func append(_ bytes: ArraySlice<UInt8>, to samples: inout [Float]) {
        bytes.withUnsafeBytes { raw in
            let frames = raw.count / bytesPerFrame
            samples.reserveCapacity(samples.count + frames)
            for frame in 0..<frames {
                var sum: Float = 0
                for channel in 0..<channels {
                    sum += sample(raw, at: (frame * channels + channel) * bytesPerSample)
                }
                samples.append(channels == 1 ? sum : sum / Float(channels))
            }
        }
    }

    private func sample(_ raw: UnsafeRawBufferPointer, at offset: Int) -> Float {
        switch kind {
        case .unsigned8:
            return (Float(raw[offset]) - 128) / 128
        case .signed16:
            return Float(Int16(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: Int16.self))) / 32_768
        case .signed24:
            let bits = UInt32(raw[offset]) << 8 | UInt32(raw[offset + 1]) << 16 | UInt32(raw[offset + 2]) << 24
            return Float(Int32(bitPattern: bits)) / 2_147_483_648
        case .signed32:
            return Float(Int32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: Int32.self))) / 2_147_483_648
        case .float32:
            let bits = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            let value = Float(bitPattern: bits)
            return value.isFinite ? value : 0
        }
    }
}
