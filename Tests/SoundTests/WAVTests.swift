import Sound
import Testing

@Suite("WAV")
struct WAVTests {
    static let samples: [Float] = (0..<50).map { Float($0 - 25) / 64 }

    static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func file(
        code: Int, bits: Int, channels: Int = 1, rate: Int = 22_050, before: [UInt8] = [], size: Int? = nil,
        sound: [UInt8], after: [UInt8] = []
    ) -> [UInt8] {
        Array("RIFF".utf8) + little(0, 4) + Array("WAVE".utf8) + before + Array("fmt ".utf8) + little(16, 4)
            + little(code, 2) + little(channels, 2) + little(rate, 4) + little(rate * channels * bits / 8, 4)
            + little(channels * bits / 8, 2) + little(bits, 2) + Array("data".utf8)
            + little(size ?? sound.count, 4) + sound + after
    }

    static func read(_ bytes: [UInt8], cut: Int) throws -> ([Float], Int?) {
        var reader = WAVReader()
        let samples = try reader.read(bytes[..<cut]) + reader.read(bytes[cut...])
        return (samples, reader.rate)
    }

    @Test("what it writes it reads, cut at every byte")
    func roundTrip() throws {
        let bytes = WAV.encode(samples: Self.samples, rate: 24_000)
        #expect(bytes.count == 44 + 100)
        for cut in 0...bytes.count {
            let (samples, rate) = try Self.read(bytes, cut: cut)
            #expect(samples == Self.samples, "cut at \(cut)")
            #expect(rate == 24_000)
        }
    }

    @Test("the header tells the sizes")
    func header() {
        let bytes = WAV.header(rate: 24_000, frames: 10)
        #expect(Array(bytes[4..<8]) == Self.little(36 + 20, 4))
        #expect(Array(bytes[40..<44]) == Self.little(20, 4))
        #expect(Array(WAV.header(rate: 24_000, frames: nil)[40..<44]) == [255, 255, 255, 255])
    }

    @Test("a streamed header means: until the end", arguments: [0, 0xFFFF_FFFF, 0xFFFF_FFFF - 44])
    func streamed(size: Int) throws {
        let bytes = Self.file(code: 1, bits: 16, size: size, sound: PCM16.encode(Self.samples))
        for cut in 0...bytes.count {
            #expect(try Self.read(bytes, cut: cut).0 == Self.samples, "cut at \(cut)")
        }
    }

    @Test("chunks before and after the sound are skipped, odd ones with their padding")
    func chunks() throws {
        let list = Array("LIST".utf8) + Self.little(5, 4) + Array("INFOx".utf8) + [0]
        let bytes = Self.file(
            code: 1, bits: 16, before: list, sound: PCM16.encode(Self.samples), after: list + PCM16.encode([1, 1]))
        for cut in 0...bytes.count {
            #expect(try Self.read(bytes, cut: cut).0 == Self.samples, "cut at \(cut)")
        }
    }

    @Test("two channels become their mean")
    func stereo() throws {
        let bytes = Self.file(code: 1, bits: 16, channels: 2, sound: PCM16.encode([0.5, 0.25, -0.5, 0.5]))
        #expect(try Self.read(bytes, cut: 49).0 == [0.375, 0])
    }

    @Test("8, 24 and 32 bits and float are read")
    func depths() throws {
        #expect(try Self.read(Self.file(code: 1, bits: 8, sound: [128, 192, 0]), cut: 45).0 == [0, 0.5, -1])
        #expect(try Self.read(Self.file(code: 1, bits: 24, sound: [0, 0, 64, 0, 0, 192]), cut: 45).0 == [0.5, -0.5])
        #expect(try Self.read(Self.file(code: 1, bits: 32, sound: [0, 0, 0, 64]), cut: 45).0 == [0.5])
        let floats = Self.little(Int(Float(0.25).bitPattern), 4) + Self.little(Int(Float.nan.bitPattern), 4)
        #expect(try Self.read(Self.file(code: 3, bits: 32, sound: floats), cut: 47).0 == [0.25, 0])
    }

    @Test("the extensible format is read by its inner code")
    func extensible() throws {
        let inner =
            Self.little(22, 2) + Self.little(16, 2) + Self.little(4, 4) + Self.little(1, 2)
            + [UInt8](repeating: 0, count: 14)
        let bytes =
            Array("RIFF".utf8) + Self.little(0, 4) + Array("WAVEfmt ".utf8) + Self.little(40, 4)
            + Self.little(0xFFFE, 2) + Self.little(1, 2) + Self.little(16_000, 4) + Self.little(32_000, 4)
            + Self.little(2, 2) + Self.little(16, 2) + inner + Array("data".utf8) + Self.little(2, 4) + [0, 64]
        for cut in 0...bytes.count { #expect(try Self.read(bytes, cut: cut).0 == [0.5], "cut at \(cut)") }
    }

    @Test("what is no WAV is refused with what to do")
    func refuses() throws {
        var reader = WAVReader()
        #expect(throws: WAVError(.notWAV)) { try reader.read(Array("ID3 and then an MP3".utf8)) }
        var second = WAVReader()
        #expect(throws: WAVError(.unsupported(code: 6, bits: 8, channels: 1))) {
            try second.read(Self.file(code: 6, bits: 8, sound: [1, 2]))
        }
        var third = WAVReader()
        #expect(throws: WAVError(.soundBeforeFormat)) {
            try third.read(Array("RIFF....WAVEdata".utf8) + Self.little(4, 4) + [1, 2, 3, 4])
        }
    }
}
