package import Attention
package import Signals

/// What becomes of an event by the streamer's rewards. A pure decision; ``Show`` does it.
package struct RewardBook: Sendable {
    package enum Decision: Hashable, Sendable {
        /// It waits for thanks like any other event.
        case admit
        case ignore
        /// She says these words.
        case say(String)
        case feel(Feeling)
        /// What she is saying ends.
        case skip
        /// It is a reward's, but nothing can be done about it now.
        case pass
    }

    /// How she is when it comes.
    package struct Scene: Hashable, Sendable {
        package var isMuted = false
        /// Nobody's points cut off thanks, or an answer to the operator.
        package var mayBeCut = false
        /// Lines that are to be said in her voice wait already.
        package var waitingLines = 0

        package init(isMuted: Bool = false, mayBeCut: Bool = false, waitingLines: Int = 0) {
            self.isMuted = isMuted
            self.mayBeCut = mayBeCut
            self.waitingLines = waitingLines
        }
    }

    /// The rest is for the operator.
    private static let mostLines = 4

    private let rules: [RewardRule]

    package init(_ rules: [RewardRule]) { self.rules = rules }

    package func decision(on event: ChannelEvent, in scene: Scene) -> Decision {
        switch action(of: event) {
        case .answer: .admit
        case .ignore: .ignore
        case .say(let words): scene.isMuted || scene.waitingLines >= Self.mostLines ? .pass : .say(words)
        case .feel(let emotion): .feel(Feeling(emotion, intensity: 3))
        case .skip: scene.mayBeCut ? .skip : .pass
        }
    }

    /// Of an event that an earlier run left: whether thanks are not what it is for, and so what its end is called.
    package func fate(of event: ChannelEvent) -> EventFate? {
        switch action(of: event) {
        case .answer: nil
        case .ignore: .ignored
        case .say, .feel, .skip: .rewarded
        }
    }

    private func action(of event: ChannelEvent) -> RewardRule.Action {
        guard case .redemption(let reward, _) = event.kind else { return .answer }
        return rules.first { $0.isAbout(reward) }?.action ?? .answer
    }
}

extension LoadShape {
    /// Whether a reward may end such a turn.
    var mayBeSkipped: Bool {
        switch self {
        case .events, .operator, .operatorWithChat: false
        case .single, .few, .crowd, .flood, .idle, .welcomeBack: true
        }
    }
}
