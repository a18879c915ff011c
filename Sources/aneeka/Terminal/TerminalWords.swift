import Mind
import Rehearsal
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
            "Type to write in her chat; /op TEXT talks to her as her operator. /panel new sign-in, /skip, /mute, /unmute, "
                + "/panic, /say TEXT, /quit.",
            "Escribe para hablar en su chat; /op TEXTO le habla como quien opera. /panel otra entrada, /skip salta, "
                + "/mute y /unmute, /panic, /say TEXTO, /quit sale."
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
    var forgot: String { pick("a viewer was forgotten", "se olvidó a alguien") }
    var cleared: String { pick("the chat was cleared", "se vació el chat") }
    func muted(_ isMuted: Bool) -> String { isMuted ? pick("muted", "en silencio") : pick("unmuted", "con voz") }

    // MARK: `aneeka rehearse` and `aneeka replay`

    var scriptedMind: String { pick("a scripted mind", "una mente de guion") }
    func reportWritten(_ path: String) -> String { pick("The whole report: \(path)", "El informe entero: \(path)") }

    var nothingRecorded: String {
        pick("No show is recorded there.", "Ahí no hay ningún programa grabado.")
    }
    var tapeIncomplete: String {
        pick(
            "The beginning of that show is no longer kept; only whole shows can be replayed.",
            "El principio de ese programa ya no se guarda; solo se repiten programas enteros.")
    }
    func replayed(_ show: Int64, _ outcome: Replay.Outcome, in time: Duration) -> String {
        let length = Int(outcome.length.inSeconds)
        let took = (time.inSeconds * 100).rounded() / 100
        return pick(
            "Show \(show): \(length) s in \(took) s; \(outcome.decisions) decisions, \(outcome.differenceCount) "
                + "different\(outcome.isComparable ? "" : "; compared up to the first words that are gone").",
            "Programa \(show): \(length) s en \(took) s; \(outcome.decisions) decisiones, "
                + "\(outcome.differenceCount) distintas\(outcome.isComparable ? "" : "; comparado hasta las primeras palabras borradas")."
        )
    }

    // MARK: `aneeka memory`

    var nobodyKnown: String { pick("She knows nobody yet.", "Todavía no conoce a nadie.") }
    func known(_ viewer: RememberedViewer, bond: Int) -> String {
        pick(
            "\(viewer.name) (@\(viewer.login)): \(viewer.visits) streams, bond \(bond) %",
            "\(viewer.name) (@\(viewer.login)): \(viewer.visits) directos, confianza \(bond) %")
    }
    func unknownViewer(_ name: String) -> String {
        pick("She does not know \(name).", "No conoce a \(name).")
    }
    func forgotten(_ name: String, comments: Int, turns: Int) -> String {
        pick(
            "\(name) is forgotten: \(comments) comments and \(turns) turns of hers lost their words.",
            "\(name), en el olvido: \(comments) comentarios y \(turns) turnos suyos se quedan sin palabras.")
    }

    // MARK: `aneeka say`

    var nothingToPronounce: String {
        pick("There is nothing to pronounce in that.", "Ahí no hay nada que pronunciar.")
    }
    func noDevice(_ reason: String) -> String {
        pick("No sound device: \(reason) Or use --file out.wav.", "Sin altavoz: \(reason) O usa --file salida.wav.")
    }
}
