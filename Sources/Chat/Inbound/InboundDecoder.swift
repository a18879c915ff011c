internal import FoundationEssentials
package import Signals

/// A body of `POST /api/inbound` that cannot be taken; the text goes back to the sender.
package struct InboundError: Error, CustomStringConvertible, Equatable {
    package let description: String
}

/// Reads what another bot or service sends: hostile text like any chat.
///
/// `{"kind":"comment","name":"…","text":"…","id"?:"…","viewer"?:"…"}`, `{"kind":"delete","id":"…"}`, or an event:
/// `follow`, `subscription` and `resubscription` (`tier`, `months`), `gift` (`count`, `tier`), `cheer` (`bits`), `raid`
/// (`viewers`), `redemption` (`reward`, `cost`), `donation` (`cents`, `currency`); `name` and `text` as with a comment,
/// without `name` it is anonymous.
package struct InboundDecoder: Sendable {
    private static let kinds = [
        "comment", "delete", "follow", "subscription", "resubscription", "gift", "cheer", "raid", "redemption",
        "donation",
    ]
    private static let longestName = 64
    private static let longestText = 2_000
    private static let longestID = 128

    private let trustsPaid: Bool

    /// - Parameter trustsPaid: whether claims of money, gifts and raids are believed.
    package init(trustsPaid: Bool) {
        self.trustsPaid = trustsPaid
    }

    private struct Body: Decodable {
        let kind: String?
        let id: String?
        let name: String?
        let viewer: String?
        let text: String?
        let tier: Int?
        let months: Int?
        let count: Int?
        let bits: Int?
        let viewers: Int?
        let reward: String?
        let cost: Int?
        let cents: Int?
        let currency: String?
    }

    /// - Throws: ``InboundError``.
    package func event(from bytes: [UInt8], at now: Moment) throws -> ChatEvent {
        let body: Body
        do {
            body = try JSONDecoder().decode(Body.self, from: Data(bytes))
        } catch {
            throw InboundError(description: "The body is not a JSON object with members of the right kinds.")
        }
        switch body.kind ?? "comment" {
        case "comment":
            guard let viewer = try viewer(of: body) else { throw Self.noName }
            guard let text = body.text, !text.isEmpty, text.count <= Self.longestText else {
                throw InboundError(description: "\"text\" is missing or longer than \(Self.longestText) characters.")
            }
            return .comment(Comment(id: id(of: body, at: now), viewer: viewer, text: text, receivedAt: now))
        case "delete":
            guard let id = body.id, !id.isEmpty else { throw InboundError(description: "\"id\" is missing.") }
            return .recall(.message(Self.messageID(id)))
        case let kind:
            guard let kind = try Self.kind(kind, body) else {
                let known = Self.kinds.joined(separator: ", ")
                throw InboundError(description: "\"kind\" is \"\(kind.prefix(32))\"; known are: \(known).")
            }
            let event = ChannelEvent(
                id: id(of: body, at: now), kind: kind, viewer: try viewer(of: body),
                text: String((body.text ?? "").prefix(Self.longestText)), platform: .inbound, receivedAt: now)
            guard trustsPaid || !event.isPaid else {
                throw InboundError(
                    description: "Claims of money, gifts and raids are not believed here: set inbound.trustPaid.")
            }
            return .happened(event)
        }
    }

    /// Nil for a kind that is not known.
    private static func kind(_ word: String, _ body: Body) throws -> ChannelEvent.Kind? {
        func number(_ value: Int?, _ name: String, _ range: ClosedRange<Int>) throws -> Int {
            guard let value, range.contains(value) else {
                throw InboundError(
                    description: "\"\(name)\" is missing or not between \(range.lowerBound) and \(range.upperBound).")
            }
            return value
        }
        let most = 1_000_000_000
        func tier() throws -> Int { try number(body.tier ?? 1, "tier", 1...3) }
        return switch word {
        case "follow": .follow
        case "subscription": .subscription(tier: try tier())
        case "resubscription":
            .resubscription(tier: try tier(), months: try number(body.months ?? 2, "months", 1...10_000))
        case "gift": .gift(count: try number(body.count, "count", 1...100_000), tier: try tier())
        case "cheer": .cheer(bits: try number(body.bits, "bits", 1...most))
        case "raid": .raid(viewers: try number(body.viewers, "viewers", 0...most))
        case "redemption":
            .redemption(
                reward: String((body.reward ?? "").prefix(100)), cost: try number(body.cost ?? 0, "cost", 0...most))
        case "donation":
            .donation(
                cents: try number(body.cents, "cents", 1...most),
                currency: String((body.currency ?? "USD").uppercased().filter(\.isLetter).prefix(3)))
        default: nil
        }
    }

    private static let noName = InboundError(
        description: "\"name\" is missing or longer than \(longestName) characters.")

    private func viewer(of body: Body) throws -> Viewer? {
        guard let name = body.name, !name.isEmpty else { return nil }
        guard name.count <= Self.longestName else { throw Self.noName }
        let login = String((body.viewer ?? name).lowercased().prefix(Self.longestName))
        return Viewer(id: ViewerID(.inbound, login), login: login, name: name)
    }

    private func id(of body: Body, at now: Moment) -> MessageID {
        Self.messageID(body.id ?? "\(now.nanoseconds)")
    }

    private static func messageID(_ id: String) -> MessageID { MessageID("inbound-\(id.prefix(longestID))") }
}
