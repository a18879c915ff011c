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

        init(_ comment: Comment, nameIsSayable: Bool, impression: Impression, risk: Double, nearCopies: Int) {
            self.comment = comment
            self.nameIsSayable = nameIsSayable
            self.impression = impression
            self.risk = risk
            self.nearCopies = nearCopies
        }
    }

    let content: Content
    /// Counts admissions; the earlier of two equals goes first.
    let number: UInt64
    /// The impression's key.
    let key: UInt64
    let receivedAt: Moment
    var copies = 0
    var account: Fairness.Account

    /// The sum of the parts that do not change while it waits.
    private let standing: Double

    init(_ content: Content, number: UInt64, account: Fairness.Account, logins: Set<String>) {
        self.content = content
        self.number = number
        self.key = content.impression.key
        self.receivedAt = content.comment.receivedAt
        self.account = account
        var sum = 0.0
        Self.standing(content, logins) { sum += $1 }
        standing = sum
    }

    var comment: Comment { content.comment }

    /// Typed by the person at the machine, who waits for the answer.
    var isDirect: Bool {
        switch comment.viewer.id.platform {
        case .terminal, .panel: true
        case .twitch, .simulated, .inbound: false
        }
    }

    func score(at now: Moment, _ decay: Decay) -> Double {
        var sum = standing
        changing(at: now, decay) { sum += $1 }
        return sum
    }

    func reason(at now: Moment, _ decay: Decay, logins: Set<String>) -> Reason {
        var parts: [Reason.Part: Double] = [:]
        Self.standing(content, logins) { parts[$0] = $1 }
        changing(at: now, decay) { parts[$0] = $1 }
        return Reason(message: comment.id, parts: parts)
    }

    @inline(__always)
    private func changing(at now: Moment, _ decay: Decay, _ part: (Reason.Part, Double) -> Void) {
        let fade = 1 - decay.worth(since: receivedAt, at: now)
        if fade > 0.01, standing > 0 { part(.age, -fade * standing) }
        if account.balance != 0 {
            let balance = account.balance * decay.fairness(since: account.at, at: now)
            if balance > 0.02 { part(.answeredLately, -2.5 * balance) }
            if balance < -0.02 { part(.passedOver, -balance) }
        }
        if copies > 0 { part(.copies, min(2, 0.5 * Double(copies))) }
    }

    private static func standing(_ content: Content, _ logins: Set<String>, _ part: (Reason.Part, Double) -> Void) {
        let comment = content.comment
        let impression = content.impression
        part(.base, 1)
        if impression.namesHer { part(.namedHer, 4) }
        if impression.asks { part(.question, 2) }
        if let reply = comment.replyTo, logins.contains(reply.login) { part(.repliesToHer, 3) }
        if comment.isFirst { part(.firstTimer, 2) }
        switch comment.viewer.id.platform {
        case .terminal, .panel: part(.direct, 6)
        case .twitch, .simulated, .inbound: break
        }
        if comment.bits > 0 { part(.bits, min(6, 2 + Double(comment.bits) / 100)) }
        if impression.letters == 0 || emoteShare(comment) > 0.8 {
            part(.substance, -1.5)
        } else if impression.words >= 4 {
            part(.substance, 0.5)
        }
        if content.nearCopies > 0 { part(.nearCopy, -min(3, Double(content.nearCopies))) }
        if content.risk > 0 { part(.risk, -4 * content.risk) }
    }

    /// Scalars inside emotes, of those that are no spaces.
    private static func emoteShare(_ comment: Comment) -> Double {
        guard !comment.emotes.isEmpty else { return 0 }
        let total = comment.text.unicodeScalars.reduce(0) { $1 == " " ? $0 : $0 + 1 }
        guard total > 0 else { return 1 }
        return Double(comment.emotes.reduce(0) { $0 + $1.range.count }) / Double(total)
    }
}
