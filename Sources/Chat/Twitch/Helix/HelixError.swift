package import Signals

/// A call to Twitch's API that came to nothing.
package enum HelixError: ExplainedError, Equatable {
    case signedOut
    /// The account may not do this: a scope is missing, or it is no moderator here.
    case forbidden(String)
    /// Refused for good: what was sent is at fault.
    case refused(Int, String)
    case tooMany
    case unreachable(String)
    /// Twitch is in trouble itself.
    case failing(Int)
    case strange

    package var isTransient: Bool {
        switch self {
        case .tooMany, .unreachable, .failing: true
        case .signedOut, .forbidden, .refused, .strange: false
        }
    }

    package var message: Bilingual {
        switch self {
        case .signedOut:
            Bilingual(
                en: "Nobody is signed in to Twitch. Run `aneeka login twitch`, or sign in on the panel.",
                es: "Nadie ha iniciado sesión en Twitch. Ejecuta `aneeka login twitch` o hazlo en el panel.")
        case .forbidden(let word):
            Bilingual(
                en:
                    "Twitch does not let this account do that (\(word)). Make it a moderator (/mod NAME), or sign in again "
                    + "to allow more.",
                es:
                    "Twitch no deja que esta cuenta haga eso (\(word)). Hazla moderadora (/mod NOMBRE) o vuelve a iniciar "
                    + "sesión para permitir más.")
        case .refused(let status, let word):
            Bilingual(en: "Twitch refused (\(status): \(word)).", es: "Twitch lo rechazó (\(status): \(word)).")
        case .tooMany:
            Bilingual(
                en: "Twitch asks to wait: too many calls (429).",
                es: "Twitch pide esperar: demasiadas peticiones (429).")
        case .unreachable(let why):
            Bilingual(
                en: "Twitch's API \(why). Check the network and twitch.helix.",
                es: "La API de Twitch no responde (\(why)). Revisa la red y twitch.helix.")
        case .failing(let status):
            Bilingual(
                en: "Twitch's API is in trouble (\(status)); it is tried again by itself.",
                es: "La API de Twitch tiene problemas (\(status)); se reintenta sola.")
        case .strange:
            Bilingual(
                en: "Twitch's API answered something else than it documents.",
                es: "La API de Twitch respondió algo distinto de lo que documenta.")
        }
    }
}
