/// Why there is no managed model server.
package struct ModelLoadError: Error, CustomStringConvertible {
    package enum Reason: Sendable, Equatable {
        case missing
        case notGGUF(magic: String)
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
        case .ended, .tooSlow: true
        }
    }

    package var description: String {
        switch reason {
        case .missing: "No model file at \(path). Set mind.model, or run `aneeka models fetch`."
        case .notGGUF(let magic): "\(path) is not a GGUF file (it starts with \(magic))."
        case .noServer:
            "No model server found: neither mind.server nor `llama-server` on PATH nor a prepared one. Run "
                + "`make demo` once, or install llama.cpp."
        case .ended(let status, let lines):
            "The model server for \(path) ended (\(status)). Its last words: \(lines.joined(separator: " | "))"
        case .tooSlow(let limit, let lines):
            "The model server for \(path) was not ready within \(limit). Its last words: "
                + lines.joined(separator: " | ")
        }
    }
}
