import Signals

/// What the terminal says, in the operator's language.
struct TerminalWords {
    let language: Language

    /// The settings' language, else that of the system.
    init(_ chosen: Language?) {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { Environment.all[$0] }.first { !$0.isEmpty }
        language = chosen ?? (set?.hasPrefix("es") == true ? .es : .en)
    }

    private func pick(_ english: String, _ spanish: String) -> String { language == .es ? spanish : english }

    var overlay: String { "overlay  " }
    var panel: String { "panel    " }
    var gallery: String { pick("gallery  ", "galería  ") }

    var howTo: String {
        pick(
            "Type to write in her chat. /panel new sign-in, /skip, /mute, /unmute, /panic, /say TEXT, /quit.",
            "Escribe para hablar en su chat. /panel otra entrada, /skip salta, /mute y /unmute, /panic, /say TEXTO, /quit sale."
        )
    }

    func unknown(_ command: String) -> String {
        pick("\(command) is not a command of hers.", "\(command) no es una orden suya.")
    }

    var nothing: String { pick("(nothing)", "(nada)") }
    /// - Parameter waited: how many of these milliseconds the comment waited for her to finish.
    func firstSound(_ milliseconds: Int?, waited: Int) -> String {
        guard let milliseconds else { return pick("no sound", "sin sonido") }
        let sound = pick("first sound after \(milliseconds) ms", "primer sonido a los \(milliseconds) ms")
        return waited < 50 ? sound : sound + pick(", \(waited) of them in the queue", ", \(waited) de ellos en la cola")
    }

    var takenBack: String { pick("a comment was taken back", "se retiró un comentario") }
    func banned(isForGood: Bool) -> String {
        isForGood
            ? pick("a viewer was banned", "se expulsó a alguien")
            : pick("a viewer was timed out", "se silenció a alguien")
    }
    var cleared: String { pick("the chat was cleared", "se vació el chat") }
    func muted(_ isMuted: Bool) -> String { isMuted ? pick("muted", "en silencio") : pick("unmuted", "con voz") }

    // MARK: `aneeka say`

    var nothingToPronounce: String {
        pick("There is nothing to pronounce in that.", "Ahí no hay nada que pronunciar.")
    }
    func noDevice(_ reason: String) -> String {
        pick("No sound device: \(reason) Or use --file out.wav.", "Sin altavoz: \(reason) O usa --file salida.wav.")
    }
}
