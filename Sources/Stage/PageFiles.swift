internal import FoundationEssentials
internal import Synchronization
internal import Wire

/// The pages' files, read once each.
final class PageFiles: Sendable {
    private static let types = [
        "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8",
        "svg": "image/svg+xml",
    ]

    private let folder: String
    private let read: Mutex<[String: [UInt8]]>

    /// - Parameter made: pages that are no files, by name.
    init(folder: String, made: [String: String] = [:]) {
        self.folder = folder
        read = Mutex(made.mapValues { Array($0.utf8) })
    }

    func page(_ name: String) -> HTTPResponse {
        // Plain names only: nothing above the folder can be asked for.
        let isPlain = name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            part.first?.isLetter == true && !part.contains("..")
                && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
        }
        guard isPlain, let ending = name.split(separator: ".").last,
            let type = Self.types[String(ending)], let bytes = bytes(of: name)
        else { return HTTPResponse(status: 404, text: "No such page.\n") }
        return HTTPResponse(status: 200, headers: [("Content-Type", type)], body: bytes)
    }

    private func bytes(of name: String) -> [UInt8]? {
        if let known = read.withLock({ $0[name] }) { return known }
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
        let bytes = Array(data)
        read.withLock { $0[name] = bytes }
        return bytes
    }
}
