internal import Signals

/// What one comment does, as far as a glance tells.
package enum CrowdMood: String, CaseIterable, Hashable, Sendable {
    case plain, laughing, cheering, loving, greeting, asking, sad, angry

    /// In ``RoomImpression``.
    var tone: RoomImpression.Tone {
        switch self {
        case .plain: .mixed
        case .laughing: .laughing
        case .cheering, .loving: .cheering
        case .greeting: .greeting
        case .asking: .asking
        case .sad: .sad
        case .angry: .angry
        }
    }

    /// What a storm of it makes her feel.
    var emotion: Emotion {
        switch self {
        case .laughing: .laughter
        case .plain, .cheering, .greeting: .joy
        case .loving: .tenderness
        case .asking: .curiosity
        case .sad: .sadness
        case .angry: .embarrassment
        }
    }

    /// Laughter and emotes typed as words, by the hash of the word: a comment of nothing else has no words.
    static let wordless: [UInt64: CrowdMood] = table([
        .laughing: [
            "lol", "lool", "lmao", "lmfao", "rofl", "xd", "xdd", "kek", "kekw", "kekl", "lul", "lulw", "omegalul",
            "heh",
            "icant", "pepelaugh", "jaj", "jsjs", "jsjsjs", "ajaj", "ptdr", "mdr",
        ],
        .cheering: [
            "pog", "pogchamp", "poggers", "pogu", "pogslide", "kreygasm", "peped", "pepejam", "catjam", "ez", "clap",
            "hypers", "partykirby",
        ],
        .loving: ["luv", "bloodtrail", "peepolove", "peepohug", "twitchunity"],
        .greeting: ["heyguys", "peepohey", "vohiyo"],
        .sad: ["biblethump", "sadge", "feelsbadman", "pepehands", "peeposad", "notlikethis", "widepeeposad"],
        .angry: ["madge", "pepemad", "swiftrage"],
        .plain: ["kappa", "monkas", "monkaw", "pepega", "4head", "wutface", "residentsleeper", "trihard"],
    ])

    /// Other words that give a mood away, by the hash of the word.
    static let worded: [UInt64: CrowdMood] = table([
        .cheering: [
            "gg", "ggs", "ggwp", "hype", "vamos", "vamoos", "wow", "guau", "bravo", "ole", "grande", "crack", "epic",
            "insane", "increible", "brutal", "nice", "amazing", "lets", "letsgo", "yay", "yeah", "woo", "wooo", "woot",
            "dale", "viva", "felicidades", "congrats", "goat", "w", "toma", "genial", "temazo",
        ],
        .loving: ["love", "ily", "amo", "adoro", "linda", "cute", "guapa", "mona", "adorable", "tqm", "besos"],
        .greeting: [
            "hola", "holi", "holis", "buenas", "buenos", "hello", "hi", "hey", "heya", "hiya", "sup", "morning",
            "evening", "saludos", "welcome", "bienvenida", "ola", "wenas", "bye", "adios", "chau", "chao",
        ],
        .sad: ["sad", "triste", "rip", "f", "pobre", "noo", "nooo", "cry", "llorar", "lloro", "pena", "ouch", "sorry"],
        .angry: [
            "boo", "booo", "buu", "fuera", "hate", "odio", "basura", "trash", "garbage", "worst", "malo", "scam",
            "estafa", "verguenza", "angry", "wtf", "l",
        ],
    ])

    /// Nil for a sign that tells nothing.
    static func emoji(_ scalar: Unicode.Scalar) -> CrowdMood? {
        switch scalar {
        case "😂", "🤣", "😆", "😹", "💀", "😄", "😁", "😝", "😜": .laughing
        case "🎉", "🔥", "👏", "🙌", "💪", "🥳", "🚀", "🎊", "🏆", "💯", "🤩", "👍", "😮", "😱": .cheering
        case "\u{2764}", "💜", "💙", "💚", "💛", "🧡", "🖤", "💖", "💕", "💗", "💓", "💞", "😍", "🥰", "😘", "🫶", "\u{2665}",
            "🌹", "🤗":
            .loving
        case "😢", "😭", "😿", "💔", "😞", "🥺", "😔", "☹", "🙁": .sad
        case "😡", "🤬", "😠", "👎", "🤮", "🍅": .angry
        case "👋", "🤝": .greeting
        default: nil
        }
    }

    /// What a comment says only for manners' sake, by the hash of the word; left out where two are compared.
    static let fillers: Set<UInt64> = Set(
        [
            "a", "an", "the", "to", "of", "is", "it", "and", "so", "but", "just", "pls", "plz", "please", "bro", "dude",
            "guys", "omg", "el", "la", "los", "las", "un", "una", "de", "que", "q", "y", "por", "en", "es", "porfa",
            "porfavor", "favor", "tio", "tia", "pues", "muy", "very", "really", "ya", "oye", "che", "wey",
        ].map(Impression.hash(word:)))

    private static func table(_ words: [CrowdMood: [String]]) -> [UInt64: CrowdMood] {
        var table: [UInt64: CrowdMood] = [:]
        for mood in allCases {
            for word in words[mood] ?? [] { table[Impression.hash(word: word)] = mood }
        }
        return table
    }
}
