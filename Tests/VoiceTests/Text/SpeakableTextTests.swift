import Signals
import Testing
import Voice

@Suite("speakable text") struct SpeakableTextTests {
    @Test(
        "in English",
        arguments: [
            ("Hello there!", "Hello there!"), ("I have 3 cats", "I have three cats"),
            ("It costs $45", "It costs forty-five dollars"),
            ("1,000,000 views", "one million views"), ("3.5 of 5", "three point five of five"),
            ("100%", "one hundred percent"),
            ("at 10:30", "at ten thirty"), ("at 10:05", "at ten oh five"), ("at 9:00", "at nine o'clock"),
            ("-7 degrees", "minus seven degrees"),
            ("5km away", "five kilometers away"), ("60fps", "sixty frames per second"),
            ("see https://x.y/z", "see link"),
            ("Mr. Fox", "mister Fox"), ("etc.", "et cetera"), ("hahahaha", "ha ha ha"), ("xX_D4rk_Xx, hi", "Dark, hi"),
            ("riomanso88", "riomanso 88"),
            ("OctoDan", "Octo Dan"), ("#winning", "winning"), ("@moss", "moss"), ("what?!?!", "what?"),
            ("no...", "no..."), ("😂😂", ""),
            ("wow 😂", "wow"), ("***", ""), ("it's fine", "it's fine"), ("2026", "two thousand twenty-six"),
            ("0.05", "zero point zero five"),
            ("007", "zero zero seven"), ("24/12/2026", "twenty-four twelve two thousand twenty-six"), ("gg", "G G"),
            ("<3", "heart"),
            ("1,5", "one point five"), ("100", "one hundred"), ("well-known", "well-known"),
        ])
    func english(text: String, spoken: String) { #expect(SpeakableText().spoken(text, in: .en) == spoken) }

    @Test(
        "en español",
        arguments: [
            ("¡Hola!", "¡Hola!"), ("tengo 3 gatos", "tengo tres gatos"), ("cuesta 21€", "cuesta veintiún euros"),
            ("1.000.000 de vistas", "un millón de vistas"),
            ("3,5 de 5", "tres coma cinco de cinco"), ("100%", "cien por ciento"),
            ("a las 10:30", "a las diez y treinta"), ("a las 9:00", "a las nueve en punto"),
            ("-7", "menos siete"), ("a 5km", "a cinco kilómetros"), ("mira https://x.y", "mira enlace"),
            ("el Sr. Gato", "el señor Gato"), ("etc.", "etcétera"),
            ("jajajaja", "ja ja ja"), ("jejeje", "je je je"), ("xq no", "porque no"), ("¿qué?!?", "¿qué?"),
            ("1 año", "un año"), ("21 casas", "veintiuna casas"), ("21 gatos", "veintiún gatos"),
            ("1 de 3", "uno de tres"), ("31 kg", "treinta y un kilos"),
            ("31kg", "treinta y un kilos"), ("😂", ""), ("2026", "dos mil veintiséis"), ("101", "ciento uno"),
            ("1001", "mil uno"), ("xX_D4rk_Xx", "Dark"),
            ("ñandú", "ñandú"), ("tqm", "te quiero mucho"),
        ])
    func spanish(text: String, spoken: String) { #expect(SpeakableText().spoken(text, in: .es) == spoken) }

    @Test("one's own pronunciations come first")
    func lexicon() { #expect(SpeakableText(lexicon: ["gif": "jif"]).spoken("a GIF!", in: .en) == "a jif!") }
}

@Suite("numbers in words") struct NumberSpellerTests {
    @Test(
        "in both languages",
        arguments: [
            (0, "zero", "cero"), (16, "sixteen", "dieciséis"), (22, "twenty-two", "veintidós"),
            (99, "ninety-nine", "noventa y nueve"),
            (100, "one hundred", "cien"), (115, "one hundred fifteen", "ciento quince"),
            (500, "five hundred", "quinientos"),
            (1000, "one thousand", "mil"), (1921, "one thousand nine hundred twenty-one", "mil novecientos veintiuno"),
            (21_000, "twenty-one thousand", "veintiún mil"), (1_000_000, "one million", "un millón"),
            (2_000_001, "two million one", "dos millones uno"), (1_000_000_000, "one billion", "mil millones"),
        ] as [(Int64, String, String)])
    func cardinals(number: Int64, english: String, spanish: String) {
        #expect(NumberSpeller.cardinal(number, .en) == english)
        #expect(NumberSpeller.cardinal(number, .es) == spanish)
    }
}
