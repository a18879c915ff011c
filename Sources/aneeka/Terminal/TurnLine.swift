import Show
import Signals

/// One ended turn as one line of the terminal: comment → answer, and how long until her first sound.
struct TurnLine: CustomStringConvertible {
    let report: TurnReport
    let words: TerminalWords

    var description: String {
        let request = report.request
        let asked: String
        switch request.comments.count {
        case _ where report.isRecalled: asked = words.takenBack
        case _ where request.operatorWords != nil: asked = "» " + (request.operatorWords ?? "")
        case _ where !request.events.isEmpty:
            let more = request.events.count - 1 + request.waiting
            asked = "★ " + request.events[0].line[words.language] + (more > 0 ? " (+\(more))" : "")
        case 0: asked = "(\(request.shape.words[words.language]))"
        case 1: asked = Self.quote(request.comments[0])
        default:
            let more = request.comments.count - 1 + request.waiting
            asked = Self.quote(request.comments[0]) + " (+\(more))"
        }
        var answer = report.heard
        if report.wasCut { answer += " —" }
        if case .failed = report.outcome { answer = words.nothing }
        let delay = words.firstSound(report.firstSound?.roundedMilliseconds, waited: waited)
        let note = report.outcome.words[words.language]
        return "\(asked) → \(answer)   [\(delay)\(note.isEmpty ? "" : ", " + note)]"
    }

    /// Milliseconds from the comment's admission to its choice.
    private var waited: Int {
        func at(_ mark: TurnMark) -> Moment? { report.marks.first { $0.mark == mark }?.at }
        guard let admitted = at(.admitted), let chosen = at(.chosen) else { return 0 }
        return max(.zero, chosen - admitted).roundedMilliseconds
    }

    private static func quote(_ comment: Comment) -> String {
        "\(comment.viewer.name): \(comment.text)"
    }
}

extension Duration {
    fileprivate var roundedMilliseconds: Int { Int(inMilliseconds.rounded()) }
}
