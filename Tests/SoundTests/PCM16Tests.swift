import Sound
import Testing

@Suite("16-bit samples on a wire")
struct PCM16Tests {
    static let bytes: [UInt8] = [0, 0, 0, 64, 0, 192, 255, 127, 0, 128, 1, 0]
    static let samples: [Float] = [0, 0.5, -0.5, 32_767.0 / 32_768, -1, 1.0 / 32_768]

    @Test("cut at every byte, the samples are the same", arguments: 0...bytes.count)
    func cuts(at cut: Int) {
        var decoder = PCM16()
        let first = decoder.decode(Self.bytes[..<cut])
        let second = decoder.decode(Self.bytes[cut...])
        #expect(first.count == cut / 2)
        #expect(first + second == Self.samples)
    }

    @Test("fed byte by byte, the samples are the same")
    func singleBytes() {
        var decoder = PCM16()
        #expect(Self.bytes.flatMap { decoder.decode([$0]) } == Self.samples)
    }

    @Test("every 16-bit value survives both ways")
    func roundTrip() {
        let all = (Int(Int16.min)...Int(Int16.max)).map { Float($0) / 32_768 }
        var decoder = PCM16()
        #expect(decoder.decode(PCM16.encode(all)) == all)
    }

    @Test("too loud is clipped and not a number is silence")
    func clips() {
        #expect(PCM16.encode([2, -2, .nan, .infinity, 1]) == [255, 127, 0, 128, 0, 0, 255, 127, 255, 127])
    }
}
