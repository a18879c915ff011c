internal import FoundationEssentials
package import Signals

/// A body of `POST /api/inbound` that cannot be taken; the text goes back to the sender.
package struct InboundError: Error, CustomStringConvertible, Equatable {
    package let description: String
}

/// Reads what another bot or service sends: hostile text like any chat.
package enum InboundDecoder {
    private static let kinds = ["comment", "delete"]

    private struct Body: Decodable {
        let kind: String?
        let id: String?
        let name: String?
        let viewer: String?
        let text: String?
    }

    /// `{"kind":"comment","name":"…","text":"…","id"?:"…","viewer"?:"…"}` or `{"kind":"delete","id":"…"}`.
    /// - Throws: ``InboundError``.
    package static func event(from bytes: [UInt8], at now: Moment) throws -> ChatEvent {
        let body: Body
        do {
            body = try JSONDecoder().decode(Body.self, from: Data(bytes))
        } catch {
            throw InboundError(description: "The body is not a JSON object with text members.")
        }
        switch body.kind ?? "comment" {
        case "comment":
            guard let name = body.name, !name.isEmpty, name.count <= 64 else {
                throw InboundError(description: "\"name\" is missing or longer than 64 characters.")
            }
            guard let text = body.text, !text.isEmpty, text.count <= 2000 else {
                throw InboundError(description: "\"text\" is missing or longer than 2000 characters.")
            }
            let login = String((body.viewer ?? name).lowercased().prefix(64))
            let id = body.id.map { String($0.prefix(128)) } ?? "\(now.nanoseconds)"
            return .comment(
                Comment(
                    id: MessageID("inbound-\(id)"),
                    viewer: Viewer(id: ViewerID(.inbound, login), login: login, name: name), text: text, receivedAt: now
                ))
        case "delete":
            guard let id = body.id, !id.isEmpty else { throw InboundError(description: "\"id\" is missing.") }
            return .recall(.message(MessageID("inbound-\(id.prefix(128))")))
        case let other:
            let known = kinds.joined(separator: ", ")
            throw InboundError(description: "\"kind\" is \"\(other.prefix(32))\"; known are: \(known).")
        }
    }
}
