import Glibc

/// A file that cannot be read, and why.
struct FileError: Error, CustomStringConvertible {
    let path: String
    let code: Int32
    var description: String { "Cannot read \(path): \(String(cString: strerror(code)))." }
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
}
