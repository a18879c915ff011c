internal import NIOHTTP1

extension HTTPRequest {
    init(_ head: HTTPRequestHead, body: [UInt8], remote: String) {
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var headers: [String: String] = [:]
        for (name, value) in head.headers {
            let lower = name.lowercased()
            if headers[lower] == nil { headers[lower] = value }
        }
        self.init(
            method: head.method.rawValue, path: parts.first.map(String.init) ?? "/",
            query: parts.count > 1 ? HTTPRequest.query(parts[1]) : [:], headers: headers, body: body, remote: remote)
    }

    /// `a=1&b=x%20y` decoded; of a repeated name the first counts.
    package static func query(_ text: Substring) -> [String: String] {
        var query: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = decode(parts[0])
            if query[name] == nil { query[name] = parts.count > 1 ? decode(parts[1]) : "" }
        }
        return query
    }

    /// Percent-decoding as forms do it; what is malformed stays as it is.
    private static func decode(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
                let value = UInt8(String(decoding: source[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                index += 3
            } else {
                bytes.append(source[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : source[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
