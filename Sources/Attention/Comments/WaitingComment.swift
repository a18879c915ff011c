internal import Signals

/// A comment in the queue. Its numbers stand apart from its content, so that ranking hundreds touches no reference.
struct WaitingComment: Sendable {
    final class Content: Sendable {
        let comment: Comment
        let nameIsSayable: Bool
        let impression: Impression
        /// 0 … 1.
        let risk: Double
        /// How many comments before it were much like it.
        let nearCopies: Int
        let standing: Standing
        /// A regular who was not answered lately.
        let isMissed: Bool
        /// Of the characters that are no spaces, 0 … 1.
        let emoteShare: Double

        init(
            _ comment: Comment, nameIsSayable: Bool, impression: Impression, risk: Double = 0, nearCopies: Int = 0,
            standing: Standing = .unknown, isMissed: Bool = false
        ) {
            self.comment = comment
            self.nameIsSayable = nameIsSayable
            self.impression = impression
            self.risk = risk
            self.nearCopies = nearCopies
            self.standing = standing
            self.isMissed = isMissed
            self.emoteShare = Self.emoteShare(comment)
        }

        private static func emoteShare(_ comment: Comment) -> Double {
            guard !comment.emotes.isEmpty else { return 0 }
            let total = comment.text.unicodeScalars.reduce(0) { $1 == " " ? $0 : $0 + 1 }
            guard total > 0 else { return 1 }
            return Double(comment.emotes.reduce(0) { $0 + $1.range.count }) / Double(total)
        }
    }

    /// Comments that wait as one: what others wrote alike.
    final class Cluster: Sendable {
        /// Of who wrote it, the waiting comment's viewer first; sixteen at most.
        let voices: [UInt64]
        /// The last of the others, which takes its place when the waiting comment is recalled.
        let spare: Content?

        init(voices: [UInt64], spare: Content?) {
            self.voices = voices
            self.spare = spare
        }
    }

    /// What a score is made of.
    struct Numbers: Sendable {
        let receivedAt: Moment
        /// The sum of the parts that do not change while it waits.
        let standing: Double
        /// How many others wrote much the same.
        var copies = 0
        var account: Fairness.Account

        func score(at now: Moment, _ decay: Decay) -> Double {
            var sum = standing
            changing(at: now, decay) { sum += $1 }
            return sum
        }

        @inline(__always)
        func changing(at now: Moment, _ decay: Decay, _ part: (Reason.Part, Double) -> Void) {
            let fade = 1 - decay.worth(since: receivedAt, at: now)
            if fade > 0.01, standing > 0 { part(.age, -fade * standing) }
            if account.balance != 0 {
                let balance = account.balance * decay.fairness(since: account.at, at: now)
                if balance > 0.02 { part(.answeredLately, -2.5 * balance) }
                if balance < -0.02 { part(.passedOver, -balance) }
            }
            if copies > 0 { part(.copies, min(2, 0.5 * Double(copies))) }
        }
    }

    let content: Content
    /// Counts admissions; the earlier of two equals goes first.
    let number: UInt64
    let gist: UInt64
    let viewerKey: UInt64
    /// Until when it must be chosen; nil for what nobody paid for.
    let deadline: Moment?
    /// Typed by the person at the machine, who waits for the answer.
    let isDirect: Bool
    /// Emotes or laughter and nothing else.
    let isWordless: Bool
    var numbers: Numbers
    var cluster: Cluster?
    /// How often it was chosen and nothing of the answer was heard.
    var returned = 0

    init(
        _ content: Content, number: UInt64, viewerKey: UInt64, account: Fairness.Account, logins: Set<String>,
        paidDeadline: Duration
    ) {
        let comment = content.comment
        self.content = content
        self.number = number
        self.gist = content.impression.gist
        self.viewerKey = viewerKey
        deadline = comment.bits > 0 ? comment.receivedAt + paidDeadline : nil
        switch comment.viewer.id.platform {
        case .terminal, .panel: isDirect = true
        case .twitch, .simulated, .inbound: isDirect = false
        }
        isWordless =
            (content.impression.letters == 0 || content.impression.isWordless || content.emoteShare > 0.8)
            && !isDirect && comment.bits == 0
        var sum = 0.0
        Self.standing(content, logins) { sum += $1 }
        numbers = Numbers(receivedAt: comment.receivedAt, standing: sum, account: account)
    }

    var comment: Comment { content.comment }
    var receivedAt: Moment { numbers.receivedAt }
    var copies: Int { numbers.copies }
    var isPaid: Bool { deadline != nil }

    /// Said to her: an idle thought of hers gives way.
    func isAddressed(_ logins: Set<String>) -> Bool {
        isDirect || content.impression.namesHer || comment.replyTo.map { logins.contains($0.login) } == true
    }

    /// May others gather under it, or it under others?
    var gathers: Bool { !isDirect && !isPaid }

    func score(at now: Moment, _ decay: Decay) -> Double { numbers.score(at: now, decay) }

    func reason(at now: Moment, _ decay: Decay, logins: Set<String>) -> Reason {
        var parts: [Reason.Part: Double] = [:]
        Self.standing(content, logins) { parts[$0] = $1 }
        numbers.changing(at: now, decay) { parts[$0] = $1 }
        return Reason(message: comment.id, parts: parts)
    }

    private static func standing(_ content: Content, _ logins: Set<String>, _ part: (Reason.Part, Double) -> Void) {
        let comment = content.comment
        let impression = content.impression
        part(.base, 1)
        if impression.namesHer { part(.namedHer, 4) }
        if impression.asks { part(.question, 2) }
        if let reply = comment.replyTo, logins.contains(reply.login) { part(.repliesToHer, 3) }
        if comment.isFirst { part(.firstTimer, 2) }
        if content.isMissed { part(.regular, 1.5) }
        if content.standing.bond > 0 { part(.bond, min(1, content.standing.bond)) }
        switch comment.viewer.id.platform {
        case .terminal, .panel: part(.direct, 6)
        case .twitch, .simulated, .inbound: break
        }
        if comment.bits > 0 { part(.bits, min(6, 2 + Double(comment.bits) / 100)) }
        if impression.letters == 0 || impression.isWordless || content.emoteShare > 0.8 {
            part(.substance, -1.5)
        } else if impression.words >= 4 {
            part(.substance, 0.5)
        }
        if content.nearCopies > 0 { part(.nearCopy, -min(3, Double(content.nearCopies))) }
        if content.risk > 0 { part(.risk, -4 * content.risk) }
    }
}
