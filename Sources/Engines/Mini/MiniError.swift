package import Signals

/// Why her small model does not serve.
package enum MiniError: ExplainedError {
    case missing(String)
    case broken(String, String)
    /// A model of another kind.
    case unfit(String)

    package var message: Bilingual {
        switch self {
        case .missing(let path):
            Bilingual(
                en: "There is no small model at \(path); set mind.model to a GGUF file, or mind.inside to false.",
                es:
                    "No hay ningún modelo pequeño en \(path); pon un archivo GGUF en mind.model, o mind.inside en false."
            )
        case .broken(let path, let reason):
            Bilingual(
                en: "\(path) cannot be read: \(reason). Make it anew, or set mind.inside to false.",
                es: "No se puede leer \(path): \(reason). Vuelve a crearlo o pon mind.inside en false.")
        case .unfit(let reason):
            Bilingual(
                en: "Only a small Llama in f32 or q8_0 runs inside the program: \(reason).",
                es: "Dentro del programa solo funciona un Llama pequeño en f32 o q8_0: \(reason).")
        }
    }
}
