package enum Language: String, CaseIterable, Hashable, Sendable {
    case es, en

    /// The language of a chat line, by its letters and commonest words; nil when it could be either.
    package static func guess(_ text: String) -> Language? {
        var es = 0
        var en = 0
        for character in text.lowercased() {
            if "ñ¿¡".contains(character) { es += 3 } else if "áéíóúü".contains(character) { es += 2 }
        }
        var word = ""
        func count() {
            guard !word.isEmpty else { return }
            if spanish.contains(word) { es += 2 }
            if english.contains(word) { en += 2 }
            if word.hasPrefix("jaja") || word.hasPrefix("jeje") || word.hasSuffix("ción") { es += 2 }
            if word.hasPrefix("haha") || word.hasSuffix("ing") && word.count > 5 { en += 1 }
            word = ""
        }
        for character in text.lowercased() {
            if character.isLetter || character == "'" { word.append(character) } else { count() }
        }
        count()
        if es == en { return nil }
        return es > en ? .es : .en
    }

    private static let spanish: Set<String> = [
        "que", "qué", "de", "la", "el", "los", "las", "un", "una", "y", "en", "es", "eres", "soy", "por", "para", "con",
        "sin", "como", "cómo", "pero", "mi", "tu", "tú", "te", "se", "lo", "le", "del", "al", "hola", "buenas",
        "buenos",
        "gracias", "cuando", "donde", "quien", "muy", "más", "mas", "esta", "está", "esto", "eso", "ese", "hoy", "ayer",
        "mañana", "jugar", "juego", "tienes", "tengo", "puedes", "sabes", "hace", "haces", "vas", "va", "voy", "bien",
        "mal", "amigo", "amiga", "chica", "guapa", "saludos", "desde", "porque", "también", "ya", "nos", "cual", "cuál",
        "gusta", "quiero", "hay", "dia", "día", "noche", "tarde", "vida", "nada", "todo", "algo", "adios", "adiós",
        "tal",
        "estas", "estás", "jaja", "jajaja", "bonito", "feliz", "musica", "comida", "favorita", "favorito", "si", "sí",
        "xd", "noches", "dias", "días", "todos", "todas", "encanta", "vamos", "viva", "venga", "vale", "tio", "tía",
        "wey", "che", "nadie", "siempre", "nunca", "dime", "cuenta",
    ]

    private static let english: Set<String> = [
        "the", "an", "and", "is", "are", "am", "you", "your", "i", "i'm", "my", "of", "to", "in", "it", "it's", "that",
        "this", "for", "with", "what", "what's", "how", "who", "why", "when", "where", "do", "does", "did", "don't",
        "can",
        "can't", "hi", "hello", "hey", "lol", "lmao", "nice", "good", "great", "love", "like", "game", "play", "stream",
        "please", "thanks", "thank", "morning", "night", "today", "was", "were", "be", "have", "has", "not", "on", "at",
        "from", "so", "just", "we", "they", "he", "she", "her", "him", "if", "or", "but", "yes", "yeah", "wow", "omg",
        "really", "best", "think", "know", "tell", "sing", "song", "food", "favorite", "favourite", "friend", "girl",
        "welcome", "back", "there", "here", "one", "all", "about", "would", "could", "should", "bye", "guys", "gonna",
    ]
}
