package import Signals

/// What decisions depend on of a comment beside its words and its author, as ids and numbers: for the tape.
package struct CommentTraits: Hashable, Sendable {
    package let receivedAt: Moment
    package let roles: Roles
    package let isFirst: Bool
    package let bits: Int
    package let repliesToHer: Bool
    package let emotes: [EmoteSpan]

    init(_ comment: Comment, repliesToHer: Bool) {
        receivedAt = comment.receivedAt
        roles = comment.viewer.roles
        isFirst = comment.isFirst
        bits = comment.bits
        self.repliesToHer = repliesToHer
        emotes = comment.emotes
    }

    var code: String {
        let spans = emotes.map { "\($0.id):\($0.range.lowerBound):\($0.range.upperBound)" }.joined(separator: ",")
        return [
            "\(receivedAt.nanoseconds)", "\(roles.rawValue)", isFirst ? "1" : "0", "\(bits)", repliesToHer ? "1" : "0",
            spans,
        ].joined(separator: ";")
    }

    /// Nil for what no tape of ours says.
    package init?(code: some StringProtocol) {
        let parts = code.split(separator: ";", omittingEmptySubsequences: false)
        guard parts.count == 6, let moment = Int64(parts[0]), let roles = UInt8(parts[1]), let bits = Int(parts[3])
        else { return nil }
        receivedAt = Moment(nanoseconds: moment)
        self.roles = Roles(rawValue: roles)
        isFirst = parts[2] == "1"
        self.bits = bits
        repliesToHer = parts[4] == "1"
        emotes = parts[5].split(separator: ",").compactMap { span in
            let fields = span.split(separator: ":")
            guard fields.count == 3, let low = Int(fields[1]), let high = Int(fields[2]), low <= high else {
                return nil
            }
            return EmoteSpan(id: String(fields[0]), range: low..<high)
        }
    }

    /// The comment as it was.
    /// - Parameter herLogin: one of her accounts' names.
    package func comment(id: MessageID, viewer: Viewer, text: String, herLogin: String) -> Comment {
        Comment(
            id: id, viewer: Viewer(id: viewer.id, login: viewer.login, name: viewer.name, roles: roles), text: text,
            emotes: emotes, isFirst: isFirst,
            replyTo: repliesToHer ? Comment.Reply(id: MessageID(""), login: herLogin) : nil, bits: bits,
            receivedAt: receivedAt)
    }
}
