package import Signals

/// Why the journal cannot be opened or written. The description says what to do; it never holds a viewer's words.
package enum JournalError: ExplainedError, Equatable {
    case folderUnusable(folder: String, reason: String)
    /// Another Aneeka works in this folder; `process` is its id where known.
    case inUse(folder: String, process: Int32?)
    case newerVersion(file: String)
    /// Another program holds a lock on the file.
    case locked(file: String)
    case notWritable(file: String)
    case full(file: String)
    /// Anything else; `reason`: SQLite's result code with its name.
    case failed(file: String, reason: String)
    case closed

    /// Whether the same call may succeed later without anybody doing anything.
    package var isTransient: Bool {
        if case .locked = self { true } else { false }
    }
}

extension JournalError {
    package var message: Bilingual { Bilingual(en: english, es: spanish) }

    private var english: String {
        switch self {
        case .folderUnusable(let folder, let reason):
            "The data folder \(folder) cannot be used (\(reason)). Give yourself write access to it, "
                + "or set journal.folder to another one."
        case .inUse(let folder, let process):
            "Another Aneeka\(process.map { " (process \($0))" } ?? "") already uses \(folder). "
                + "Stop it, or give this one its own journal.folder."
        case .newerVersion(let file):
            "\(file) was written by a newer Aneeka. Update this one, or set journal.folder to another folder."
        case .locked(let file):
            "Another program holds \(file) locked. Close it (a database browser, a backup) and try again."
        case .notWritable(let file):
            "\(file) cannot be written. Check the owner and permissions of the file and of its folder."
        case .full(let file):
            "There is no space left to write \(file). Free some space; nothing new is remembered until then."
        case .failed(let file, let reason):
            "\(file) cannot be used: \(reason). Check the disk; "
                + "moving the file away lets Aneeka begin a new one."
        case .closed: "The journal is closed. Start Aneeka again."
        }
    }

    private var spanish: String {
        switch self {
        case .folderUnusable(let folder, let reason):
            "La carpeta de datos \(folder) no se puede usar (\(reason)). Date permiso de escritura en ella "
                + "o pon otra en journal.folder."
        case .inUse(let folder, let process):
            "Otra Aneeka\(process.map { " (proceso \($0))" } ?? "") ya usa \(folder). "
                + "Ciérrala o dale a esta su propia carpeta en journal.folder."
        case .newerVersion(let file):
            "\(file) es de una Aneeka más nueva. Actualiza esta o pon otra carpeta en journal.folder."
        case .locked(let file):
            "Otro programa tiene bloqueado \(file). Ciérralo (un visor de bases de datos, una copia) y vuelve a probar."
        case .notWritable(let file):
            "No se puede escribir en \(file). Revisa el dueño y los permisos del archivo y de su carpeta."
        case .full(let file):
            "No queda espacio para escribir \(file). Libera espacio; hasta entonces no se recuerda nada nuevo."
        case .failed(let file, let reason):
            "\(file) no se puede usar: \(reason). Revisa el disco; "
                + "si apartas el archivo, Aneeka empieza uno nuevo."
        case .closed: "El diario está cerrado. Inicia Aneeka de nuevo."
        }
    }
}
