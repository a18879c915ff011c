internal import Signals

/// When the optional guard model is asked, how long it is waited for, and what counts when it says nothing in time.
///
/// It only ever adds refusals: what the rules refuse is not asked about.
package struct GuardPolicy: Equatable, Sendable {
    package enum Scope: String, CaseIterable, Hashable, Sendable {
        case never
        /// Texts that the rules are not sure of: see ``asks(aboutSaid:firstOfReply:)``.
        case doubtful
        case always
    }

    /// What counts without an answer in time, and with one that cannot be read.
    package enum Silence: String, CaseIterable, Hashable, Sendable {
        case pass, refuse
    }

    /// Of her clauses; asked while the one before is heard.
    package var said: Scope
    /// For one answer, 50 ms … 5 s.
    package var deadline: Duration
    package var silence: Silence
    /// Shorter texts are not asked about: a greeting costs no answer. In letters.
    package var shortestText: Int

    package init(
        said: Scope = .never, deadline: Duration = .milliseconds(400), silence: Silence = .pass,
        shortestText: Int = 12
    ) {
        self.said = said
        self.deadline = min(max(deadline, .milliseconds(50)), .seconds(5))
        self.silence = silence
        self.shortestText = max(0, shortestText)
    }

    /// - Parameters:
    ///   - clause: as captioned.
    ///   - firstOfReply: a reply that begins well mostly goes on so; where its first clause passed, only what looks
    ///     doubtful is asked about: clauses with digits, quotes, or more capitals than a sentence has.
    package func asks(aboutSaid clause: String, firstOfReply: Bool) -> Bool {
        let letters = clause.unicodeScalars.reduce(0) { $0 + ($1.properties.isAlphabetic ? 1 : 0) }
        guard letters >= shortestText else { return false }
        switch said {
        case .never: return false
        case .always: return true
        case .doubtful:
            if firstOfReply { return true }
            let capitals = clause.unicodeScalars.reduce(0) { $0 + ($1.properties.isUppercase ? 1 : 0) }
            return capitals * 2 > letters || clause.utf8.contains(where: { $0.isDigit })
                || clause.contains(where: { "\"“”«»".contains($0) })
        }
    }

    /// What a call's end means; nil = it may pass.
    ///
    /// - Parameter answer: nil when there was none within ``deadline``, or the call failed.
    package func refusal(for answer: GuardAnswer?) -> RefusalReason? {
        switch answer {
        case .safe: nil
        case .unsafe(let category): RefusalReason(category.kind, rule: "guard model: \(category.name)")
        case .unreadable, nil:
            silence == .pass ? nil : RefusalReason(.guarded, rule: "guard model: no answer in time")
        }
    }
}
