internal import FoundationEssentials
package import Signals

/// What the operator can do.
///
/// Texts have 1 … 500 characters, longer ones are cut; ids have 1 … 128 characters, longer ones are refused.
package enum PanelAction: Sendable, Equatable {
    /// Words of the operator to her; she answers.
    case talk(String)
    /// Her own voice says these words.
    case say(String)
    /// A comment, written by whoever sits at the panel.
    case comment(String)
    /// Lets a comment through that was refused.
    case approve(MessageID)
    case skip
    case mute(Bool)
    case panic
    /// Erases all that is known of a viewer.
    case forget(ViewerID)
    /// A fact from the operator.
    case remember(String)
    /// Takes a fact of the operator's back, word for word.
    case unremember(String)
    case reloadPersona
    /// Asks for the newest state of "memory".
    case memory
    /// Takes a message off the platform's chat, for everybody.
    case delete(MessageID)
    case timeout(ViewerID, seconds: Int)
    case ban(ViewerID)
    case signIn(Account)
    case cancelSignIn

    /// Whose sign-in at the platform.
    package enum Account: String, Sendable, CaseIterable {
        /// The one she reads and writes as.
        case bot
        /// The channel's own.
        case broadcaster
    }

    private struct Body: Decodable {
        let action: String
        let text: String?
        let on: Bool?
        let id: String?
        let platform: String?
        let viewer: String?
        let seconds: Int?
        let account: String?
    }

    package static let longestText = 500
    package static let longestID = 128
    /// Twitch's bounds: up to two weeks.
    package static let timeoutSeconds = 1...1_209_600
    /// Marks can be piled on one character without end.
    private static let mostScalars = 4 * longestText

    /// What to send, for whoever sent something else.
    static let usage =
        "Known actions: talk, say, comment, remember, unremember (with text), approve, delete (with id), "
        + "forget (with platform, viewer), timeout (with viewer, seconds), ban (with viewer), mute (with on), "
        + "signIn (with account), cancelSignIn, skip, panic, reloadPersona, memory."

    /// `{"action":"talk","text":"…"}` and so on as in ``usage``. Nil for anything else.
    package init?(_ bytes: some Sequence<UInt8>) {
        guard let body = try? JSONDecoder().decode(Body.self, from: Data(bytes)) else { return nil }
        let text = Self.bounded(body.text)
        switch (body.action, text) {
        case ("talk", let text?): self = .talk(text)
        case ("say", let text?): self = .say(text)
        case ("comment", let text?): self = .comment(text)
        case ("remember", let text?): self = .remember(text)
        case ("unremember", let text?): self = .unremember(text)
        case ("approve", _):
            guard let id = Self.id(body.id) else { return nil }
            self = .approve(MessageID(id))
        case ("forget", _):
            guard let platform = body.platform.flatMap(Platform.init(rawValue:)), let id = Self.id(body.viewer) else {
                return nil
            }
            self = .forget(ViewerID(platform, id))
        case ("delete", _):
            guard let id = Self.id(body.id) else { return nil }
            self = .delete(MessageID(id))
        case ("timeout", _):
            guard let id = Self.id(body.viewer), let seconds = body.seconds, Self.timeoutSeconds.contains(seconds)
            else {
                return nil
            }
            self = .timeout(ViewerID(.twitch, id), seconds: seconds)
        case ("ban", _):
            guard let id = Self.id(body.viewer) else { return nil }
            self = .ban(ViewerID(.twitch, id))
        case ("signIn", _):
            guard let account = body.account.flatMap(Account.init(rawValue:)) else { return nil }
            self = .signIn(account)
        case ("cancelSignIn", _): self = .cancelSignIn
        case ("skip", _): self = .skip
        case ("mute", _): self = .mute(body.on ?? true)
        case ("panic", _): self = .panic
        case ("reloadPersona", _): self = .reloadPersona
        case ("memory", _): self = .memory
        default: return nil
        }
    }

    /// Nil when there is nothing to read in it.
    private static func bounded(_ text: String?) -> String? {
        guard var text, text.contains(where: { !$0.isWhitespace }) else { return nil }
        text = String(text.prefix(longestText))
        if text.unicodeScalars.count > mostScalars { text = String(text.unicodeScalars.prefix(mostScalars)) }
        return text.contains { !$0.isWhitespace } ? text : nil
    }

    private static func id(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.unicodeScalars.count <= longestID else { return nil }
        return text
    }
}
