import Glibc
import Signals

/// A file that cannot be read or written, and why.
struct FileError: ExplainedError {
    let path: String
    let code: Int32
    var message: Bilingual {
        let cause = String(cString: strerror(code))
        return Bilingual(
            en: "Cannot read or write \(path): \(cause).", es: "No se puede leer o escribir \(path): \(cause).")
    }
}

enum TextFile {
    /// The file's lines without blank ones and `#` comments.
    static func lines(of path: String) throws -> [String] {
        try text(of: path).split(whereSeparator: \.isNewline).map(String.init)
            .filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
    }

    /// At most 8 MiB.
    static func text(of path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw FileError(path: path, code: errno) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0, bytes.count < 8 << 20 {
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Replaces what is there.
    static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw FileError(path: path, code: errno) }
        let bytes = Array(text.utf8)
        let written = fwrite(bytes, 1, bytes.count, file)
        let code = errno
        guard fclose(file) == 0, written == bytes.count else { throw FileError(path: path, code: code) }
    }
}
