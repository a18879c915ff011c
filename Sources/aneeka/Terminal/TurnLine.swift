import Show
import Signals

/// One ended turn as one line of the terminal: comment → answer, and how long until her first sound.
struct TurnLine: CustomStringConvertible {
    let report: TurnReport
    let words: TerminalWords

    var description: String {
        let asked: String
        switch report.request.comments.count {
        case 0: asked = report.request.shape == .operator ? words.operatorSpoke : words.shape(report.request.shape)
        case 1: asked = Self.quote(report.request.comments[0])
        default:
            let more = report.request.comments.count - 1 + report.request.waiting
            asked = "\(Self.quote(report.request.comments[0])) (+\(more))"
        }
        var answer = Self.visible(report.heard)
        if report.wasCut { answer += " —" }
        if case .failed = report.outcome { answer = words.nothing }
        let delay = words.firstSound(report.firstSound.map { Int($0.inMilliseconds.rounded()) })
        let note: String
        switch report.outcome {
        case .finished: note = ""
        case .stopped(let cause): note = ", " + words.stopped(cause)
        case .prepared: note = ", " + words.prepared
        case .failed(let reason): note = ", \(reason)"
        }
        return "\(asked) → \(answer)   [\(delay)\(note)]"
    }

    private static func quote(_ comment: Comment) -> String {
        "\(visible(comment.viewer.name)): \(visible(comment.text))"
    }

    /// Hostile text may carry escape sequences; a terminal must get none of them.
    static func visible(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 32 || (127..<160).contains($0.value) ? " " : $0 }))
    }
}
