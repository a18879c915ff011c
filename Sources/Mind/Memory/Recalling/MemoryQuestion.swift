internal import Signals

/// What a viewer asks her about themselves: "¿cómo se llama mi gato?", "do you remember me?".
struct MemoryQuestion: Equatable {
    enum Scope: Equatable {
        /// "What do you know about me?"
        case everything
        /// Facts of these kinds; of these animals, where any was named.
        case kinds(Set<Fact.Kind>, species: Set<String>)
        /// Whatever fits the words.
        case words
    }

    let scope: Scope
    /// The question's own content.
    let content: ContentWords

    /// Nil: the viewer asks nothing that memory could answer.
    init?(_ comment: Comment) { self.init(comment.text) }

    init?(_ text: String) {
        let letters = FoldedText.letters(of: text)
        let words = ContentWords.split(letters)
        let runs = Self.runs(of: words)
        let isMarked = text.contains("?") || text.contains("¿")
        func has(_ phrases: [String]) -> Bool { phrases.contains(where: runs.contains) }

        let isOwn = has(Self.own)
        let isAsked = has(Self.asking) || words.prefix(2).contains(where: Self.interrogatives.contains)
        let isRemembering = has(Self.remembering)
        guard isOwn && (isMarked || isAsked) || isRemembering && (isMarked || isOwn || isAsked) else { return nil }
        content = ContentWords(folded: letters)
        let species = Set(words.compactMap(Animals.species(of:)))
        var kinds: Set<Fact.Kind> = []
        for (kind, cues) in Self.cues where has(cues) { kinds.insert(kind) }
        for (kind, stems) in Self.stems where words.contains(where: { word in stems.contains(where: word.hasPrefix) }) {
            kinds.insert(kind)
        }
        if words.contains(where: Self.places.contains), words.contains(where: Self.dwelling.contains) {
            kinds.insert(.home)
        }
        if !species.isEmpty { kinds.insert(.pet) }
        if words.contains(where: WordClass.kin.contains) { kinds.insert(.family) }
        // "What's my cat's name" asks for no viewer's name.
        if kinds.contains(.pet) || kinds.contains(.family) { kinds.subtract([.name, .home, .work]) }
        if has(Self.aboutAll), kinds.isEmpty {
            scope = .everything
        } else if kinds.isEmpty {
            guard isRemembering || isMarked else { return nil }
            scope = .words
        } else {
            scope = .kinds(kinds, species: species)
        }
    }

    /// Every run of up to five words; of a line's first 60 words.
    private static func runs(of words: [String]) -> Set<String> {
        let words = words.prefix(60)
        var runs: Set<String> = []
        for start in words.indices {
            var run = ""
            for word in words[start...].prefix(5) {
                run += run.isEmpty ? word : " " + word
                runs.insert(run)
            }
        }
        return runs
    }

    func asks(for fact: Fact) -> Bool {
        switch scope {
        case .everything: return true
        case .words: return !content.words.isDisjoint(with: ContentWords(fact.text).words)
        case .kinds(let kinds, let species):
            guard kinds.contains(fact.kind) else { return false }
            if fact.kind == .pet, !species.isEmpty {
                let own = Set(fact.subject.split(separator: " ").map(String.init))
                return !own.isDisjoint(with: species)
            }
            return true
        }
    }

    /// The viewer speaks of themselves.
    private static let own = [
        "mi", "mis", "me", "soy", "tenia", "toque", "yo", "maineo", "curro", "estoy", "hago", "vivia", "estudiaba",
        "soporto", "detesto", "guste", "venia", "vengo", "adoro", "prefiero", "llamo",
        "dedico", "cumplia", "myself", "vivo", "trabajo", "estudio", "juego", "tengo",
        "toco", "cumplo", "conmigo", "de mi",
        "odio", "voy", "my", "i", "me", "i'm", "mine", "am i", "do i",
    ]
    private static let asking = [
        "como se llama", "como se llaman", "como se llamaba", "como me llamo", "cual es mi", "cual era mi",
        "cuales son",
        "de donde soy", "donde vivo", "donde vive", "en que trabajo", "de que trabajo", "a que me dedico",
        "que estudio",
        "cuando es mi", "a que juego", "que toco", "que me gusta", "que me encanta", "que odio", "a que no sabes",
        "que tengo", "sabes", "what's my", "whats my", "what is my", "what was my", "what are my", "where am i",
        "where do i", "what do i", "when's my", "when is my", "who do i", "which game do i", "who's my", "who is my",
        "do you know", "tell me my", "say my", "tell me what", "tell me where", "tell me who", "can you name",
        "name my", "dime", "adivina", "guess", "what am i", "what game do i",
    ]
    private static let remembering = [
        "te acuerdas", "recuerdas", "te acordabas", "acuerdas", "sabes quien soy", "que sabes de mi", "te suena",
        "me recuerdas", "recuerdas de mi", "no me olvides", "do you remember", "you remember", "remember me",
        "remember my", "remember what", "remember where", "remember who", "remember when", "still know",
        "know about me", "know who i am", "did you forget", "have you forgotten", "has olvidado", "se te ha olvidado",
    ]
    private static let aboutAll = [
        "de mi", "quien soy", "about me", "who i am", "who am i", "remember me", "me recuerdas", "acuerdas de mi",
        "forget me", "forgotten me", "olvidado de mi", "know me", "conoces", "sobre mi", "quien era yo", "conoces a mi",
        "i told you", "te conte", "te he contado", "te dije",
    ]

    private static let interrogatives: Set<String> = [
        "que", "como", "cual", "cuales", "donde", "cuando", "quien", "cuantos", "cuantas", "what", "what's", "whats",
        "where", "where's", "who", "who's", "when", "when's", "which", "how", "name", "tell", "say", "dime", "guess",
        "adivina", "bet", "apuesto",
    ]

    /// "Where do I currently live", "de qué parte soy".
    private static let places: Set<String> = ["where", "where's", "donde", "parte", "city", "country", "pais", "sitio"]
    private static let dwelling: Set<String> = [
        "live", "living", "from", "soy", "era", "vivo", "vivia", "venia", "vengo",
    ]

    /// Beginnings of words that ask for a kind of fact, beside its phrases.
    private static let stems: [(Fact.Kind, [String])] = [
        (.name, ["llamaba", "nombre"]), (.home, ["ciudad", "city", "town", "hometown", "vivia", "venia", "vengo"]),
        (.work, ["trabaj", "curr", "estudi", "carrera", "oficio", "profesi", "job", "studi", "study"]),
        (.pet, ["mascota", "pet"]), (.likes, ["favorit", "favourit", "gust", "encant", "flip", "love"]),
        (.dislikes, ["odi", "soport", "aguant", "detest", "hate", "dislik"]),
        (.plays, ["juego", "juga", "main", "instrument", "toco", "tocaba"]),
        (.birthday, ["cumple", "birthday", "bday"]),
    ]

    /// Words that ask for a kind of fact.
    private static let cues: [(Fact.Kind, [String])] = [
        (.name, ["me llamo", "mi nombre", "my name", "i'm called", "am i called"]),
        (
            .home,
            [
                "vivo", "vivia", "de donde soy", "donde era", "donde vengo", "de que ciudad", "de que pueblo",
                "de que pais", "que ciudad", "ciudad", "pueblo", "hometown", "i come from", "mi ciudad", "mi pueblo",
                "mi tierra", "mi casa", "soy de", "where am i from",
                "where i'm from", "where im from", "where i am from", "i live", "my city", "my town", "my hometown",
                "i from",
                "am i watching from", "am i from", "my country", "mi pais", "te veo", "mudado", "moved to",
            ]
        ),
        (
            .work,
            [
                "trabajo", "curro", "carrera", "oficio", "profesion", "job", "for a living", "my work", "me dedico",
                "estudio", "estudiando", "mi carrera", "mi profesion", "i work",
                "my job",
                "i study", "am i studying", "i do for a living", "my profession", "i do for work", "my major",
                "studying",
                "my degree", "que soy de profesion",
            ]
        ),
        (.pet, ["mi mascota", "mis mascotas", "mascota", "mascotas", "animales", "my pet", "my pets", "pets", "pet"]),
        (.family, ["mi familia", "my family", "siblings", "hermanos"]),
        (
            .likes,
            [
                "me gusta", "me gustan", "gustaba", "encantaba", "me encantaba", "me flipaba", "my fave", "fave",
                "me encanta", "me encantan", "me flipa", "me mola", "mi favorito",
                "mi favorita",
                "favorito", "favorita", "favoritos", "favoritas", "i like", "i love", "my favorite", "my favourite",
                "fan",
                "mi equipo", "i enjoy", "i'm into", "am i into", "adoro",
            ]
        ),
        (
            .dislikes,
            [
                "odio", "odiaba", "detesto", "soporto", "aguanto", "no me gusta", "no soporto", "i hate", "can't stand",
                "don't like", "detesto", "me da miedo",
            ]
        ),
        (
            .plays,
            [
                "juego", "jugaba", "mi main", "maineo", "toco", "instrumento", "my main", "i main", "i play",
                "am i playing",
                "instrument", "que juego", "viciado",
            ]
        ),
        (
            .plans,
            [
                "mis planes", "mi plan", "que tengo", "tenia", "entrevista", "interview", "i had", "i was going",
                "iba a", "voy a hacer", "my plans", "my plan", "planes",
                "i have tomorrow", "coming up", "am i doing", "examen", "viaje", "exam", "trip",
            ]
        ),
        (
            .birthday,
            ["cumple", "cumpleaños", "cumpleanos", "cumplo", "my birthday", "birthday", "bday", "cumpleañero"]
        ),
    ]
}
