internal import FoundationEssentials

/// The SHA-256 that a file had when it first came, beside it as `NAME.sha256` in the form of `sha256sum`.
package enum HashNote {
    /// - Parameter path: the file's own.
    package static func path(of path: String) -> String { path + ".sha256" }

    /// Nil when there is none, or none that can be read.
    package static func read(for path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: Self.path(of: path)), data.count < 4_096 else {
            return nil
        }
        let digits = String(decoding: data, as: UTF8.self).prefix { !$0.isWhitespace }.lowercased()
        return digits.utf8.count == 64 && digits.allSatisfy(\.isHexDigit) ? digits : nil
    }

    static func text(_ sha256: String, for path: String) -> String {
        sha256 + "  " + (path.split(separator: "/").last.map(String.init) ?? path) + "\n"
    }
}
