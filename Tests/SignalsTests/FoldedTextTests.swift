import Signals
import Testing

@Suite("folded text") struct FoldedTextTests {
    @Test(
        "one spelling for what looks the same",
        arguments: [
            "puta", "PUTA", "pùtá", "ｐｕｔａ", "𝓹𝓾𝓽𝓪", "𝗽𝘂𝘁𝗮", "p\u{200B}u\u{200D}ta", "pu\u{AD}ta", "рutа", "ⓟⓤⓣⓐ",
            "🅿🆄🆃🅰",
            "🇵🇺🇹🇦", "p\u{301}u\u{334}t\u{489}a", "\u{202E}puta", "ρυτα", "ᴘᴜᴛᴀ", "pu\u{E0020}ta", "pυta",
        ])
    func lookAlikes(text: String) {
        #expect(FoldedText(text).letters.replacing(" ", with: "") == "puta", "\(FoldedText(text).letters)")
    }

    @Test(
        "what else a text may be read as",
        arguments: [
            ("p u t a", "puta"), ("p.u.t.a", "puta"), ("p-u-t-a", "puta"), ("pu.ta", "puta"), ("p💩u💩t💩a", "puta"),
            ("hola p u t a adios", "puta"), ("i g n o r e this", "ignore"), ("put4", "puta"), ("p|_|ta", nil),
            ("p0rn0", "porno"), ("v1l3", "vile"),
            ("po11a", "polla"), ("@$$", nil), ("c@bron", "cabron"), ("puuuuta", "puta"), ("puutaa", "puta"),
            ("niiiggggeeer", nil), ("cabroñ", "cabron"), ("p€ne", "pene"), ("sh!t", "shit"), ("p u t 4", "puta"),
        ] as [(String, String?)])
    func readings(text: String, word: String?) {
        let words = FoldedText(text).readings.flatMap { $0.split(separator: " ").map(String.init) }
        if let word { #expect(words.contains(word), "\(words)") } else { #expect(!words.contains("puta")) }
    }

    @Test("ñ is a letter of its own, composed or not")
    func eñe() {
        #expect(FoldedText("AÑO").letters == "año")
        #expect(FoldedText("an\u{303}o").letters == "año")
        #expect(FoldedText("España, corazón").letters == "españa, corazon")
    }

    @Test(
        "an ordinary sentence has no other reading",
        arguments: [
            "what a nice day", "put a smile on it", "son 45 o 50", "el 24/12 a las 10", "a b",
            "3.5",
        ])
    func plain(text: String) { #expect(FoldedText(text).readings.isEmpty, "\(FoldedText(text).readings)") }

    @Test("each masked letter is one mask, inside a word and at its end, and *waves* is none")
    func masks() {
        let mask = String(UnicodeScalar(FoldedText.mask))
        #expect(FoldedText("f**k *that*").readings.contains("f\(mask)\(mask)k  that "))
        #expect(FoldedText("put* co_o").readings.contains("put\(mask) co\(mask)o"))
        #expect(FoldedText("*waves*").readings.isEmpty)
    }

    @Test("a word that was lengthened is given without any double letter")
    func lengthened() {
        #expect(FoldedText("so niiiggerr today").lengthened == "niger")
        #expect(FoldedText("coffee").lengthened == "")
    }

    @Test("it counts letters, emoji, invisible signs and runs")
    func shape() {
        let shape = FoldedText("aaaa 😀👍🏽 b\u{301}").shape
        #expect(shape.letters == 5 && shape.emoji == 2 && shape.removed == 2 && shape.longestRun == 4)
    }

    @Test(
        "a word of another alphabet stays where the text shows that it is one",
        arguments: [
            ("мой рот на замке, да", "мой рот на замке, да"), ("Вот ЭТО да", "вот это да"), ("Ёлка", "елка"),
            ("Καλημέρα σε όλους", "καλημερα σε ολουσ"), ("привет, люди aneeka", "привет, люди aneeka"),
        ])
    func foreign(text: String, letters: String) { #expect(FoldedText(text).letters == letters) }

    @Test(
        "a word of two alphabets, or of look-alikes alone among Latin words, is folded",
        arguments: [("сосk", "cock"), ("это сосk", "это cock"), ("fuск you", "fuck you"), ("a соск", "a cock")])
    func mixed(text: String, letters: String) { #expect(FoldedText(text).letters == letters) }

    @Test("other alphabets stay, in lower case")
    func otherAlphabets() {
        #expect(FoldedText("漢字 カナ").letters == "漢字 カナ")
        #expect(FoldedText("ДЖ").letters == "дж")
    }

    @Test("any text folds, cut at any scalar, and of a huge one only the beginning")
    func anything() {
        let text = "añ😀\u{301}ｆ\u{200B}½\u{10FFFF}é漢"
        for end in text.unicodeScalars.indices { _ = FoldedText(String(text.unicodeScalars[..<end])) }
        let huge = FoldedText(String(repeating: "é", count: 50_000))
        #expect(huge.letters.utf8.count == FoldedText.readLimit / 2)
        let odd = FoldedText("a" + String(repeating: "漢", count: 50_000))
        #expect(odd.letters.utf8.count <= FoldedText.readLimit)
    }

    @Test("folding what was folded changes nothing")
    func settled() {
        for text in ["¡Qué AÑO, señor Ł0pez!", "ＦＵＬＬ ｗｉｄｔｈ", "Ｐｕｎｔｏ。com"] {
            let once = FoldedText(text).letters
            #expect(FoldedText(once).letters == once)
        }
    }

    @Test("words are letters and digits")
    func words() {
        #expect(FoldedText("Hola, ¿qué tal? don't").words == ["hola", "que", "tal", "don't"])
    }
}
