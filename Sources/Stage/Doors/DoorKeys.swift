internal import FoundationEssentials
package import Signals

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The three keys to her doors: 128 random bits each, made once, kept over restarts in files that only the owner reads.
package struct DoorKeys: Sendable, Equatable {
    /// In the overlay's address, since OBS stores one: may read the overlay's stream, hold the sound, report positions.
    package let overlay: String
    /// Signs the operator's pages in.
    package let panel: String
    /// For bots and services that deliver events.
    package let inbound: String

    package init(overlay: String, panel: String, inbound: String) {
        self.overlay = overlay
        self.panel = panel
        self.inbound = inbound
    }

    /// Reads the keys of a folder, or makes them.
    /// - Throws: ``DoorKeyError`` when they can be neither read nor written.
    package init(folder: String) throws {
        overlay = try Self.key("overlay", in: folder)
        panel = try Self.key("panel", in: folder)
        inbound = try Self.key("inbound", in: folder)
    }

    /// Forgets the keys of a folder; the next start makes new ones.
    package static func rotate(in folder: String) {
        for name in ["overlay", "panel", "inbound"] { unlink("\(folder)/keys/\(name)") }
    }

    package static func random() -> String {
        (0..<16).map { _ in
            let byte = UInt8.random(in: 0...255)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    private static func key(_ name: String, in folder: String) throws -> String {
        let keys = "\(folder)/keys"
        let path = "\(keys)/\(name)"
        if let data = FileManager.default.contents(atPath: path) {
            let text = String(decoding: data, as: UTF8.self).filter { !$0.isWhitespace }
            if text.count == 32 {
                chmod(path, 0o600)
                return text
            }
        }
        mkdir(folder, 0o700)
        mkdir(keys, 0o700)
        let text = random()
        // A new file under its final name only when whole: neither a broken key nor one with an older file's rights.
        let fresh = path + ".new"
        unlink(fresh)
        let file = open(fresh, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw DoorKeyError(path: path, code: errno) }
        let bytes = Array((text + "\n").utf8)
        let isWritten = write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        let code = errno
        close(file)
        guard isWritten else { throw DoorKeyError(path: path, code: code) }
        guard rename(fresh, path) == 0 else { throw DoorKeyError(path: path, code: errno) }
        return text
    }
}

package struct DoorKeyError: ExplainedError {
    package let path: String
    package let code: Int32
    package var message: Bilingual {
        let cause = String(cString: strerror(code))
        return Bilingual(
            en: "Cannot write the key \(path): \(cause). Set journal.folder to a folder of yours.",
            es: "No se puede escribir la llave \(path): \(cause). Pon en journal.folder una carpeta tuya.")
    }
}
