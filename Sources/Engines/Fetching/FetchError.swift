package import Signals

/// Why a file could not be had.
package struct FetchError: ExplainedError, Equatable {
    package enum Reason: Sendable, Equatable {
        /// In the system's words.
        case noConnection(String)
        case cut
        case stalled
        /// `pause`: what the server asks to wait.
        case tooBusy(status: Int, pause: Duration? = nil)
        case notAllowed(status: Int)
        case notFound(status: Int)
        case otherStatus(Int)
        /// What is here does not fit what the server has, again and again.
        case badRange
        case insecureRedirect(to: String)
        case tooManyRedirects
        case badAddress
        /// A web page came in its place.
        case page
        case wrongSize(expected: Int64, announced: Int64)
        /// `isLearned`: by what came the first time, not by the catalogue.
        case wrongBytes(expected: String, found: String, isLearned: Bool)
        case diskFull(needed: Int64?, free: Int64)
        case fileTooLarge
        case notWritable(path: String, cause: String)
        case notReadable(path: String, cause: String)
        case isBeingFetched
    }

    /// The file's name.
    package let name: String
    package let host: String
    package let reason: Reason

    package init(name: String, host: String, reason: Reason) {
        self.name = name
        self.host = host
        self.reason = reason
    }

    /// The same fetch may succeed a little later.
    package var isTransient: Bool {
        switch reason {
        case .noConnection, .cut, .stalled, .tooBusy: true
        default: false
        }
    }

    package var message: Bilingual { Bilingual(en: "\(name): ", es: "\(name): ") + cause + " " + remedy }

    /// What happened, without a remedy.
    package var cause: Bilingual {
        switch reason {
        case .noConnection(let cause):
            Bilingual(en: "\(host) cannot be reached (\(cause)).", es: "no se llega a \(host) (\(cause)).")
        case .cut:
            Bilingual(en: "\(host) broke the connection.", es: "\(host) cortó la conexión.")
        case .stalled:
            Bilingual(en: "\(host) sends nothing any more, or next to it.", es: "\(host) ya no envía nada, o casi.")
        case .tooBusy(let status, _):
            Bilingual(
                en: "\(host) cannot serve it now (\(status)).", es: "\(host) ahora no puede servirlo (\(status)).")
        case .notAllowed(let status):
            Bilingual(
                en: "\(host) does not hand it to everybody (\(status)).",
                es: "\(host) no se lo da a cualquiera (\(status)).")
        case .notFound(let status):
            Bilingual(en: "\(host) does not have it (\(status)).", es: "\(host) no lo tiene (\(status)).")
        case .otherStatus(let status):
            Bilingual(en: "\(host) answers \(status).", es: "\(host) responde \(status).")
        case .badRange:
            Bilingual(
                en: "\(host) does not let the fetch go on (416).", es: "\(host) no deja continuar la descarga (416).")
        case .insecureRedirect(let target):
            Bilingual(
                en: "\(host) sends on to \(target), where nothing protects the connection.",
                es: "\(host) remite a \(target), donde nada protege la conexión.")
        case .tooManyRedirects:
            Bilingual(en: "\(host) sends on and on.", es: "\(host) remite de un sitio a otro sin fin.")
        case .badAddress:
            Bilingual(en: "its address is none.", es: "su dirección no vale.")
        case .page:
            Bilingual(
                en: "\(host) sends a web page instead of the file.",
                es: "\(host) envía una página web en vez del archivo.")
        case .wrongSize(let expected, let announced):
            Bilingual(
                en: "\(host) has another file there: \(announced) bytes instead of \(expected).",
                es: "\(host) tiene ahí otro archivo: \(announced) bytes en vez de \(expected).")
        case .wrongBytes(let expected, let found, let isLearned):
            isLearned
                ? Bilingual(
                    en: "its bytes are not those of the first time (SHA-256 \(found), then \(expected)).",
                    es: "sus bytes no son los de la primera vez (SHA-256 \(found), entonces \(expected)).")
                : Bilingual(
                    en: "its bytes are not those of the catalogue (SHA-256 \(found), not \(expected)).",
                    es: "sus bytes no son los del catálogo (SHA-256 \(found), no \(expected)).")
        case .diskFull(let needed, let free):
            if let needed {
                Bilingual(
                    en: "the disk has \(Self.size(free, ".")) left, and \(Self.size(needed, ".")) more are needed.",
                    es: "al disco le quedan \(Self.size(free, ",")) y hacen falta \(Self.size(needed, ",")) más.")
            } else {
                Bilingual(en: "the disk is full.", es: "el disco está lleno.")
            }
        case .fileTooLarge:
            Bilingual(
                en: "this disk, or a limit of yours, allows no file so large.",
                es: "este disco, o un límite tuyo, no admite un archivo tan grande.")
        case .notWritable(let path, let cause):
            Bilingual(en: "\(path) cannot be written: \(cause).", es: "no se puede escribir \(path): \(cause).")
        case .notReadable(let path, let cause):
            Bilingual(en: "\(path) cannot be read: \(cause).", es: "no se puede leer \(path): \(cause).")
        case .isBeingFetched:
            Bilingual(en: "another fetch of it is under way.", es: "ya hay otra descarga suya en marcha.")
        }
    }

    private var remedy: Bilingual {
        switch reason {
        case .noConnection:
            Bilingual(
                en: "Is there a network? The same command goes on where this one ended; a mirror: models.hub.",
                es: "¿Hay red? La misma orden sigue donde acabó esta; una réplica: models.hub.")
        case .cut, .stalled, .tooBusy:
            Bilingual(
                en: "What came is kept: the same command goes on from there.",
                es: "Lo que llegó se conserva: la misma orden sigue desde ahí.")
        case .notAllowed:
            Bilingual(
                en: "Accept its terms there in a browser, and put the file into the models folder under this name.",
                es: "Acepta allí sus condiciones con un navegador y pon el archivo en la carpeta de modelos con este "
                    + "nombre.")
        case .notFound, .badAddress, .otherStatus, .tooManyRedirects:
            Bilingual(
                en: "It may have moved: look at models.hub, or name its address in a file for models.catalogue.",
                es: "Puede haberse mudado: mira models.hub, o pon su dirección en un archivo para models.catalogue.")
        case .insecureRedirect:
            Bilingual(
                en: "It was not followed. Look at models.hub and the catalogue's address.",
                es: "No se siguió. Mira models.hub y la dirección del catálogo.")
        case .page, .wrongSize:
            Bilingual(
                en: "Nothing of it was kept. Does this network ask for a sign-in? Else look at models.hub and the "
                    + "catalogue.",
                es: "No se guardó nada. ¿Pide esta red iniciar sesión? Si no, mira models.hub y el catálogo.")
        case .badRange:
            Bilingual(
                en: "Try again later, or another mirror in models.hub.",
                es: "Prueba más tarde, o con otra réplica en models.hub.")
        case .wrongBytes(_, _, false):
            Bilingual(
                en: "They were thrown away. Fetch again, or another mirror in models.hub.",
                es: "Se tiraron. Descárgalo otra vez, o de otra réplica en models.hub.")
        case .wrongBytes(_, _, true):
            Bilingual(
                en: "They were thrown away. If its authors published it anew, delete \(name).sha256 and fetch again.",
                es: "Se tiraron. Si sus autores lo publicaron de nuevo, borra \(name).sha256 y descárgalo otra vez.")
        case .diskFull:
            Bilingual(
                en: "What came is kept: make room, and the same command goes on; journal.folder names another disk.",
                es: "Lo que llegó se conserva: haz sitio y la misma orden sigue; journal.folder nombra otro disco.")
        case .fileTooLarge:
            Bilingual(
                en: "Look at `ulimit -f`, or put the data folder on another disk (journal.folder).",
                es: "Mira `ulimit -f`, o pon la carpeta de datos en otro disco (journal.folder).")
        case .notWritable, .notReadable:
            Bilingual(
                en: "Is the folder yours? journal.folder names another one.",
                es: "¿Es tuya la carpeta? journal.folder nombra otra.")
        case .isBeingFetched:
            Bilingual(en: "Wait for that one.", es: "Espera a que acabe.")
        }
    }

    /// `4.9 GB`, `810 MB`; powers of ten, as disks are sold.
    package static func size(_ bytes: Int64, _ point: String) -> String {
        func tenths(_ unit: Int64) -> String {
            let tenths = (bytes * 10 + unit / 2) / unit
            return tenths < 100 ? "\(tenths / 10)\(point)\(tenths % 10)" : "\((bytes + unit / 2) / unit)"
        }
        switch bytes {
        case ..<1_000: return "\(bytes) B"
        case ..<1_000_000: return tenths(1_000) + " kB"
        case ..<1_000_000_000: return tenths(1_000_000) + " MB"
        default: return tenths(1_000_000_000) + " GB"
        }
    }
}
