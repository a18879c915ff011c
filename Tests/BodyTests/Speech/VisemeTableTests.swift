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
}
