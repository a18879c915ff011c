internal import Signals

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Puts a file that SQLite cannot read out of the way, with a note beside it, so that the show goes on with a new one.
struct DamagedFile {
    let file: String
    /// Where it was moved.
    let place: String

    init(movingAside file: String, at now: WallTime) throws(JournalError) {
        self.file = file
        place = "\(file).damaged-\(now.milliseconds)"
        guard rename(file, place) == 0 else { throw .notWritable(file: file) }
        // A log left behind would be played into the new file.
        for suffix in ["-wal", "-shm"] where rename(file + suffix, place + suffix) != 0 && errno != ENOENT {
            throw .notWritable(file: file + suffix)
        }
        let note = Array((notice.en + "\n\n" + notice.es + "\n").utf8)
        let descriptor = open(place + ".txt", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        _ = write(descriptor, note, note.count)
        close(descriptor)
    }

    var notice: Bilingual {
        Bilingual(
            en:
                "The journal was damaged and could not be read. It was moved to \(place) and a new one was begun; the show "
                + "goes on. Check the disk. The old file may still hold viewers' words, which no later recall reaches: "
                + "delete it when you no longer need it.",
            es:
                "El diario estaba dañado y no se podía leer. Se apartó en \(place) y se empezó uno nuevo; el programa sigue. "
                + "Revisa el disco. El archivo viejo puede guardar palabras del público a las que ya no llega ningún "
                + "borrado: bórralo cuando no lo necesites.")
    }
}
