package import Signals

/// Reads a WAV while it arrives, cut anywhere.
///
/// Tolerates what streaming servers send: sizes of 0 or 2³² − 1 (sound until the end), extra chunks before and after the
/// sound, the extensible format. Several channels are averaged into one.
package struct WAVReader: Sendable {
    private enum Place {
        case start
        case chunk
        /// Bytes of an uninteresting chunk still to come.
        case skipping(Int)
        case format(Int)
        /// Bytes of sound still to come; nil: until the end.
        case sound(Int?)
        case end
    }

    private var place = Place.start
    private var kept: [UInt8] = []
    private var decoder: WAVSampleDecoder?

    /// Frames per second of what `read` returns; nil until the header was read.
    package private(set) var rate: Int?

    package init() {}

    /// Takes the next bytes and returns the samples (mono, ±1.0, at ``rate``) that are complete.
    ///
    /// - Throws: ``WAVError``; the reader gives nothing more after that.
    package mutating func read(_ bytes: some Sequence<UInt8>) throws(WAVError) -> [Float] {
        kept.append(contentsOf: bytes)
        var samples: [Float] = []
        var used = 0
        loop: while true {
            let available = kept.count - used
            switch place {
            case .start:
                guard available >= 12 else { break loop }
                guard tag(at: used) == "RIFF", tag(at: used + 8) == "WAVE" else {
                    place = .end
                    throw WAVError(.notWAV)
                }
                used += 12
                place = .chunk
            case .chunk:
                guard available >= 8 else { break loop }
                place = chunk(tag(at: used), size: Int(number(at: used + 4)))
                used += 8
            case .skipping(let size):
                let skipped = min(size, available)
                used += skipped
                place = skipped == size ? .chunk : .skipping(size - skipped)
                if skipped < size { break loop }
            case .format(let size):
                guard available >= size else { break loop }
                try readFormat(at: used, size: size)
                used += size
                place = .chunk
            case .sound(let rest):
                guard let decoder else {
                    place = .end
                    throw WAVError(.soundBeforeFormat)
                }
                let usable = min(rest ?? available, available)
                let frames = usable / decoder.bytesPerFrame
                let taken = frames * decoder.bytesPerFrame
                decoder.append(kept[used..<used + taken], to: &samples)
                used += taken
                guard let rest else { break loop }
                if usable == rest {
                    used += usable - taken
                    place = rest % 2 == 0 ? .chunk : .skipping(1)
                } else {
                    place = .sound(rest - taken)
                    break loop
                }
            case .end:
                used = kept.count
                break loop
            }
        }
        kept.removeFirst(used)
        return samples
    }

    private func chunk(_ tag: String, size: Int) -> Place {
        switch tag {
        case "fmt " where size <= 1024: .format(size + size % 2)
        case "data": .sound(size == 0 || size >= 0xFFFF_0000 ? nil : size)
        default: .skipping(size + size % 2)
        }
    }

    private mutating func readFormat(at start: Int, size: Int) throws(WAVError) {
        guard size >= 16 else {
            place = .end
            throw WAVError(.notWAV)
        }
        var code = Int(half(at: start))
        let channels = Int(half(at: start + 2))
        let bits = Int(half(at: start + 14))
        // WAVE_FORMAT_EXTENSIBLE keeps the real code in the first two bytes of its GUID.
        if code == 0xFFFE, size >= 26 { code = Int(half(at: start + 24)) }
        guard let decoder = WAVSampleDecoder(code: code, bits: bits, channels: channels) else {
            place = .end
            throw WAVError(.unsupported(code: code, bits: bits, channels: channels))
        }
        self.decoder = decoder
        rate = Int(number(at: start + 4))
    }

    private func half(at index: Int) -> UInt16 { UInt16(kept[index]) | UInt16(kept[index + 1]) << 8 }
    private func number(at index: Int) -> UInt32 { UInt32(half(at: index)) | UInt32(half(at: index + 2)) << 16 }
    private func tag(at index: Int) -> String { String(decoding: kept[index..<index + 4], as: UTF8.self) }
}

package struct WAVError: ExplainedError, Equatable {
    package enum Reason: Equatable, Sendable {
        case notWAV, soundBeforeFormat
        case unsupported(code: Int, bits: Int, channels: Int)
    }
    package let reason: Reason
    package init(_ reason: Reason) { self.reason = reason }

    package var message: Bilingual {
        switch reason {
        case .notWAV:
            Bilingual(
                en: "This is not a WAV (no RIFF/WAVE header). Ask the sender for WAV or 16-bit PCM.",
                es: "Esto no es un WAV (le falta la cabecera RIFF/WAVE). Pide WAV o PCM de 16 bits.")
        case .soundBeforeFormat:
            Bilingual(
                en: "This WAV has sound before its format; it is damaged. Ask the sender for 16-bit PCM.",
                es: "Este WAV trae sonido antes de su formato; está dañado. Pide PCM de 16 bits.")
        case .unsupported(let code, let bits, let channels):
            Bilingual(
                en:
                    "WAV format \(code) with \(bits) bits and \(channels) channels is not read here. Ask for 16-bit PCM.",
                es: "El formato WAV \(code) con \(bits) bits y \(channels) canales no se lee aquí. Pide PCM de 16 bits."
            )
        }
    }
}
