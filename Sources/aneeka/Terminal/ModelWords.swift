import Engines
import Settings
import Signals

/// What the terminal says of models.
extension TerminalWords {
    private func pick(_ english: String, _ spanish: String) -> String { language == .es ? spanish : english }

    private func size(_ bytes: Int64) -> String { FetchError.size(bytes, language == .es ? "," : ".") }

    func models(_ kind: CatalogueEntry.Kind) -> String {
        switch kind {
        case .language: pick("Minds", "Mentes")
        case .recogniser: pick("Ears", "Oídos")
        case .voice: pick("Voices", "Voces")
        }
    }

    /// - Parameter available: MiB that are free; nil where nobody knows.
    func model(_ entry: CatalogueEntry, isHere: Bool, available: Int?) -> String {
        let about = entry.isMeasured ? "" : "~"
        let state =
            if isHere { pick("here", "aquí") } else if entry.comesWithSetup {
                pick("`make setup` brings it", "lo trae `make setup`")
            } else { pick("not here", "no está") }
        let isTight = available.map { $0 < entry.neededMiB } ?? false
        let memory =
            about + "\(entry.neededMiB) MiB"
            + (isTight ? pick(" (only \(available ?? 0) free)", " (quedan \(available ?? 0))") : "")
        return """
              \(isHere ? "●" : "○") \(entry.name) · \(about)\(size(entry.bytes)) · \(pick("memory", "memoria")) \(memory) · \(state)
                \(entry.purpose[language]) · \(pick("licence", "licencia")): \(entry.licence)
            """
    }

    func modelsFolder(_ path: String) -> String {
        pick(
            "They lie in \(path). `aneeka models fetch NAME` brings one; read its licence first.",
            "Están en \(path). `aneeka models fetch NOMBRE` trae uno; lee antes su licencia.")
    }

    func comesWithSetup(_ entry: CatalogueEntry) -> String {
        pick("\(entry.name): `make setup` brings it. ", "\(entry.name): lo trae `make setup`. ") + setting(for: entry)
    }

    func shortOfMemory(_ entry: CatalogueEntry, available: Int) -> String {
        pick(
            "! \(entry.name) needs about \(entry.neededMiB) MiB of memory while it runs, and \(available) are free now.",
            "! \(entry.name) necesita unos \(entry.neededMiB) MiB de memoria en marcha, y ahora quedan \(available).")
    }

    func progress(_ name: String, have: Int64, total: Int64?) -> String {
        let share = total.map { $0 > 0 ? " · \(have * 100 / $0) %" : "" } ?? ""
        return "\(name): \(size(have))" + (total.map { pick(" of ", " de ") + size($0) } ?? "") + share
    }

    func isRead(_ name: String) -> String { pick("\(name): reading what is here", "\(name): leyendo lo que hay") }

    func isReplaced(_ name: String) -> String {
        pick("\(name): its bytes are wrong; fetched anew", "\(name): sus bytes no valen; se descarga de nuevo")
    }

    func triedAgain(after pause: Duration) -> String {
        let seconds = max(1, pause.components.seconds)
        return pick(" Again in \(seconds) s.", " Otra vez en \(seconds) s.")
    }

    func isWhole(_ name: String, _ file: FetchedFile) -> String {
        let proof =
            switch file.proof {
            case .catalogue: pick("as the catalogue says", "como dice el catálogo")
            case .learnedBefore: pick("as when it first came", "como la primera vez")
            case .learnedNow: pick("its SHA-256 is kept from now on", "su SHA-256 queda apuntado")
            }
        return "✓ \(name): \(size(file.bytes)), \(proof)"
    }

    func isNotHere(_ name: String, _ entry: CatalogueEntry) -> String {
        pick("✗ \(name) is not here. ", "✗ \(name) no está. ") + howToGet(entry)
    }

    /// What lies there is no good; nothing of it was touched.
    func isNotWhole(_ error: FetchError, _ entry: CatalogueEntry) -> String {
        let cause =
            if case .wrongSize(let expected, let found) = error.reason {
                pick(
                    "it has \(found) bytes instead of about \(expected).",
                    "tiene \(found) bytes en vez de unos \(expected).")
            } else { error.cause[language] }
        return "✗ \(error.name): \(cause) " + howToGet(entry)
    }

    private func howToGet(_ entry: CatalogueEntry) -> String {
        entry.comesWithSetup
            ? pick("Delete it, and `make setup` brings it.", "Bórralo y `make setup` lo trae.")
            : pick("`aneeka models fetch \(entry.name)` brings it.", "`aneeka models fetch \(entry.name)` lo trae.")
    }

    var isKept: String {
        pick(
            "What came is kept: the same command goes on from there.",
            "Lo que llegó se conserva: la misma orden sigue desde ahí.")
    }

    func noModelsHere(_ folder: String) -> String {
        pick("No model of the catalogue lies in \(folder).", "En \(folder) no hay ningún modelo del catálogo.")
    }

    func howToUse(_ entry: CatalogueEntry, folder: String) -> String {
        pick("\(entry.name) lies in \(folder). ", "\(entry.name) está en \(folder). ") + setting(for: entry)
    }

    /// With which setting she uses it.
    private func setting(for entry: CatalogueEntry) -> String {
        let first = entry.files.first?.name ?? ""
        return switch entry.kind {
        case .language where entry.name == ModelCatalogue.preferred:
            pick(
                "`aneeka live` answers with it from now on, where mind.model is empty.",
                "`aneeka live` responde con él desde ahora, si mind.model está vacío.")
        case .language: pick("To answer with it: mind.model: \(first)", "Para responder con él: mind.model: \(first)")
        case .voice:
            pick(
                "To speak with it: a speech server that runs it, voice.engine: openai and voice.openai.endpoint.",
                "Para hablar con ella: un servidor de voz que la use, voice.engine: openai y voice.openai.endpoint.")
        case .recogniser:
            pick("No setting of this version uses it yet.", "Ningún ajuste de esta versión lo usa todavía.")
        }
    }
}
