internal import Attention
internal import Moderation
package import Signals

/// One call of the ``Director`` with what it decided, as ids and numbers: what a replay needs, and no viewer's words.
package struct TapeLine: Sendable, Hashable {
    package let at: Moment
    /// A short word for the kind of call.
    package let call: String
    package let subject: String

    package init(at: Moment, call: String, subject: String) {
        self.at = at
        self.call = call
        self.subject = subject
    }

    enum Call {
        case began(String)
        /// So many calls are missing here.
        case hole(Int)
        case judged(Comment, repliesToHer: Bool, Director.Judgement)
        case admitted(MessageID, nameIsSayable: Bool, Standing)
        case happened(ChannelEvent)
        case recalled(Recall)
        case released(MessageID)
        case operatorSpoke(Language)
        case forgot(ViewerID)
        case cameBack(Duration)
        case chose(Choice)
        case numbered(UInt32)
        case ended(TurnID, Director.Ending)
    }

    /// Between the parts of a subject; ids may hold spaces.
    package static let separator = "\u{1F}"

    init(at: Moment, call: Call) {
        func join(_ parts: String...) -> String { parts.joined(separator: Self.separator) }
        switch call {
        case .hole(let count): self.init(at: at, call: "hole", subject: "\(count)")
        case .began(let settings): self.init(at: at, call: "began", subject: settings)
        case .judged(let comment, let repliesToHer, let judgement):
            self.init(
                at: at, call: "judged",
                subject: join(comment.id.text, judgement.code, CommentTraits(comment, repliesToHer: repliesToHer).code))
        case .admitted(let id, let isSayable, let standing):
            let last = standing.lastAnswered.map { "\($0.milliseconds)" } ?? ""
            self.init(
                at: at, call: "admitted",
                subject: join(id.text, isSayable ? "1" : "0", "\(standing.visits)", "\(standing.bond)", last))
        case .happened(let event):
            self.init(at: at, call: "happened", subject: join(event.id.text, "\(event.receivedAt.nanoseconds)"))
        case .recalled(let recall): self.init(at: at, call: "recalled", subject: recall.code)
        case .released(let id): self.init(at: at, call: "released", subject: id.text)
        case .operatorSpoke(let language): self.init(at: at, call: "operator", subject: language.rawValue)
        case .forgot(let viewer):
            self.init(at: at, call: "forgot", subject: join(viewer.platform.rawValue, viewer.id))
        case .cameBack(let away): self.init(at: at, call: "back", subject: "\(away.inNanoseconds)")
        case .chose(let choice): self.init(at: at, call: "chose", subject: choice.code)
        case .numbered(let number): self.init(at: at, call: "numbered", subject: "\(number)")
        case .ended(let turn, let ending):
            self.init(
                at: at, call: "ended",
                subject: join(
                    "\(turn.number)", "\(ending.heard.count)", "\(ending.took.inNanoseconds)",
                    ending.cause?.rawValue ?? "", ending.feeling.emotion.rawValue, "\(ending.feeling.intensity)",
                    ending.wasCut ? "1" : "0"))
        }
    }
}

extension Director.Judgement {
    var code: String {
        switch self {
        case .recalled: "recalled"
        case .refused(let reason): "refused " + reason.kind.rawValue
        case .readable(let nameIsSayable): nameIsSayable ? "readable" : "nameless"
        }
    }
}

extension Choice {
    /// What was decided, comparably.
    var code: String {
        switch self {
        case .nothing: "nothing"
        case .held: "held"
        case .face(let feeling, _): "face \(feeling.emotion.rawValue) \(feeling.intensity)"
        case .answer(let request, _):
            (["answer \(request.turn.number) \(request.shape.rawValue) \(request.language.rawValue) \(request.waiting)"]
                + request.sources.map(\.text)).joined(separator: TapeLine.separator)
        }
    }
}

extension Recall {
    var code: String {
        let separator = TapeLine.separator
        return switch self {
        case .message(let id): "message\(separator)\(id.text)"
        case .author(let viewer, let login, let duration):
            [
                "author", viewer.platform.rawValue, viewer.id, viewer.id.isEmpty ? login : "",
                duration.map { "\($0.inNanoseconds)" } ?? "",
            ].joined(separator: separator)
        case .all(let platform): "all\(separator)\(platform.rawValue)"
        }
    }

    package init?(code: String) {
        let parts = code.split(separator: TapeLine.separator, omittingEmptySubsequences: false).map(String.init)
        switch parts.first {
        case "message" where parts.count == 2: self = .message(MessageID(parts[1]))
        case "author" where parts.count == 5:
            guard let platform = Platform(rawValue: parts[1]) else { return nil }
            self = .author(
                ViewerID(platform, parts[2]), login: parts[3], duration: Int64(parts[4]).map { .nanoseconds($0) })
        case "all" where parts.count == 2:
            guard let platform = Platform(rawValue: parts[1]) else { return nil }
            self = .all(platform)
        default: return nil
        }
    }
}
