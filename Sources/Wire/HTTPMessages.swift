/// A request as the server received it, whole.
package struct HTTPRequest: Sendable {
    package let method: String
    /// Without the query; percent-decoding left undone.
    package let path: String
    package let query: [String: String]
    /// Names in lower case; of a repeated one the first counts.
    package let headers: [String: String]
    package let body: [UInt8]
    /// The peer's address, for logs of refusals.
    package let remote: String

    package init(
        method: String, path: String, query: [String: String] = [:], headers: [String: String] = [:],
        body: [UInt8] = [], remote: String = ""
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.remote = remote
    }
}

package struct HTTPResponse: Sendable {
    package var status: Int
    package var headers: [(String, String)]
    package var body: [UInt8]

    package init(status: Int, headers: [(String, String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package init(status: Int, text: String, type: String = "text/plain; charset=utf-8") {
        self.init(status: status, headers: [("Content-Type", type)], body: Array(text.utf8))
    }
}

/// What a WebSocket request gets.
package enum WebSocketDecision: Sendable {
    case refuse(HTTPResponse)
    /// The closure lives as long as the connection; its return closes the socket with 1000.
    case accept(@Sendable (WebSocketPeer) async -> Void)
}

/// Who answers the server's requests.
package protocol HTTPResponder: Sendable {
    func respond(to request: HTTPRequest) async -> HTTPResponse
    func upgrade(_ request: HTTPRequest) async -> WebSocketDecision
}
