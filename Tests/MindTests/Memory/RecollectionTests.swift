import Mind
import Signals
import Testing

@Suite struct RecollectionTests {
    static let now = WallTime(milliseconds: 1_790_000_000_000)
    static let viewer = ViewerID(.twitch, "7")

    static func comment(_ text: String, by id: ViewerID = viewer) -> Signals.Comment {
        Signals.Comment(
            id: MessageID("now"), viewer: Viewer(id: id, login: "ana", name: "Ana"), text: text,
            receivedAt: Moment(nanoseconds: 0))
    }

    static func known(_ texts: [String], daysAgo: Double = 5, seenDaysAgo: Double = 0.1, recalled: Double? = nil)
        -> RememberedViewer
    {
        let told = now.adding(days: -daysAgo)
        let facts = texts.enumerated().flatMap { index, text in
            FactFinder().facts(in: text, by: viewer, source: MessageID("m\(index)"), at: told)
        }
        return RememberedViewer(
            id: viewer, login: "ana", name: "Ana", bond: Bond(time: told), firstSeen: told,
            lastSeen: now.adding(days: -seenDaysAgo),
            facts: facts.map { fact in
                Fact(
                    viewer: fact.viewer, kind: fact.kind, text: fact.text, subject: fact.subject, source: fact.source,
                    told: fact.told, language: fact.language, due: fact.due,
                    lastRecalled: recalled.map { now.adding(days: -$0) })
            })
    }

    private func lines(_ text: String, _ known: RememberedViewer) -> [String] {
        Recollection().note(for: Self.comment(text), known: known, at: Self.now)?.lines ?? []
    }

    @Test("asked, she says what was asked for and how old it is, in either language")
    func asked() {
        let known = Self.known([
            "mi gato se llama Pixel", "mi perro se llama Toby", "soy de Lugo", "me encanta el ramen",
        ])
        #expect(lines("¿te acuerdas de cómo se llama mi gato?", known) == ["mi gato se llama Pixel (hace 5 días)"])
        #expect(lines("what's my cat's name", known) == ["mi gato se llama Pixel (hace 5 días)"])
        #expect(lines("¿de dónde soy?", known) == ["soy de Lugo (hace 5 días)"])
        #expect(lines("do you remember me?", known).count == 3)
        #expect(lines("what's my hamster's name?", known) == [])
        let english = Recollection().note(
            for: Self.comment("where am i from?"), known: known, at: Self.now, in: .en)
        #expect(english?.lines == ["soy de Lugo (5 days ago)"])
    }

    @Test("asked again the same day, she still knows")
    func askedAgain() {
        let known = Self.known(["mi gato se llama Pixel"], recalled: 0.1)
        #expect(lines("cómo se llama mi gato?", known).count == 1)
    }

    @Test("a topic brings its fact up once a day, and chatter brings nothing")
    func topic() {
        let pixel = "mi gato está dormido en el teclado"
        #expect(lines(pixel, Self.known(["mi gato se llama Pixel"])).count == 1)
        #expect(lines(pixel, Self.known(["mi gato se llama Pixel"], recalled: 0.5)) == [])
        for chatter in [
            "jajaja qué bueno", "hola!", "¿qué juego es este?", "¿cómo te llamas?", "me gusta mucho este juego",
        ] {
            #expect(lines(chatter, Self.known(["mi gato se llama Pixel", "soy de Lugo"])) == [], "\(chatter)")
        }
    }

    @Test("greeting after an absence brings one thing at most; a plan is asked after when its day has come")
    func greeting() {
        let told = ["mi gato se llama Pixel", "me encanta el ramen", "me llamo Ana"]
        #expect(lines("hola!", Self.known(told, seenDaysAgo: 3)) == ["mi gato se llama Pixel (hace 5 días)"])
        #expect(lines("hola!", Self.known(told, seenDaysAgo: 3, recalled: 3)) == [])
        let plan = Self.known(["mañana tengo un examen de latín"], daysAgo: 1)
        #expect(lines("buenas a todos", plan) == ["mañana tengo un examen de latín (ayer)"])
    }

    @Test("another viewer's facts are never told, even if they were handed over")
    func others() {
        let known = Self.known(["mi gato se llama Pixel"])
        let stranger = Self.comment("¿cómo se llama mi gato?", by: ViewerID(.twitch, "8"))
        #expect(Recollection().note(for: stranger, known: known, at: Self.now) == nil)
        let mixed = RememberedViewer(
            id: ViewerID(.twitch, "8"), login: "ana", name: "Ana", bond: Bond(time: Self.now), firstSeen: Self.now,
            facts: known.facts)
        #expect(Recollection().note(for: stranger, known: mixed, at: Self.now) == nil)
    }

    @Test(
        "viewers ask in many ways",
        arguments: [
            ("mi gato se llama Pixel", "oye aneeka ¿cómo era el nombre de mi gato?"),
            ("mi gato se llama Pixel", "a ver si te acuerdas de mi gato"),
            ("mi gato se llama Pixel", "te dije el nombre de mi gato, cuál era?"),
            ("mi gato se llama Pixel", "dime el nombre de mi gato"),
            ("mi gato se llama Pixel", "¿qué mascota tengo?"),
            ("mi gato se llama Pixel", "i told you my cat's name, what was it?"),
            ("mi gato se llama Pixel", "have you forgotten my cat?"),
            ("mi gato se llama Pixel", "do i have any pets?"),
            ("soy de Lugo", "¿de qué ciudad soy?"), ("soy de Lugo", "aneeka de donde era yo?"),
            ("soy de Lugo", "¿recuerdas mi ciudad?"), ("i'm from Leeds", "which city am i from?"),
            ("i live in Rome", "where is it that i live again?"), ("vivo en Lugo", "¿en qué ciudad vivo?"),
            ("me llamo Ana", "¿sabes mi nombre?"), ("me llamo Ana", "cuál es mi nombre?"),
            ("my name is Sam", "say my name"), ("my name is Sam", "can you tell me my name?"),
            ("trabajo de panadera", "¿a qué me dedico?"), ("trabajo de panadera", "¿de qué curro?"),
            ("i work as a welder", "what's my job again?"), ("i work as a welder", "what did i say i do for work?"),
            ("estudio física", "¿qué carrera estoy haciendo?"), ("i study law", "what am i studying?"),
            ("me encanta el ramen", "¿cuál es mi comida favorita?"),
            ("me encanta el ramen", "¿qué era lo que me encantaba?"),
            ("mi juego favorito es Celeste", "¿qué juego me gusta más?"),
            ("my favorite game is Hades", "which game is my favorite?"),
            ("i love geology", "what's my favorite thing?"),
            ("odio el cilantro", "¿qué comida odio?"), ("i hate olives", "what food do i hate?"),
            ("maineo Jinx", "¿con quién juego?"), ("i main Yoshi", "which character do i main?"),
            ("toco el bajo", "¿qué instrumento toco?"), ("i play the drums", "what instrument do i play?"),
            ("mi cumple es el 3 de mayo", "¿qué día es mi cumple?"), ("my birthday is June 5th", "when is my bday?"),
            ("mi hermana se llama Clara", "¿cómo se llamaba mi hermana?"),
            ("my brother lives in Kyoto", "where's my brother living?"),
            ("tengo dos hermanos", "¿cuántos hermanos tengo?"),
            ("mi perro se llama Toby", "¿y mi perro qué, cómo se llamaba?"),
            ("mi perro se llama Toby", "aneeka, ¿qué nombre tiene mi perro?"),
            ("my dog is called Rex", "name of my dog?"),
            ("my dog is called Rex", "bet you don't remember my dog"),
            ("my dog is called Rex", "what kind of pet do i have"),
            ("vivo en Lugo", "apuesto a que no sabes dónde vivo"), ("soy de Lugo", "¿yo de dónde venía?"),
            ("i'm from Leeds", "tell me where i'm from"), ("i live in Rome", "what city do i live in"),
            ("me llamo Ana", "¿cómo me llamaba yo?"), ("my name is Sam", "do u remember my name"),
            ("trabajo de panadera", "¿qué trabajo tengo?"), ("i'm a nurse", "what am i, job wise?"),
            ("estudio física", "¿te conté qué estudiaba?"), ("me encanta el ramen", "dime algo que me guste"),
            ("i love geology", "name something i love"), ("odio los lunes", "¿qué día no soporto?"),
            ("juego mucho al Valorant", "¿a qué juego yo?"), ("i main Yoshi", "guess my main"),
            ("tengo una entrevista el lunes", "¿qué tengo el lunes?"),
            ("i have an exam tomorrow", "what do i have tomorrow?"),
            ("my birthday is June 5th", "how soon is my birthday?"), ("mi hijo se llama Leo", "¿y mi hijo?"),
            ("soy de Lugo", "¿sabes de qué parte soy?"), ("mi gato se llama Pixel", "mi gato, ¿cómo se llama?"),
            ("my cat is called Miso", "what did i call my cat"), ("me flipa el jazz", "¿qué música me flipa?"),
            ("estudio física", "qué estaba estudiando yo?"), ("i live in Rome", "where do i currently live"),
            ("toco el bajo", "¿yo qué tocaba?"), ("i hate olives", "what's the food i hate"),
            ("me llamo Ana", "no te acuerdas de mí, ¿verdad?"), ("me llamo Ana", "¿qué sabes sobre mí?"),
            ("my name is Sam", "you don't remember me do you"), ("my name is Sam", "tell me what you know about me"),
        ])
    func ways(_ told: String, _ question: String) {
        #expect(lines(question, Self.known([told])).count == 1, "\(told) — \(question)")
    }
}
