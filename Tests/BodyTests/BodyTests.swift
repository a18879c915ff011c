import Body
import Signals
import Testing

@Suite("mouth") struct MouthTests {
    @Test(
        "every phoneme has its shape",
        arguments: [
            ("p", [Viseme.PP]), ("m", [.PP]), ("f", [.FF]), ("θ", [.TH]), ("ɾ", [.DD]), ("x", [.kk]), ("tʃ", [.CH]),
            ("s", [.SS]),
            ("ɲ", [.nn]), ("ɹ", [.RR]), ("aː", [.aa]), ("ˈe", [.E]), ("ɪ", [.ih]), ("oʊ", [.oh, .ou]),
            ("ɛɹ", [.E, .RR]), ("", [.sil]),
        ])
    func table(ipa: String, shapes: [Viseme]) { #expect(VisemeTable.visemes(forIPA: ipa) == shapes) }

    @Test("lips close 50 ms before a plosive's event, keys ascend, and the mouth is shut at the end")
    func closure() {
        let phonemes = [("o", 0), ("p", 6000), ("a", 7200), ("", 12_000)].map { PhonemeEvent(ipa: $0.0, frame: $0.1) }
        let keys = MouthTrack.keys(phonemes: phonemes, frames: 14_400)
        #expect(keys.first { $0.viseme == .PP }?.frame == 4800)
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.frame < $1.frame })
        #expect(keys.last?.viseme == .sil && keys.last?.frame == 14_400)
    }

    @Test("without phonemes the mouth follows the loudness and shuts in silence")
    func loudness() {
        let keys = LoudnessMouth.keys(envelope: [0, 0.2, 0.2, 0.01, 0])
        #expect(keys.map(\.viseme) == [.sil, .aa, .sil])
    }
}
