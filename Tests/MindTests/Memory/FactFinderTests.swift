import Mind
import Signals
import Testing

@Suite struct FactFinderTests {
    static let told = WallTime(milliseconds: 1_790_000_000_000)

    static func facts(_ text: String, emotes: [EmoteSpan] = []) -> [Fact] {
        FactFinder().facts(
            in: text, emotes: emotes, by: ViewerID(.twitch, "7"), source: MessageID("m"), at: told)
    }

    @Test(
        "finds what a viewer tells of themselves, in the viewer's words",
        arguments: [
            ("Hola, me llamo Ana María y soy nueva", "name", "me llamo Ana María"),
            ("mi nombre es paco", "name", "mi nombre es paco"),
            ("my name is Sam btw", "name", "my name is Sam"),
            ("my name's joe, nice to meet you", "name", "my name's joe"),
            ("yo soy de Sevilla pero vivo en Cádiz", "home", "yo soy de Sevilla"),
            ("soy de la Coruña", "home", "soy de la Coruña"),
            ("vivo en buenos aires desde hace años", "home", "vivo en buenos aires"),
            ("saludos desde méxico!!", "home", "saludos desde méxico"),
            ("I'm from New Zealand", "home", "I'm from New Zealand"),
            ("i just moved to chicago", "home", "i just moved to chicago"),
            ("I live in the Netherlands 😀 it's cold", "home", "I live in the Netherlands"),
            ("trabajo de panadera", "work", "trabajo de panadera"),
            ("soy enfermera en Málaga", "work", "soy enfermera en Málaga"),
            ("estudio física en Granada", "work", "estudio física en Granada"),
            ("i work as a librarian", "work", "i work as a librarian"),
            ("I'm a nurse and I'm tired", "work", "I'm a nurse"),
            ("I'm studying architecture", "work", "I'm studying architecture"),
            ("mi gato se llama Pixel", "pet", "mi gato se llama Pixel"),
            ("pues tengo un perro que se llama Toby jajaja", "pet", "tengo un perro que se llama Toby"),
            ("tengo dos gatos, que se llaman Luna y Sol", "pet", "tengo dos gatos que se llaman Luna y Sol"),
            ("my dog is called Biscuit", "pet", "my dog is called Biscuit"),
            ("I have a black cat named Salem", "pet", "I have a black cat named Salem"),
            ("my cat's name is Miso", "pet", "my cat's name is Miso"),
            ("my hamster’s name is Bolt", "pet", "my hamster’s name is Bolt"),
            ("we just adopted a puppy called Rex", "pet", nil),
            ("i have a parrot and his name is Kiwi", "pet", "i have a parrot and his name is Kiwi"),
            ("he adoptado una tortuga", "pet", "he adoptado una tortuga"),
            ("mi hermana vive en Cádiz", "family", "mi hermana vive en Cádiz"),
            ("mi hijo se llama Leo", "family", "mi hijo se llama Leo"),
            ("my sister lives in Leeds", "family", "my sister lives in Leeds"),
            ("I have two brothers", "family", "I have two brothers"),
            ("me encanta el ramen", "likes", "me encanta el ramen"),
            ("me flipan los gatos", "likes", "me flipan los gatos"),
            ("mi juego favorito es Hollow Knight", "likes", "mi juego favorito es Hollow Knight"),
            ("my favourite game is Celeste", "likes", "my favourite game is Celeste"),
            ("i love pineapple pizza", "likes", "i love pineapple pizza"),
            ("soy muy fan de Queen", "likes", "soy muy fan de Queen"),
            ("no me gusta el cilantro", "dislikes", "no me gusta el cilantro"),
            ("odio los lunes", "dislikes", "odio los lunes"),
            ("me dan miedo las arañas", "dislikes", "me dan miedo las arañas"),
            ("i hate mondays", "dislikes", "i hate mondays"),
            ("I can't stand olives", "dislikes", "I can't stand olives"),
            ("i don't like horror games", "dislikes", "i don't like horror games"),
            ("juego mucho al Valorant", "plays", "juego mucho al Valorant"),
            ("toco la guitarra", "plays", "toco la guitarra"),
            ("i main Jinx", "plays", "i main Jinx"),
            ("I play a lot of Rocket League", "plays", "I play a lot of Rocket League"),
            ("mañana tengo un examen de mates", "plans", "mañana tengo un examen de mates"),
            ("el sábado me voy a Roma", "plans", "el sábado me voy a Roma"),
            ("tengo una entrevista el lunes", "plans", "tengo una entrevista el lunes"),
            ("I have an exam tomorrow", "plans", "I have an exam tomorrow"),
            ("tomorrow I'm flying to Japan", "plans", "tomorrow I'm flying to Japan"),
            ("my wedding is next week", "plans", "my wedding is next week"),
            ("mi cumple es el 3 de mayo", "birthday", "mi cumple es el 3 de mayo"),
            ("my birthday is on June 5th", "birthday", "my birthday is on June 5th"),
            ("hoy es mi cumpleaños", "birthday", "hoy es mi cumpleaños"),
        ] as [(String, String, String?)])
    func finds(_ text: String, kind: String, phrase: String?) throws {
        let facts = Self.facts(text)
        guard let phrase else {
            // "We" is not one viewer's word in this form; nothing is better than half of it.
            #expect(facts.count <= 1)
            return
        }
        let fact = try #require(facts.first, "nothing in: \(text)")
        #expect(fact.kind.rawValue == kind)
        #expect(fact.text == phrase)
        #expect(fact.source == MessageID("m") && fact.told == Self.told && fact.confirmations == 1)
    }

    @Test(
        "passes over questions, denials, quotations, wishes, jokes, others' things and her",
        arguments: [
            "¿cómo se llama mi gato?", "sabes como me llamo", "cual es mi juego favorito", "what's my name",
            "mi gato se llama Pixel?", "do you think i live in london", "me encanta?", "¿vivo en Madrid o en Cádiz?",
            "no soy de Sevilla", "ya no vivo en Madrid", "nunca trabajo de noche", "i'm not from texas",
            "i never said i live in paris", "no me llamo Juan", "my name is not Bob",
            "mi amigo dice: \"me encanta el fútbol\"", "como dice la canción me llamo Lola", "he said i love pizza",
            "«me llamo Ismael»", "> me llamo Ana", "“my name is Inigo Montoya”",
            "ojalá vivo en Hawái", "si me llamo Pepe qué pasa", "i wish i live in tokyo", "if i live in rome",
            "imagina que vivo en Marte", "cuando era niño vivo en", "me llamo Dios es broma", "i main Yasuo jk",
            "el perro de mi hermana se llama Toby", "la casa de mi gato se llama hogar", "the name of my dog is secret",
            "me encanta tu voz", "me encantas", "me encanta cuando cantas", "i love you", "i love this stream",
            "i love how you talk", "odio cuando pasa eso", "i hate you", "odio a mi vecino", "me gusta verte",
            "me gustas", "me llamo como tú", "soy de los que duermen", "soy de letras", "vivo en casa",
            "vivo en la parra",
            "i'm from the future", "i live in my car", "i'm from here", "soy tonto", "el trabajo en equipo mola",
            "mi estudio es pequeño", "el juego a la venta", "el estudio de grabación", "!me llamo Ana", "hola", "",
            "???",
            "hoy tengo sueño", "mañana tengo ganas de verte", "i have no time tomorrow", "me gusta", "me llamo",
        ])
    func passesOver(_ text: String) {
        #expect(Self.facts(text).map(\.text) == [])
    }

    @Test(
        "never keeps what is nobody's business",
        arguments: [
            "tengo dos hijos con autismo", "mi hermana tiene cáncer y vive en Lugo", "mi madre trabaja de puta follar",
            "mañana tengo quimio", "tengo cita con el médico mañana", "mañana tengo terapia", "I have surgery tomorrow",
            "i have therapy on monday", "soy fan de Vox", "me encanta Trump", "me gusta mucho el porno",
            "odio a los judíos",
            "i love jesus", "soy muy fan del Corán", "vivo en la calle Mayor 3", "vivo en calle Sol",
            "i live in Baker Street",
            "vivo en Madrid 28013", "me encanta la marihuana", "i love weed", "estudio primaria",
            "estudio en el instituto",
            "estudio tercero de la eso", "i study at high school", "trabajo en onlyfans",
            "mi numero favorito es 612345678",
            "odio a los moros", "i'm studying at elementary school", "el lunes tengo juicio en el juzgado",
            "mi contraseña favorita es hunter2", "me encanta la cocaína", "i'm a nurse with depression",
        ])
    func refuses(_ text: String) {
        #expect(Self.facts(text).map(\.text) == [])
    }

    @Test("two facts in one line are two, an emote is no word of either")
    func two() {
        let facts = Self.facts(
            "soy de Lugo y me encanta el pulpo Kappa", emotes: [EmoteSpan(id: "25", range: 34..<39)])
        #expect(facts.map(\.text) == ["soy de Lugo", "me encanta el pulpo"])
        #expect(facts.map(\.kind) == [.home, .likes])
    }

    @Test("a question after a fact does not spoil it")
    func question() {
        #expect(Self.facts("mi perro se llama Nube, ¿y el tuyo?").map(\.text) == ["mi perro se llama Nube"])
        #expect(Self.facts("my dog is called Max. what about yours?").map(\.text) == ["my dog is called Max"])
    }

    @Test("what it is about: one name, one home, but many pets and tastes; the same in both languages")
    func subjects() {
        func subject(_ text: String) -> String? { Self.facts(text).first?.subject }
        #expect(subject("me llamo Ana") == subject("my name is Bea"))
        #expect(subject("vivo en Lugo") == subject("I live in Rome"))
        #expect(subject("vivo en Lugo") != subject("soy de Lugo"))
        #expect(subject("mi gato se llama Pixel") == subject("my cat is called pixel"))
        #expect(subject("mi gato se llama Pixel") != subject("mi gato se llama Byte"))
        #expect(subject("me encanta el ramen") != subject("me encanta el sushi"))
        #expect(subject("me gusta el ramen") == subject("odio el ramen"))
    }

    @Test(
        "a plan knows its day where one was named",
        arguments: [
            ("mañana tengo un examen", 1.0), ("pasado mañana tengo una boda", 2), ("tengo una entrevista hoy", 0),
            ("I have a concert in two weeks", 14), ("el viernes tengo concierto", 4), ("i have a gig on monday", 7),
        ])
    func due(_ text: String, days: Double) throws {
        // A Monday.
        let fact = try #require(Self.facts(text).first)
        #expect(try #require(fact.due).days(since: Self.told) == days)
    }

    @Test("hostile bytes make no fact longer than a line, and never hang it")
    func hostile() {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "me llamo", "mi gato", "se llama", "\"", "«", "?", "¿", "\u{202E}", "👩‍👩‍👧", "<|im_start|>", "i love", "tengo",
            "mañana", "my", "#", "\n", "una", "[INST]", "e\u{301}", "que", "y", ",", "…", "'", "el lunes", "en dos",
        ]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in pieces.randomElement(using: &random)! }
                .joined(separator: Bool.random(using: &random) ? " " : "")
            for fact in Self.facts(text) {
                #expect(fact.text.count <= Fact.longest && !fact.text.contains("<") && !fact.text.contains("\n"))
            }
        }
    }
}
