internal import Attention
package import Show
package import Signals

/// Runs a recorded show again through a ``Show/Director``, and compares every decision with the recorded one.
///
/// The director is asked what it was asked then, at the times of then; what a model answered is taken from the tape.
package struct Replay: Sendable {
    /// Where the recorded show and this one part.
    package struct Difference: Hashable, Sendable {
        /// Since the first call.
        package let at: Duration
        package let call: String
        package let recorded: String
        package let replayed: String
    }

    package struct Outcome: Sendable {
        package var calls = 0
        package var decisions = 0
        /// The first ones; see ``differenceCount``.
        package var differences: [Difference] = []
        package var differenceCount = 0
        /// Comments of the tape whose words are gone, so that their verdict was taken from the tape.
        package var erased = 0
        /// Words that are gone, or calls that were never kept, have changed what follows: decisions after that are not
        /// compared.
        package var isComparable = true
        /// How long the recorded show was.
        package var length: Duration = .zero
    }

    private static let mostTold = 50

    private var director: Director
    private let known: [MessageID: ReplayedComment]
    private var comments: [MessageID: Comment] = [:]
    private let events: [MessageID: ChannelEvent]
    private let herLogin: String
    private var running: [UInt32: TurnRequest] = [:]
    private var outcome = Outcome()

    /// - Parameters:
    ///   - director: as it was at the tape's beginning, with the first turn's number of then.
    ///   - known: the words of the tape's comments, as far as they are kept.
    package init(
        director: Director, known: [MessageID: ReplayedComment], events: [MessageID: ChannelEvent]
    ) {
        self.director = director
        self.known = known
        self.events = events
        herLogin = director.logins.sorted().first ?? ""
    }

    package mutating func run(_ tape: [TapeLine]) -> Outcome {
        guard let start = tape.first?.at, let end = tape.last?.at else { return outcome }
        outcome.length = end - start
        for line in tape {
            outcome.calls += 1
            play(line)
            let replayed = director.takeTape().last
            if line.call == "hole" || outcome.erased > 0 { outcome.isComparable = false }
            guard outcome.isComparable, let replayed, line.isDecision else { continue }
            outcome.decisions += 1
            guard replayed.subject != line.subject || replayed.call != line.call else { continue }
            outcome.differenceCount += 1
            if outcome.differences.count < Self.mostTold {
                outcome.differences.append(
                    Difference(
                        at: line.at - start, call: line.call, recorded: line.subject, replayed: replayed.subject))
            }
        }
        return outcome
    }

    private mutating func play(_ line: TapeLine) {
        let parts = line.subject.split(separator: TapeLine.separator, omittingEmptySubsequences: false).map(String.init)
        func part(_ index: Int) -> String { index < parts.count ? parts[index] : "" }
        switch line.call {
        case "judged":
            let id = MessageID(part(0))
            guard let words = known[id], let traits = CommentTraits(code: part(2)) else {
                outcome.erased += 1
                return
            }
            let comment = traits.comment(id: id, viewer: words.viewer, text: words.text, herLogin: herLogin)
            if director.judge(comment, at: line.at) != .recalled { comments[id] = comment }
        case "admitted":
            guard let comment = comments.removeValue(forKey: MessageID(part(0))) else { return }
            let standing = Standing(
                visits: Int(part(2)) ?? 0, bond: Double(part(3)) ?? 0,
                lastAnswered: Int64(part(4)).map(WallTime.init(milliseconds:)))
            director.admit(comment, nameIsSayable: part(1) == "1", standing: standing, at: line.at)
        case "happened":
            guard let event = events[MessageID(part(0))] else {
                outcome.erased += 1
                return
            }
            director.admit(event.received(at: Moment(nanoseconds: Int64(part(1)) ?? 0)), at: line.at)
        case "recalled":
            if let recall = Recall(code: line.subject) { _ = director.apply(recall, at: line.at) }
        case "released": director.release(MessageID(line.subject), at: line.at)
        case "forgot":
            if let platform = Platform(rawValue: part(0)) {
                director.forget(ViewerID(platform, part(1)), at: line.at)
            }
        case "operator":
            director.hear(operator: "", language: Language(rawValue: part(0)) ?? .en, at: line.at)
        case "back": director.cameBack(after: .nanoseconds(Int64(part(0)) ?? 0), at: line.at)
        case "numbered": _ = director.takeTurnNumber(at: line.at)
        case "chose":
            if case .answer(let request, _) = director.choose(at: line.at) { running[request.turn.number] = request }
        case "ended":
            guard let number = UInt32(part(0)), let request = running.removeValue(forKey: number) else { return }
            let ending = Director.Ending(
                // The words do not decide; how many there were does.
                heard: String(repeating: "a", count: Int(part(1)) ?? 0),
                feeling: Feeling(Emotion(rawValue: part(4)) ?? .neutral, intensity: Int(part(5)) ?? 2),
                wasCut: part(6) == "1", cause: StopCause(rawValue: part(3)),
                took: .nanoseconds(Int64(part(2)) ?? 0))
            director.ended(request, ending, at: line.at)
        default: break
        }
    }
}

extension TapeLine {
    /// What the rooms decided, and not what came to them.
    fileprivate var isDecision: Bool { call == "chose" || call == "judged" }
}

/// The words of a recorded comment and who wrote them; the rest stands on the tape.
package struct ReplayedComment: Sendable {
    package let viewer: Viewer
    package let text: String

    package init(viewer: Viewer, text: String) {
        self.viewer = viewer
        self.text = text
    }
}

extension ChannelEvent {
    fileprivate func received(at moment: Moment) -> ChannelEvent {
        ChannelEvent(id: id, kind: kind, viewer: viewer, text: text, platform: platform, receivedAt: moment)
    }
}
