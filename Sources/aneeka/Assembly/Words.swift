import Attention
import Show
import Signals
import Wire

// What the operator reads of the rooms' own terms, in the terminal and on the panel.

extension StopCause {
    var words: Bilingual {
        switch self {
        case .operator: Bilingual(en: "by the operator", es: "por quien opera")
        case .panel: Bilingual(en: "from the panel", es: "desde el panel")
        case .recall: Bilingual(en: "its comment was taken back", es: "retiraron su comentario")
        case .moreImportant: Bilingual(en: "something more important came", es: "llegó algo más importante")
        case .failure: Bilingual(en: "a fault", es: "un fallo")
        case .shutdown: Bilingual(en: "the show ended", es: "acabó el programa")
        }
    }
}

extension LoadShape {
    var words: Bilingual {
        switch self {
        case .single: Bilingual(en: "one viewer", es: "una persona")
        case .few: Bilingual(en: "a few together", es: "varias a la vez")
        case .crowd: Bilingual(en: "a crowd", es: "un grupo")
        case .flood: Bilingual(en: "a flood", es: "una avalancha")
        case .operator: Bilingual(en: "the operator", es: "quien opera")
        case .operatorWithChat: Bilingual(en: "the operator, with chat", es: "quien opera, con el chat")
        case .events: Bilingual(en: "thanks", es: "agradecimientos")
        case .idle: Bilingual(en: "on her own", es: "por su cuenta")
        case .welcomeBack: Bilingual(en: "back again", es: "de vuelta")
        }
    }
}

extension TurnReport.Outcome {
    /// Empty when the turn was heard to its end.
    var words: Bilingual {
        switch self {
        case .finished: .empty
        case .stopped(let cause): Bilingual(en: "stopped: ", es: "detenida: ") + cause.words
        case .prepared(let reason): Bilingual(en: "prepared line: ", es: "frase preparada: ") + reason
        case .failed(let reason): reason
        }
    }
}

extension Health.State {
    var words: Bilingual {
        switch self {
        case .starting: Bilingual(en: "starting", es: "arrancando")
        case .well: Bilingual(en: "well", es: "bien")
        case .degraded: Bilingual(en: "degraded", es: "a medias")
        case .down: Bilingual(en: "down", es: "no funciona")
        }
    }
}

extension Health {
    /// The part as people call it; parts name themselves in English.
    var partWords: Bilingual {
        let spanish = [
            "model": "mente", "guard": "vigilante", "persona": "personaje", "memory": "memoria", "voice": "voz",
            "sound": "sonido", "sound device": "altavoz",
            "page sound": "sonido de la página", "journal": "diario", "chat (simulated)": "chat (simulado)",
            "writing in chat": "escribir en el chat", "moderating": "moderar",
        ]
        return Bilingual(en: part, es: spanish[part] ?? part)
    }
}

extension Reason {
    /// The parts of the score with their worth: "names her +4, age -0.5".
    var words: Bilingual {
        Bilingual { language in
            Part.allCases.compactMap { part in
                parts[part].map { "\(part.words[language]) \($0 < 0 ? "" : "+")\(($0 * 10).rounded() / 10)" }
            }.joined(separator: ", ")
        }
    }
}

extension Reason.Part {
    var words: Bilingual {
        switch self {
        case .base: Bilingual(en: "a comment", es: "un comentario")
        case .namedHer: Bilingual(en: "names her", es: "la nombra")
        case .question: Bilingual(en: "a question", es: "una pregunta")
        case .repliesToHer: Bilingual(en: "replies to her", es: "le responde")
        case .firstTimer: Bilingual(en: "first time here", es: "primera vez aquí")
        case .direct: Bilingual(en: "typed here", es: "escrito aquí")
        case .bits: Bilingual(en: "bits", es: "bits")
        case .regular: Bilingual(en: "a regular", es: "habitual")
        case .bond: Bilingual(en: "close to her", es: "de confianza")
        case .event: Bilingual(en: "a gift", es: "un regalo")
        case .substance: Bilingual(en: "substance", es: "contenido")
        case .nearCopy: Bilingual(en: "much like others", es: "parecido a otros")
        case .risk: Bilingual(en: "reads like orders", es: "parecen órdenes")
        case .answeredLately: Bilingual(en: "answered lately", es: "respondido hace poco")
        case .passedOver: Bilingual(en: "passed over before", es: "antes sin respuesta")
        case .copies: Bilingual(en: "others said it too", es: "lo dicen más")
        case .age: Bilingual(en: "age", es: "antigüedad")
        }
    }
}

extension ListenError: ExplainedError {
    var message: Bilingual {
        switch reason {
        case .taken:
            Bilingual(
                en:
                    "Port \(port) on \(host) is taken by another program. Set stage.port to a free one (0 = any), or end "
                    + "the other program.",
                es:
                    "El puerto \(port) de \(host) lo tiene otro programa. Pon en stage.port uno libre (0 = cualquiera) o "
                    + "cierra el otro programa.")
        case .needsRoot:
            Bilingual(
                en: "Port \(port) needs root. Set stage.port to one above 1023.",
                es: "El puerto \(port) exige ser root. Pon en stage.port uno mayor que 1023.")
        case .other(let cause):
            Bilingual(
                en: "Cannot listen on \(host):\(port): \(cause). Set stage.host and stage.port.",
                es: "No se puede escuchar en \(host):\(port): \(cause). Revisa stage.host y stage.port.")
        }
    }
}
