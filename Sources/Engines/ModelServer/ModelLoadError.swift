package import Signals

/// Why there is no managed model server.
package struct ModelLoadError: ExplainedError {
    package enum Reason: Sendable, Equatable {
        case missing
        case notGGUF(magic: String)
        /// In MiB; `instead` is the largest that would fit.
        case shortOfMemory(needed: Int, available: Int, instead: String?)
        /// No program to serve it with; `path` is empty.
        case noServer
        /// The server ended before it was ready, with its last words.
        case ended(status: String, lastLines: [String])
        case tooSlow(limit: Duration, lastLines: [String])
    }
    package let path: String
    package let reason: Reason

    package init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// The same start may succeed later.
    package var isTransient: Bool {
        switch reason {
        case .missing, .notGGUF, .noServer: false
        case .ended, .tooSlow, .shortOfMemory: true
        }
    }

    package var message: Bilingual {
        switch reason {
        case .missing:
            Bilingual(
                en: "No model file at \(path). Run `make setup`, or set mind.model to a GGUF file.",
                es: "No hay ningún modelo en \(path). Ejecuta `make setup` o pon un archivo GGUF en mind.model.")
        case .notGGUF(let magic):
            Bilingual(
                en: "\(path) is not a GGUF file (it starts with \(magic)). Set mind.model to one.",
                es: "\(path) no es un archivo GGUF (empieza por \(magic)). Pon uno en mind.model.")
        case .shortOfMemory(let needed, let available, let instead):
            Bilingual(
                en: "\(path) needs about \(needed) MiB of memory and \(available) are free. Close other programs, or "
                    + (instead.map { "fetch a smaller one (`aneeka models fetch \($0)`) and name it in mind.model." }
                        ?? "let another computer run it (mind.endpoint)."),
                es: "\(path) necesita unos \(needed) MiB de memoria y quedan \(available). Cierra otros programas, o "
                    + (instead.map { "descarga uno menor (`aneeka models fetch \($0)`) y nómbralo en mind.model." }
                        ?? "deja que lo ejecute otro ordenador (mind.endpoint)."))
        case .noServer:
            Bilingual(
                en: "No model server found: neither mind.server nor `llama-server` on PATH nor a prepared one. Run "
                    + "`make setup` once, or install llama.cpp.",
                es: "No hay servidor de modelos: ni mind.server, ni `llama-server` en PATH, ni uno preparado. Ejecuta "
                    + "`make setup` una vez o instala llama.cpp.")
        case .ended(let status, let lines):
            Bilingual(
                en: "The model server for \(path) ended (\(status)). Its last words: ",
                es: "El servidor del modelo \(path) terminó (\(status)). Sus últimas palabras: ")
                + lines.joined(separator: " | ")
        case .tooSlow(let limit, let lines):
            Bilingual(
                en: "The model server for \(path) was not ready within \(limit). Its last words: ",
                es: "El servidor del modelo \(path) no estuvo listo en \(limit). Sus últimas palabras: ")
                + lines.joined(separator: " | ")
        }
    }
}
