internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// How a client connection is secured.
package enum TLSChoice: Sendable, Equatable {
    case none
    /// The machine's trusted authorities.
    case system
    /// Only what this PEM file vouches for; for tests and for a house's own authority.
    case trusting(file: String)
}

/// The parts of an address that matter to a socket.
package struct Address: Sendable, Equatable {
    package let scheme: String
    package let host: String
    package let port: Int
    /// With the query; at least "/".
    package let target: String

    /// Nil when it is not `scheme://host[:port][/path][?query]`.
    package init?(_ url: String) {
        guard let colon = url.range(of: "://") else { return nil }
        scheme = url[..<colon.lowerBound].lowercased()
        let rest = url[colon.upperBound...]
        let slash = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        var authority = rest[..<slash]
        if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
        let path = String(rest[slash...])
        target = path.hasPrefix("/") ? path : "/" + path
        let standard = ["http": 80, "ws": 80, "https": 443, "wss": 443][scheme]
        var portText: Substring?
        if authority.hasPrefix("["), let close = authority.firstIndex(of: "]") {
            host = String(authority[authority.index(after: authority.startIndex)..<close])
            let after = authority[authority.index(after: close)...]
            portText = after.hasPrefix(":") ? after.dropFirst() : nil
        } else if let mark = authority.lastIndex(of: ":") {
            host = String(authority[..<mark])
            portText = authority[authority.index(after: mark)...]
        } else {
            host = String(authority)
        }
        guard !host.isEmpty, let number = portText.map({ Int($0) }) ?? standard, (1...65535).contains(number) else {
            return nil
        }
        port = number
    }

    package var isSecure: Bool { scheme == "https" || scheme == "wss" }
}

extension TLSChoice {
    func handler(host: String) throws -> NIOSSLClientHandler? {
        var configuration = TLSConfiguration.makeClientConfiguration()
        switch self {
        case .none: return nil
        case .system: break
        case .trusting(let file): configuration.trustRoots = .file(file)
        }
        let context = try NIOSSLContext(configuration: configuration)
        // SNI takes names only.
        let isNumeric = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isNumeric ? nil : host)
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
