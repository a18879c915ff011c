import Sound
import Testing

@Suite("levels and fades")
struct LevelTests {
    @Test("a fade in starts at silence, grows without steps and leaves the rest alone")
    func fadeIn() {
        var samples = [Float](repeating: 1, count: 200)
        Fade.fadeIn(&samples, over: 100)
        #expect(samples[0] == 0)
        #expect(zip(samples, samples.dropFirst()).allSatisfy { $0 <= $1 && $1 - $0 < 0.02 })
        #expect(samples[100...].allSatisfy { $0 == 1 })
    }

    @Test("a fade out ends in silence and leaves the beginning alone")
    func fadeOut() {
        var samples = [Float](repeating: 1, count: 200)
        Fade.fadeOut(&samples, over: 100)
        #expect(samples.last == 0)
        #expect(samples[..<100].allSatisfy { $0 == 1 })
    }

    @Test("fades longer than the sound do not reach outside")
    func short() {
        var samples: [Float] = [1, 1]
        Fade.fadeIn(&samples, over: 100)
        Fade.fadeOut(&samples, over: 100)
        #expect(samples.count == 2 && samples.allSatisfy { $0 < 0.01 })
    }

    @Test("the envelope is the same however the sound is cut", arguments: [1, 100, 479, 480, 481])
    func envelope(size: Int) {
        let samples = (0..<1_500).map { $0 < 480 ? Float(0.5) : $0 < 960 ? 0 : -0.25 }
        var envelope = LoudnessEnvelope()
        var start = 0
        while start < samples.count {
            envelope.append(Array(samples[start..<min(start + size, samples.count)]))
            start += size
        }
        #expect(envelope.levels == [0.5, 0, 0.25])
    }

    @Test("silence and nothing have no level")
    func level() {
        #expect(Level.rms([]) == 0)
        #expect(Level.rms([0.5, -0.5]) == 0.5)
        #expect(Level.peak([0.1, -0.7]) == 0.7)
    }
}
