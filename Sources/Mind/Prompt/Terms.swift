internal import Signals

/// The short words with which the show's own lines begin, and what they say.
struct Terms {
    /// Begins every line that no viewer wrote; a fenced text cannot hold it.
    static let show = ">> "

    private let isEnglish: Bool

    init(_ language: Language) { isEnglish = language == .en }

    private func say(_ english: String, _ spanish: String) -> String { isEnglish ? english : spanish }

    var `operator`: String { say("operator", "operador") }
    var event: String { say("event", "evento") }
    var room: String { say("the room", "la sala") }
    var mood: String { say("your mood", "tu ánimo") }
    var worn: String { say("worn out, say it another way", "ya muy visto, dilo de otra forma") }
    var gag: String { say("running gag, only if it fits", "broma recurrente, solo si pega") }
    var memory: String { say("you remember", "recuerdas") }
    var fact: String { say("you know", "sabes") }
    var onAir: String { say("on air, chat comes in", "en directo, va entrando el chat") }
    var opening: String {
        say(
            "[joy] Okay, we're live. Hi, everyone!",
            "[joy] Vale, estamos en directo. ¡Hola a todo el mundo!")
    }
    var viewers: String { say("viewers", "personas") }
    var toldBefore: String { say("told you once", "te contó") }
    /// The language of her answers.
    var spoken: String { say("in English", "en español") }
    var silence: String { say("nobody has written for a while", "hace rato que nadie escribe") }
    var thinkingOf: String { say("you think of this", "piensas en esto") }

    /// What begins a line of ours; a reply that says one of these read the prompt aloud.
    var headers: [String] { [mood, worn, gag, memory, fact, room, event, `operator`, thinkingOf, onAir] }

    func andOthers(_ count: Int) -> String {
        count == 1
            ? say("and 1 other asks the same", "y 1 más pregunta lo mismo")
            : say("and \(count) others ask the same", "y \(count) más preguntan lo mismo")
    }

    func moreEvents(_ count: Int) -> String { say("and \(count) more like these", "y \(count) más como estos") }

    func giftsTo(_ giver: String) -> String { say("gifts from \(giver) went to", "regalos de \(giver) para") }

    func away(_ duration: Duration?) -> String {
        let seconds = Int(duration?.inSeconds ?? 0)
        let length =
            switch seconds {
            case ..<5: say("for a moment", "un momento")
            case ..<60: say("for \(seconds) seconds", "\(seconds) segundos")
            case ..<120: say("for a minute", "un minuto")
            case ..<7_200: say("for \(seconds / 60) minutes", "\(seconds / 60) minutos")
            default: say("for \(seconds / 3_600) hours", "\(seconds / 3_600) horas")
            }
        return say("you were away \(length) and are back", "has estado fuera \(length) y ya has vuelto")
    }

    func tone(_ tone: RoomImpression.Tone) -> String {
        switch tone {
        case .mixed: say("all sorts at once", "de todo a la vez")
        case .laughing: say("laughing", "muerta de risa")
        case .cheering: say("cheering", "animando a tope")
        case .greeting: say("saying hello", "saludando")
        case .asking: say("full of questions", "llena de preguntas")
        case .sad: say("sad", "triste")
        case .angry: say("angry", "enfadada")
        }
    }

    /// - Parameter rate: comments a second.
    func rate(_ rate: Double) -> String {
        switch rate {
        case ..<1: say("taking its time", "con calma")
        case ..<5: say("lively", "con ritmo")
        case ..<30: say("faster than anyone can read", "más rápido de lo que se puede leer")
        default: say("a waterfall", "una cascada")
        }
    }
}
