import Foundation
import Signals
import Sound
import Testing

@Suite("resampling")
struct ResamplerTests {
    static func tone(_ hertz: Double, rate: Int, frames: Int) -> [Float] {
        (0..<frames).map { Float(0.5 * sin(2 * Double.pi * hertz * Double($0) / Double(rate))) }
    }

    /// Signal to noise in dB against the ideal tone, away from the ends.
    static func quality(_ samples: [Float], hertz: Double, rate: Int) -> Double {
        let ideal = tone(hertz, rate: rate, frames: samples.count)
        var signal = 0.0
        var noise = 0.0
        for index in 200..<samples.count - 200 {
            signal += Double(ideal[index] * ideal[index])
            noise += pow(Double(samples[index] - ideal[index]), 2)
        }
        return 10 * log10(signal / max(noise, 1e-20))
    }

    @Test(
        "a tone comes out as the same tone, in place, at full length",
        arguments: [(22_050, 24_000), (16_000, 24_000), (48_000, 24_000), (44_100, 24_000), (24_000, 16_000)])
    func tone(from: Int, to: Int) throws {
        var resampler = try Resampler(from: from, to: to)
        let input = Self.tone(440, rate: from, frames: from)
        let output = resampler.process(input) + resampler.finish()
        #expect(output.count == to)
        // 60 dB would already show a shift by a fiftieth of a frame.
        #expect(Self.quality(output, hertz: 440, rate: to) > 60)
    }

    @Test("cut into any pieces the stream is the same", arguments: [1, 7, 480, 1_103])
    func pieces(size: Int) throws {
        let input = Self.tone(313, rate: 22_050, frames: 5_000)
        var whole = try Resampler(from: 22_050, to: soundRateOfTests)
        let expected = whole.process(input) + whole.finish()
        var cut = try Resampler(from: 22_050, to: soundRateOfTests)
        var output: [Float] = []
        var start = 0
        while start < input.count {
            let end = min(start + size, input.count)
            output += cut.process(Array(input[start..<end]))
            start = end
        }
        output += cut.finish()
        #expect(output.count == expected.count)
        #expect(zip(output, expected).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    @Test("equal rates pass samples through untouched")
    func passThrough() throws {
        var resampler = try Resampler(from: 24_000, to: 24_000)
        #expect(resampler.process([1, 2, 3]) == [1, 2, 3])
        #expect(resampler.finish().isEmpty)
    }

    @Test("nothing in gives nothing out")
    func empty() throws {
        var resampler = try Resampler(from: 16_000, to: 24_000)
        #expect(resampler.process([]).isEmpty)
        #expect(resampler.finish().isEmpty)
    }

    @Test("an impossible rate is refused with its number")
    func badRate() {
        let error = #expect(throws: ResamplerUnavailable.self) { _ = try Resampler(from: 0, to: 24_000) }
        #expect(error?.description.contains("from 0 to 24000") == true)
    }

    private let soundRateOfTests = 24_000
}
