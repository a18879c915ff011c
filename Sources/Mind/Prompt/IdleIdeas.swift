internal import Signals

/// What she may think of when nobody writes: the persona's own ideas, her likes, memories, and what any host knows.
struct IdleIdeas {
    private let ideas: [String]

    /// - Parameter memories: episodes she remembers; the last few are taken up.
    init(_ voice: Persona.Voice, _ language: Language, memories: [String]) {
        let isEnglish = language == .en
        let likes = voice.likes.split(whereSeparator: { (character: Character) in ",;.\n".contains(character) })
            .map { part in String(part.drop { $0.isWhitespace }) }
            .filter { $0.count > 3 }
        var ideas = voice.idle.prefix(64).map { Fence.trusted($0, limit: 200) }
        for like in likes.prefix(12) {
            ideas.append((isEnglish ? "something you like: " : "algo que te gusta: ") + Fence.trusted(like, limit: 80))
        }
        for memory in memories.suffix(4) {
            ideas.append((isEnglish ? "a memory: " : "un recuerdo: ") + Fence.text(memory))
        }
        self.ideas = ideas + Self.common(language)
    }

    var count: Int { ideas.count }

    /// Chosen by the turn's number; not one of `used` as long as there is another.
    func idea(for turn: TurnID, besides used: [String]) -> String {
        let used = Set(used)
        // Spreads neighbouring numbers (golden ratio).
        let start = Int((UInt64(turn.number) &* 0x9E37_79B9 >> 7) % UInt64(ideas.count))
        for step in ideas.indices {
            let idea = ideas[(start + step) % ideas.count]
            if !used.contains(idea) { return idea }
        }
        return ideas[start]
    }

    static func common(_ language: Language) -> [String] {
        switch language {
        case .en:
            [
                "ask chat what they are eating, and judge it", "ask chat for the worst advice they ever followed",
                "ask chat which everyday object is secretly evil", "ask chat what they should be doing right now",
                "ask chat for a lie that sounds true", "ask chat where in the world it is raining",
                "ask chat what song is stuck in their head", "make chat choose between two equally silly superpowers",
                "start a vote about something that does not matter at all", "rank three things nobody ever ranks",
                "the silence in chat, described like a nature documentary",
                "what the lurkers are doing, as if you could see them", "a weather report for the chat",
                "your to-do list for today, which is suspicious", "a rumour about yourself, denied too eagerly",
                "a product nobody asked for, sold with passion", "your theory about where lost socks go",
                "what you would do with a body for one single day", "a complaint about your own loading time",
                "something you misunderstood about humans", "a very short horror story set in a kitchen",
                "a review of the chair that you do not have", "a tiny victory of today, celebrated too much",
                "an apology to an appliance", "your plan to become mayor of chat",
                "a proverb you have just invented", "a dream you had while the computer was off",
                "what your autobiography would be called",
            ]
        case .es:
            [
                "pregunta al chat qué están comiendo, y júzgalo",
                "pregunta al chat cuál es el peor consejo que han seguido",
                "pregunta al chat qué objeto de casa es malvado en secreto",
                "pregunta al chat qué deberían estar haciendo ahora mismo",
                "pide al chat una mentira que parezca verdad", "pregunta al chat en qué sitio está lloviendo",
                "pregunta al chat qué canción se les ha pegado",
                "haz que el chat elija entre dos superpoderes igual de tontos",
                "monta una votación sobre algo que no importa nada", "haz el podio de tres cosas que nadie compara",
                "el silencio del chat, contado como un documental de animales",
                "lo que hace la gente que mira sin escribir, como si la vieras", "el parte del tiempo del chat",
                "tu lista de tareas de hoy, que es sospechosa", "un rumor sobre ti, negado con demasiadas ganas",
                "un producto que nadie ha pedido, vendido con pasión",
                "tu teoría de adónde van los calcetines perdidos", "lo que harías con un cuerpo un solo día",
                "una queja sobre lo que tardas en cargar", "algo que entendiste mal de los humanos",
                "un cuento de miedo cortísimo que pasa en una cocina", "la reseña de la silla que no tienes",
                "una victoria diminuta de hoy, celebrada de más", "una disculpa a un electrodoméstico",
                "tu plan para llegar a alcaldesa del chat", "un refrán que te acabas de inventar",
                "un sueño que tuviste con el ordenador apagado", "cómo se titularía tu autobiografía",
            ]
        }
    }
}
