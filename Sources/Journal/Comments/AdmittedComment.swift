package import Signals

/// What the gate said about a comment.
package enum AdmissionVerdict: Hashable, Sendable {
    case allowed(nameIsSayable: Bool)
    /// `reason`: a short constant word of the gate's ("link", "repetition" …), never the viewer's text.
    case refused(reason: String)

    var isAllowed: Bool {
        if case .allowed = self { true } else { false }
    }

    package var stored: String {
        switch self {
        case .allowed(nameIsSayable: true): "allowed"
        case .allowed(nameIsSayable: false): "allowed:nameless"
        case .refused(let reason): "refused:" + reason
        }
    }

    package init(stored: String) {
        switch stored {
        case "allowed": self = .allowed(nameIsSayable: true)
        case "allowed:nameless": self = .allowed(nameIsSayable: false)
        default: self = .refused(reason: String(stored.dropFirst("refused:".count)))
        }
    }
}

/// A comment on its way into the journal.
package struct AdmittedComment: Sendable {
    package let comment: Comment
    package let verdict: AdmissionVerdict

    package init(_ comment: Comment, verdict: AdmissionVerdict) {
        self.comment = comment
        self.verdict = verdict
    }
}

/// A comment as the journal knows it.
package struct JournaledComment: Hashable, Sendable {
    package let id: MessageID
    /// The id is "" after an erasure.
    package let viewer: ViewerID
    package let login: String
    package let name: String
    /// "" after an erasure.
    package let text: String
    package let received: WallTime
    package let admitted: WallTime
    package let verdict: AdmissionVerdict
    package let isErased: Bool
}
